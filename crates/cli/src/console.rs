//! What is printed. A reader that closes its pipe has seen enough: that is no error, and nothing
//! is said of it.

use std::io::{self, Write};

use super::failure::Failure;

/// Prints to standard output. Colours stay only where a terminal shows them.
pub(crate) fn print(text: &str) {
    let mut out = anstream::stdout().lock();
    let _closed = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Writes bytes to standard output as they are.
pub(crate) fn print_bytes(bytes: &[u8]) {
    let mut out = io::stdout().lock();
    let _closed = out.write_all(bytes).and_then(|()| out.flush());
}

/// Prints to standard error.
pub(crate) fn tell(text: &str) {
    let mut out = anstream::stderr().lock();
    let _closed = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Says what could not be done.
pub(crate) fn fail(failure: &Failure) {
    tell(&failure.in_words());
}
