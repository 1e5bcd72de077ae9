//! What a single change is about.

use super::super::HeadField;
use remit_core::matrix::{FootnoteId, PartyId, PlanId, RowId};

/// What a single change is about. It is the change's identity too: the same after a reload, and
/// whoever made the change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A field outside the lists. Letters and rules have places of their own.
    Head(HeadField),
    /// A letter, by its code.
    Letter(char, LetterPart),
    /// A party.
    Party(PartyId, PartyPart),
    /// A plan of the legend.
    Plan(PlanId, PlanPart),
    /// A row.
    Row(RowId, RowPart),
    /// A footnote.
    Footnote(FootnoteId, FootnotePart),
    /// What the matrix wants of the rule of this name.
    Rule(String),
    /// What was accepted of one finding.
    Acceptance(About),
}

/// What of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LetterPart {
    /// Whether it is there.
    Itself,
    /// Where it stands.
    Position,
    /// Its name.
    Name,
    /// Its definition.
    Definition,
    /// What it stands for.
    Kind,
}

/// What of a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartyPart {
    /// Whether it is there. What stands in the cells of a party comes and goes with it.
    Itself,
    /// Where it stands.
    Position,
    /// Its name.
    Name,
    /// On which side of the contract.
    Side,
}

/// What of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanPart {
    /// Whether it is there.
    Itself,
    /// Where it stands.
    Position,
    /// Its name.
    Name,
    /// What the legend says of it.
    Description,
}

/// What of a footnote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FootnotePart {
    /// Whether it is there.
    Itself,
    /// Where it stands.
    Position,
    /// Its mark.
    Mark,
    /// What it says.
    Text,
}

/// What of a row. See [`Field`](super::super::Field) for what is in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowPart {
    /// Whether it is there: a row comes and goes whole.
    Itself,
    /// Where it stands.
    Position,
    /// All of it: a section where an activity was, or the other way round.
    Whole,
    /// The level of a section.
    Level,
    /// The printed number of a section.
    Number,
    /// The title of a section.
    Title,
    /// What stands before a section's activities.
    Before,
    /// What stands behind them.
    After,
    /// What is to be done.
    Text,
    /// To which plans it applies.
    Plan,
    /// What is to be known of it.
    Comment,
    /// What a party holds.
    Cell(PartyId),
    /// The footnote marks in a party's cell.
    Marks(PartyId),
    /// How a cell was inferred.
    Evidence,
}

/// The finding that an acceptance is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct About {
    /// The name of its rule.
    pub rule: String,
    /// Its row.
    pub row: Option<RowId>,
    /// Its party.
    pub party: Option<PartyId>,
}

impl Place {
    /// The row, where it is about one.
    pub fn row(&self) -> Option<RowId> {
        match self {
            Self::Row(row, _) => Some(*row),
            Self::Acceptance(about) => about.row,
            _ => None,
        }
    }

    /// What of a row it is about, where it is about one.
    pub fn part(&self) -> Option<RowPart> {
        match self {
            Self::Row(_, part) => Some(*part),
            _ => None,
        }
    }
}
