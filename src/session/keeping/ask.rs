//! Asks the journal what a keeper wants of it.

use remit_drafts::history::Version;
use remit_drafts::journal::{write_entry, write_snapshot};
use remit_drafts::keeping::{Answer, Keeper, Reading, Request};

use super::super::Session;
use super::SharedKeeper;
use crate::platform::ids::RandomIds;
use crate::platform::{history, journal, store};

impl Session {
    /// Has a keeper begin.
    pub(in super::super) fn start_keeping(self, keeper: &SharedKeeper) {
        self.keep(keeper, Keeper::start);
    }

    /// Gives a keeper an answer.
    pub(in super::super) fn answer(self, keeper: &SharedKeeper, answer: Answer) {
        self.keep(keeper, |keeper, moment| keeper.answer(answer, moment, &mut RandomIds));
        // What is asked beside keepers may have met with a problem that is over.
        let is_well = keeper.borrow().trouble().is_none() && keeper.borrow().is_kept();
        if is_well && self.keeping.problem.with_untracked(Option::is_some) {
            self.keeping.set_problem(None);
        }
    }

    /// Asks the journal, and gives the keeper the answer.
    pub(in super::super) async fn ask_journal(self, keeper: SharedKeeper, request: Request) {
        let id = keeper.borrow().id();
        let answer = match request {
            Request::Create { editor, head, replaces } => {
                let snapshot = write_snapshot(&editor, head.revision);
                Answer::Created(journal::create(id, &snapshot, &head, replaces.as_ref()).await)
            }
            Request::Append { after, entries, head } => {
                let texts: Vec<String> = entries.iter().map(write_entry).collect();
                Answer::Appended(journal::append(id, after, &texts, &head).await)
            }
            Request::ReadSince(revision) => Answer::Since(journal::since(id, revision).await),
            Request::ReadAll => {
                let others = self.keeping.other_tabs().await;
                let kept = journal::load(id).await;
                // Nothing waits from here on: no key comes in between.
                let pendings = store::pendings(id);
                Answer::Read(kept.map(|kept| Reading { others, kept, pendings }))
            }
            Request::ReadVersions => {
                let times = journal::version_times(id).await;
                Answer::Versions(times.map(|times| times.last().copied()))
            }
            Request::KeepVersion { at, summary, matrix } => {
                let version = Version { summary, matrix: *matrix, pin: None };
                Answer::VersionKept(history::keep(id, at, &version).await)
            }
            Request::Compact(revision, editor) => {
                let snapshot = write_snapshot(&editor, revision);
                Answer::Compacted(journal::compact(id, revision, &snapshot).await)
            }
        };
        self.answer(&keeper, answer);
    }
}
