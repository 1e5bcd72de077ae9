//! Rows: the sections and activities of a matrix, one list in reading order.

use super::cell::Cell;
use super::id::{PartyId, RowId};
use super::plan::PlanUse;
use super::text::{Mark, Text};

/// How deep sections can nest; Markdown has as many headings.
pub const MAX_LEVEL: u8 = 6;

/// One line of the document. An activity belongs to the nearest section above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A heading.
    Section(Box<Section>),
    /// Something to be done.
    Activity(Box<Activity>),
}

impl Row {
    /// Its identity.
    pub fn id(&self) -> RowId {
        match self {
            Self::Section(section) => section.id,
            Self::Activity(activity) => activity.id,
        }
    }

    /// What it says: the heading of a section, the text of an activity without its notation.
    pub fn words(&self) -> String {
        match self {
            Self::Section(section) => section.heading(),
            Self::Activity(activity) => activity.text.to_plain().into_owned(),
        }
    }

    /// The activity, where it is one.
    pub fn activity(&self) -> Option<&Activity> {
        match self {
            Self::Activity(activity) => Some(activity),
            Self::Section(_) => None,
        }
    }

    /// The section, where it is one.
    pub fn section(&self) -> Option<&Section> {
        match self {
            Self::Section(section) => Some(section),
            Self::Activity(_) => None,
        }
    }
}

/// A heading and what stands around the activities under it.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its identity.
    pub id: RowId,
    /// 1 for the outermost, up to [`MAX_LEVEL`]; at most one deeper than the section above it.
    pub level: u8,
    /// The number that the source prints, like "3.1.2."; empty where it prints none. A matrix
    /// that counts its sections keeps it, and shows [`Section::number`] instead.
    pub written: String,
    /// The title, without the number.
    pub title: String,
    /// What stands between the heading and its activities.
    pub before: Text,
    /// What stands behind its activities.
    pub after: Text,
    /// The number that the matrix has counted, where it counts.
    pub(super) counted: Option<String>,
}

/// What is counted follows from everything else, and is nothing by which sections differ.
impl PartialEq for Section {
    fn eq(&self, other: &Self) -> bool {
        let Self { id, level, written, title, before, after, counted: _ } = self;
        (*id, *level, written, title) == (other.id, other.level, &other.written, &other.title)
            && (before, after) == (&other.before, &other.after)
    }
}

impl Eq for Section {}

impl Section {
    /// An empty section.
    pub fn new(id: RowId, level: u8, title: impl Into<String>) -> Self {
        Self {
            id,
            level,
            written: String::new(),
            title: title.into(),
            before: Text::default(),
            after: Text::default(),
            counted: None,
        }
    }

    /// The number that is shown: the one that was counted, or the one that is written.
    pub fn number(&self) -> &str {
        self.counted.as_ref().unwrap_or(&self.written)
    }

    /// Number and title of a heading as people type it: "3.1. Operations" has a number, a word
    /// or a year in front is part of the title.
    pub fn split_heading(heading: &str) -> (String, String) {
        let heading = heading.trim();
        let (first, rest) = heading.split_once(char::is_whitespace).unwrap_or((heading, ""));
        let numbered = first.starts_with(|c: char| c.is_ascii_digit())
            && first.contains('.')
            && first.chars().all(|c| c.is_ascii_digit() || c == '.');
        if numbered {
            (first.to_owned(), rest.trim_start().to_owned())
        } else {
            (String::new(), heading.to_owned())
        }
    }

    /// Number and title, as printed.
    pub fn heading(&self) -> String {
        match self.number() {
            "" => self.title.clone(),
            number => format!("{number} {}", self.title),
        }
    }
}

/// Something to be done, and who holds what for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// Its identity.
    pub id: RowId,
    /// What is to be done.
    pub text: Text,
    /// To which plans it applies.
    pub plan: PlanUse,
    /// What is to be known of it.
    pub comment: Text,
    /// One cell per party, in the order of the matrix's parties.
    pub cells: Vec<Cell>,
    /// Footnote marks that stand in cells.
    pub marks: Vec<CellMark>,
    /// How an inferred cell was inferred, for the person who is to confirm it.
    pub evidence: Text,
}

impl Activity {
    /// An activity for which nobody holds anything yet.
    pub fn new(id: RowId, text: Text, parties: usize) -> Self {
        Self {
            id,
            text,
            plan: PlanUse::default(),
            comment: Text::default(),
            cells: vec![Cell::default(); parties],
            marks: Vec::new(),
            evidence: Text::default(),
        }
    }

    /// The footnote marks in the cell of a party.
    pub fn marks_of(&self, party: PartyId) -> impl Iterator<Item = &Mark> {
        self.marks.iter().filter(move |mark| mark.party == party).map(|mark| &mark.mark)
    }
}

/// A footnote mark in a party's cell, like the star of `I*`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellMark {
    /// In whose cell.
    pub party: PartyId,
    /// The mark.
    pub mark: Mark,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(heading: &str, number: &str, title: &str) {
        assert_eq!(Section::split_heading(heading), (number.to_owned(), title.to_owned()));
    }

    #[test]
    fn numbers_are_told_from_titles() {
        check("3.1.2. Access management", "3.1.2.", "Access management");
        check(" 1. Before ", "1.", "Before");
        check("2.1 Install", "2.1", "Install");
        check("2027 budget", "", "2027 budget");
        check("v1.2 notes", "", "v1.2 notes");
        check("5.", "5.", "");
    }
}
