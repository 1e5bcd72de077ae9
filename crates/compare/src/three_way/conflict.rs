//! What two matrices did differently, as plain data.

use super::super::{Field, Head};
use remit_core::matrix::{Acceptance, Footnote, Letter, Party, Plan, Row, RowId, RuleSetting};

/// One of the two matrices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The first.
    Mine,
    /// The second.
    Theirs,
}

/// What the two did differently to one item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemConflict<T> {
    /// Both changed it.
    Changed {
        /// As it is in mine.
        mine: T,
        /// As it is in theirs.
        theirs: T,
    },
    /// One removed it, and the other changed or used it. It stays.
    Removed {
        /// As it is where it was not removed.
        item: T,
        /// Who removed it.
        by: Whose,
    },
    /// Both moved it, each to another place. It stays where mine has it.
    Moved {
        /// As it is in mine.
        mine: T,
        /// As it is in theirs.
        theirs: T,
    },
}

/// Something that the two did differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Conflict {
    /// A field outside the lists.
    Head {
        /// Its value in mine.
        mine: Head,
        /// Its value in theirs.
        theirs: Head,
    },
    /// A letter.
    Letter(ItemConflict<Letter>),
    /// A party.
    Party(ItemConflict<Party>),
    /// A plan.
    Plan(ItemConflict<Plan>),
    /// A footnote.
    Footnote(ItemConflict<Footnote>),
    /// A whole row, which one removed or both moved.
    Row(ItemConflict<Row>),
    /// A field of a row. Cells are in the letters of the joined matrix.
    Field {
        /// Which row.
        row: RowId,
        /// Its value in mine.
        mine: Field,
        /// Its value in theirs.
        theirs: Field,
    },
    /// What a matrix wants of one rule; `None` where it says nothing of it.
    Rule {
        /// In mine.
        mine: Option<RuleSetting>,
        /// In theirs.
        theirs: Option<RuleSetting>,
    },
    /// Acceptances of one finding; `None` where there is none.
    Acceptance {
        /// In mine.
        mine: Option<Acceptance>,
        /// In theirs.
        theirs: Option<Acceptance>,
    },
}
