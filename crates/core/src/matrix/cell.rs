//! Cells: what a party holds for an activity, and why we believe it.

use super::letter::LetterSet;

/// What a party holds for an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holding {
    /// These letters, perhaps none.
    Letters(LetterSet),
    /// The activity does not concern the party at all, and somebody said so.
    NotApplicable,
}

/// How a cell says that the activity does not concern the party.
pub const NOT_APPLICABLE: &str = "n/a";

/// Why a cell is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Basis {
    /// The document itself shows it, or a person has set or confirmed it.
    #[default]
    Source,
    /// The text it was read from lost the column; the publisher's own page shows it.
    Original,
    /// Nobody shows it; it was read so, and waits for a person to confirm it.
    Inferred,
}

/// One cell. Small and `Copy`: a matrix of 100,000 activities and 12 parties has 1.2 million.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cell {
    /// What is held.
    pub holding: Holding,
    /// Why it is believed.
    pub basis: Basis,
}

impl Default for Cell {
    fn default() -> Self {
        Self::of(LetterSet::EMPTY)
    }
}

impl Cell {
    /// A cell that a person or a source states.
    pub const fn of(letters: LetterSet) -> Self {
        Self { holding: Holding::Letters(letters), basis: Basis::Source }
    }

    /// The letters held; none where the activity is not applicable.
    pub const fn letters(self) -> LetterSet {
        match self.holding {
            Holding::Letters(letters) => letters,
            Holding::NotApplicable => LetterSet::EMPTY,
        }
    }

    /// The same holding, believed for another reason.
    #[must_use]
    pub const fn with_basis(self, basis: Basis) -> Self {
        Self { basis, ..self }
    }
}
