//! Text as it comes when a page is copied: its tables have lost their lines, and with them empty
//! cells or the borders between cells.
//!
//! Two things are found in such a text by their shape alone, in whatever language it is. A header
//! stands over every table, as the same lines again and again, or as one line of words glued
//! together. Letters stand at the end of lines, or on lines of their own. From there on the rest
//! follows: what stands before letters is an activity, what stands before a header is a heading.
//!
//! Where the text does not show in which column letters stand, they are placed by what the other
//! rows of the same text show, and marked as inferred.

mod aligned;
mod around;
mod fill;
mod glued;
mod header;
mod legend;
mod lines;
mod missing;
mod reader;
mod rows;
mod spaced;
mod tail;
mod ticks;
mod words;

use std::collections::BTreeSet;

use super::choose::Corrections;
use super::draft::{Draft, DraftRow};
use super::facts::LineUse;
use super::interpret::{self, Book, Footnotes, definition, kind_of};
use super::words::fold;
use super::{Format, ImportError};
use lines::Line;
use reader::TextReader;
use remit_core::matrix::letter::MAX_LETTERS;
use remit_core::matrix::{Basis, Letter, Letters, Mark, Text};
use remit_formats::page::{Stage, UNNAMED, Watch, quoted};
use rows::Region;
use words::Words;

/// Reads a text.
pub(super) fn read(
    text: &str,
    corrections: &Corrections,
    watch: &mut Watch,
) -> Result<Draft, ImportError> {
    let draft = read_lines(text, corrections, watch);
    if matches!(draft, Err(ImportError::Cancelled)) || draft.as_ref().is_ok_and(is_certain) {
        return draft;
    }
    match aligned::page(text, &Letters::raci(), corrections) {
        Some(page) => interpret::page(page, Format::Text, corrections, watch),
        None => draft,
    }
}

/// Whether a text with tabs is a table whose columns are lined up with blanks as well, so that its
/// tabs alone do not part the cells.
pub(super) fn is_lined_up(text: &str) -> bool {
    let cells = |line: &str| line.split('\t').count();
    let mut rows = text.lines().filter(|line| line.contains('\t')).map(cells);
    let first = rows.next();
    let is_ragged = rows.any(|cells| Some(cells) != first);
    is_ragged && aligned::page(text, &Letters::raci(), &Corrections::default()).is_some()
}

/// Whether nothing had to be guessed of whose the letters are.
fn is_certain(draft: &Draft) -> bool {
    let is_shown = |row: &DraftRow| match row {
        DraftRow::Activity(activity) => {
            activity.cells.iter().all(|cell| cell.cell.basis != Basis::Inferred)
        }
        DraftRow::Section(_) => true,
    };
    let is_named = draft.notes.all().all(|note| note.text != UNNAMED);
    is_named && draft.rows.iter().all(is_shown)
}

/// Reads the lines of a text, one by one.
fn read_lines(
    text: &str,
    corrections: &Corrections,
    watch: &mut Watch,
) -> Result<Draft, ImportError> {
    let all = Line::all(text, corrections);
    watch.step(Stage::Splitting, 0, all.len())?;
    let is_dropped = |line: &&Line| line.chosen == Some(LineUse::Ignore);
    let dropped: Vec<Line> = all.iter().filter(is_dropped).copied().collect();
    let mut lines: Vec<Line> = all.iter().filter(|line| !is_dropped(line)).copied().collect();
    let of_the_site: Vec<Line> = lines.drain(..around::of_the_site(&lines)).collect();
    let variants = ticks::take(&mut lines);
    let legend = legend::Legend::find(&lines);
    let from = legend.as_ref().map_or(0, |legend| legend.lines.end);
    let (letters, mut book) = letters(legend.as_ref(), lines.get(from..).unwrap_or_default());
    let header::Headers { list: mut headers, doubt } = header::find(&lines, &letters, from);
    let named = !headers.is_empty();
    headers.extend(missing::rows(&lines, &letters, from).filter(|_| !named));
    let Some(first) = headers.first().copied() else { return Err(no_table(&lines, &letters)) };
    let codes: String = letters.codes().collect();
    header::cut_at_sections(&mut headers, &lines, |line| {
        rows::is_cell(line, &letters) || tail::longest(line.text, &codes).is_some()
    });
    let ends = headers.iter().skip(1).map(|header| header.line).chain([lines.len()]);
    let regions: Vec<&[Line]> = headers
        .iter()
        .zip(ends)
        .map(|(header, end)| lines.get(header.line + header.lines..end).unwrap_or_default())
        .collect();
    let mut words = Words::default();
    let mut next_header = headers.iter().peekable();
    for (at, line) in lines.iter().enumerate() {
        while next_header.next_if(|header| header.line + header.lines <= at).is_some() {}
        if next_header.peek().is_none_or(|header| at < header.line) {
            words.add(line.text);
        }
    }
    let mut reader = TextReader::new(&lines, &headers, &regions, letters, words, corrections);
    let mut draft = Draft::new(book.letters.clone());
    book.decide(corrections, &mut draft.notes);
    draft.plans.extend(variants.iter().map(|name| (name.clone(), Text::default())));
    reader.variants = variants;
    reader.is_doubtful = doubt.is_some() || reader.has_doubtful_names();
    for name in &reader.names {
        draft.parties.named(name);
    }
    for line in &dropped {
        line.report(LineUse::Ignore, &mut draft);
    }
    for line in &of_the_site {
        let text = format!("{} belongs to the website.", quoted(line.text));
        draft.notes.skipped(&line.place(), text);
        line.report(LineUse::Ignore, &mut draft);
    }
    if !named {
        let place = lines.get(first.line).map(Line::place).unwrap_or_default();
        draft.notes.guessed(&place, UNNAMED);
    }
    let header = lines.get(first.line..first.line + first.lines).unwrap_or_default();
    for line in header {
        line.report(LineUse::Header, &mut draft);
    }
    if let [begin, ..] = header
        && let [.., end] = header
    {
        let numbers = (begin.number, end.number);
        for words in reader.doubts(doubt, numbers) {
            draft.notes.guessed(&begin.place(), words);
        }
    }
    let front_end = legend.as_ref().map_or(0, |legend| legend.lines.start);
    let mut depths = around::Depths::default();
    let before = lines.get(from..first.line).unwrap_or_default();
    let total = regions.len();
    let mut all = Vec::with_capacity(total);
    for (at, lines) in regions.iter().enumerate() {
        all.push(reader.region(lines, at + 1 == total));
    }
    let rows = all.iter().flat_map(|region| &region.rows);
    let mut printed: Vec<String> =
        rows.filter_map(|row| row.plan.map(|plan| fold(plan.text))).collect();
    printed.sort_unstable();
    printed.dedup();
    let before = around::plans(before, &reader.header, &printed, &reader.words, &mut draft);
    if legend.is_some() {
        around::front(lines.get(..front_end).unwrap_or_default(), &mut draft);
        around::between(&before, &mut depths, &mut draft);
    } else {
        // Without a legend the headings right above the first table are its own.
        let own = before.iter().rposition(|line| !line.is_heading()).map_or(1, |at| at + 1);
        let is_own =
            |line: &Line| line.chosen == Some(LineUse::Section) || !line.numbers().is_empty();
        let own = before.iter().position(is_own).unwrap_or(own).min(before.len());
        let (front, own) = before.split_at(own);
        around::front(front, &mut draft);
        around::between(own, &mut depths, &mut draft);
    }
    let used = used_marks(&all);
    let mut footnotes = Footnotes::default();
    let model = reader.model(&all, watch)?;
    for (at, (region, header)) in all.into_iter().zip(&headers).enumerate() {
        watch.step(Stage::Understanding, at, total)?;
        if header.lines > 0 || (!named && at == 0) {
            let place = lines.get(header.line).map(Line::place).unwrap_or_default();
            draft.tables.push(reader.facts(place, &region, header.lines));
        }
        let (before, after) = (region.before, region.after);
        let own = |line: &Line| own_footnote(line, &used, &mut footnotes);
        let after: Vec<Line> = keep(after, own);
        let own = |line: &Line| own_footnote(line, &used, &mut footnotes);
        let before = keep(before, own);
        around::between(&before, &mut depths, &mut draft);
        for mut row in region.rows {
            row.comment.retain(|line| !own_footnote(line, &used, &mut footnotes));
            if let Some(line) = row.text.first().filter(|_| row.pieces.is_empty()) {
                line.report(LineUse::Activity, &mut draft);
            }
            for line in &row.comment {
                line.report(LineUse::Note, &mut draft);
            }
            fill::row(&reader, &model, &row, &mut book, &mut draft, watch)?;
        }
        if at + 1 == total {
            around::end(&after, &mut depths, &mut draft);
        } else {
            around::between(&after, &mut depths, &mut draft);
        }
    }
    draft.end(footnotes, book);
    Ok(draft)
}

/// The letters as the text writes them, and the book that says what they are taken for. A
/// capital that is none of them but stands alone in a line beside them is one more.
fn letters(legend: Option<&legend::Legend>, lines: &[Line]) -> (Letters, Book) {
    let defined = legend.and_then(|legend| Letters::new(legend.letters.clone()).ok());
    let known = defined.clone().unwrap_or_else(Letters::raci);
    let mut book = Book::with(&known, defined.is_some());
    let mut list: Vec<Letter> = known.iter().cloned().collect();
    let is_cell = |line: Option<&Line>| line.is_some_and(|line| rows::is_cell(line, &known));
    for (at, line) in lines.iter().enumerate() {
        let mut chars = line.text.chars();
        let (Some(code), None) = (chars.next(), chars.next()) else { continue };
        let beside =
            is_cell(at.checked_sub(1).and_then(|at| lines.get(at))) || is_cell(lines.get(at + 1));
        let is_new = code.is_uppercase() && list.iter().all(|letter| letter.code != code);
        if is_new && beside && line.chosen.is_none() && list.len() < MAX_LETTERS {
            book.learn(&Text::plain(line.text), &line.place());
            list.push(Letter::new(code, kind_of(code, "", "")));
        }
    }
    (Letters::new(list).unwrap_or(known), book)
}

fn keep(lines: Vec<Line<'_>>, mut drop: impl FnMut(&Line) -> bool) -> Vec<Line<'_>> {
    lines.into_iter().filter(|line| !drop(line)).collect()
}

fn no_table(lines: &[Line], letters: &Letters) -> ImportError {
    let codes: String = letters.codes().collect();
    let has_letters =
        |line: &Line| rows::is_cell(line, letters) || spaced::ends_in_cells(line, &codes);
    let reason = if lines.iter().any(has_letters) {
        "It contains roles like R and A, but no line names the parties. Copy the table with its \
        header, or save the page and import the file."
    } else {
        "It contains no roles like R and A. Copy the table with its header, or save the page and \
        import the file."
    };
    ImportError::NoTable { format: Format::Text.name().to_owned(), reason: reason.to_owned() }
}

/// The signs behind activities that could be footnote marks.
fn used_marks(regions: &[Region]) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    let rows = regions.iter().flat_map(|region| &region.rows);
    for text in rows.flat_map(|row| &row.text).map(|line| line.text) {
        let stars = text.len() - text.trim_end_matches('*').len();
        let inside =
            text.split(['(', '[']).skip(1).filter_map(|part| part.split([')', ']']).next());
        let short = inside.filter(|mark| (1..=3).contains(&mark.len()));
        for mark in short.chain([text.get(text.len() - stars..).unwrap_or_default()]) {
            if !mark.is_empty() && used.len() < 1_000 && !used.contains(mark) {
                used.insert(mark.to_owned());
            }
        }
    }
    used
}

/// Takes a line as a footnote, where it begins with a mark that is used.
fn own_footnote(line: &Line, used: &BTreeSet<String>, footnotes: &mut Footnotes) -> bool {
    let found: Option<(Mark, Text)> = definition(&Text::plain(line.text));
    match found.filter(|(mark, _)| used.contains(mark.as_str())) {
        Some((mark, text)) => {
            footnotes.add(mark, text, &line.place());
            true
        }
        None => false,
    }
}

#[cfg(test)]
mod corrected_tests;
