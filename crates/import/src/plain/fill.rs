//! From a row as the text shows it to an activity, with its doubts.

use std::fmt::Write as _;

use super::super::ImportError;
use super::super::draft::{Draft, DraftActivity, DraftCell};
use super::super::facts::LineUse;
use super::super::guess::{Model, Way};
use super::super::interpret::Book;
use super::lines::{self, Line};
use super::reader::TextReader;
use super::rows::RawRow;
use remit_core::matrix::{Basis, Block, Cell, Holding, Inline, LetterSet, Text};
use remit_formats::page::{NoteKind, Stage, Watch};

/// So many other ways to read a row are offered.
const MOST_OFFERED: usize = 6;

/// Reads a row into the draft.
pub(super) fn row(
    reader: &TextReader,
    model: &Model,
    row: &RawRow,
    book: &mut Book,
    draft: &mut Draft,
    watch: &mut Watch,
) -> Result<(), ImportError> {
    let Some(first) = row.text.first() else { return Ok(()) };
    watch.step(Stage::Understanding, draft.rows.len(), draft.rows.len() + 1)?;
    let mut activity = DraftActivity {
        place: first.place(),
        text: text(row),
        plan: row.plan.map(|line| line.text.to_owned()).unwrap_or_default(),
        comment: lines::text(&row.comment),
        ..DraftActivity::default()
    };
    let words = row.words();
    variants(reader, first, &mut activity, draft);
    if row.pieces.is_empty() {
        nobody(reader, &mut activity, first, book, draft);
    } else if reader.is_shown(row) {
        for (party, piece) in row.pieces.iter().enumerate() {
            let name = draft.parties.name(party).to_owned();
            let mut read = book.read(&Text::plain(piece), &name);
            if reader.is_doubtful {
                read.cell.basis = Basis::Inferred;
            }
            if let Some(doubt) = read.doubt {
                let kind = if doubt.guessed { NoteKind::Guessed } else { NoteKind::Unknown };
                draft.notes.add(&activity.place, kind, doubt.words.clone());
                activity.explain(&doubt.words);
            }
            let (cell, marks) = (read.cell, read.marks);
            activity.cells.push(DraftCell { party, cell, marks, column: None });
        }
    } else if row.pieces.len() > reader.names.len() {
        let all = row.pieces.join(", ");
        let say = format!("The row has more roles than there are parties: {all}.");
        activity.explain(&say);
        draft.notes.unknown(&activity.place, say);
        activity.cells = inferred(&vec![String::new(); reader.names.len()], book);
    } else {
        let codes: Vec<String> = row.pieces.iter().map(|piece| reader.codes_of(piece)).collect();
        let pieces: Vec<&str> = codes.iter().map(String::as_str).collect();
        let said = if row.comment.is_empty() {
            words.to_owned()
        } else {
            let comment: Vec<&str> = row.comment.iter().map(|line: &Line| line.text).collect();
            format!("{words} {}", comment.join(" "))
        };
        let mut ways = model.ways(&pieces, row.glued, &said);
        let best = ways.next().unwrap_or_else(|| vec![String::new(); reader.names.len()]);
        let evidence = evidence(reader, model, row, &best, &said);
        activity.explain(&evidence);
        activity.cells = inferred(&best, book);
        activity.alternatives = others(ways, &best, book);
        draft.notes.guessed(&activity.place, evidence);
    }
    draft.add(activity);
    Ok(())
}

fn text(row: &RawRow) -> Text {
    let Some(cut) = row.cut else { return lines::text(&row.text) };
    Text::new(vec![Block::Paragraph(vec![Inline::plain(cut)])])
}

/// The plans that a row's ticks stand for.
fn variants(reader: &TextReader, line: &Line, activity: &mut DraftActivity, draft: &mut Draft) {
    if line.ticks == reader.variants.len() {
        activity.plan.push_str(&reader.variants.join(", "));
    } else if line.ticks > 0 {
        activity.names_one_of(&reader.variants, &mut draft.notes);
    }
}

/// The activity has no letters in the text: nobody holds it, as far as that shows.
fn nobody(
    reader: &TextReader,
    activity: &mut DraftActivity,
    line: &Line,
    book: &Book,
    draft: &mut Draft,
) {
    // A person has said so: there is nothing to confirm.
    if line.chosen == Some(LineUse::Activity) {
        return;
    }
    let say = "The text shows no roles for this activity.";
    activity.explain(say);
    draft.notes.guessed(&activity.place, say);
    activity.cells = inferred(&vec![String::new(); reader.names.len()], book);
}

/// What the codes of a cell mean in the matrix.
fn set(cell: &str, book: &Book) -> LetterSet {
    let letters = book.translated(cell);
    let letters = letters.chars().filter_map(|c| book.letters.typed(c));
    letters.fold(LetterSet::EMPTY, LetterSet::union)
}

fn inferred(way: &Way, book: &Book) -> Vec<DraftCell> {
    let cell = |(party, cell): (usize, &String)| DraftCell {
        party,
        cell: Cell::of(set(cell, book)).with_basis(Basis::Inferred),
        marks: Vec::new(),
        column: None,
    };
    way.iter().enumerate().map(cell).collect()
}

/// The other ways to read the row, each once.
fn others(ways: impl Iterator<Item = Way>, best: &Way, book: &Book) -> Vec<Vec<(usize, Holding)>> {
    let sets = |way: &Way| -> Vec<LetterSet> { way.iter().map(|cell| set(cell, book)).collect() };
    let mut seen = vec![sets(best)];
    for way in ways {
        let way = sets(&way);
        if seen.len() > MOST_OFFERED {
            break;
        }
        if !seen.contains(&way) {
            seen.push(way);
        }
    }
    let holding = |(party, set): (usize, LetterSet)| (party, Holding::Letters(set));
    seen.into_iter().skip(1).map(|way| way.into_iter().enumerate().map(holding).collect()).collect()
}

/// Why the row was read so, in words.
fn evidence(reader: &TextReader, model: &Model, row: &RawRow, best: &Way, said: &str) -> String {
    let shown = row.pieces.join(", ");
    let mut words = if row.glued {
        format!("The text shows “{shown}” at the end of the line, without cell borders.")
    } else {
        format!("The text only shows “{shown}”; its column is lost.")
    };
    if row.doubtful {
        words.push_str(" It isn't clear where the roles begin.");
    }
    let held: Vec<String> = best
        .iter()
        .zip(&reader.names)
        .filter(|(cell, _)| !cell.is_empty())
        .map(|(cell, name)| format!("{cell} for {name}"))
        .collect();
    let _ = write!(words, " It was read as {}.", held.join(" and "));
    if !row.glued
        && let [piece] = row.pieces.as_slice()
    {
        let counts = model.counts(&reader.codes_of(piece));
        let counts: Vec<String> = counts
            .iter()
            .zip(&reader.names)
            .map(|(count, name)| format!("{} times under {name}", *count as usize))
            .collect();
        let counts = counts.join(" and ");
        let _ = write!(words, " In rows with visible columns, {piece} appears {counts}.");
    }
    if let Some(name) = model.named(said).and_then(|party| reader.names.get(party)) {
        let _ = write!(words, " The row mentions {name}.");
    }
    words
}
