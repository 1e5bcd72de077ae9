//! Newer builds of Remit: found, offered, and loaded when the person says so.

use remit_drafts::keeping::Saving;

use super::{OnDisk, Session, Task};
use crate::platform::launch::{self, Launch};
use crate::platform::offline;
use crate::state::Open;

impl Session {
    /// Has the browser keep this build, so that all of it works without a network.
    pub(super) fn keep_offline(self) {
        offline::keep(move || {
            if !self.screen.has_update.get_untracked() {
                self.screen.set_update(true);
            }
        });
    }

    /// Does what the system asks of the installed app.
    pub(super) fn hear_launches(self) {
        launch::hear(move |launch| match launch {
            Launch::File(handle) => self.later(Task::Disk(OnDisk::Launched(handle))),
            Launch::Address(hash) => self.follow(&hash),
        });
    }

    /// Reloads with the newest build, once everything is kept.
    pub(super) async fn reload(self) {
        self.leave();
        if let Some(id) = self.open.now(Open::draft).flatten() {
            self.finish(id).await;
        }
        if let Saving::Failed(error) = self.keeping.saving.get_untracked() {
            self.screen.fail(format!(
                "Remit wasn't reloaded, because this draft isn't saved: {error}. Export it first."
            ));
            return;
        }
        offline::reload().await;
    }
}
