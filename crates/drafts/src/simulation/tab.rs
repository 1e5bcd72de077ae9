//! A tab of the simulated browser: what it has in memory.

use crate::keeping::{Keeper, Moment, Screen, Typing};
use remit_core::checks::Findings;
use remit_core::edit::Editor;
use remit_core::matrix::TabId;

use super::ledger::Field;

static NOTHING: Findings = Findings::unchecked();

/// The draft on a screen.
#[derive(Debug)]
pub(super) struct Page {
    pub editor: Editor,
    /// Which keeper has it.
    pub keeper: u32,
    /// The tabs that are gone and may have steps in the history.
    pub gone: Vec<TabId>,
    pub typed: Option<Typed>,
    pub is_frozen: bool,
}

/// A text that is being typed.
#[derive(Debug, Clone)]
pub(super) struct Typed {
    pub field: Field,
    pub text: String,
    /// What stood there when it was begun.
    pub seen: Option<String>,
}

#[derive(Debug)]
pub(super) struct Tab {
    pub id: TabId,
    pub is_alive: bool,
    /// From when on the others see that it is gone.
    pub gone_from: u64,
    pub page: Option<Page>,
    pub is_opening: bool,
    pub keepers: Vec<(u32, Keeper)>,
}

impl Tab {
    pub fn new(id: TabId) -> Self {
        Self {
            id,
            is_alive: true,
            gone_from: u64::MAX,
            page: None,
            is_opening: false,
            keepers: Vec::new(),
        }
    }

    /// Has a keeper do something at a time, with what the screen shows.
    pub fn with<T>(
        &mut self,
        keeper: u32,
        now: u64,
        act: impl FnOnce(&mut Keeper, &Moment) -> T,
    ) -> Option<T> {
        let (_, found) = self.keepers.iter_mut().find(|(serial, _)| *serial == keeper)?;
        let page = self.page.as_ref().filter(|page| page.keeper == keeper);
        let screen = page.map(|page| Screen {
            editor: &page.editor,
            findings: &NOTHING,
            typing: if page.typed.is_some() { Typing::Typed } else { Typing::No },
        });
        Some(act(found, &Moment { now, screen }))
    }

    /// Keepers of a draft that was left are gone once they are done.
    pub fn tidy(&mut self) {
        let shown = self.page.as_ref().map(|page| page.keeper);
        self.keepers.retain(|(serial, keeper)| Some(*serial) == shown || !keeper.is_done());
    }

    /// Shows what several tabs have made together.
    pub fn show(&mut self, editor: Editor, others: &[TabId]) {
        if let Some(page) = &mut self.page {
            page.gone = gone(&editor, self.id, others);
            page.editor = editor;
        }
    }
}

/// The tabs of a history that are gone.
pub(super) fn gone(editor: &Editor, own: TabId, others: &[TabId]) -> Vec<TabId> {
    let mut tabs = editor.tabs();
    tabs.retain(|tab| *tab != own && !others.contains(tab));
    tabs
}
