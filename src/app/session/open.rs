//! The matrix on the screen, with all that is derived from it.

use remit::catalogue::Published;
use remit::checks::{self, Findings};
use remit::edit::{Command, Crossed, EditError, Editor};
use remit::formats::file_stem;
use remit::grid::Layout;
use remit::matrix::{Matrix, MatrixId};

/// Where the matrix on the screen lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// In the app; it is read-only.
    Published(&'static Published),
    /// In this browser.
    Draft(MatrixId),
}

/// The matrix on the screen. Findings and layout always are those of the matrix.
#[derive(Debug, Clone)]
pub struct Open {
    origin: Origin,
    editor: Editor,
    findings: Findings,
    layout: Layout,
}

impl Open {
    /// Opens a matrix.
    pub fn new(origin: Origin, matrix: Matrix) -> Self {
        let findings = checks::check(&matrix);
        let layout = Layout::of(&matrix);
        Self { origin, editor: Editor::new(matrix), findings, layout }
    }

    /// Where it lives.
    pub fn origin(&self) -> Origin {
        self.origin
    }

    /// Whether it can be edited.
    pub fn is_draft(&self) -> bool {
        matches!(self.origin, Origin::Draft(_))
    }

    /// The matrix.
    pub fn matrix(&self) -> &Matrix {
        self.editor.matrix()
    }

    /// The name of its file, valid on every system.
    pub fn file_name(&self) -> String {
        format!("{}.raci.json", file_stem(&self.matrix().title))
    }

    /// What the checks say.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// What the grid shows.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// What undo would take back.
    pub fn undoes(&self) -> Option<&str> {
        self.editor.undoes()
    }

    /// What redo would do again.
    pub fn redoes(&self) -> Option<&str> {
        self.editor.redoes()
    }

    /// Carries a command out; false where it changes nothing.
    pub fn dispatch(&mut self, name: &str, command: Command) -> Result<bool, EditError> {
        let changed = self.editor.dispatch(name, command)?;
        if changed {
            self.derive();
        }
        Ok(changed)
    }

    /// Takes the last step back.
    pub fn undo(&mut self) -> Result<Option<Crossed>, EditError> {
        let crossed = self.editor.undo()?;
        self.derive();
        Ok(crossed)
    }

    /// Does the last undone step again.
    pub fn redo(&mut self) -> Result<Option<Crossed>, EditError> {
        let crossed = self.editor.redo()?;
        self.derive();
        Ok(crossed)
    }

    fn derive(&mut self) {
        self.findings = checks::check(self.editor.matrix());
        self.layout = Layout::of(self.editor.matrix());
    }
}
