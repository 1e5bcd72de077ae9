//! A copy of all drafts as one file, and back.

use remit_core::checks;
use remit_core::edit::Editor;
use remit_core::matrix::{MatrixId, NewIds};
use remit_drafts::backup::{self, Backup, Copied, Fate};
use remit_drafts::journal::write_snapshot;
use remit_drafts::keeping::Event;
use remit_drafts::rescue::{self, Rescued};
use remit_drafts::{Head, Stored};
use remit_formats::comparison;
use remit_formats::versions::NamedVersion;

use super::Session;
use super::comparing::beside;
use crate::platform::ids::RandomIds;
use crate::platform::store::MOST_COMPARISONS;
use crate::platform::{files, history, journal, store};
use crate::state::{Dialog, Notice};

impl Session {
    /// Downloads a file with every draft of this browser.
    pub(super) async fn export_all(self) {
        self.leave();
        let mut drafts = Vec::new();
        let mut left_out = Vec::new();
        for listed in self.library.drafts.get_untracked() {
            match self.peek(listed.id).await {
                Ok(Some(matrix)) => drafts.push(Copied {
                    revision: listed.entry.revision,
                    saved: listed.entry.saved,
                    matrix,
                    versions: history::named(listed.id).await,
                }),
                _ => left_out.push(listed.entry.title),
            }
        }
        let many = backup::left_out(&drafts);
        let backup = Backup { drafts, comparisons: store::comparisons() };
        let text = backup::write(&backup);
        if let Err(error) = files::download("remit-drafts.json", "application/json", &text) {
            self.screen.fail(format!("The file couldn't be created: {error}."));
        } else if many > 0 && left_out.is_empty() {
            self.screen.fail(format!(
                "The file has no room for {many} older named versions. Export the drafts that have them one by one, too."
            ));
        } else if left_out.is_empty() {
            self.screen.announce(format!("Downloading {} drafts.", backup.drafts.len()));
        } else {
            self.screen.fail(format!(
                "The file doesn't include these drafts, because they can't be read: {}.",
                left_out.join(", ")
            ));
        }
    }

    /// Finds out what would become of the drafts of a file, and asks.
    pub(super) async fn preview_backup(self, bytes: &[u8]) {
        let read = if rescue::is_rescue(bytes) {
            rescue::read(bytes, &mut RandomIds)
        } else {
            backup::read(bytes).map(|Backup { drafts, comparisons }| Rescued {
                drafts,
                comparisons,
                unreadable: 0,
            })
        };
        let rescued = match read {
            Ok(rescued) => rescued,
            Err(error) => return self.screen.fail(format!("Nothing restored. {error}")),
        };
        let mut fates = Vec::new();
        for copied in rescued.drafts {
            let id = copied.matrix.id;
            let is_deleted = self.library.head_of(id, |head| head.deleted.is_some()) == Some(true);
            let fate = match self.peek(id).await {
                _ if is_deleted => Fate::InTrash,
                Ok(here) => backup::fate(&copied, here.as_ref()),
                // What cannot be read is not overwritten either.
                Err(_) => Fate::Beside,
            };
            fates.push((copied, fate));
        }
        self.screen.dismiss();
        let here = store::comparisons();
        let new = rescued.comparisons.into_iter().filter(|kept| !here.contains(kept));
        let new = new.map(|kept| comparison::write(&kept)).collect();
        self.screen.open_dialog(Dialog::Restore(fates, new, rescued.unreadable));
    }

    /// Takes the drafts and comparisons of a file.
    pub(super) async fn restore_backup(self, fates: Vec<(Copied, Fate)>, comparisons: &[String]) {
        self.screen.close_dialog();
        let (mut taken, mut named) = (0, 0);
        for (copied, fate) in fates {
            let is_here = self.has(copied.matrix.id);
            let copied = match fate {
                // What is here already may lack a version all the same.
                Fate::Same => {
                    named += self.restore_versions(copied.matrix.id, copied.versions).await;
                    continue;
                }
                // The file may hold a draft twice.
                Fate::Added if !is_here => copied,
                Fate::Added | Fate::Beside | Fate::InTrash => {
                    backup::beside(copied, RandomIds.matrix())
                }
            };
            let (id, versions) = (copied.matrix.id, copied.versions);
            let findings = checks::check(&copied.matrix);
            let head = Head::of(&copied.matrix, &findings, copied.saved, copied.revision);
            let stored = Stored {
                matrix: copied.matrix.clone(),
                view: remit_drafts::View::default(),
                saved: copied.saved,
                revision: copied.revision,
                base: copied.revision,
            };
            let local = store::save(id, &stored, &head);
            let snapshot = write_snapshot(&Editor::new(copied.matrix), head.revision);
            let kept = journal::create(id, &snapshot, &head, None).await;
            if let (Err(error), Err(_)) = (local, kept) {
                self.list_drafts();
                self.screen.fail(format!(
                    "“{}” and the drafts after it weren't restored: {error}.",
                    head.title
                ));
                return;
            }
            named += self.restore_versions(id, versions).await;
            taken += 1;
        }
        self.list_drafts();
        let compared = self.restore_comparisons(comparisons);
        if compared < comparisons.len() {
            let left = comparisons.len() - compared;
            self.screen.fail(format!(
                "{left} comparisons weren't restored: there is no room for more. Delete comparisons that you no longer need, then restore the file again."
            ));
            return;
        }
        self.screen.notify(Notice {
            text: match taken {
                0 if compared > 0 => "Comparisons restored.".to_owned(),
                0 if named > 0 => format!("Named versions restored: {named}."),
                0 => "Already up to date: you have every draft in this file.".to_owned(),
                1 => "1 draft restored.".to_owned(),
                taken => format!("{taken} drafts restored."),
            },
            is_error: false,
            offer: None,
        });
    }

    /// Keeps comparisons of a file, and says how many. One that says something else than the one here
    /// comes beside it.
    fn restore_comparisons(self, texts: &[String]) -> usize {
        let here = store::comparisons();
        let mut taken = 0;
        for text in texts {
            let Ok(kept) = comparison::read(text.as_bytes()) else { continue };
            let kept = beside(kept, &here);
            let has_room = here.len() + taken < MOST_COMPARISONS;
            taken += usize::from(has_room && store::save_comparison(&kept).is_ok());
        }
        self.list_comparisons();
        taken
    }

    /// Takes the named versions of a draft of a file, and says how many came.
    async fn restore_versions(self, id: MatrixId, versions: Vec<NamedVersion>) -> usize {
        match self.take_versions(id, versions).await {
            Ok(taken) => taken,
            Err(error) => {
                let title = self.library.title_of(id).unwrap_or_default();
                self.screen.fail(format!(
                    "Not all named versions of “{title}” were restored: {error}. Restore the file again."
                ));
                0
            }
        }
    }

    /// Deletes everything that Remit has stored in this browser.
    pub(super) async fn erase_everything(self) {
        self.hear(Event::Removed);
        self.close();
        self.forget(None);
        let ids: Vec<MatrixId> = self
            .library
            .drafts
            .with_untracked(|drafts| drafts.iter().map(|draft| draft.id).collect());
        let failed = journal::clear().await.err();
        store::remove_all();
        for id in ids {
            self.keeping.tell_tabs(id);
        }
        self.library.set_heads(Vec::new());
        self.library.show(Vec::new());
        self.screen.notify(Notice {
            text: match &failed {
                None => "Everything deleted.".to_owned(),
                Some(error) => {
                    format!("Local storage was deleted, but the journal wasn't: {error}.")
                }
            },
            is_error: failed.is_some(),
            offer: None,
        });
    }
}
