//! Says where the work is.

use remit_drafts::bound::{Offer, State};

use super::super::Session;
use crate::state::{Asks, FileBar, SharedFile};

impl Session {
    /// Says what there is to say of the file of the draft on the screen.
    pub(super) fn show_file(self, file: &SharedFile) {
        if !self.disk.is_shown(file) {
            return;
        }
        let (said, is_passing) = {
            let file = file.borrow();
            (file.binding.said(), is_passing(file.binding.state()))
        };
        let before = self.disk.bar.get_untracked();
        if is_passing && before.as_ref().is_some_and(|bar| is_trouble(bar.asks)) {
            // It stays until it is known whether it is over.
            return;
        }
        let asks = said.offer.map(|offer| match offer {
            Offer::Allow => Asks::Allow,
            Offer::TryAgain => Asks::TryAgain,
            Offer::SaveElsewhere => Asks::SaveElsewhere,
            Offer::Decide => Asks::Decide,
            Offer::Import => Asks::Import,
        });
        let bar = asks.map(|asks| FileBar { text: said.text.clone(), asks });
        let is_awaited = !is_passing && std::mem::take(&mut file.borrow_mut().is_awaited);
        let is_over = !is_passing && bar.is_none() && before.is_some();
        if is_over || (is_awaited && bar == before) {
            // Nothing else on the screen would be heard.
            self.screen.announce(said.text.clone());
        }
        let line = if bar.is_some() { String::new() } else { said.text };
        self.disk.say(line, bar);
    }
}

/// Whether something is going on that comes to its end by itself.
fn is_passing(state: &State) -> bool {
    match state {
        State::Loading
        | State::Reading
        | State::Remembering(_)
        | State::Writing
        | State::Changed(..)
        | State::Joining(_) => true,
        State::Elsewhere
        | State::Asking
        | State::InStep(_)
        | State::Review(_)
        | State::Offered
        | State::Lost(..)
        | State::Ended => false,
    }
}

/// Whether the bar says that a file cannot be read or written.
fn is_trouble(asks: Asks) -> bool {
    matches!(asks, Asks::TryAgain | Asks::SaveElsewhere)
}
