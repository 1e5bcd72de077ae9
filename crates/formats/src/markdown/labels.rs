//! Which footnotes GitHub can show as footnotes.

use remit_core::matrix::{Footnote, Mark};

/// The labels of the footnotes, in their order.
pub(super) struct Labels(Vec<Option<String>>);

impl Labels {
    /// GitHub takes letters and digits for a label, upper and lower case alike, and each only
    /// once. A footnote with another mark, like a star, has no label.
    pub(super) fn new(footnotes: &[Footnote]) -> Self {
        let mut taken: Vec<String> = Vec::new();
        let mut labels = Vec::with_capacity(footnotes.len());
        for footnote in footnotes {
            let mark = footnote.mark.as_str();
            let folded = mark.to_ascii_lowercase();
            let place = taken.binary_search(&folded);
            let fits = mark.bytes().all(|c| c.is_ascii_alphanumeric());
            labels.push(match place {
                Err(place) if fits => {
                    taken.insert(place, folded);
                    Some(mark.to_owned())
                }
                _ => None,
            });
        }
        Self(labels)
    }

    /// The label of the footnote at this place in the list.
    pub(super) fn label(&self, at: usize) -> Option<&str> {
        self.0.get(at)?.as_deref()
    }

    /// Whether a mark leads to a footnote with a label.
    pub(super) fn has(&self, mark: &Mark) -> bool {
        self.0.iter().flatten().any(|label| label == mark.as_str())
    }
}
