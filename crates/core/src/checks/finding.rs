//! What rules report.

use super::rule::{Remedy, Rule, Stage};
use super::rules::REMEDIES;
use crate::edit::Command;
use crate::matrix::{Date, FootnoteId, Matrix, Party, PartyId, RowId, Severity};

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// An activity, but none of its cells.
    Activity(RowId),
    /// An activity with all its cells.
    Row(RowId),
    /// An activity, and the parties in whose cells it shows.
    Cells(RowId, Vec<PartyId>),
    /// A section.
    Section(RowId),
    /// A party, that is a column.
    Party(PartyId),
    /// A footnote.
    Footnote(FootnoteId),
    /// The matrix as a whole.
    Matrix,
}

impl Place {
    /// The row, where it is about one.
    pub fn row(&self) -> Option<RowId> {
        match self {
            Self::Activity(row) | Self::Row(row) | Self::Cells(row, _) | Self::Section(row) => {
                Some(*row)
            }
            Self::Party(_) | Self::Footnote(_) | Self::Matrix => None,
        }
    }

    /// The party, where it is about one as a whole.
    pub fn party(&self) -> Option<PartyId> {
        if let Self::Party(party) = self { Some(*party) } else { None }
    }

    /// Whether the finding shows in this cell.
    pub fn marks(&self, row: RowId, party: PartyId) -> bool {
        match self {
            Self::Row(at) => *at == row,
            Self::Cells(at, parties) => *at == row && parties.contains(&party),
            _ => false,
        }
    }
}

/// What a rule has to remember of what it found, besides the place: with the matrix, its message
/// can be written from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// Nothing.
    None,
    /// Another row.
    Row(RowId),
    /// Another party.
    Party(PartyId),
    /// How many.
    Count(u32),
    /// When the matrix was to be reviewed, and what day it is.
    Dates {
        /// When it was to be reviewed.
        review_by: Date,
        /// What day it is.
        today: Date,
    },
    /// Words, like the number that a section should have.
    Words(String),
}

/// What a rule found, before it is known how much that matters.
pub struct Found {
    pub(super) place: Place,
    pub(super) fact: Fact,
    pub(super) severity: Option<Severity>,
}

impl Found {
    /// A finding at a place.
    pub fn at(place: Place) -> Self {
        Self { place, fact: Fact::None, severity: None }
    }

    /// A finding in an activity's cells of these parties.
    pub fn in_cells(row: RowId, parties: &[&Party]) -> Self {
        Self::at(Place::Cells(row, parties.iter().map(|party| party.id).collect()))
    }

    /// The same, with what is to be remembered.
    #[must_use]
    pub fn with(self, fact: Fact) -> Self {
        Self { fact, ..self }
    }

    /// The same, with a severity that differs from the rule's, where nobody has set that.
    #[must_use]
    pub fn with_severity(self, severity: Severity) -> Self {
        Self { severity: Some(severity), ..self }
    }
}

/// What a rule found.
#[derive(Clone)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How much it matters here.
    pub severity: Severity,
    /// What it is about.
    pub place: Place,
    /// What the message is made from.
    pub fact: Fact,
    /// The acceptance by which it does not count, by its place in the list of the matrix.
    pub acceptance: Option<u32>,
    /// Where the rule stands among all.
    pub(super) order: u8,
    /// In which step of a run it was found.
    pub(super) stage: Stage,
}

impl Finding {
    /// What is wrong, in a sentence or two.
    pub fn message(&self, matrix: &Matrix) -> String {
        self.remedy().map(|remedy| (remedy.message)(matrix, self)).unwrap_or_default()
    }

    /// What its rule offers to do about it, whatever comes of that.
    pub(super) fn fixes(&self, matrix: &Matrix) -> Vec<Fix> {
        self.remedy().map(|remedy| (remedy.fixes)(matrix, self)).unwrap_or_default()
    }

    /// What to say of it and to do about it.
    pub(super) fn remedy(&self) -> Option<&'static Remedy> {
        REMEDIES.get(usize::from(self.order))
    }

    /// By what findings of one row are sorted: the worst first, then as rules are listed.
    pub(super) fn rank(&self) -> (u8, u8) {
        (Severity::Error as u8 - self.severity as u8, self.order)
    }
}

impl PartialEq for Finding {
    fn eq(&self, other: &Self) -> bool {
        self.rule.id == other.rule.id
            && self.severity == other.severity
            && self.place == other.place
            && self.fact == other.fact
            && self.acceptance == other.acceptance
    }
}

impl std::fmt::Debug for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let accepted = if self.acceptance.is_some() { ", accepted" } else { "" };
        write!(
            f,
            "{} {} {:?} {:?}{accepted}",
            self.severity.name(),
            self.rule.id,
            self.place,
            self.fact
        )
    }
}

/// Something that can be done about a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What the button says, like "Keep OVHcloud accountable".
    pub name: String,
    /// What it does.
    pub command: Command,
}

impl Place {
    /// Where it is, in words: the innermost section's number and the activity; the section's
    /// heading; the party; the footnote's mark.
    pub fn in_words(&self, matrix: &Matrix) -> String {
        match self {
            Self::Activity(row) | Self::Row(row) | Self::Cells(row, _) => {
                let text = matrix.activity(*row).map(|activity| activity.text.to_plain());
                let text = text.filter(|text| !text.is_empty());
                let text = text.as_deref().unwrap_or("Activity without text");
                let path = matrix.path(*row);
                let number = path.last().map(|section| section.number());
                format!("{} {text}", number.unwrap_or_default()).trim().to_owned()
            }
            Self::Section(row) => {
                let heading = matrix.section(*row).map(crate::matrix::Section::heading);
                heading
                    .filter(|heading| !heading.is_empty())
                    .unwrap_or("Untitled section".to_owned())
            }
            Self::Party(id) => {
                let party = matrix.party(*id);
                let name = party.map(|party| party.name.clone());
                name.filter(|name| !name.is_empty()).unwrap_or("Unnamed party".to_owned())
            }
            Self::Footnote(id) => {
                let note = matrix.footnotes.iter().find(|note| note.id == *id);
                format!("Footnote {}", note.map(|note| note.mark.as_str()).unwrap_or_default())
            }
            Self::Matrix => "Matrix".to_owned(),
        }
    }
}
