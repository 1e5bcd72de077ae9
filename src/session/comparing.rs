//! Goes to comparisons, reads what is compared, and keeps what was said of it.

use std::sync::Arc;

use remit_core::matrix::{ComparisonId, Matrix, MatrixId, NewIds};
use remit_formats::catalogue;
use remit_formats::comparison::{self, KeptComparison};

use super::Session;
use crate::platform::ids::RandomIds;
use crate::platform::store::MOST_COMPARISONS;
use crate::platform::time::clock;
use crate::platform::{assets, dom, history, store};
use crate::state::{KeptItem, Notice, Offer, Open, Route, SideRef, Sides};

impl Session {
    /// Goes to the comparison of these.
    pub fn compare(self, sides: &[SideRef]) {
        match Sides::new(sides) {
            Some(sides) => dom::set_hash(&Route::Compare(sides).hash()),
            None => self.screen.fail("Choose at least two matrices to compare."),
        }
    }

    /// What is on the screen, as a side of a comparison.
    pub fn shown_side(self) -> Option<SideRef> {
        self.open.now(Open::origin).map(SideRef::from)
    }

    /// The published matrix that the draft on the screen began as.
    pub fn base_side(self) -> Option<SideRef> {
        let base = self.open.now(|open| Some(open.matrix().base.as_ref()?.matrix)).flatten()?;
        let published = catalogue::ALL.iter().find(|published| published.id == base)?;
        Some(SideRef::Published(published))
    }

    /// What a side is called, as far as that is known without reading it.
    pub fn side_name(self, side: SideRef) -> String {
        match side {
            SideRef::Published(published) => published.title.to_owned(),
            SideRef::Draft(id) => self.library.title_of(id).unwrap_or_default(),
            SideRef::Version(id, at) => {
                let title = self.library.title_of(id).unwrap_or_default();
                format!("{title} ({})", version_name(id, at))
            }
            SideRef::File(number) => {
                self.comparing.file(number).map(|(name, _)| name).unwrap_or_default()
            }
        }
    }

    /// Reads a side: what it is called, and what it says. Otherwise why it is not there.
    pub async fn read_side(self, side: SideRef) -> Result<(String, Arc<Matrix>), String> {
        let (name, matrix) = match side {
            SideRef::Published(published) => match assets::matrix(published).await {
                Ok(matrix) => (published.title.to_owned(), matrix),
                Err(error) => return Err(format!("{} can't be shown: {error}", published.title)),
            },
            SideRef::Draft(id) => match self.peek(id).await {
                Ok(Some(matrix)) => (titled(&matrix), matrix),
                Ok(None) => {
                    let gone = "One of the drafts isn't in this browser. Choose another one.";
                    return Err(gone.to_owned());
                }
                Err(error) => return Err(format!("A draft can't be compared: {error}")),
            },
            SideRef::Version(id, at) => {
                let gone =
                    |_| format!("The version from {} isn't in this browser any more.", clock(at));
                let matrix = history::read(id, at).await.map_err(gone)?.matrix;
                (format!("{} ({})", titled(&matrix), version_name(id, at)), matrix)
            }
            SideRef::File(number) => {
                let gone =
                    "A file of this comparison isn't open any more. Import it again to compare it.";
                return self.comparing.file(number).ok_or_else(|| gone.to_owned());
            }
        };
        Ok((name, Arc::new(matrix)))
    }

    /// Keeps a comparison, and lists it.
    pub fn keep_comparison(self, kept: &KeptComparison) {
        if let Err(error) = store::save_comparison(kept) {
            return self.screen.fail(format!(
                "The matches can't be kept: {error}. Delete comparisons or drafts that you no longer need."
            ));
        }
        if let Some(item) = item(kept) {
            self.comparing.show_first(item);
        }
    }

    /// Keeps a comparison again that was deleted, or one of a file. It takes the place of no other.
    pub(super) fn restore_comparison(self, text: &str) {
        let mut kept = match comparison::read(text.as_bytes()) {
            Ok(kept) => kept,
            Err(error) => return self.screen.fail(error.to_string()),
        };
        let here = store::comparisons();
        if !here.contains(&kept) {
            if here.len() >= MOST_COMPARISONS {
                return self.screen.fail(format!(
                    "Remit keeps up to {MOST_COMPARISONS} comparisons. Delete one in the library, then try again."
                ));
            }
            kept = beside(kept, &here);
        }
        self.keep_comparison(&kept);
        self.screen.announce("The comparison is in the library.");
    }

    /// Removes what is kept of a comparison. What is on the screen goes on without it.
    pub(super) fn remove_comparison(self, id: ComparisonId) {
        let kept = store::comparisons().into_iter().find(|kept| kept.id == id);
        store::remove_comparison(id);
        self.list_comparisons();
        let text = "Comparison deleted.".to_owned();
        let offer = kept.map(|kept| Offer::RestoreComparison(comparison::write(&kept)));
        self.screen.notify(Notice { text, is_error: false, offer });
    }

    /// Lists the comparisons anew.
    pub(super) fn list_comparisons(self) {
        self.comparing.show_list(store::comparisons().iter().filter_map(item).collect());
    }
}

/// A comparison of a file, which takes the place of none that is here.
pub(super) fn beside(mut kept: KeptComparison, here: &[KeptComparison]) -> KeptComparison {
    if here.iter().any(|other| other.id == kept.id) {
        kept.id = ComparisonId::from_bits(RandomIds.next_bits());
    }
    kept
}

/// A comparison as it is listed; nothing where it is about a matrix that this Remit does not have.
fn item(kept: &KeptComparison) -> Option<KeptItem> {
    let sides: Result<Vec<SideRef>, _> =
        kept.sides.iter().map(|side| side.of.to_string().parse()).collect();
    let titles: Vec<&str> = kept.sides.iter().map(|side| side.title.as_str()).collect();
    let name = if kept.name.is_empty() { titles.join(" and ") } else { kept.name.clone() };
    Some(KeptItem { id: kept.id, name, sides: Sides::new(&sides.ok()?)? })
}

/// What a version is called: its name, or its time.
fn version_name(id: MatrixId, at: u64) -> String {
    let index = store::names(id).unwrap_or_default();
    let named = index.iter().find(|(other, _)| *other == at);
    named.map_or_else(|| clock(at), |(_, name)| name.to_owned())
}

fn titled(matrix: &Matrix) -> String {
    if matrix.title.is_empty() { "Untitled".to_owned() } else { matrix.title.clone() }
}
