//! CSV that Remit has written: it says more than other tables do, and is read to the letter.

use super::delimited;
use super::draft::{Draft, DraftActivity, DraftCell, DraftSection};
use super::interpret::Book;
use super::note::Place;
use crate::formats::csv::{Line, restore};
use crate::matrix::text::notation;
use crate::matrix::{Basis, Letters};

/// The matrix in the making, where the first line is as Remit writes it.
pub(super) fn read(text: &str, delimiter: char) -> Option<Draft> {
    let head = delimited::lines(text, delimiter).next()?;
    restore(&[head.1])?;
    let all: Vec<(usize, Vec<String>)> = delimited::lines(text, delimiter)
        .filter(|(_, line)| line.iter().any(|field| !field.trim().is_empty()))
        .collect();
    let (numbers, fields): (Vec<usize>, Vec<Vec<String>>) = all.into_iter().unzip();
    let restored = restore(&fields)?;
    let mut book = Book::with(&Letters::raci(), false);
    for line in &restored.lines {
        if let Line::Activity { cells, .. } = line {
            for cell in cells {
                book.learn(&notation::read(cell), &Place::default());
            }
        }
    }
    let mut draft = Draft::new(Letters::raci());
    book.decide(&super::Corrections::default(), &mut draft.notes);
    for name in &restored.parties {
        draft.parties.add(name);
    }
    for (line, number) in restored.lines.into_iter().zip(numbers.into_iter().skip(1)) {
        let place = Place::line(number);
        match line {
            Line::Section { level, number, title, before, after, .. } => {
                draft.begin(DraftSection {
                    place,
                    depth: usize::from(level),
                    heading: format!("{number} {title}").trim().to_owned(),
                    before: notation::read(&before).blocks().to_vec(),
                    after: notation::read(&after).blocks().to_vec(),
                });
            }
            Line::Activity { text, plan, comment, cells, to_confirm, .. } => {
                let mut activity = DraftActivity {
                    place,
                    text: notation::read(&text),
                    plan,
                    comment: notation::read(&comment),
                    ..DraftActivity::default()
                };
                for (party, (cell, name)) in cells.iter().zip(&restored.parties).enumerate() {
                    let mut read = book.read(&notation::read(cell), name);
                    if to_confirm.contains(name) {
                        read.cell.basis = Basis::Inferred;
                        "Marked as to be confirmed in the file.".clone_into(&mut activity.evidence);
                    }
                    activity.cells.push(DraftCell { party, cell: read.cell, marks: read.marks });
                }
                draft.add(activity);
            }
        }
    }
    let (letters, found) = book.end();
    draft.letters = letters;
    draft.found = found;
    Some(draft)
}
