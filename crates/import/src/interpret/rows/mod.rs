//! From the rows of a table to activities and the sections between them.

mod cells;
mod groups;
mod owners;
mod short;

use super::super::draft::{Draft, DraftActivity, append};
use super::super::facts::{ColumnUse, LineUse, Orientation, TableRow};
use super::super::words::{fold, says_total};
use super::columns::Layout;
use super::letters::Book;
use super::named::Names;
use super::shape::{Shape, shape};
use super::tables::Found;
use groups::is_nothing;
use owners::Owners;
use remit_formats::page::{self, Row, Table, all_bold};
use remit_formats::page::{Place, quoted};
pub(crate) use short::SHORT_ROW;

use remit_core::matrix::{Basis, Holding, LetterSet, Text};

/// A table with all that is needed to read its rows.
pub(super) struct RowReader<'a> {
    found: &'a Found,
    /// Which of the source's tables it is.
    number: usize,
    pub(super) table: &'a Table,
    pub(super) layout: &'a Layout,
    pub(super) sheet: &'a str,
    /// For each column that is a party's, which.
    pub(super) parties: Vec<Option<usize>>,
    /// How deep the section is in which the table stands; 0 for none.
    pub(super) depth: usize,
    usual: Usual,
    /// The names of the columns, folded.
    header: Vec<String>,
    /// What each of the section columns said last.
    sections: Vec<String>,
    names: Names,
    owners: Owners,
    /// The one column of owners that is read, where each is a section.
    pub(super) only_column: Option<usize>,
    /// Whether a row that names a group of the rows below it has come.
    in_group: bool,
}

/// What is usual in a table.
#[derive(Debug, Clone, Copy, Default)]
struct Usual {
    /// Whether most activities are set in bold, so that bold says nothing.
    bold: bool,
    /// Whether a dash stands for an empty cell in rows with letters.
    dashes: bool,
    /// Whether any row has something beside its activity.
    has_letters: bool,
}

impl<'a> RowReader<'a> {
    pub(super) fn new(
        found: &'a Found,
        number: usize,
        parties: Vec<Option<usize>>,
        depth: usize,
    ) -> Self {
        let (table, layout) = (&found.table, &found.layout);
        let mut reader = Self {
            found,
            number,
            table,
            layout,
            sheet: &found.place.sheet,
            parties,
            depth,
            usual: Usual::default(),
            header: layout.names.iter().map(|name| fold(&name.to_plain())).collect(),
            sections: Vec::new(),
            names: Names::of(table, layout),
            owners: Owners::of(table, layout),
            only_column: None,
            in_group: false,
        };
        let body = table.rows.iter().skip(layout.header);
        let with_letters = body.filter(|row| reader.has_other_than_text(row));
        let (mut bold, mut all, mut dashes) = (0, 0, false);
        for row in with_letters.take(200) {
            all += 1;
            bold += usize::from(all_bold(&reader.activity(row)));
            dashes |= row.cells.iter().any(|cell| !cell.text.is_empty() && is_nothing(&cell.text));
        }
        reader.usual = Usual { bold: bold * 2 > all, dashes, has_letters: all > 0 };
        reader
    }

    fn column(&self, wanted: &ColumnUse) -> Option<usize> {
        self.layout.uses.iter().position(|taken| taken == wanted)
    }

    fn activity(&self, row: &Row) -> Text {
        self.column(&ColumnUse::Activity).map(|at| row.cell(at).text.clone()).unwrap_or_default()
    }

    fn has_other_than_text(&self, row: &Row) -> bool {
        let activity = self.column(&ColumnUse::Activity);
        row.cells
            .iter()
            .enumerate()
            .any(|(at, cell)| Some(at) != activity && !cell.is_carried() && !is_nothing(&cell.text))
    }

    /// Reads one row into the draft.
    pub(super) fn row(&mut self, at: usize, book: &mut Book, draft: &mut Draft) {
        let Some(row) = self.table.rows.get(at) else { return };
        let place = Place { sheet: self.sheet.to_owned(), line: row.line };
        if row.is_empty() {
            return;
        }
        let from = TableRow { table: self.number, row: at };
        match self.found.row_use(at) {
            Some(LineUse::Ignore | LineUse::Header) => return,
            Some(LineUse::Section) => {
                self.begin_section(&first_text(row).to_plain(), 0, (&place, from), draft);
                self.in_group = true;
                return;
            }
            Some(LineUse::Note) => {
                filled(row).for_each(|cell| draft.remark(cell.text.clone()));
                return;
            }
            None if self.no_activity(row, (&place, from), book, draft) => return,
            Some(LineUse::Activity) | None => {}
        }
        self.section_columns(row, (&place, from), draft);
        let mut text = self.activity(row);
        if text.is_empty() && self.found.row_use(at).is_some() {
            text = first_text(row);
        }
        let mut activity = DraftActivity {
            text,
            place: place.clone(),
            from: Some(from),
            ..DraftActivity::default()
        };
        self.fill(row, &mut activity, book, draft);
        let beyond = row.cells.iter().skip(self.layout.uses.len().max(1));
        let beyond: Vec<String> = beyond
            .filter(|cell| !cell.text.is_empty())
            .map(|cell| cell.text.to_plain().into_owned())
            .collect();
        if !beyond.is_empty() {
            let text =
                "The row has more cells than the header; the extra text was moved to the comment.";
            draft.notes.guessed(&place, text);
            append(&mut activity.comment, Text::plain(&beyond.join(" ")));
        }
        if self.has_owners() {
            self.owned(row, activity, book, draft);
            return;
        }
        if let Some(why) = self.found.unclear {
            // Of the table as a whole it is said once.
            mark(&mut activity, why);
        } else if let Some(words) = self.lost_or_extra(row, book) {
            doubt(&mut activity, words, draft);
            activity.alternatives = self.shifted(row, &activity);
        }
        if activity.text.is_empty() && activity.comment.is_empty() && holds_nothing(&activity) {
            return;
        }
        if activity.text.is_empty() {
            draft.notes.unknown(&place, "The row has roles but no activity text.");
        } else if !self.has_other_than_text(row) && self.usual.has_letters {
            let text = format!("{} has no roles.", quoted(&activity.text.to_plain()));
            draft.notes.guessed(&place, format!("{text} It was read as an activity."));
        }
        draft.add(activity);
    }

    /// Whether a row is none of the activities, as far as can be seen: it is told of, or begins a
    /// section.
    fn no_activity(
        &mut self,
        row: &Row,
        (place, from): (&Place, TableRow),
        book: &Book,
        draft: &mut Draft,
    ) -> bool {
        if self.repeats_header(row) {
            draft.notes.skipped(place, "Repeated header row.");
            return true;
        }
        if self.is_total(row, book) {
            let text = self.activity(row).to_plain().trim().to_owned();
            let text = format!("{} counts roles; it was left out.", quoted(&text));
            draft.notes.skipped(place, text);
            return true;
        }
        let below = self.table.rows.get(from.row + 1);
        let Some((title, guessed)) = self.group(row, book, below) else { return false };
        if guessed {
            let text = format!("{} was read as a section heading.", quoted(&title));
            draft.notes.guessed(place, text);
        }
        self.begin_section(&title, 0, (place, from), draft);
        self.in_group = true;
        true
    }

    /// Whether a row counts the letters of its columns: only numbers stand below the parties.
    fn is_total(&self, row: &Row, book: &Book) -> bool {
        let columns = self.layout.uses.iter().enumerate();
        let parties = columns.filter(|(_, taken)| matches!(taken, ColumnUse::Party(_)));
        let shapes = parties.map(|(at, _)| shape(&row.cell(at).text, &book.letters));
        let mut shapes = shapes.filter(|shape| *shape != Shape::Blank).peekable();
        shapes.peek().is_some()
            && shapes.all(|shape| shape == Shape::Number)
            && says_total(&self.activity(row).to_plain())
    }

    fn repeats_header(&self, row: &Row) -> bool {
        let mut any = false;
        let same = self.header.iter().enumerate().all(|(at, name)| {
            any |= !name.is_empty();
            *name == fold(&row.cell(at).text.to_plain())
        });
        any && same
    }
}

/// Marks all that a row says, because of what these words say, and tells of it.
fn doubt(activity: &mut DraftActivity, words: &str, draft: &mut Draft) {
    if mark(activity, words) {
        draft.notes.guessed(&activity.place, words);
    }
}

/// Marks all that a row says, because of what these words say; whether that is anything.
fn mark(activity: &mut DraftActivity, words: &str) -> bool {
    let mut any = false;
    for cell in &mut activity.cells {
        let holds_any = cell.cell.holding != Holding::Letters(LetterSet::EMPTY);
        if holds_any {
            cell.cell.basis = Basis::Inferred;
            any = true;
        }
    }
    if any {
        activity.explain(words);
    }
    any
}

/// The cells of a row that say something, each once.
fn filled(row: &Row) -> impl Iterator<Item = &page::Cell> {
    let says = |cell: &&page::Cell| cell.part == page::Part::First && !is_nothing(&cell.text);
    row.cells.iter().filter(says)
}

/// What the first cell says that says something.
fn first_text(row: &Row) -> Text {
    filled(row).next().map(|cell| cell.text.clone()).unwrap_or_default()
}

/// Whether no cell of an activity says anything.
fn holds_nothing(activity: &DraftActivity) -> bool {
    let nothing = Holding::Letters(LetterSet::EMPTY);
    activity.cells.iter().all(|cell| cell.cell.holding == nothing && cell.marks.is_empty())
}

/// Whether a layout has cells that name parties.
pub(super) fn names_parties(layout: &Layout) -> bool {
    layout.orientation == Orientation::LettersAcross
}

#[cfg(test)]
mod tests;
