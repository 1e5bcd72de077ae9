//! How far a reading has come, and whether it should go on.

use std::ops::ControlFlow;

use super::ImportError;

/// What is being done now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Lines and cells are told apart.
    Splitting,
    /// It is made out what they mean.
    Understanding,
    /// The matrix is put together.
    Building,
    /// A file is written.
    Writing,
    /// Rows of two matrices are matched.
    Matching,
}

impl Stage {
    /// In words for a person.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Splitting => "Reading",
            Self::Understanding => "Interpreting",
            Self::Building => "Assembling",
            Self::Writing => "Writing",
            Self::Matching => "Matching rows",
        }
    }
}

/// How far a reading has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// How much of it is done: bytes, lines or rows.
    pub done: usize,
    /// Out of how much.
    pub total: usize,
}

/// Tells about progress now and then, and asks whether to go on.
pub struct Watch<'a> {
    tell: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    calls: usize,
}

/// So many steps pass between two reports.
const EVERY: usize = 256;

impl<'a> Watch<'a> {
    /// Tells of progress by a call.
    pub fn new(tell: &'a mut dyn FnMut(Progress) -> ControlFlow<()>) -> Self {
        Self { tell, calls: 0 }
    }

    /// A large step was done: tells about it at once.
    pub fn now(&mut self, stage: Stage, done: usize, total: usize) -> Result<(), ImportError> {
        self.calls = 0;
        self.step(stage, done, total)
    }

    /// One small step was done. Fails when the reading is to stop.
    pub fn step(&mut self, stage: Stage, done: usize, total: usize) -> Result<(), ImportError> {
        self.calls += 1;
        if !self.calls.is_multiple_of(EVERY) && self.calls != 1 {
            return Ok(());
        }
        match (self.tell)(Progress { stage, done, total }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(ImportError::Cancelled),
        }
    }
}
