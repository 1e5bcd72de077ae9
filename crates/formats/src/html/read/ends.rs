//! Where things end that a page begins.

use remit_core::steps;

/// Where signs stand that are looked for again and again. A text may ask for an end that never
/// comes as often as it is long: so each end is looked for once.
#[derive(Default)]
pub(super) struct Ends {
    pub(super) comment: End,
    pub(super) tag: End,
}

/// The next place of a sign, as far as somebody has looked.
#[derive(Default)]
pub(super) struct End(Option<usize>);

impl End {
    /// Where the sign stands next in a text, from a place on that only ever moves forward.
    pub(super) fn after(&mut self, text: &str, from: usize, sign: &str) -> Option<usize> {
        let next = match self.0 {
            Some(next) if next >= from => next,
            _ => steps::find(text, from, sign).unwrap_or(usize::MAX),
        };
        self.0 = Some(next);
        (next < usize::MAX).then_some(next)
    }
}
