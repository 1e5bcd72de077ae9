//! The document: what a matrix is made of, and what always holds for it.
//!
//! [`MatrixData`] is plain data with every part in the open; [`Matrix`] is such data that has
//! been checked. A `Matrix` is read like its data and changed by `edit` alone, so that what
//! [`Matrix::new`] has checked stays true.

pub mod acceptance;
mod begin;
pub mod cell;
pub mod id;
pub mod letter;
pub mod limits;
pub mod numbering;
pub mod party;
pub mod plan;
pub mod row;
pub mod rules;
pub mod scheme;
pub mod source;
pub mod text;

pub mod invariants;
mod outline;
mod positions;
pub mod totals;

use std::ops::Deref;

pub use acceptance::Acceptance;
pub use begin::from_published;
pub use cell::{Basis, Cell, Holding, NOT_APPLICABLE};
pub use id::{ComparisonId, FootnoteId, MatrixId, NewIds, PartyId, PlanId, RowId, StepId, TabId};
pub use invariants::Broken;
pub use letter::{Kind, Letter, LetterSet, Letters, LettersError};
pub use numbering::Numbering;
pub use party::{Party, Side};
pub use plan::{Plan, PlanReader, PlanUse, Plans};
pub use row::{Activity, CellMark, MAX_LEVEL, Row, Section};
pub use rules::{RuleSetting, Severity};
pub use scheme::{SCHEMES, Scheme, likely};
pub use source::{Base, Date, Source};
pub use text::{Block, Inline, Link, Mark, Style, Text};

use positions::Positions;

/// A footnote: what a mark in a text or a cell points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// Its identity.
    pub id: FootnoteId,
    /// The mark, without brackets.
    pub mark: Mark,
    /// What it says.
    pub text: Text,
}

/// All that a matrix is, not yet checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixData {
    /// Its identity.
    pub id: MatrixId,
    /// Which edition of a published matrix this is, from 1 on.
    pub edition: u32,
    /// The title.
    pub title: String,
    /// The language of its texts as a BCP 47 tag, like `en`; empty where it is unknown.
    pub language: String,
    /// What stands before the first section.
    pub introduction: Text,
    /// Where it was published.
    pub source: Source,
    /// What stands before the definitions of the letters.
    pub letters_introduction: Text,
    /// The letters.
    pub letters: Letters,
    /// The parties, in the order of the columns.
    pub parties: Vec<Party>,
    /// The legend of the plans.
    pub plans: Vec<Plan>,
    /// Where the numbers of the sections come from.
    pub numbering: Numbering,
    /// Sections and activities in reading order.
    pub rows: Vec<Row>,
    /// The footnotes.
    pub footnotes: Vec<Footnote>,
    /// When somebody should look at it again.
    pub review_by: Option<Date>,
    /// The matrix that this one started from.
    pub base: Option<Base>,
    /// What it wants of the checks.
    pub rules: Vec<RuleSetting>,
    /// Findings that somebody accepted.
    pub acceptances: Vec<Acceptance>,
}

impl MatrixData {
    /// A matrix with a title, the RACI letters and nothing else.
    pub fn empty(id: MatrixId, title: impl Into<String>) -> Self {
        Self {
            id,
            edition: 1,
            title: title.into(),
            language: String::new(),
            introduction: Text::default(),
            source: Source::default(),
            letters_introduction: Text::default(),
            letters: Letters::raci(),
            parties: Vec::new(),
            plans: Vec::new(),
            numbering: Numbering::Kept,
            rows: Vec::new(),
            footnotes: Vec::new(),
            review_by: None,
            base: None,
            rules: Vec::new(),
            acceptances: Vec::new(),
        }
    }
}

/// A matrix for which every invariant holds; see [`Broken`] for what that means.
#[derive(Debug, Clone)]
pub struct Matrix {
    data: MatrixData,
    positions: Positions,
}

impl Deref for Matrix {
    type Target = MatrixData;

    fn deref(&self) -> &MatrixData {
        &self.data
    }
}

impl PartialEq for Matrix {
    fn eq(&self, other: &Self) -> bool {
        self.data == other.data
    }
}

impl Eq for Matrix {}

impl Matrix {
    /// Checks the data, and says what is wrong with it otherwise. Where sections are numbered
    /// automatically, they get their numbers.
    pub fn new(data: MatrixData) -> Result<Self, Broken> {
        let positions = invariants::check(&data)?;
        let mut matrix = Self { data, positions };
        matrix.sections_changed();
        Ok(matrix)
    }

    /// The data, to be changed and checked again.
    pub fn into_data(self) -> MatrixData {
        self.data
    }

    /// The same with its first rows alone, for which every invariant holds as well.
    #[must_use]
    pub fn first_rows(mut self, rows: usize) -> Self {
        self.data.rows.truncate(rows);
        self.rows_changed();
        self
    }

    /// Where a row stands.
    pub fn position(&self, row: RowId) -> Option<usize> {
        self.positions.of(row)
    }

    /// The activity with this id.
    pub fn activity(&self, row: RowId) -> Option<&Activity> {
        self.rows.get(self.position(row)?)?.activity()
    }

    /// The section with this id.
    pub fn section(&self, row: RowId) -> Option<&Section> {
        self.rows.get(self.position(row)?)?.section()
    }

    /// All activities in reading order.
    pub fn activities(&self) -> impl Iterator<Item = &Activity> {
        self.rows.iter().filter_map(Row::activity)
    }

    /// Whether an activity prints a plan.
    pub fn prints_plans(&self) -> bool {
        self.activities().any(|activity| !activity.plan.printed.is_empty())
    }

    /// Whether an activity has a comment.
    pub fn has_comments(&self) -> bool {
        self.activities().any(|activity| !activity.comment.is_empty())
    }

    /// In which column a party stands.
    pub fn column(&self, party: PartyId) -> Option<usize> {
        self.parties.iter().position(|other| other.id == party)
    }

    /// The party with this id.
    pub fn party(&self, id: PartyId) -> Option<&Party> {
        self.parties.iter().find(|party| party.id == id)
    }

    /// The cell of a party for an activity.
    pub fn cell(&self, row: RowId, party: PartyId) -> Option<Cell> {
        self.activity(row)?.cells.get(self.column(party)?).copied()
    }

    /// The parties with their cells for an activity of this matrix.
    pub fn cells<'a>(
        &'a self,
        activity: &'a Activity,
    ) -> impl Iterator<Item = (&'a Party, Cell)> + Clone {
        self.parties.iter().zip(activity.cells.iter().copied())
    }

    /// Changes the data without checking it. Only for `edit`, which keeps every invariant.
    pub(crate) fn data_mut(&mut self) -> &mut MatrixData {
        &mut self.data
    }

    /// Must follow a change of the list of rows.
    pub(crate) fn rows_changed(&mut self) {
        self.positions = Positions::new(&self.data.rows);
        self.sections_changed();
    }

    /// Must follow a change of the levels of sections, or of how they are numbered.
    pub(crate) fn sections_changed(&mut self) {
        numbering::number(&mut self.data.rows, self.data.numbering);
    }
}
