//! From the rows of a table to activities and the sections between them.

mod groups;
mod owners;
mod short;

use super::super::draft::{Draft, DraftActivity, DraftCell, append};
use super::super::facts::{ColumnUse, LineUse, Orientation, TableRow};
use super::super::words::{fold, says_total};
use super::columns::Layout;
use super::letters::Book;
use super::named::Names;
use super::shape::{Shape, is_no, shape};
use super::tables::Found;
use groups::is_nothing;
use owners::Owners;
use remit_formats::page::{self, Row, Table, UNCLEAR, all_bold};
use remit_formats::page::{Place, quoted};
pub(crate) use short::SHORT_ROW;

use remit_core::matrix::{Basis, Cell, Holding, LetterSet, Text};

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
        if self.found.is_unclear {
            doubt(&mut activity, UNCLEAR, draft);
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
        let same = self.layout.names.iter().enumerate().all(|(at, name)| {
            let (name, cell) = (name.to_plain(), row.cell(at).text.to_plain());
            any |= !name.is_empty();
            name == cell || fold(&name) == fold(&cell)
        });
        any && same
    }

    fn fill(&self, row: &Row, activity: &mut DraftActivity, book: &mut Book, draft: &mut Draft) {
        let mut variants: Vec<&str> = Vec::new();
        for (at, taken) in self.layout.uses.iter().enumerate() {
            let cell = row.cell(at);
            let text = &cell.text;
            if text.is_empty() {
                continue;
            }
            match taken {
                ColumnUse::Party(name) => self.party((at, name), cell, activity, book, draft),
                ColumnUse::Letter(code) => self.named(*code, cell, activity, book, draft),
                ColumnUse::Plan => {
                    if !activity.plan.is_empty() {
                        activity.plan.push_str(", ");
                    }
                    activity.plan.push_str(text.to_plain().trim());
                }
                ColumnUse::Variant(name) => {
                    let plain = text.to_plain();
                    if shape(text, &book.letters) != Shape::Blank && !is_no(&plain) {
                        variants.push(name);
                    }
                }
                ColumnUse::Comment => {
                    let comments = self.layout.uses.iter().filter(|other| *other == taken).count();
                    let name = self.layout.names.get(at).map(Text::to_plain).unwrap_or_default();
                    if name.is_empty() {
                        let text = "The row has more cells than the header; the extra text was moved to the comment.";
                        draft.notes.guessed(&activity.place, text);
                    }
                    let shape = shape(text, &book.letters);
                    // Where there are several, a dash says that there is nothing.
                    if comments > 1 && shape == Shape::Blank {
                        continue;
                    }
                    // Letters say nothing without whose they are.
                    let is_sign = matches!(shape, Shape::Letters | Shape::Stranger);
                    if (comments > 1 || is_sign) && !name.is_empty() {
                        append(&mut activity.comment, Text::plain(&format!("{name}:")));
                    }
                    append(&mut activity.comment, text.clone());
                }
                ColumnUse::Activity => activity.column = activity.column.or(cell.column),
                ColumnUse::Section | ColumnUse::Ignore | ColumnUse::Owners(_) => {}
            }
        }
        if !variants.is_empty() {
            if !activity.plan.is_empty() {
                activity.plan.push_str(", ");
            }
            activity.plan.push_str(&variants.join(", "));
        }
    }

    fn party(
        &self,
        (column, name): (usize, &str),
        from: &page::Cell,
        activity: &mut DraftActivity,
        book: &mut Book,
        draft: &mut Draft,
    ) {
        let Some(party) = self.parties.get(column).copied().flatten() else { return };
        let read = book.read(&from.text, name);
        if let Some(assumed) = &read.assumed {
            activity.explain(&format!("{name}: {assumed}"));
        } else if read.doubt.is_none() && read.cell.basis == Basis::Inferred {
            "In italics in the file, which marks unconfirmed roles."
                .clone_into(&mut activity.evidence);
        }
        if let Some(doubt) = read.doubt {
            let words = doubt.words;
            if doubt.guessed {
                draft.notes.guessed(&activity.place, words.clone());
            } else {
                draft.notes.unknown(&activity.place, words.clone());
            }
            if read.cell.basis == Basis::Inferred {
                activity.explain(&words);
            }
        }
        if !read.beside.is_empty() {
            append(&mut activity.comment, Text::plain(&format!("{name}: {}", read.beside)));
        }
        let (cell, marks) = (read.cell, read.marks);
        activity.cells.push(DraftCell { party, cell, marks, column: from.column });
    }

    /// The parties that a cell names hold a letter.
    fn named(
        &self,
        code: char,
        from: &page::Cell,
        activity: &mut DraftActivity,
        book: &Book,
        draft: &mut Draft,
    ) {
        let text = &from.text;
        if shape(text, &book.letters) == Shape::Blank {
            return;
        }
        let Some(letter) = book.letters.typed(code) else { return };
        let mut parted = false;
        for line in super::legend::lines(text) {
            for named in self.names.read(&line.to_plain()) {
                parted |= named.parted;
                if !named.remark.is_empty() {
                    let remark = format!("{} ({code}): {}", named.name, named.remark);
                    let words = format!("{} went into the comment.", quoted(&remark));
                    draft.notes.guessed(&activity.place, words);
                    append(&mut activity.comment, Text::plain(&remark));
                }
                let party = draft.parties.named(named.name);
                let held = activity.cells.iter_mut().find(|cell| cell.party == party);
                match held {
                    Some(cell) => {
                        let both = cell.cell.letters().union(letter);
                        cell.cell.holding = Holding::Letters(both);
                    }
                    None => activity.cells.push(DraftCell {
                        party,
                        cell: Cell::of(letter),
                        marks: line.marks().cloned().collect(),
                        column: from.column,
                    }),
                }
            }
        }
        if parted {
            let words = format!("{} was read as several parties.", quoted(&text.to_plain()));
            draft.notes.guessed(&activity.place, words);
        }
    }
}

/// Marks all that a row says, because of what these words say.
fn doubt(activity: &mut DraftActivity, words: &str, draft: &mut Draft) {
    let mut any = false;
    for cell in &mut activity.cells {
        let holds_any = cell.cell.holding != Holding::Letters(LetterSet::EMPTY);
        if holds_any {
            cell.cell.basis = Basis::Inferred;
            any = true;
        }
    }
    if any {
        // Of the table as a whole it is said once.
        if words != UNCLEAR {
            draft.notes.guessed(&activity.place, words);
        }
        activity.explain(words);
    }
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
