//! How drafts are kept, and the way to the other tabs.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use remit_core::matrix::{MatrixId, NewIds, TabId};
use remit_drafts::keeping::{JournalError, Keeper, Saving};

use super::watched::Watched;
use crate::platform::ids::RandomIds;
use crate::platform::tabs::{self, Channel};

/// A keeper that its store and what it waits for both hold.
pub type SharedKeeper = Rc<RefCell<Keeper>>;

/// How drafts are kept.
#[derive(Clone, Copy)]
pub struct Keeping {
    /// Where the work on the draft on the screen is.
    pub saving: Watched<Saving>,
    /// Why there is no journal, or it could not be written.
    pub problem: Watched<Option<JournalError>>,
    /// Changes whenever a version gets a name or loses it.
    pub names: Watched<()>,
    /// The name of this tab.
    pub tab: TabId,
    /// What keeps the draft on the screen.
    keeper: StoredValue<Option<SharedKeeper>, LocalStorage>,
    /// What keeps drafts that are not on the screen any more, until the journal has everything.
    left: StoredValue<Vec<SharedKeeper>, LocalStorage>,
    /// The way to the other tabs.
    channel: StoredValue<Option<Channel>, LocalStorage>,
}

impl Keeping {
    /// Nothing is kept yet; the other tabs hear of this one.
    pub fn new() -> Self {
        let tab = RandomIds.tab();
        tabs::announce(tab);
        Self {
            saving: Watched::new(Saving::Nothing),
            problem: Watched::new(None),
            names: Watched::new(()),
            tab,
            keeper: StoredValue::new_local(None),
            left: StoredValue::new_local(Vec::new()),
            channel: StoredValue::new_local(None),
        }
    }

    /// A version has got a name, or lost it.
    pub fn named(self) {
        self.names.set(());
    }

    /// What keeps the draft on the screen.
    pub fn keeper(self) -> Option<SharedKeeper> {
        self.keeper.get_value()
    }

    /// Whether this keeps the draft on the screen.
    pub fn is_shown(self, keeper: &SharedKeeper) -> bool {
        self.keeper().is_some_and(|shown| Rc::ptr_eq(&shown, keeper))
    }

    /// Puts another draft's keeper in the place of the one there is, which goes on until the
    /// journal has everything.
    pub fn set_keeper(self, keeper: Option<Keeper>) {
        if let Some(before) = self.keeper() {
            self.left.update_value(|left| left.push(before));
        }
        self.keeper.set_value(keeper.map(|keeper| Rc::new(RefCell::new(keeper))));
        self.tidy();
    }

    /// What still keeps drafts that are not on the screen any more.
    pub fn left(self) -> Vec<SharedKeeper> {
        self.left.get_value()
    }

    /// Lets go of what has nothing left to do.
    pub fn tidy(self) {
        self.left.update_value(|left| left.retain(|keeper| !keeper.borrow().is_done()));
    }

    /// All that keeps a draft, the last one being the latest.
    pub fn keepers_of(self, id: MatrixId) -> Vec<SharedKeeper> {
        let mut keepers = self.left();
        keepers.extend(self.keeper());
        keepers.retain(|keeper| keeper.borrow().id() == id);
        keepers
    }

    /// Says where the work is.
    pub fn set_saving(self, saving: Saving) {
        self.saving.replace(saving);
    }

    /// Says what is wrong with the journal, if anything is.
    pub fn set_problem(self, problem: Option<JournalError>) {
        self.problem.replace(problem);
    }

    /// Listens to the other tabs: `hear` is told which draft was changed there.
    pub fn hear_tabs(self, hear: impl Fn(MatrixId) + 'static) {
        self.channel.set_value(Channel::open(hear));
    }

    /// Tells the other tabs that a draft has changed.
    pub fn tell_tabs(self, id: MatrixId) {
        self.channel.with_value(|channel| {
            if let Some(channel) = channel {
                channel.tell(id);
            }
        });
    }

    /// The tabs that are there beside this one.
    pub async fn other_tabs(self) -> Vec<TabId> {
        let mut tabs = tabs::alive().await;
        tabs.retain(|tab| *tab != self.tab);
        tabs
    }
}
