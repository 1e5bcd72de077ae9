//! What takes its time: everything for which the journal is asked.

use remit_compare::review::Incoming;
use remit_core::grid::Range;
use remit_core::matrix::{ComparisonId, Matrix, MatrixId, StepId};
use remit_drafts::backup::{Copied, Fate};
use remit_drafts::keeping::{Answer, Event, Request};
use remit_formats::html;
use remit_import::job::Target;
use remit_import::paste::Clip;
use web_sys::File;

use super::{NOT_LOADED, OnDisk, Sent, Session, paste};
use crate::state::{Returned, SharedKeeper};

/// Something that takes its time.
pub enum Task {
    /// Bring what was done into the journal, and take in what other tabs did.
    Keep(SharedKeeper),
    /// Ask the journal something.
    Ask(SharedKeeper, Request),
    /// Go on with what came of it.
    Answer(SharedKeeper, Box<Answer>),
    /// Ask the journal which drafts there are.
    List,
    /// Open a draft.
    Open(MatrixId),
    /// Open a draft as it was at some time.
    OpenVersion(MatrixId, u64),
    /// Make a draft what this version of it is.
    RestoreVersion(MatrixId, u64, Box<Matrix>),
    /// Review what this version of a draft would change in it.
    ReviewVersion(MatrixId, u64, Box<Matrix>),
    /// Look up which comparisons are kept.
    ListComparisons,
    /// Remove what is kept of a comparison.
    RemoveComparison(ComparisonId),
    /// Keep a comparison again that was deleted.
    RestoreComparison(String),
    /// Copy a draft.
    Duplicate(MatrixId),
    /// Move a draft into the trash, with what local storage has of it.
    Delete(MatrixId, Option<Box<Matrix>>),
    /// Bring a draft back.
    Restore(MatrixId, Option<Box<Matrix>>),
    /// Remove a draft for good.
    Purge(MatrixId),
    /// Find out what would become of the drafts of a file.
    PreviewBackup(Vec<u8>),
    /// Take the drafts and comparisons of a file.
    RestoreBackup(Vec<(Copied, Fate)>, Vec<String>),
    /// Download a report of all findings, as a table or as a text.
    Report(bool),
    /// Download the matrix on the screen.
    Export(Target),
    /// Download it as a file of our own.
    ExportJson,
    /// Download it as a web page with what was chosen.
    Page(html::Options),
    /// Copy the matrix on the screen.
    Copy(Target),
    /// Show what a link holds.
    OpenLink(String),
    /// Do what can wait until everything is loaded: have the browser keep Remit itself and look
    /// for newer builds, and hear what the system asks of the installed app.
    Settle,
    /// Reload with the newest build.
    Reload,
    /// Review several files as copies of a draft.
    ImportCopies(Vec<File>),
    /// Keep what a draft was when it went out.
    KeepSent(Sent),
    /// Forget what a step has joined with a draft: it was taken back.
    ForgetReceived(MatrixId, StepId),
    /// Review what copies of a draft have changed; the step gets this name.
    Review(MatrixId, String, Vec<Incoming>),
    /// Decide what a merge has left open in the file of this name.
    Resolve(Option<String>, Vec<u8>),
    /// Go on with the review of a draft.
    ResumeReview(MatrixId),
    /// Take what was changed in a file into the draft that it came from.
    TakeFile(MatrixId, Box<Returned>),
    /// Download a file with all drafts.
    ExportAll,
    /// Delete everything.
    Erase,
    /// Paste what the clipboard held over what was selected then.
    Paste(Clip, Range),
    /// Download what is stored of a draft, without opening it.
    DownloadStored(MatrixId),
    /// Do something about the file to which a draft is saved.
    Disk(OnDisk),
}

impl Task {
    /// What keeps a draft with it.
    pub fn keeper(&self) -> Option<SharedKeeper> {
        match self {
            Self::Keep(keeper) | Self::Ask(keeper, _) | Self::Answer(keeper, _) => {
                Some(keeper.clone())
            }
            _ => None,
        }
    }

    /// Whether it shows a review at its end.
    pub fn opens_review(&self) -> bool {
        matches!(
            self,
            Self::Review(..) | Self::ReviewVersion(..) | Self::ResumeReview(_) | Self::Resolve(..)
        )
    }
}

impl Session {
    /// Carries a task out.
    pub async fn carry_out(self, task: Task) {
        match task {
            Task::Keep(keeper) => self.start_keeping(&keeper),
            Task::Ask(keeper, ask) => self.ask_journal(keeper, ask).await,
            Task::Answer(keeper, answer) => self.answer(&keeper, *answer),
            Task::List => self.list_journal().await,
            Task::Open(id) => self.show_draft(id).await,
            Task::Paste(clip, range) => paste::foreign(self, &clip, range).await,
            Task::OpenVersion(id, at) => self.show_version(id, at).await,
            Task::RestoreVersion(id, at, matrix) => self.restore(id, at, matrix).await,
            Task::ReviewVersion(id, at, matrix) => self.review_changes_since(id, at, matrix).await,
            Task::ListComparisons => self.list_comparisons(),
            Task::RemoveComparison(id) => self.remove_comparison(id),
            Task::RestoreComparison(text) => self.restore_comparison(&text),
            Task::Duplicate(id) => self.copy_draft(id).await,
            Task::Delete(id, local) => self.move_to_trash(id, local).await,
            Task::Restore(id, local) => self.bring_back(id, local).await,
            Task::Purge(id) => self.remove_for_good(id).await,
            Task::PreviewBackup(bytes) => self.preview_backup(&bytes).await,
            Task::RestoreBackup(fates, comparisons) => {
                self.restore_backup(fates, &comparisons).await;
            }
            Task::Report(as_table) => self.report(as_table),
            Task::Export(target) => self.export(target).await,
            Task::ExportJson => self.export_json(),
            Task::Page(options) => self.export_page(options).await,
            Task::Copy(target) => self.copy_as(target).await,
            Task::OpenLink(link) => self.open_link(&link).await,
            Task::Settle => {
                self.keep_offline();
                self.hear_launches();
            }
            Task::Reload => self.reload().await,
            Task::ImportCopies(files) => self.import_copies(files).await,
            Task::KeepSent(sent) => self.keep_sent(sent).await,
            Task::ForgetReceived(id, step) => Self::forget_received(id, step),
            Task::Review(id, step, copies) => self.begin_review(id, step, copies).await,
            Task::Resolve(name, bytes) => self.resolve_file(name, &bytes).await,
            Task::ResumeReview(id) => self.load_review(id),
            Task::TakeFile(id, returned) => self.take_in_file(id, *returned).await,
            Task::ExportAll => self.export_all().await,
            Task::Erase => self.erase_everything().await,
            Task::DownloadStored(id) => self.download_stored(id).await,
            Task::Disk(act) => self.on_disk(act).await,
        }
    }

    /// The part of the app that carries tasks out could not be loaded.
    pub fn not_loaded(self, keeper: Option<SharedKeeper>) {
        match keeper {
            Some(keeper) => {
                self.keep(&keeper, |keeper, moment| keeper.hear(Event::NotLoaded, moment));
            }
            None => self.screen.fail(NOT_LOADED),
        }
    }
}
