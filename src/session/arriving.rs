//! Which draft a file belongs to, and what it is as a state of that draft.

use remit_compare::{MergeError, aligned, onto};
use remit_core::matrix::{Matrix, MatrixId};
use remit_drafts::matching::{self, Arrived, Belongs, Known, Shared};
use remit_import::{Format, Reading};

use super::Session;

/// Where a file belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Home {
    /// To this draft.
    Of(MatrixId, By),
    /// To one of these drafts, the likeliest first.
    Several(Vec<MatrixId>),
    /// To none.
    Nowhere,
}

/// By what a file is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// It names its draft.
    Itself,
    /// The ids of its rows.
    Rows,
    /// What its activities say.
    Texts(Shared),
}

/// A file and the draft that it belongs to.
pub struct Arrival {
    /// By what it is known.
    pub by: By,
    /// The draft as it is now.
    pub draft: Matrix,
    /// What of it the file parted from, where that is known.
    pub base: Option<Matrix>,
    format: Format,
}

/// How the step begins by which a draft follows another release of its source.
const FOLLOW: &str = "Follow newer release";

/// Whether a step follows another release.
pub fn is_followed(step: &str) -> bool {
    step.starts_with(FOLLOW)
}

impl Arrival {
    /// The source that the file looks like another release of.
    pub fn release_of(&self) -> Option<&Matrix> {
        self.base.as_ref().filter(|_| matches!(self.by, By::Texts(_)))
    }

    /// The name of the step that takes the file of this name.
    pub fn step(&self, name: &str) -> String {
        match self.release_of() {
            Some(source) => format!("{FOLLOW} of {}", source.title),
            None => format!("Import {name}"),
        }
    }

    /// What was read of the file, as a state of the draft. What the file cannot hold counts as
    /// unchanged.
    pub fn as_state(&self, read: Matrix) -> Result<Matrix, MergeError> {
        let before = self.base.as_ref().unwrap_or(&self.draft);
        match (self.by, self.format) {
            (By::Itself, _) if read.id == self.draft.id => Ok(read),
            (By::Itself, _) => {
                let mut data = read.into_data();
                data.id = self.draft.id;
                Ok(Matrix::new(data)?)
            }
            (By::Rows, Format::Delimited(_)) => onto(before, &read),
            (By::Rows | By::Texts(_), _) => aligned(before, &read),
        }
    }
}

impl Session {
    /// Where a file belongs: all drafts are looked at, unless it names one.
    pub async fn home_of(self, reading: &Reading) -> Home {
        let arrived = Arrived::of(&reading.matrix, reading.stamp.clone());
        let named = arrived.stamp.as_ref().map(|stamp| stamp.matrix);
        for id in named.into_iter().chain([arrived.id]) {
            // A draft that cannot be read is no help; opening it says why.
            if self.peek(id).await.is_ok_and(|draft| draft.is_some()) {
                return Home::Of(id, By::Itself);
            }
        }
        let listed: Vec<MatrixId> =
            self.library.drafts.with_untracked(|drafts| drafts.iter().map(|it| it.id).collect());
        let mut drafts = Vec::new();
        let mut best: Option<(Shared, MatrixId)> = None;
        for id in listed {
            let Ok(Some(draft)) = self.peek(id).await else { continue };
            drafts.push(Known::of(&draft));
            if let Some(shared) = matching::shared(&reading.matrix, &draft)
                && best.is_none_or(|(other, _)| other.rows < shared.rows)
            {
                best = Some((shared, id));
            }
        }
        match matching::belong(&[arrived], &drafts).pop() {
            Some(Belongs::To(id)) => Home::Of(id, By::Rows),
            Some(Belongs::Several(ids)) => Home::Several(ids),
            Some(Belongs::ToNone) | None => match best {
                Some((shared, id)) => Home::Of(id, By::Texts(shared)),
                None => Home::Nowhere,
            },
        }
    }

    /// The draft that a file belongs to, with what the file parted from.
    pub async fn arrival(self, reading: &Reading, id: MatrixId, by: By) -> Option<Arrival> {
        let draft = self.peek(id).await.ok().flatten()?;
        let base = match by {
            By::Itself | By::Rows => self.base_of(reading, &draft).await,
            // A page that is at least as like what the draft is based on is another release of
            // that. Otherwise nobody knows what it parted from.
            By::Texts(shared) => self.source_of(&draft).await.filter(|source| {
                let with_source = matching::shared(&reading.matrix, source);
                with_source.is_some_and(|with_source| with_source.rows >= shared.rows)
            }),
        };
        Some(Arrival { by, draft, base, format: reading.format })
    }
}
