//! The matrix on the screen, with all that is derived from it.

use std::sync::atomic::{AtomicU32, Ordering};

use remit::catalogue::Published;
use remit::checks::{self, Findings};
use remit::edit::{Command, Crossed, EditError, Editor, Touched};
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
    revision: u32,
}

impl Open {
    /// Opens a matrix.
    pub fn new(origin: Origin, matrix: Matrix) -> Self {
        let findings = checks::check(&matrix);
        let layout = Layout::of(&matrix);
        Self { origin, editor: Editor::new(matrix), findings, layout, revision: next_revision() }
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

    /// A number that is another one after each change, and for each matrix that is opened.
    pub fn revision(&self) -> u32 {
        self.revision
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
        let touched = command.touched();
        let changed = self.editor.dispatch(name, command)?;
        if changed {
            self.derive(&touched);
        }
        Ok(changed)
    }

    /// Takes the last step back.
    pub fn undo(&mut self) -> Result<Option<Crossed>, EditError> {
        let crossed = self.editor.undo()?;
        self.crossed(crossed.as_ref());
        Ok(crossed)
    }

    /// Does the last undone step again.
    pub fn redo(&mut self) -> Result<Option<Crossed>, EditError> {
        let crossed = self.editor.redo()?;
        self.crossed(crossed.as_ref());
        Ok(crossed)
    }

    fn crossed(&mut self, crossed: Option<&Crossed>) {
        if let Some(crossed) = crossed {
            self.derive(&crossed.touched);
        }
    }

    fn derive(&mut self, touched: &Touched) {
        let matrix = self.editor.matrix();
        self.findings = checks::check(matrix);
        if touched.lines {
            self.layout.lines_changed(matrix);
        }
        if touched.columns {
            self.layout.columns_changed(matrix);
        }
        self.revision = next_revision();
    }
}

fn next_revision() -> u32 {
    static LAST: AtomicU32 = AtomicU32::new(0);
    LAST.fetch_add(1, Ordering::Relaxed)
}
