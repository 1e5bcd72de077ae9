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

/// What has to be there for a place to be there.
pub(super) fn wholes(place: &Place) -> impl Iterator<Item = Place> {
    let (one, other) = match place {
        Place::Head(_) | Place::Rule(_) | Place::Acceptance(_) => (None, None),
        Place::Letter(code, _) => (Some(Place::Letter(*code, LetterPart::Itself)), None),
        Place::Party(id, _) => (Some(Place::Party(*id, PartyPart::Itself)), None),
        Place::Plan(id, _) => (Some(Place::Plan(*id, PlanPart::Itself)), None),
        Place::Footnote(id, _) => (Some(Place::Footnote(*id, FootnotePart::Itself)), None),
        Place::Row(id, part) => {
            let party = match part {
                RowPart::Cell(party) | RowPart::Marks(party) => {
                    Some(Place::Party(*party, PartyPart::Itself))
                }
                _ => None,
            };
            (Some(Place::Row(*id, RowPart::Itself)), party)
        }
    };
    one.into_iter().chain(other)
}

/// Whether a place says whether something is there.
pub(super) fn is_itself(place: &Place) -> bool {
    matches!(
        place,
        Place::Letter(_, LetterPart::Itself)
            | Place::Party(_, PartyPart::Itself)
            | Place::Plan(_, PlanPart::Itself)
            | Place::Row(_, RowPart::Itself)
            | Place::Footnote(_, FootnotePart::Itself)
    )
}

/// Whether a place says where something stands.
pub(super) fn is_position(place: &Place) -> bool {
    matches!(
        place,
        Place::Letter(_, LetterPart::Position)
            | Place::Party(_, PartyPart::Position)
            | Place::Plan(_, PlanPart::Position)
            | Place::Row(_, RowPart::Position)
            | Place::Footnote(_, FootnotePart::Position)
    )
}
