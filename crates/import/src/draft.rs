//! What was understood of a source, before it becomes a matrix. Every reader ends here.

use super::facts::{LetterFacts, LineFacts, Question, TableFacts, TableRow};
use super::interpret::{Book, Footnotes, Parties};
use remit_core::matrix::{
    Base, Block, Cell, Date, Holding, Letters, Mark, RowId, Section, Source, Text,
};
use remit_formats::page::{Column, Notes, Place};

/// A matrix in the making.
pub(super) struct Draft {
    pub(super) title: String,
    pub(super) date: Option<Date>,
    /// Where it was published, where the source says that in parts.
    pub(super) source: Option<Source>,
    /// What the matrix was begun from, where the source says that.
    pub(super) base: Option<Base>,
    pub(super) review_by: Option<Date>,
    pub(super) language: String,
    pub(super) introduction: Vec<Block>,
    pub(super) letters_introduction: Vec<Block>,
    pub(super) letters: Letters,
    pub(super) parties: Parties,
    /// The plans that the source defines, with what it says of them.
    pub(super) plans: Vec<(String, Text)>,
    pub(super) rows: Vec<DraftRow>,
    pub(super) footnotes: Vec<(Mark, Text)>,
    pub(super) notes: Notes,
    pub(super) tables: Vec<TableFacts>,
    pub(super) found: Vec<LetterFacts>,
    /// Lines of a copied text, and what they were taken for.
    pub(super) lines: Vec<LineFacts>,
    pub(super) questions: Vec<Question>,
    /// Which row is the section that was begun last.
    section: Option<usize>,
}

/// A row in the making.
pub(super) enum DraftRow {
    Section(DraftSection),
    Activity(Box<DraftActivity>),
}

/// A section in the making.
#[derive(Debug, Default)]
pub(super) struct DraftSection {
    pub(super) place: Place,
    /// Which row of which table it is, where it is one.
    pub(super) from: Option<TableRow>,
    /// The id that the source says it has.
    pub(super) id: Option<RowId>,
    /// 1 for the outermost.
    pub(super) depth: usize,
    pub(super) heading: Heading,
    pub(super) before: Vec<Block>,
    pub(super) after: Vec<Block>,
}

/// The heading of a section: its number, as printed, and its title.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) number: String,
    pub(super) title: String,
}

impl Heading {
    /// The heading that a line is, in which the number stands before the title.
    pub(super) fn of_line(line: &str) -> Self {
        let (number, title) = Section::split_heading(line);
        Self { number, title }
    }
}

/// An activity in the making.
#[derive(Debug, Default)]
pub(super) struct DraftActivity {
    pub(super) place: Place,
    /// Which row of which table it is, where it is one.
    pub(super) from: Option<TableRow>,
    /// The id that the source says it has.
    pub(super) id: Option<RowId>,
    pub(super) text: Text,
    /// The plan as printed.
    pub(super) plan: String,
    pub(super) comment: Text,
    pub(super) cells: Vec<DraftCell>,
    pub(super) evidence: String,
    /// Which cell of its line says what is to be done.
    pub(super) column: Option<Column>,
    /// Other ways to read the row: which party would hold what; the others nothing.
    pub(super) alternatives: Vec<Vec<(usize, Holding)>>,
}

/// What a party holds.
#[derive(Debug)]
pub(super) struct DraftCell {
    /// Which of the draft's parties.
    pub(super) party: usize,
    pub(super) cell: Cell,
    pub(super) marks: Vec<Mark>,
    /// Which cell of its line says it.
    pub(super) column: Option<Column>,
}

impl DraftActivity {
    /// Adds to what a person is told of how the row was understood.
    pub(super) fn explain(&mut self, words: &str) {
        if !self.evidence.is_empty() {
            self.evidence.push('\n');
        }
        self.evidence.push_str(words);
    }

    /// Says that the row names one or more of these plans, and that it is lost which.
    pub(super) fn names_one_of(&mut self, plans: &[String], notes: &mut Notes) {
        let plans = plans.join(", ");
        let words =
            format!("The row applies to one of these plans, but doesn't say which: {plans}.");
        self.explain(&words);
        notes.unknown(&self.place, words);
    }
}

impl Draft {
    pub(super) fn new(letters: Letters) -> Self {
        Self {
            title: String::new(),
            date: None,
            source: None,
            base: None,
            review_by: None,
            language: String::new(),
            introduction: Vec::new(),
            letters_introduction: Vec::new(),
            letters,
            parties: Parties::default(),
            plans: Vec::new(),
            rows: Vec::new(),
            footnotes: Vec::new(),
            notes: Notes::default(),
            tables: Vec::new(),
            found: Vec::new(),
            lines: Vec::new(),
            questions: Vec::new(),
            section: None,
        }
    }

    /// Takes in what was gathered beside the rows.
    pub(super) fn end(&mut self, footnotes: Footnotes, book: Book) {
        for text in self.texts_mut() {
            footnotes.mark(text);
        }
        let list = footnotes.list.into_iter();
        self.footnotes = list.map(|(mark, text, _)| (mark, text)).collect();
        let (letters, found, questions) = book.end();
        (self.letters, self.found) = (letters, found);
        self.questions.extend(questions);
    }

    /// Begins a section.
    pub(super) fn begin(&mut self, section: DraftSection) {
        self.section = Some(self.rows.len());
        self.rows.push(DraftRow::Section(section));
    }

    /// Adds an activity.
    pub(super) fn add(&mut self, activity: DraftActivity) {
        self.rows.push(DraftRow::Activity(Box::new(activity)));
    }

    /// Adds what is to be known of the activity that was added last, or of the section that begins
    /// behind it, or of the matrix.
    pub(super) fn remark(&mut self, text: Text) {
        match self.rows.last_mut() {
            Some(DraftRow::Activity(activity)) => append(&mut activity.comment, text),
            Some(DraftRow::Section(section)) => {
                section.before.extend(text.blocks().iter().cloned());
            }
            None => self.introduction.extend(text.blocks().iter().cloned()),
        }
    }

    /// The section that was begun last.
    pub(super) fn last_section(&mut self) -> Option<&mut DraftSection> {
        match self.rows.get_mut(self.section?)? {
            DraftRow::Section(section) => Some(section),
            DraftRow::Activity(_) => None,
        }
    }

    /// All texts in which footnote marks can stand.
    pub(super) fn texts_mut(&mut self) -> Vec<&mut Text> {
        let mut texts = Vec::new();
        for row in &mut self.rows {
            if let DraftRow::Activity(activity) = row {
                texts.push(&mut activity.text);
                texts.push(&mut activity.comment);
            }
        }
        texts
    }
}

/// Adds a text behind another as paragraphs of its own.
pub(super) fn append(to: &mut Text, more: Text) {
    if to.is_empty() {
        *to = more;
        return;
    }
    let mut blocks: Vec<Block> = to.blocks().to_vec();
    blocks.extend(more.blocks().iter().cloned());
    *to = Text::new(blocks);
}
