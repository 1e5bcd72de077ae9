//! How much of a text is looked at while it is read. Reading has to be linear in what is read,
//! and tests count that instead of the time, which depends on the machine.

#[cfg(any(test, feature = "testing"))]
use std::cell::Cell;

#[cfg(any(test, feature = "testing"))]
thread_local! {
    static TAKEN: Cell<u64> = const { Cell::new(0) };
}

/// So many bytes, or other small things, are looked at. Nothing is counted outside of tests.
#[inline]
pub fn look(count: usize) {
    #[cfg(any(test, feature = "testing"))]
    TAKEN.set(TAKEN.get() + count as u64);
    #[cfg(not(any(test, feature = "testing")))]
    let _ = count;
}

/// Where a sign stands next in a text, from a place on.
pub fn find(text: &str, from: usize, sign: &str) -> Option<usize> {
    let rest = text.get(from..)?;
    let found = rest.find(sign);
    look(found.unwrap_or(rest.len()));
    found.map(|at| from + at)
}

/// How many steps some work takes.
#[cfg(any(test, feature = "testing"))]
pub fn of<T>(work: impl FnOnce() -> T) -> (T, u64) {
    let before = TAKEN.get();
    let done = work();
    (done, TAKEN.get() - before)
}
