//! A machine: a browser with its tabs, and the folder.

use crate::bound::{Answer, Binding, Draft, Effect, Event, Kind, Moment, Request, State};
use crate::keeping::fault::{self, Fault};
use remit_core::edit::Editor;
use remit_core::matrix::{Matrix, StepId};

use super::super::world::World;
use super::disk::Disk;

/// What is going to happen on a machine.
#[derive(Debug)]
pub(super) enum Plan {
    /// A tab is told something.
    Tell(Tab, Event),
    /// What a tab has asked for is done.
    Do(Tab, Request),
    /// What a tab wants to be remembered is.
    Remember(Tab, String),
    /// How that went comes back.
    Back(Tab, Answer),
    /// A tab crashes.
    Crash(Tab),
    /// The sync client has something whole.
    Arrived,
    /// Somebody saves a file that they have opened: which of the activities has another text, how
    /// the file was, and how often others had changed it.
    Save(u64, super::disk::Bytes, u64),
}

/// A tab, and which keeper has the draft there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tab {
    pub at: usize,
    pub keeper: u32,
}

/// A binding in a tab.
#[derive(Debug)]
pub(super) struct Bound {
    pub tab: Tab,
    pub binding: Binding,
    /// How many entries the tab had seen, and the last of them.
    seen: (usize, Option<StepId>),
}

pub(super) struct Machine {
    pub world: World,
    pub disk: Disk,
    /// What is remembered of the file; nothing where the draft is bound to none.
    pub memory: Option<String>,
    pub bound: Vec<Bound>,
    /// The tab that writes the file, and those that wait for it.
    pub lock: Vec<Tab>,
    pub versions: Vec<Matrix>,
    /// What was committed in Git.
    pub commits: Vec<super::disk::Bytes>,
}

impl Machine {
    pub fn new(world: World) -> Self {
        Self {
            world,
            disk: Disk::default(),
            memory: None,
            bound: Vec::new(),
            lock: Vec::new(),
            versions: Vec::new(),
            commits: Vec::new(),
        }
    }

    /// The tabs in which the draft is on the screen.
    fn pages(&self) -> Vec<Tab> {
        let tabs = self.world.tabs.iter().enumerate().filter(|(_, tab)| tab.is_alive);
        tabs.filter_map(|(at, tab)| Some(Tab { at, keeper: tab.page.as_ref()?.keeper })).collect()
    }

    pub fn is_there(&self, tab: Tab) -> bool {
        self.bound.iter().any(|bound| bound.tab == tab)
    }

    /// Bindings begin and end with what the tabs show, and hear of what has changed there. Gives
    /// what they say.
    pub fn follow(&mut self) -> Vec<(Tab, Effect)> {
        let mut said = Vec::new();
        let pages = self.pages();
        for bound in self.bound.extract_if(.., |bound| !pages.contains(&bound.tab)) {
            // Whatever it was about, a tab that is gone has no lock.
            said.push((bound.tab, Effect::Unlock));
        }
        if self.memory.is_none() {
            return said;
        }
        for tab in pages {
            if !self.is_there(tab) {
                let id = super::super::ID;
                let (binding, effects) = Binding::new(id, "matrix".to_owned(), Kind::Matrix);
                self.bound.push(Bound { tab, binding, seen: (0, None) });
                said.extend(effects.into_iter().map(|effect| (tab, effect)));
            }
            let Some(editor) = self.editor(tab) else { continue };
            let seen = (editor.seen().len(), editor.seen().last().copied());
            let bound = self.bound.iter_mut().find(|bound| bound.tab == tab);
            if let Some(bound) = bound.filter(|bound| bound.seen != seen) {
                bound.seen = seen;
                said.extend(self.hear(tab, Event::Edited));
            }
        }
        said
    }

    pub fn editor(&self, tab: Tab) -> Option<&Editor> {
        self.world.tabs.get(tab.at)?.page.as_ref().map(|page| &page.editor)
    }

    pub fn hear(&mut self, tab: Tab, event: Event) -> Vec<(Tab, Effect)> {
        self.with(tab, |binding, moment| binding.hear(event, moment))
    }

    pub fn answer(&mut self, tab: Tab, answer: Answer) -> Vec<(Tab, Effect)> {
        self.with(tab, |binding, moment| binding.answer(answer, moment))
    }

    fn with(
        &mut self,
        tab: Tab,
        act: impl FnOnce(&mut Binding, &Moment) -> Vec<Effect>,
    ) -> Vec<(Tab, Effect)> {
        let Some(at) = self.bound.iter().position(|bound| bound.tab == tab) else {
            return Vec::new();
        };
        let page = self.world.tabs.get(tab.at).and_then(|it| Some((it, it.page.as_ref()?)));
        let Some((of, page)) = page else { return Vec::new() };
        let keeper = of.keepers.iter().find(|(serial, _)| *serial == tab.keeper);
        let is_kept = keeper.is_some_and(|(_, keeper)| keeper.is_kept() && !keeper.is_deleted());
        let is_quiet = is_kept && page.typed.is_none();
        let draft = Draft { editor: &page.editor, is_quiet };
        let moment = Moment { now: self.world.now, draft };
        let effects = act(&mut self.bound[at].binding, &moment);
        if matches!(self.bound[at].binding.state(), State::InStep(_)) {
            // The screen says so.
            self.world.ledger.saved(tab.keeper);
        }
        effects.into_iter().map(|effect| (tab, effect)).collect()
    }

    /// Asks for the lock. Says whether the tab has it at once.
    pub fn lock(&mut self, tab: Tab) -> bool {
        self.lock.push(tab);
        self.lock.first() == Some(&tab) || fault::is(Fault::Crowded)
    }

    /// Gives the lock up. Says who has it now, where it is somebody else.
    pub fn unlock(&mut self, tab: Tab) -> Option<Tab> {
        let first = self.lock.first().copied();
        self.lock.retain(|other| *other != tab);
        self.lock.first().copied().filter(|now| Some(*now) != first)
    }
}
