//! Several files at once: copies of one draft that came back from several people.

use std::sync::Arc;

use remit_compare::review::Incoming;
use remit_core::matrix::{Matrix, MatrixId};
use remit_drafts::matching;
use remit_formats::json::{ReadError, Stamp};
use remit_import::job::Job;
use remit_import::{Corrections, own};
use web_sys::{File, FileList};

use super::arriving::{Arrival, Home};
use super::{Session, Task};
use crate::platform::files;
use crate::platform::worker::{self, Answer};
use crate::state::Notice;
use crate::state::wording::counted;

/// A file of a draft.
struct Copy {
    name: String,
    stamp: Option<Stamp>,
    /// The states that the stamp names.
    seen: Vec<u64>,
    arrival: Arrival,
    /// The file, as a state of the draft.
    matrix: Matrix,
}

impl Session {
    /// Takes files that were chosen or dropped: one is previewed, several are copies of a draft.
    pub fn import_files(self, files: &FileList) {
        let files: Vec<File> = (0..files.length()).filter_map(|at| files.get(at)).collect();
        match <[File; 1]>::try_from(files) {
            Ok([file]) => self.import_file(file),
            Err(files) if files.is_empty() => {}
            Err(files) => self.later(Task::ImportCopies(files)),
        }
    }

    /// Shows what several copies of a draft have changed, in one review. Files that are no copies
    /// of it are named.
    pub(super) async fn import_copies(self, files: Vec<File>) {
        self.screen.close_dialog();
        let count = files.len();
        let mut copies: Vec<Copy> = Vec::new();
        let mut others: Vec<String> = Vec::new();
        for file in files {
            match self.copy_in(&file).await {
                Some(copy) => copies.push(copy),
                None => others.push(file.name()),
            }
        }
        worker::rest();
        let Some(id) = commonest(&copies) else {
            return self.screen.fail(
                "None of these files is a copy of a draft in this browser. Import them one by one.",
            );
        };
        let mut incoming = Vec::new();
        for copy in copies {
            if copy.arrival.draft.id != id {
                others.push(copy.name);
                continue;
            }
            let who = matching::whose(copy.stamp.as_ref(), Some(&copy.name));
            let base = copy.arrival.base.map(Arc::new);
            let (matrix, seen) = (Arc::new(copy.matrix), copy.seen);
            incoming.push(Incoming { who, base, matrix, seen });
        }
        self.begin_review(
            id,
            format!("Import {}", counted(count - others.len(), "file", "files")),
            incoming,
        )
        .await;
        if !others.is_empty() {
            let text =
                format!("Not part of this review, import separately: {}.", others.join(", "));
            self.screen.notify(Notice { text, is_error: false, offer: None });
        }
    }

    /// What a file holds, where it is a copy of a draft that is here.
    async fn copy_in(self, file: &File) -> Option<Copy> {
        let bytes: Result<Vec<u8>, ReadError> = files::read(file).await;
        let bytes = bytes.ok()?;
        let name = file.name();
        let reading = if let Some(reading) = own(&bytes) {
            Arc::new(reading.ok()?)
        } else {
            let job = Job::Read { name: Some(name.clone()), corrections: Corrections::default() };
            match worker::ask(&job, &bytes, Box::new(|_, _| ())).await.ok()? {
                Answer::Read(received) => received.whole().ok()?,
                Answer::Written(_) | Answer::Table(_) | Answer::Aligned(_) => return None,
            }
        };
        // Which of several drafts it belongs to is asked when it is imported by itself.
        let Home::Of(id, by) = self.home_of(&reading).await else { return None };
        let arrival = self.arrival(&reading, id, by).await?;
        let matrix = arrival.as_state(reading.matrix.clone()).ok()?;
        let seen = reading.seen();
        Some(Copy { name, stamp: reading.stamp.clone(), seen, arrival, matrix })
    }
}

/// The draft of which most are copies.
fn commonest(copies: &[Copy]) -> Option<MatrixId> {
    let count = |id: MatrixId| copies.iter().filter(|copy| copy.arrival.draft.id == id).count();
    copies.iter().map(|copy| copy.arrival.draft.id).max_by_key(|id| count(*id))
}
