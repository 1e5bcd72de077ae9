//! The matrix on the screen, with all that is derived from it.

use std::sync::atomic::{AtomicU32, Ordering};

use remit_core::checks::{Checker, Finding, Findings, Fix};
use remit_core::edit::{Crossed, EditError, Editor, Entry, Reach, Step, Touched};
use remit_core::find::Filter;
use remit_core::grid::{Hiding, Layout};
use remit_core::matrix::{Matrix, MatrixId, RowId, TabId};
use remit_formats::catalogue::Published;
use remit_formats::file_stem;

use super::checks::Checks;
use crate::platform::time;

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

/// With more changed rows than these, it is quicker to look at all that are on the page.
const MANY_CHANGED: usize = 100;

/// Matrices of more rows than these are shown before they are checked.
const CHECKED_AT_ONCE: usize = 2_000;

/// The matrix on the screen. Findings and layout always are those of the matrix.
#[derive(Debug, Clone)]
pub struct Open {
    origin: Origin,
    editor: Editor,
    /// Whose steps are this tab's to take back: its own,
    own: Option<TabId>,
    /// and those of tabs that are gone.
    gone: Vec<TabId>,
    is_frozen: bool,
    checks: Checks,
    /// What they know of the matrix, once they are loaded and it was shown.
    checker: Option<Checker>,
    layout: Layout,
    /// What was asked to be seen.
    filter: Filter,
    /// The state of the matrix for which that was last looked up.
    filtered: u32,
    revision: u32,
    /// Since the state with this number only the rows at these positions have changed.
    changed: Option<(u32, Vec<usize>)>,
}

impl Open {
    /// Opens a matrix without history.
    pub fn new(origin: Origin, matrix: Matrix, checks: Checks) -> Self {
        Self::of(origin, Editor::new(matrix), None, Vec::new(), checks)
    }

    /// Opens a draft with its history in a tab, beside others that are there.
    pub fn with_history(
        origin: Origin,
        editor: Editor,
        own: TabId,
        others: &[TabId],
        checks: Checks,
    ) -> Self {
        let gone = gone(&editor, Some(own), others);
        Self::of(origin, editor, Some(own), gone, checks)
    }

    fn of(
        origin: Origin,
        editor: Editor,
        own: Option<TabId>,
        gone: Vec<TabId>,
        checks: Checks,
    ) -> Self {
        let at_once = editor.matrix().rows.len() <= CHECKED_AT_ONCE;
        let checker = if at_once { (checks.check)(editor.matrix()) } else { None };
        let layout = Layout::of(editor.matrix());
        Self {
            origin,
            editor,
            own,
            gone,
            is_frozen: false,
            checks,
            checker,
            layout,
            filter: Filter::default(),
            filtered: 0,
            revision: next_revision(),
            changed: None,
        }
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
        self.checker.as_ref().map_or(&NOTHING, Checker::findings)
    }

    /// The checks themselves, once they are loaded.
    pub fn checker(&self) -> Option<&Checker> {
        self.checker.as_ref()
    }

    /// What could be done about a finding.
    pub fn fixes(&self, finding: &Finding) -> Vec<Fix> {
        let checker = self.checker.as_ref();
        checker
            .map(|checker| (self.checks.fixes)(checker, self.matrix(), finding))
            .unwrap_or_default()
    }

    /// What the grid shows.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// What was asked to be seen.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Whether the matrix has changed since it was looked up what the filter lets through. Rows
    /// do not vanish while somebody works on them.
    pub fn is_filter_stale(&self) -> bool {
        !self.filter.is_empty() && self.filtered != self.revision
    }

    /// Shows what a filter lets through, as the matrix is now.
    pub fn show_only(&mut self, filter: Filter, hiding: Hiding) {
        self.filter = filter;
        self.layout.hide(hiding, self.editor.matrix());
        self.renew();
        self.filtered = self.revision;
    }

    /// Shows what the same matrix has shown before it was opened anew.
    pub fn show_like(&mut self, (filter, hiding): (Filter, Hiding)) {
        if !filter.is_empty() {
            self.show_only(filter, hiding);
        }
    }

    /// What it shows, to be shown again.
    pub fn shown(&self) -> (Filter, Hiding) {
        (self.filter.clone(), self.layout.hiding().clone())
    }

    /// Shows rows, whatever hides them. True where one of them was hidden.
    pub fn uncover(&mut self, rows: impl Iterator<Item = RowId>) -> bool {
        let hidden: Vec<RowId> =
            rows.filter(|row| self.layout.hiding().is_filtered_out(*row)).collect();
        if hidden.is_empty() {
            return false;
        }
        let mut hiding = self.layout.hiding().clone();
        for row in hidden {
            hiding.uncover(row);
        }
        self.layout.hide(hiding, self.editor.matrix());
        self.renew();
        true
    }

    /// Folds sections, or unfolds them.
    pub fn fold(&mut self, sections: &[RowId], is_folded: bool) {
        // What was folded may be another matrix's, or gone.
        let matrix = self.editor.matrix();
        let there = |section: &RowId| !is_folded || matrix.section(*section).is_some();
        let sections: Vec<RowId> = sections.iter().copied().filter(there).collect();
        if sections.is_empty() {
            return;
        }
        let mut hiding = self.layout.hiding().clone();
        hiding.fold(sections, is_folded);
        self.layout.hide(hiding, self.editor.matrix());
        // What the filter lets through is what it was.
        let is_fresh = self.filtered == self.revision;
        self.renew();
        if is_fresh {
            self.filtered = self.revision;
        }
    }

    /// A number that is another one after each change, and for each matrix that is opened.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// The positions of the rows that may show something else than in the state with this number;
    /// `None` where any may.
    pub fn changed_since(&self, revision: u32) -> Option<&[usize]> {
        let (since, rows) = self.changed.as_ref()?;
        (*since == revision).then_some(rows)
    }

    /// All of it may be another one than before.
    fn renew(&mut self) {
        self.revision = next_revision();
        self.changed = None;
    }

    /// The step that undo would take back.
    pub fn undoes(&self) -> Option<&Step> {
        self.editor.undoes(|tab| self.is_mine(tab))
    }

    /// The step that redo would make again.
    pub fn redoes(&self) -> Option<&Step> {
        self.editor.redoes(|tab| self.is_mine(tab))
    }

    fn is_mine(&self, tab: TabId) -> bool {
        self.own == Some(tab) || self.gone.contains(&tab)
    }

    /// The tabs that are gone and have steps in the history: they become this tab's before it
    /// adds one, as one line of history has one redo.
    pub fn orphaned(&self) -> Vec<TabId> {
        let mut tabs = self.editor.tabs();
        tabs.retain(|tab| self.gone.contains(tab));
        tabs
    }

    /// Does what an entry says; `None` where that changes nothing.
    pub fn perform(&mut self, entry: Entry) -> Result<Option<Crossed>, EditError> {
        let touched = self.editor.touches(&entry.act);
        let crossed = self.editor.perform(entry)?;
        if let Some(crossed) = &crossed {
            self.derive(&crossed.reach, &touched);
            // What a step has touched is seen, also where a filter would not let it through.
            if !self.filter.is_empty() {
                self.uncover(crossed.reach.places.iter().map(|(row, _)| *row));
            }
        }
        Ok(crossed)
    }

    /// Puts what another tab and this one have made together in place of what is here.
    pub fn replace(&mut self, editor: Editor, others: &[TabId]) {
        self.gone = gone(&editor, self.own, others);
        self.editor = editor;
        let everything = Reach { lines: true, columns: true, elsewhere: true, ..Reach::default() };
        self.derive(&everything, &Touched::everything());
    }

    /// The checks were loaded, or the person wants other things of them.
    pub fn check_again(&mut self) {
        self.checker = (self.checks.check)(self.editor.matrix());
        self.renew();
    }

    fn derive(&mut self, reach: &Reach, touched: &Touched) {
        let matrix = self.editor.matrix();
        match &mut self.checker {
            Some(checker) => {
                time::measured("checks", || (self.checks.check_again)(checker, matrix, touched));
            }
            None => self.checker = (self.checks.check)(matrix),
        }
        if reach.lines {
            self.layout.lines_changed(matrix);
        }
        if reach.columns {
            self.layout.columns_changed(matrix);
        }
        let before = self.revision;
        let rows = self.changed_rows(reach);
        self.renew();
        self.changed = rows.map(|rows| (before, rows));
    }

    /// The rows that show something else, or of which something else was found.
    fn changed_rows(&self, reach: &Reach) -> Option<Vec<usize>> {
        if reach.lines || reach.columns || reach.elsewhere {
            return None;
        }
        let matrix = self.editor.matrix();
        let places = reach.places.iter().filter_map(|(row, _)| matrix.position(*row));
        let mut rows: Vec<usize> = places.collect();
        if let Some(checker) = &self.checker {
            rows.extend(checker.findings().changed()?);
        }
        (rows.len() <= MANY_CHANGED).then_some(rows)
    }
}

static NOTHING: Findings = Findings::unchecked();

/// The tabs of a history that are gone.
fn gone(editor: &Editor, own: Option<TabId>, others: &[TabId]) -> Vec<TabId> {
    let mut tabs = editor.tabs();
    tabs.retain(|tab| Some(*tab) != own && !others.contains(tab));
    tabs
}

fn next_revision() -> u32 {
    static LAST: AtomicU32 = AtomicU32::new(0);
    LAST.fetch_add(1, Ordering::Relaxed)
}
