//! Newer builds of Remit: found, offered, and loaded when the person says so.

use leptos::prelude::*;

use super::{Saving, Session};
use crate::listeners;
use crate::platform::launch::{self, Launch};
use crate::platform::offline;

impl Session {
    /// Has the browser keep this build, so that all of it works without a network.
    pub(super) fn keep_offline(self) {
        offline::keep(move || {
            if !self.has_update.get_untracked() {
                self.has_update.set(true);
            }
        });
    }

    /// Does what the system asks of the installed app.
    pub(super) fn hear_launches(self) {
        launch::hear(move |launch| match launch {
            Launch::File(file) => listeners::import(self, file),
            Launch::Address(hash) => self.follow(&hash),
        });
    }

    /// Reloads with the newest build, once everything is kept.
    pub(super) async fn reload(self) {
        self.leave();
        if let Some(id) = self.with_open_now(super::Open::draft).flatten() {
            self.finish(id).await;
        }
        if let Saving::Failed(error) = self.saving.get_untracked() {
            self.fail(format!(
                "Remit wasn't reloaded, because this draft isn't saved: {error}. Export it first."
            ));
            return;
        }
        offline::reload().await;
    }
}
