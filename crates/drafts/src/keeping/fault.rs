//! Faults that tests plant, to see that the simulation would find them.

/// A fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// "Saved" is said while the transaction is under way.
    SavedBeforeItIs,
    /// What other tabs say is not heard.
    Deaf,
    /// What is pending is forgotten where another tab was first.
    Forgetful,
    /// What another tab has changed at the same time is typed over.
    Careless,
    /// What a tab that is gone has left is not taken over.
    Heirless,
    /// The copy of what is pending is removed before the journal has it.
    Hasty,
    /// What is missing in the journal is not looked for.
    Blind,
    /// A file is written without a look at what it holds.
    Unlooked,
    /// What others have changed in a file is taken where they never saw what it is laid over.
    Trusting,
    /// What both have changed is decided for the draft.
    Partial,
    /// What others have written counts as taken in before the journal has it.
    Early,
    /// What the journal does not have yet is written to the file.
    Loose,
    /// Somebody who takes back what others have changed takes it out of the file, too.
    Undoing,
    /// What is about to be written is not remembered.
    Amnesic,
    /// A file of another matrix is taken for this one.
    Mistaken,
    /// What a person has given up for what the file has is not kept.
    Unversioned,
    /// Each tab takes itself for the one that writes.
    #[cfg(any(test, feature = "simulation"))]
    Crowded,
    /// The journal takes entries that do not follow what it has.
    #[cfg(any(test, feature = "simulation"))]
    Unordered,
    /// The journal says that it has what it has not.
    #[cfg(any(test, feature = "simulation"))]
    Lying,
}

#[cfg(test)]
thread_local! {
    static PLANTED: std::cell::Cell<Option<Fault>> = const { std::cell::Cell::new(None) };
}

/// Plants a fault in this thread, or takes it out again.
#[cfg(test)]
pub(crate) fn plant(fault: Option<Fault>) {
    PLANTED.set(fault);
}

/// Whether this fault was planted: never in what is built for people.
#[cfg(test)]
pub(crate) fn is(fault: Fault) -> bool {
    PLANTED.get() == Some(fault)
}

/// Whether this fault was planted: never in what is built for people.
#[cfg(not(test))]
pub(crate) const fn is(_: Fault) -> bool {
    false
}
