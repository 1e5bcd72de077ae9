//! The commands.

use crate::matrix::{
    Acceptance, Cell, CellMark, Date, Footnote, LetterSet, Letters, Mark, Matrix, Numbering, Party,
    PartyId, Plan, PlanUse, Row, RowId, RuleSetting, Section, Source, Text,
};

/// One change of a matrix, as plain data. Whatever it needs, new ids too, is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Gives the matrix another title.
    SetTitle(String),
    /// Sets cells, in this order.
    SetCells(Vec<CellEdit>),
    /// Sets one field of an activity.
    SetActivity(RowId, ActivityField),
    /// Sets one field of a section.
    SetSection(RowId, SectionField),
    /// Adds rows behind a row, or at the top.
    InsertRows {
        /// Behind which row; `None` is the top.
        after: Option<RowId>,
        /// The rows, in order.
        rows: Vec<Row>,
    },
    /// Removes these rows and no others; what stood under a removed section moves up.
    RemoveRows(Vec<RowId>),
    /// Takes rows from where they stand to behind another one, in this order.
    MoveRows {
        /// Behind which row, none of those that are moved; `None` is the top.
        after: Option<RowId>,
        /// The rows.
        rows: Vec<RowId>,
    },
    /// Adds a party behind a party, or as the first.
    InsertParty {
        /// Behind which party; `None` is the first place.
        after: Option<PartyId>,
        /// The party.
        party: Party,
        /// The cells in which it holds anything.
        cells: Vec<(RowId, Cell)>,
        /// The footnote marks in its cells.
        marks: Vec<(RowId, Mark)>,
    },
    /// Removes a party with all that it holds.
    RemoveParty(PartyId),
    /// Gives the party of this id another name or side.
    SetParty(Party),
    /// Takes a party to behind another one.
    MoveParty {
        /// The party.
        party: PartyId,
        /// Behind which other one; `None` is the first place.
        after: Option<PartyId>,
    },
    /// Puts another content in place of all there is; the matrix keeps its identity.
    Replace(Box<Matrix>),
    /// Gives the matrix other letters.
    SetLetters(Box<LetterChange>),
    /// Sets something that the matrix says of itself.
    SetAbout(AboutField),
    /// Gives the matrix another legend of plans.
    SetPlans(Box<PlanChange>),
    /// Says where the numbers come from that sections show.
    SetNumbering(Numbering),
    /// Gives the matrix other footnotes, all of them.
    SetFootnotes(Vec<Footnote>),
    /// Says when somebody should look at the matrix again.
    SetReviewBy(Option<Date>),
    /// Gives the matrix other settings of the checks, all of them.
    SetRules(Vec<RuleSetting>),
    /// Adds an acceptance at a place of the list of acceptances.
    Accept {
        /// Its place, from 0.
        at: usize,
        /// The acceptance.
        acceptance: Box<Acceptance>,
    },
    /// Removes the acceptance at this place of the list.
    Withdraw(usize),
    /// Several commands as one: all of them are applied, or none.
    Group(Vec<Command>),
}

impl Command {
    /// Whether it sets what stands in places that are there before and after it.
    pub fn sets_places(&self) -> bool {
        matches!(
            self,
            Self::SetTitle(_)
                | Self::SetCells(_)
                | Self::SetActivity(..)
                | Self::SetSection(..)
                | Self::SetParty(_)
        )
    }

    /// What is typed for a heading, with its number if it has one. What is counted cannot be
    /// typed.
    pub fn set_heading(row: RowId, typed: &str, numbering: Numbering) -> Self {
        let (number, title) = Section::split_heading(typed);
        let title = Self::SetSection(row, SectionField::Title(title));
        match numbering {
            Numbering::Kept => {
                Self::Group(vec![Self::SetSection(row, SectionField::Number(number)), title])
            }
            Numbering::Automatic => title,
        }
    }
}

/// One cell's new content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellEdit {
    /// The activity.
    pub row: RowId,
    /// The party.
    pub party: PartyId,
    /// What it holds from now on.
    pub cell: Cell,
}

/// Other letters for a matrix, and what becomes of those that cells hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterChange {
    /// The letters from now on.
    pub letters: Letters,
    /// For each letter until now, in their order, which of the new ones takes its place. One that
    /// becomes none is taken from its cells.
    pub becomes: Vec<LetterSet>,
    /// Cells that hold something else than that, set at the end.
    pub cells: Vec<CellEdit>,
}

/// Another legend of plans, and what the activities say of them then. What an activity prints is
/// read again with the new legend, except where something else is said here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanChange {
    /// The legend from now on.
    pub plans: Vec<Plan>,
    /// The activities that say something else.
    pub uses: Vec<(RowId, PlanUse)>,
}

/// Something that a matrix says of itself, with its new content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AboutField {
    /// The language of its texts.
    Language(String),
    /// What stands before the first section.
    Introduction(Text),
    /// Where it was published.
    Source(Box<Source>),
    /// What stands before the definitions of the letters.
    LettersIntroduction(Text),
    /// The name and the definition of the letter of this code.
    Letter(char, String, Text),
}

/// A field of an activity with its new content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActivityField {
    /// What is to be done.
    Text(Text),
    /// To which plans it applies.
    Plan(PlanUse),
    /// What is to be known of it.
    Comment(Text),
    /// The footnote marks in its cells, in the order of the columns.
    Marks(Vec<CellMark>),
}

/// A field of a section with its new content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SectionField {
    /// The printed number.
    Number(String),
    /// The title.
    Title(String),
    /// What stands before its activities.
    Before(Text),
    /// What stands behind them.
    After(Text),
    /// How deep it is.
    Level(u8),
}
