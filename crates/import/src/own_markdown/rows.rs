//! Sections, their tables, and the footnotes behind them.

use super::super::ImportError;
use super::super::draft::{Draft, DraftActivity, DraftCell, DraftSection, Heading};
use super::super::interpret::Book;
use super::Pieces;
use super::pieces::{OwnTable, Piece, marked};
use remit_core::matrix::{Basis, Text};
use remit_formats::markdown;
use remit_formats::page::{Column, Place, Stage, Watch};

/// Reads them into the draft. Whether that is all of the page: false where Remit has not
/// written it so.
pub(super) fn read(
    pieces: Pieces,
    level: usize,
    draft: &mut Draft,
    book: &mut Book,
    watch: &mut Watch,
) -> Result<bool, ImportError> {
    let inferred = |(_, piece): &(usize, Piece)| match piece {
        Piece::Text(text) => markdown::says_inferred(&text.to_plain()),
        _ => false,
    };
    let pieces = match pieces.split_last() {
        Some((last, rest)) if inferred(last) => {
            book.unconfirmed_in_italics = true;
            rest
        }
        _ => pieces,
    };
    let mut at = At::default();
    let mut names: Option<&[Text]> = None;
    for (done, (line, piece)) in pieces.iter().enumerate() {
        watch.step(Stage::Understanding, done, pieces.len())?;
        let place = Place::line(*line);
        match piece {
            Piece::Heading(deep, title) if at.footnote.is_none() && *deep >= level => {
                at = At { is_open: true, ..At::default() };
                draft.begin(DraftSection {
                    place,
                    depth: deep + 1 - level,
                    heading: Heading::of_line(title),
                    ..DraftSection::default()
                });
            }
            Piece::Table(table) if !at.is_behind && at.footnote.is_none() => {
                let Some(columns) = columns(table) else { return Ok(false) };
                if *names.get_or_insert(&table.names) != table.names.as_slice() {
                    return Ok(false);
                }
                if draft.parties.is_empty() {
                    for name in table.names.get(columns.parties.clone()).unwrap_or_default() {
                        draft.parties.add(&name.to_plain());
                    }
                }
                for (line, row) in &table.rows {
                    watch.step(Stage::Understanding, done, pieces.len())?;
                    activity(*line, row, &columns, draft, book);
                }
                at.is_behind = true;
            }
            Piece::Comment(comment) if *comment == markdown::AFTER && at.is_open => {
                at.is_behind = true;
            }
            Piece::Comment(comment) if *comment == markdown::FOOTNOTE => {
                at.footnote = Some(Open::Expected);
            }
            Piece::Comment(_) => {}
            Piece::Text(text) => {
                if !put(text, &mut at, draft) {
                    return Ok(false);
                }
            }
            Piece::Footnote(mark, text) => {
                draft.footnotes.push((mark.clone(), text.clone()));
                at.footnote = Some(Open::None);
            }
            _ => return Ok(false),
        }
    }
    Ok(true)
}

/// Where the reading is.
#[derive(Default)]
struct At {
    /// Whether a section has begun.
    is_open: bool,
    /// Whether its activities have passed.
    is_behind: bool,
    /// The footnotes have begun.
    footnote: Option<Open>,
}

/// Which footnote is open.
#[derive(PartialEq, Eq)]
enum Open {
    /// None that takes more.
    None,
    /// One is to begin.
    Expected,
    /// The last one.
    Last,
}

/// Puts a text where it belongs.
fn put(text: &Text, at: &mut At, draft: &mut Draft) -> bool {
    match at.footnote {
        Some(Open::None) => false,
        Some(Open::Expected) => {
            let Some((mark, text)) = marked(text) else { return false };
            draft.footnotes.push((mark, text));
            at.footnote = Some(Open::Last);
            true
        }
        Some(Open::Last) => {
            let Some((_, last)) = draft.footnotes.last_mut() else { return false };
            let mut blocks = last.blocks().to_vec();
            blocks.extend_from_slice(text.blocks());
            *last = Text::new(blocks);
            true
        }
        None => {
            let Some(section) = draft.last_section().filter(|_| at.is_open) else { return false };
            let blocks = if at.is_behind { &mut section.after } else { &mut section.before };
            blocks.extend_from_slice(text.blocks());
            true
        }
    }
}

/// Which column is what, the first being that of the activities.
struct Columns {
    plan: bool,
    parties: std::ops::Range<usize>,
}

/// The columns of a table of activities: those of parties are centred.
fn columns(table: &OwnTable) -> Option<Columns> {
    let is = |at: usize, wanted: &str| {
        let centred = table.centred.get(at).copied().unwrap_or_default();
        !centred && table.names.get(at).is_some_and(|name| name.to_plain() == wanted)
    };
    let width = table.names.len();
    let plan = is(1, markdown::PLAN);
    let first = 1 + usize::from(plan);
    let last = width - usize::from(width > first && is(width - 1, markdown::COMMENT));
    let centred = table.centred.get(first..last)?.iter().all(|centred| *centred);
    (is(0, markdown::ACTIVITY) && centred).then_some(Columns { plan, parties: first..last })
}

fn activity(line: usize, row: &[Text], columns: &Columns, draft: &mut Draft, book: &mut Book) {
    let text = |at: usize| row.get(at).cloned().unwrap_or_default();
    let mut activity = DraftActivity {
        place: Place::line(line),
        text: text(0),
        comment: text(columns.parties.end),
        column: Column::at(1),
        ..DraftActivity::default()
    };
    if columns.plan {
        activity.plan = text(1).to_plain().into_owned();
    }
    for (party, at) in columns.parties.clone().enumerate() {
        let read = book.read(&text(at), draft.parties.name(party));
        if read.cell.basis == Basis::Inferred {
            "In italics in the file, which marks unconfirmed roles."
                .clone_into(&mut activity.evidence);
        }
        if let Some(doubt) = read.doubt {
            draft.notes.unknown(&activity.place, doubt.words);
        }
        let (cell, marks) = (read.cell, read.marks);
        activity.cells.push(DraftCell { party, cell, marks, column: Column::at(at + 1) });
    }
    draft.add(activity);
}
