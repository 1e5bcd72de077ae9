//! How far an alignment has come, and whether it should go on.

use std::ops::ControlFlow;

/// What is being done now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Texts are taken apart.
    Reading,
    /// Candidates are looked for.
    Searching,
    /// Candidates are weighed against each other.
    Weighing,
}

impl Stage {
    /// In words for a person.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Reading => "Reading",
            Self::Searching => "Finding candidates",
            Self::Weighing => "Comparing candidates",
        }
    }
}

/// How far an alignment has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// How many rows are done.
    pub done: usize,
    /// Out of how many.
    pub total: usize,
}

/// Somebody has told the alignment to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the alignment was cancelled")]
pub struct Cancelled;

/// Tells about progress now and then, and asks whether to go on.
pub(super) struct Watch<'a> {
    tell: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
}

/// So many rows pass between two reports.
const EVERY: usize = 64;

impl<'a> Watch<'a> {
    pub(super) fn new(tell: &'a mut dyn FnMut(Progress) -> ControlFlow<()>) -> Self {
        Self { tell }
    }

    /// So many rows are done. Fails where the alignment is to stop.
    pub(super) fn step(
        &mut self,
        stage: Stage,
        done: usize,
        total: usize,
    ) -> Result<(), Cancelled> {
        if !done.is_multiple_of(EVERY) {
            return Ok(());
        }
        match (self.tell)(Progress { stage, done, total }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Cancelled),
        }
    }
}
