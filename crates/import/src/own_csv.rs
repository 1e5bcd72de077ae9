//! CSV that Remit has written: it says more than other tables do, and is read to the letter.

use super::Corrections;
use super::draft::{Draft, DraftActivity, DraftCell, DraftSection, Heading};
use super::interpret::{Book, NOTHING, SHORT_ROW, kind_of};
use remit_core::matrix::letter::MAX_LETTERS;
use remit_core::matrix::text::notation;
use remit_core::matrix::{Basis, Letter, Letters, NOT_APPLICABLE};
use remit_formats::csv::{Restored, RestoredRow, Rows, restore};
use remit_formats::page::{Column, Place};

/// The matrix in the making, where the first line is as Remit writes it.
pub(super) fn read(text: &str, delimiter: char, corrections: &Corrections) -> Option<Draft> {
    restore(&[Rows::new(text, delimiter).next()?.cells])?;
    let (numbers, fields): (Vec<usize>, Vec<Vec<String>>) = Rows::new(text, delimiter)
        .filter(|row| row.cells.iter().any(|field| !field.trim().is_empty()))
        .map(|row| (row.line, row.cells))
        .unzip();
    let restored = restore(&fields)?;
    // Before an activity stand the level and number that sections have.
    let first = usize::from(restored.has_ids) + 3;
    let mut book = Book::with(&letters(&restored), false);
    let mut draft = Draft::new(Letters::raci());
    book.decide(corrections, &mut draft.notes);
    for name in &restored.parties {
        draft.parties.add(name);
    }
    for (line, number) in restored.lines.into_iter().zip(numbers.into_iter().skip(1)) {
        let place = Place::line(number);
        match line {
            RestoredRow::Section { id, level, number, title, before, after } => {
                draft.begin(DraftSection {
                    place,
                    from: None,
                    id,
                    depth: usize::from(level),
                    heading: Heading { number, title },
                    before: notation::read(&before).blocks().to_vec(),
                    after: notation::read(&after).blocks().to_vec(),
                });
            }
            RestoredRow::Activity {
                id,
                text,
                plan,
                comment,
                cells,
                to_confirm,
                has_lost_field,
            } => {
                let mut activity = DraftActivity {
                    place,
                    id,
                    text: notation::read(&text),
                    plan,
                    comment: notation::read(&comment),
                    ..DraftActivity::default()
                };
                activity.column = Column::at(first);
                for (party, (cell, name)) in cells.iter().zip(&restored.parties).enumerate() {
                    let mut read = book.read(&notation::read(cell), name);
                    if to_confirm.contains(&party) {
                        read.cell.basis = Basis::Inferred;
                        "Marked “To confirm” in the file.".clone_into(&mut activity.evidence);
                    }
                    if has_lost_field && read.cell.holding != NOTHING {
                        read.cell.basis = Basis::Inferred;
                    }
                    if let Some(doubt) = read.doubt {
                        draft.notes.unknown(&activity.place, doubt.words);
                    }
                    let column = Column::at(first + 2 + party);
                    let (cell, marks) = (read.cell, read.marks);
                    activity.cells.push(DraftCell { party, cell, marks, column });
                }
                if has_lost_field {
                    draft.notes.guessed(&activity.place, SHORT_ROW);
                    activity.explain(SHORT_ROW);
                }
                draft.add(activity);
            }
        }
    }
    (draft.letters, draft.found, _) = book.end();
    Some(draft)
}

/// The usual letters, and the others that stand in cells. The file does not say what they mean,
/// but that they are letters is sure.
fn letters(restored: &Restored) -> Letters {
    let mut list: Vec<Letter> = Letters::raci().iter().cloned().collect();
    for line in &restored.lines {
        let RestoredRow::Activity { cells, .. } = line else { continue };
        for cell in cells.iter().filter(|cell| *cell != NOT_APPLICABLE) {
            // Words are none: somebody has typed them.
            let text = notation::read(cell);
            let codes = text.to_plain();
            if codes.chars().count() > MAX_LETTERS
                || codes.chars().any(|c| !c.is_uppercase() && !c.is_ascii_digit())
            {
                continue;
            }
            for code in codes.chars() {
                if list.iter().all(|letter| letter.code != code) && list.len() < MAX_LETTERS {
                    list.push(Letter::new(code, kind_of(code, "", "")));
                }
            }
        }
    }
    Letters::new(list).unwrap_or_else(|_| Letters::raci())
}
