//! What a keeper has the person know.

use remit_drafts::keeping::Saying;

use super::super::Session;
use crate::platform::store;
use crate::state::{Notice, Offer};

impl Session {
    pub(super) fn say(self, saying: Saying) {
        match saying {
            Saying::Conflict => self.announce_conflict(),
            Saying::Deleted => {
                self.leave_file();
                self.screen.fail("This draft was deleted in another tab. It is still open here: your next change restores it.");
            }
            Saying::Newer { has_unsent } => {
                let unsent = if has_unsent {
                    " Your last changes are only on this screen: export the draft first."
                } else {
                    ""
                };
                self.screen.fail(format!("A newer version of Remit has changed this draft in another tab. It is read-only here: reload the page to get that version.{unsent}"));
            }
            Saying::Full => self.tell_of_full_storage(),
            Saying::NoHistory(error) => {
                self.screen.fail(format!("The draft is saved, but not its history: {error}."));
            }
        }
    }

    /// Two tabs have changed the same.
    pub(in super::super) fn announce_conflict(self) {
        self.screen
            .announce("Also edited in another tab. Choose above the matrix which edit to keep.");
    }

    /// What could not be read of the draft on the screen is set aside, and can be had.
    pub(in super::super) fn tell_of_damage(self, text: String) {
        self.screen.notify(Notice {
            text: "Part of this draft's stored data is damaged. Everything that could be read is on the screen; the damaged data was set aside. See Storage and trash.".to_owned(),
            is_error: true,
            offer: Some(Offer::Download(text)),
        });
    }

    /// What takes the room, and what to do.
    fn tell_of_full_storage(self) {
        let (title, length) = store::largest().unwrap_or_default();
        let is_kept = self.keeping.problem.with_untracked(Option::is_none);
        let kept = if is_kept {
            "Your edits are saved in the journal."
        } else {
            "Your edits aren't saved anywhere: closing this page loses them."
        };
        self.screen.notify(Notice {
            text: format!(
                "This browser's local storage is full. The largest draft is “{title}” ({} KB); \
                Remit uses {} KB of about 10,000 KB. {kept} Export \
                all drafts, then delete those you no longer need here.",
                length * 2 / 1_000,
                store::used() / 1_000
            ),
            is_error: true,
            offer: Some(Offer::ExportAll),
        });
    }
}
