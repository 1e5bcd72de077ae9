//! What the cells of a row say: who holds what, to which plans it applies, what is to be known.

use super::super::shape::{Shape, is_no, shape};
use super::RowReader;
use crate::draft::{Draft, DraftActivity, DraftCell, append};
use crate::facts::ColumnUse;
use crate::interpret::legend::lines;
use crate::interpret::letters::Book;
use remit_core::matrix::{Basis, Cell, Holding, Text};
use remit_formats::page::{self, Row, quoted};

impl RowReader<'_> {
    pub(super) fn fill(
        &self,
        row: &Row,
        activity: &mut DraftActivity,
        book: &mut Book,
        draft: &mut Draft,
    ) {
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
        let assumed = book.assumption(letter);
        let basis = if assumed.is_some() { Basis::Inferred } else { Basis::Source };
        if let Some(words) = assumed {
            activity.explain(&words);
        }
        let mut parted = false;
        for line in lines(text) {
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
                        cell: Cell { basis, ..Cell::of(letter) },
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
