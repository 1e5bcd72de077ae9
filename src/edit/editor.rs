//! A matrix being edited: commands go in at one door, and each can be taken back.

use super::{Command, EditError, Touched, apply};
use crate::matrix::Matrix;

/// How many steps can be undone.
const MAX_STEPS: usize = 1_000;

/// A change that was made, with its name and the command that takes it back.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    /// What was done, like "Clear 6 cells".
    name: String,
    /// The command that leads to the other side of the step.
    command: Command,
}

/// A step that was taken back or done again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crossed {
    /// Its name.
    pub name: String,
    /// What changed.
    pub touched: Touched,
}

/// A matrix with its history.
#[derive(Debug, Clone)]
pub struct Editor {
    matrix: Matrix,
    undo: Vec<Step>,
    redo: Vec<Step>,
}

impl Editor {
    /// An editor without history.
    pub fn new(matrix: Matrix) -> Self {
        Self { matrix, undo: Vec::new(), redo: Vec::new() }
    }

    /// The matrix as it is now.
    pub fn matrix(&self) -> &Matrix {
        &self.matrix
    }

    /// Carries a command out. False where it changes nothing; then there is nothing to undo.
    pub fn dispatch(
        &mut self,
        name: impl Into<String>,
        command: Command,
    ) -> Result<bool, EditError> {
        let done = command.clone();
        let inverse = apply(&mut self.matrix, command)?;
        if inverse == done {
            return Ok(false);
        }
        self.redo.clear();
        if self.undo.len() == MAX_STEPS {
            self.undo.remove(0);
        }
        self.undo.push(Step { name: name.into(), command: inverse });
        Ok(true)
    }

    /// Takes the last step back and says what it was, if there is one.
    pub fn undo(&mut self) -> Result<Option<Crossed>, EditError> {
        Self::cross(&mut self.matrix, &mut self.undo, &mut self.redo)
    }

    /// Does the step again that was last taken back, and says what it was, if there is one.
    pub fn redo(&mut self) -> Result<Option<Crossed>, EditError> {
        Self::cross(&mut self.matrix, &mut self.redo, &mut self.undo)
    }

    /// The name of the step that undo would take back.
    pub fn undoes(&self) -> Option<&str> {
        self.undo.last().map(|step| step.name.as_str())
    }

    /// The name of the step that redo would do again.
    pub fn redoes(&self) -> Option<&str> {
        self.redo.last().map(|step| step.name.as_str())
    }

    fn cross(
        matrix: &mut Matrix,
        from: &mut Vec<Step>,
        to: &mut Vec<Step>,
    ) -> Result<Option<Crossed>, EditError> {
        let Some(step) = from.pop() else { return Ok(None) };
        let touched = step.command.touched();
        let command = apply(matrix, step.command)?;
        to.push(Step { name: step.name.clone(), command });
        Ok(Some(Crossed { name: step.name, touched }))
    }
}
