//! What each command changes. Whether two of them meet, what of the screen is to be made anew and
//! what is to be checked again is derived from it.

use super::{AboutField, ActivityField, Command, SectionField};
use crate::matrix::{PartyId, RowId};

/// One thing in a matrix that a command changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    /// All there is.
    Everything,
    /// Something that the matrix says of itself.
    About(About),
    /// What a party holds for an activity.
    Cell(RowId, PartyId),
    /// A field of a row.
    Field(RowId, Field),
    /// Whether a row is there.
    Row(RowId),
    /// The name and side of a party.
    PartyFields(PartyId),
    /// Where the column of a party stands.
    PartyPlace(PartyId),
    /// Whether a party is there.
    Party(PartyId),
}

/// What a matrix says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The title.
    Title,
    /// The language of its texts.
    Language,
    /// What stands before the first section.
    Introduction,
    /// Where it was published.
    Source,
    /// What is said of the letters.
    Letters,
    /// The legend of the plans.
    Plans,
    /// Where the numbers of sections come from.
    Numbering,
    /// The footnotes.
    Footnotes,
    /// When it is to be looked at again.
    ReviewBy,
    /// The settings of the checks.
    Rules,
    /// The findings that were accepted.
    Acceptances,
}

/// A field of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// What is to be done.
    Text,
    /// The title of a section.
    Title,
    /// The plan of an activity.
    Plan,
    /// The comment of an activity.
    Comment,
    /// The printed number of a section.
    Number,
    /// What stands before a section's activities.
    Before,
    /// What stands behind them.
    After,
    /// The footnote marks in the cells of an activity.
    Marks,
    /// How deep a section is.
    Level,
    /// Where the row stands.
    Place,
}

impl Facet {
    /// Whether a change of the one is also one of the other.
    pub fn meets(self, other: Self) -> bool {
        self == other || self.holds(other) || other.holds(self)
    }

    /// Whether the other is a part of this one.
    fn holds(self, other: Self) -> bool {
        match (self, other) {
            (Self::Everything, _) => true,
            (Self::Row(row), Self::Cell(of, _) | Self::Field(of, _)) => row == of,
            (
                Self::Party(party),
                Self::Cell(_, of) | Self::PartyFields(of) | Self::PartyPlace(of),
            ) => party == of,
            _ => false,
        }
    }
}

impl Command {
    /// All that the command changes, in the order in which it names it. What it adds meets nothing
    /// that was there before.
    pub fn footprint(&self) -> Vec<Facet> {
        let mut facets = Vec::new();
        self.each_facet(&mut |facet| facets.push(facet));
        facets
    }

    /// The same, one after the other: the one table of what each command changes.
    pub(super) fn each_facet(&self, take: &mut dyn FnMut(Facet)) {
        match self {
            Self::SetTitle(_) => take(Facet::About(About::Title)),
            Self::SetCells(edits) => {
                for edit in edits {
                    take(Facet::Cell(edit.row, edit.party));
                }
            }
            Self::SetActivity(row, field) => take(Facet::Field(
                *row,
                match field {
                    ActivityField::Text(_) => Field::Text,
                    ActivityField::Plan(_) => Field::Plan,
                    ActivityField::Comment(_) => Field::Comment,
                    ActivityField::Marks(_) => Field::Marks,
                },
            )),
            Self::SetSection(row, field) => take(Facet::Field(
                *row,
                match field {
                    SectionField::Number(_) => Field::Number,
                    SectionField::Title(_) => Field::Title,
                    SectionField::Before(_) => Field::Before,
                    SectionField::After(_) => Field::After,
                    SectionField::Level(_) => Field::Level,
                },
            )),
            Self::InsertRows { rows, .. } => rows.iter().for_each(|row| take(Facet::Row(row.id()))),
            Self::MoveRows { rows, .. } => {
                for row in rows {
                    take(Facet::Field(*row, Field::Place));
                }
            }
            Self::RemoveRows(rows) => rows.iter().for_each(|row| take(Facet::Row(*row))),
            Self::InsertParty { party, .. } => take(Facet::Party(party.id)),
            Self::RemoveParty(party) => take(Facet::Party(*party)),
            Self::SetParty(party) => take(Facet::PartyFields(party.id)),
            Self::MoveParty { party, .. } => take(Facet::PartyPlace(*party)),
            Self::SetAbout(field) => take(Facet::About(match field {
                AboutField::Language(_) => About::Language,
                AboutField::Introduction(_) => About::Introduction,
                AboutField::Source(_) => About::Source,
                AboutField::LettersIntroduction(_) | AboutField::Letter(..) => About::Letters,
            })),
            Self::SetPlans(change) => {
                take(Facet::About(About::Plans));
                change.uses.iter().for_each(|(row, _)| take(Facet::Field(*row, Field::Plan)));
            }
            Self::SetNumbering(_) => take(Facet::About(About::Numbering)),
            // Other letters change what every cell means.
            Self::Replace(_) | Self::SetLetters(_) => take(Facet::Everything),
            Self::SetFootnotes(_) => take(Facet::About(About::Footnotes)),
            Self::SetReviewBy(_) => take(Facet::About(About::ReviewBy)),
            Self::SetRules(_) => take(Facet::About(About::Rules)),
            Self::Accept { .. } | Self::Withdraw(_) => take(Facet::About(About::Acceptances)),
            Self::Group(commands) => commands.iter().for_each(|command| command.each_facet(take)),
        }
    }
}

/// Whether any facet of the one is also one of the other.
pub(super) fn meet(one: &[Facet], other: &[Facet]) -> bool {
    one.iter().any(|facet| other.iter().any(|met| facet.meets(*met)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_meets_what_stands_in_it() {
        let row = RowId::from_bits;
        let party = PartyId::from_bits;
        let cell = Facet::Cell(row(1), party(1));
        for (other, expected) in [
            (Facet::Row(row(1)), true),
            (Facet::Row(row(2)), false),
            (Facet::Party(party(1)), true),
            (Facet::PartyFields(party(1)), false),
            (Facet::Cell(row(1), party(2)), false),
            (Facet::Field(row(1), Field::Text), false),
            (Facet::Everything, true),
        ] {
            assert_eq!(cell.meets(other), expected, "{other:?}");
            assert_eq!(other.meets(cell), expected, "{other:?}");
        }
    }
}
