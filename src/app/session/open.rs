//! The matrix on the screen, with all that is derived from it.

use remit::catalogue::Published;
use remit::checks::{self, Findings};
use remit::edit::{Crossed, EditError, Editor, Entry, Step};
use remit::formats::file_stem;
use remit::grid::Layout;
use remit::matrix::{Matrix, MatrixId, TabId};

/// Where the matrix on the screen lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// In the app; it is read-only.
    Published(&'static Published),
    /// In this browser.
    Draft(MatrixId),
    /// In a draft's history, of this time; it is read-only.
    Version(MatrixId, u64),
}

/// The matrix on the screen. Findings and layout always are those of the matrix.
#[derive(Debug, Clone)]
pub struct Open {
    origin: Origin,
    editor: Editor,
    /// Tabs that have the app open, too: their steps are not this tab's to take back.
    others: Vec<TabId>,
    is_frozen: bool,
    findings: Findings,
    layout: Layout,
}

impl Open {
    /// Opens a matrix without history.
    pub fn new(origin: Origin, matrix: Matrix) -> Self {
        Self::with_history(origin, Editor::new(matrix), Vec::new())
    }

    /// Opens a draft with its history.
    pub fn with_history(origin: Origin, editor: Editor, others: Vec<TabId>) -> Self {
        let findings = checks::check(editor.matrix());
        let layout = Layout::of(editor.matrix());
        Self { origin, editor, others, is_frozen: false, findings, layout }
    }

    /// Where it lives.
    pub fn origin(&self) -> Origin {
        self.origin
    }

    /// The draft that it is, if it is one.
    pub fn draft(&self) -> Option<MatrixId> {
        match self.origin {
            Origin::Draft(id) => Some(id),
            Origin::Published(_) | Origin::Version(..) => None,
        }
    }

    /// Whether it can be edited.
    pub fn is_draft(&self) -> bool {
        self.draft().is_some() && !self.is_frozen
    }

    /// A newer Remit has changed it: it can only be read from now on.
    pub fn freeze(&mut self) {
        self.is_frozen = true;
    }

    /// The matrix.
    pub fn matrix(&self) -> &Matrix {
        self.editor.matrix()
    }

    /// The matrix with its history.
    pub fn editor(&self) -> &Editor {
        &self.editor
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

    /// The step that undo would take back.
    pub fn undoes(&self) -> Option<&Step> {
        self.editor.undoes(|tab| !self.others.contains(&tab))
    }

    /// The step that redo would make again.
    pub fn redoes(&self) -> Option<&Step> {
        self.editor.redoes(|tab| !self.others.contains(&tab))
    }

    /// Does what an entry says; `None` where that changes nothing.
    pub fn perform(&mut self, entry: Entry) -> Result<Option<Crossed>, EditError> {
        let crossed = self.editor.perform(entry)?;
        if crossed.is_some() {
            self.derive();
        }
        Ok(crossed)
    }

    /// Puts what another tab and this one have made together in place of what is here.
    pub fn replace(&mut self, editor: Editor) {
        self.editor = editor;
        self.derive();
    }

    fn derive(&mut self) {
        self.findings = checks::check(self.editor.matrix());
        self.layout = Layout::of(self.editor.matrix());
    }
}
