//! What a reading found and chose, as plain data: for the preview, and for a person to correct.

use super::{Encoding, Format, Note, Place};
use remit_core::matrix::{Holding, Kind, Matrix, RowId};
use remit_formats::json::{File, Stamp};
use remit_formats::page::Column;
use remit_formats::versions::NamedVersion;

/// So many rows of a matrix are shown before it is imported.
pub const PREVIEWED: usize = 200;

/// What was understood of a source.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// As which format it was read.
    pub format: Format,
    /// The encoding of its text, where the file does not say it plainly: guessed, or chosen by a
    /// person.
    pub encoding: Option<Encoding>,
    /// The matrix.
    pub matrix: Matrix,
    /// How many rows it has; of a preview the matrix has the first of them alone.
    pub counts: Counts,
    /// What a person should know, in the order of the source.
    pub notes: Vec<Note>,
    /// The tables that were found, the ones that are no part of the matrix included.
    pub tables: Vec<TableFacts>,
    /// The letters that were found, and what each is taken for.
    pub letters: Vec<LetterFacts>,
    /// The rows with inferred cells, each with the other ways in which it can be read.
    pub open: Vec<OpenRow>,
    /// The lines of a copied text of which a person may know better what they are.
    pub lines: Vec<LineFacts>,
    /// What the source leaves open, the widest first.
    pub questions: Vec<Question>,
    /// What Remit had written, where the source is a workbook of ours that came back.
    pub base: Option<Box<Matrix>>,
    /// What the source says of the draft that it parted from, where it is a file of ours.
    pub stamp: Option<Stamp>,
    /// The named versions that it holds, the latest first, where it is a file of ours.
    pub versions: Vec<NamedVersion>,
    /// Where each row of the matrix stands in the source; nothing of a file of our own. To a page
    /// cross those of the rows that [`Reading::for_preview`] leaves.
    pub rows: Vec<RowPlace>,
}

/// How many rows a matrix has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// The sections.
    pub sections: usize,
    /// The activities.
    pub activities: usize,
}

impl Counts {
    /// Counts the rows of a matrix.
    pub fn of(matrix: &Matrix) -> Self {
        let activities = matrix.activities().count();
        Self { sections: matrix.rows.len() - activities, activities }
    }

    /// All rows.
    pub fn rows(self) -> usize {
        self.sections + self.activities
    }
}

/// Where a row of the matrix stands in the source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowPlace {
    /// Its line, or its sheet and row.
    pub place: Place,
    /// Which row of which table it is, where it is one.
    pub from: Option<TableRow>,
    /// Which cell of that line says what is to be done.
    pub activity: Option<Column>,
    /// Which cells of it say what the parties hold, in the order of the matrix's parties; nothing
    /// where no single cell does.
    pub parties: Vec<Option<Column>>,
}

/// A row of a table of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableRow {
    /// Which of [`Reading::tables`], from 0 on.
    pub table: usize,
    /// Which of its rows, from 0 on, the header included; of a table that is laid out across,
    /// which of its columns.
    pub row: usize,
}

/// How a table is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orientation {
    /// A row per activity, a column per party, letters in the cells.
    ActivitiesDown,
    /// A column per activity, a row per party, letters in the cells.
    ActivitiesAcross,
    /// A row per activity, a column per letter, names of parties in the cells.
    LettersAcross,
    /// A row per activity, names of its owners in the cells; what the columns are is asked.
    OwnersInCells,
}

/// What the columns are in whose cells owners are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnerColumns {
    /// Plans, like "Basic" and "Premium": a row for each set of plans with the same owners.
    Plans,
    /// What is to be done with what the row names, which becomes a section.
    Duties,
    /// Sections, each with the activities that the rows name.
    Sections,
}

/// Something that the source leaves open, with the ways in which it can be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Where it comes up first.
    pub place: Place,
    /// The question, in words for a person.
    pub text: String,
    /// The answers, the likeliest first.
    pub answers: Vec<Answer>,
    /// The number of the answer that was taken.
    pub taken: usize,
    /// Whether a person gave it. What rests on another one is marked in the matrix.
    pub is_answered: bool,
}

/// One way in which something open can be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// In words for a person.
    pub text: String,
    /// What it comes to.
    pub choice: Choice,
}

/// What an answer comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// The columns of these tables in which owners are named are this.
    Columns(Vec<usize>, OwnerColumns),
    /// The owners in these tables hold these letters.
    Roles(Vec<usize>, String),
    /// Words and signs are taken for this, all at once.
    Letters(Vec<(String, LetterUse)>),
}

/// What a column is used as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnUse {
    /// What is to be done.
    Activity,
    /// The letters of the party of this name.
    Party(String),
    /// The letter that the parties named in the cells hold.
    Letter(char),
    /// The owners in this plan, of this duty, or in this section.
    Owners(String),
    /// The plans to which an activity applies.
    Plan,
    /// A sign says whether the plan of this name includes the activity.
    Variant(String),
    /// What is to be known of an activity.
    Comment,
    /// The section in which an activity stands.
    Section,
    /// Nothing.
    Ignore,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnFacts {
    /// What stands in its header; empty where there is none.
    pub header: String,
    /// What stands in the first of its cells that is not empty.
    pub sample: String,
    /// What it is used as.
    pub taken: ColumnUse,
}

/// A table of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableFacts {
    /// Where it begins.
    pub place: Place,
    /// The heading over it; empty where there is none.
    pub heading: String,
    /// How many rows it has, the header included.
    pub rows: usize,
    /// Whether it is part of the matrix.
    pub taken: bool,
    /// How it is laid out.
    pub orientation: Orientation,
    /// How many of its rows are the header and what stands above it.
    pub header: usize,
    /// Its columns.
    pub columns: Vec<ColumnFacts>,
    /// What its columns are where owners are named in their cells, and which letters these hold.
    pub owners: Option<OwnersFacts>,
    /// Its rows of which a person said what they are.
    pub chosen_rows: Vec<RowFacts>,
}

/// A row of a table of which a person said what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowFacts {
    /// Which of the table's rows, from 0 on, the header included.
    pub row: usize,
    /// Where it stands.
    pub place: Place,
    /// What stands in it, cut off where it is long.
    pub text: String,
    /// What it is taken for.
    pub taken: LineUse,
}

/// How owners in cells are taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnersFacts {
    /// What the columns are.
    pub columns: OwnerColumns,
    /// The letters that an owner holds.
    pub letters: String,
    /// Whether a person said what the columns are.
    pub are_columns_chosen: bool,
    /// Whether a person said which letters.
    pub are_letters_chosen: bool,
}

impl OwnersFacts {
    /// Whether nothing of it is assumed.
    pub fn is_sure(&self) -> bool {
        self.are_columns_chosen && self.are_letters_chosen
    }
}

/// What a row of a table or a line of a copied text is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineUse {
    /// The names of the columns, or one of them.
    Header,
    /// The heading of a section.
    Section,
    /// Something to be done.
    Activity,
    /// What is to be known of the activity above it, or of the section.
    Note,
    /// Nothing.
    Ignore,
}

/// A line of a copied text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineFacts {
    /// Its number, from 1 on.
    pub line: usize,
    /// What stands in it, cut off where it is long.
    pub text: String,
    /// What it is taken for.
    pub taken: LineUse,
}

/// What a letter, a word or a sign that was found is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterUse {
    /// Itself, with this meaning.
    Own(Kind),
    /// Another letter of the matrix: a K that means consulted is a C.
    Other(char),
    /// No letter at all.
    Nothing,
}

/// A letter of the source, or a word or sign in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterFacts {
    /// As it is written.
    pub written: String,
    /// In how many cells it stands.
    pub cells: usize,
    /// Whether the source says what it means.
    pub defined: bool,
    /// What it is taken for.
    pub taken: LetterUse,
    /// Whether nobody said so: the cells in which it stands are marked.
    pub is_assumed: bool,
}

impl LetterFacts {
    /// Whether it is a word or a sign in place of a letter.
    pub fn is_word(&self) -> bool {
        let mut chars = self.written.chars();
        !matches!((chars.next(), chars.next()), (Some(code), None) if code.is_alphanumeric())
    }
}

/// A row with cells that the source does not show plainly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenRow {
    /// Which row of the matrix.
    pub row: RowId,
    /// The other ways to read it, the likeliest first: what each party would hold, in the order
    /// of the parties.
    pub alternatives: Vec<Vec<Holding>>,
}

impl Reading {
    /// The reading of a file of our own: nothing of it was in doubt.
    pub fn of_own(matrix: Matrix) -> Self {
        Self {
            format: Format::Remit,
            encoding: None,
            counts: Counts::of(&matrix),
            matrix,
            notes: Vec::new(),
            tables: Vec::new(),
            letters: Vec::new(),
            open: Vec::new(),
            lines: Vec::new(),
            questions: Vec::new(),
            base: None,
            stamp: None,
            versions: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// The same, with what the file says of the draft that it parted from.
    #[must_use]
    pub fn with_stamp(self, stamp: Option<Stamp>) -> Self {
        Self { stamp, ..self }
    }

    /// The states that its stamp names, the likeliest that it parted from first.
    pub fn seen(&self) -> Vec<u64> {
        self.stamp.iter().flat_map(Stamp::states).collect()
    }

    /// The reading of a file of our own with all that stands in it.
    pub fn of_file(file: File) -> Self {
        let File { matrix, stamp, versions } = file;
        Self { stamp, versions, ..Self::of_own(matrix) }
    }

    /// What a preview shows of it: the first rows of its matrix, each with its place.
    #[must_use]
    pub fn for_preview(mut self) -> Self {
        self.matrix = self.matrix.first_rows(PREVIEWED);
        self.rows.truncate(PREVIEWED);
        for row in &mut self.rows {
            (row.activity, row.parties) = (None, Vec::new());
        }
        self
    }
}
