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

mod around;
mod fill;
mod guess;
mod header;
mod legend;
mod lines;
mod rows;
mod tail;

use std::collections::BTreeSet;

use super::draft::Draft;
use super::facts::{ColumnFacts, ColumnUse, Corrections, Orientation, TableFacts};
use super::interpret::{Book, Footnotes, definition};
use super::note::Place;
use super::progress::{Step, Watch};
use super::words::{fold, party_name};
use super::{Format, ReadingError};
use crate::matrix::{Letters, Mark, Text};
use lines::Line;
use rows::{Raw, Region};

/// What columns the tables of a text have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Columns {
    plan: bool,
    comment: bool,
    parties: usize,
}

/// The words of a text, to know a word again where it is glued to another.
#[derive(Debug, Default)]
struct Words {
    folded: BTreeSet<String>,
    written: BTreeSet<String>,
}

impl Words {
    fn add(&mut self, text: &str) {
        for word in text.split_whitespace() {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            if word.chars().count() > 1 && word.len() < 80 {
                self.folded.insert(fold(word));
                self.written.insert(word.to_owned());
            }
        }
    }

    #[cfg(test)]
    fn of_text(text: &str) -> Self {
        let mut words = Self::default();
        words.add(text);
        words
    }

    fn has(&self, folded: &str) -> bool {
        self.folded.contains(folded)
    }

    fn has_written(&self, word: &str) -> bool {
        self.written.contains(word)
    }
}

/// Reads a text.
pub(super) fn read(
    text: &str,
    corrections: &Corrections,
    watch: &mut Watch,
) -> Result<Draft, ReadingError> {
    let lines = Line::all(text);
    watch.step(Step::Splitting, 0, lines.len())?;
    let legend = legend::Legend::find(&lines);
    let letters = legend.as_ref().and_then(|legend| Letters::new(legend.letters.clone()).ok());
    let letters = letters.unwrap_or_else(Letters::raci);
    let from = legend.as_ref().map_or(0, |legend| legend.lines.end);
    let headers = header::find(&lines, &letters, from);
    let Some(first) = headers.first().copied() else { return Err(no_table(&lines, &letters)) };
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
    let reader = Reader::new(&lines, &headers, &regions, letters, words, corrections);
    let mut book = Book::with(&reader.letters, legend.is_some());
    let mut draft = Draft::new(reader.letters.clone());
    for name in &reader.names {
        draft.parties.named(name);
    }
    let front_end = legend.as_ref().map_or(0, |legend| legend.lines.start);
    let mut depths = around::Depths::default();
    let before = lines.get(from..first.line).unwrap_or_default();
    let before = around::plans(before, &reader.header, &reader.words, &mut draft);
    if legend.is_some() {
        around::front(lines.get(..front_end).unwrap_or_default(), &mut draft);
        around::between(&before, &mut depths, &mut draft);
    } else {
        // Without a legend the headings right above the first table are its own.
        let own = before.iter().rposition(|line| !line.is_heading()).map_or(1, |at| at + 1);
        let numbered = before.iter().position(|line| !line.numbers().is_empty());
        let (front, own) = before.split_at(numbered.unwrap_or(own).min(before.len()));
        around::front(front, &mut draft);
        around::between(own, &mut depths, &mut draft);
    }
    let total = regions.len();
    let mut all = Vec::with_capacity(total);
    for (at, lines) in regions.iter().enumerate() {
        all.push(reader.region(lines, at + 1 == total));
    }
    let used = used_marks(&all);
    let mut footnotes = Footnotes::default();
    let model = reader.model(&all, watch)?;
    for (at, (region, header)) in all.into_iter().zip(&headers).enumerate() {
        watch.step(Step::Understanding, at, total)?;
        let place = lines.get(header.line).map(Line::place).unwrap_or_default();
        draft.tables.push(reader.facts(place, &region, header.lines));
        let (before, after) = (region.before, region.after);
        let own = |line: &Line| own_footnote(line, &used, &mut footnotes);
        let after: Vec<Line> = keep(after, own);
        let own = |line: &Line| own_footnote(line, &used, &mut footnotes);
        let before = keep(before, own);
        around::between(&before, &mut depths, &mut draft);
        for mut row in region.rows {
            row.comment.retain(|line| !own_footnote(line, &used, &mut footnotes));
            fill::row(&reader, &model, &row, &mut book, &mut draft, watch)?;
        }
        if at + 1 == total {
            around::end(&after, &mut draft);
        } else {
            around::between(&after, &mut depths, &mut draft);
        }
    }
    for text in draft.texts_mut() {
        footnotes.mark(text);
    }
    draft.footnotes = footnotes.list.into_iter().map(|(mark, text, _)| (mark, text)).collect();
    let (letters, found) = book.end();
    draft.letters = letters;
    draft.found = found;
    Ok(draft)
}

fn keep(lines: Vec<Line<'_>>, mut drop: impl FnMut(&Line) -> bool) -> Vec<Line<'_>> {
    lines.into_iter().filter(|line| !drop(line)).collect()
}

fn no_table(lines: &[Line], letters: &Letters) -> ReadingError {
    let cells = lines.iter().filter(|line| rows::is_cell(line, letters)).count();
    let reason = if cells > 0 {
        "There are letters like R and A in it, but no line says whose they are. Copy the table with its header, or save the page and import the file."
    } else {
        "No lines of it hold letters like R and A. Copy the table with its header, or save the page and import the file."
    };
    ReadingError::NoTable { format: Format::Text.name().to_owned(), reason: reason.to_owned() }
}

/// The signs behind activities that could be footnote marks.
fn used_marks(regions: &[Region]) -> Vec<String> {
    let mut used: Vec<String> = Vec::new();
    let rows = regions.iter().flat_map(|region| &region.rows);
    for text in rows.flat_map(|row| &row.text).map(|line| line.text) {
        let stars = text.len() - text.trim_end_matches('*').len();
        let inside =
            text.split(['(', '[']).skip(1).filter_map(|part| part.split([')', ']']).next());
        let short = inside.filter(|mark| (1..=3).contains(&mark.len()));
        for mark in short.chain([text.get(text.len() - stars..).unwrap_or_default()]) {
            if !mark.is_empty() && used.len() < 1_000 && !used.iter().any(|other| other == mark) {
                used.push(mark.to_owned());
            }
        }
    }
    used
}

/// Takes a line as a footnote, where it begins with a mark that is used.
fn own_footnote(line: &Line, used: &[String], footnotes: &mut Footnotes) -> bool {
    let found: Option<(Mark, Text)> = definition(&Text::plain(line.text));
    match found.filter(|(mark, _)| used.iter().any(|other| other == mark.as_str())) {
        Some((mark, text)) => {
            footnotes.add(mark, text, &line.place());
            true
        }
        None => false,
    }
}

/// All that the rows are read with.
struct Reader<'a> {
    letters: Letters,
    codes: String,
    words: Words,
    columns: Columns,
    /// The cells of the header.
    header: Vec<String>,
    uses: Vec<ColumnUse>,
    /// The names of the parties.
    names: Vec<String>,
    /// Whether letters stand at the end of lines, and not on lines of their own.
    by_tails: bool,
    endings: tail::Endings,
    title: std::marker::PhantomData<&'a ()>,
}

impl<'a> Reader<'a> {
    fn new(
        lines: &[Line<'a>],
        headers: &[header::At],
        regions: &[&[Line<'a>]],
        letters: Letters,
        words: Words,
        corrections: &Corrections,
    ) -> Self {
        let codes: String = letters.iter().map(|letter| letter.code).collect();
        let body = || regions.iter().flat_map(|lines| lines.iter());
        let cells = body().filter(|line| rows::is_cell(line, &letters)).count();
        let sure = |line: &Line| {
            line.numbers().is_empty()
                && tail::longest(line.text, &codes).is_some_and(|tail| !tail.doubtful)
        };
        let by_tails = body().filter(|line| sure(line)).count() > cells;
        let mut endings = tail::Endings::default();
        for line in body().filter(|line| sure(line)) {
            if let Some(tail) = tail::longest(line.text, &codes) {
                endings.add(tail.letters);
            }
        }
        let in_lines = headers.first().filter(|header| header.lines > 1);
        let mut columns = if by_tails {
            Columns { plan: false, comment: false, parties: 1 }
        } else {
            rows::columns(regions, &letters, in_lines.map(|header| header.lines))
        };
        let header = if let Some(header) = in_lines {
            let lines = lines.iter().skip(header.line).take(header.lines);
            lines.map(|line| line.text.to_owned()).collect()
        } else {
            let texts: Vec<&str> =
                headers.iter().filter_map(|at| lines.get(at.line)).map(|line| line.text).collect();
            let others = 1 + usize::from(columns.plan) + usize::from(columns.comment);
            let wanted = if by_tails { 2 } else { others + columns.parties };
            header::split(&texts, wanted, &words)
        };
        if by_tails {
            columns.parties = header.len().saturating_sub(1).max(1);
        }
        let mut reader = Self {
            letters,
            codes,
            words,
            columns,
            header,
            uses: Vec::new(),
            names: Vec::new(),
            by_tails,
            endings,
            title: std::marker::PhantomData,
        };
        reader.name_columns(corrections);
        reader
    }

    /// Says what each column of the header is, and what the parties are called.
    fn name_columns(&mut self, corrections: &Corrections) {
        let before = 1 + usize::from(self.columns.plan);
        let width = before + self.columns.parties + usize::from(self.columns.comment);
        while self.header.len() < width {
            let at = self.header.len().saturating_sub(usize::from(self.columns.comment)).max(1);
            let at = at.min(self.header.len());
            self.header.insert(at, format!("Party {}", at + 1 - before.min(at)));
        }
        let uses = self.header.iter().enumerate().map(|(at, name)| match at {
            0 => ColumnUse::Activity,
            1 if self.columns.plan => ColumnUse::Plan,
            at if at < before + self.columns.parties => ColumnUse::Party(party_name(name)),
            _ => ColumnUse::Comment,
        });
        self.uses = uses.collect();
        let chosen = corrections.table(0).map(|choice| choice.columns.as_slice());
        for (column, taken) in chosen.unwrap_or_default() {
            if let Some(slot) = self.uses.get_mut(*column) {
                slot.clone_from(taken);
            }
        }
        let party = |taken: &ColumnUse| match taken {
            ColumnUse::Party(name) => Some(name.clone()),
            _ => None,
        };
        self.names = self.uses.iter().filter_map(party).collect();
        if self.names.is_empty() {
            self.names.push("Party 1".to_owned());
        }
        self.columns = Columns {
            plan: self.uses.contains(&ColumnUse::Plan),
            comment: self.uses.contains(&ColumnUse::Comment),
            parties: self.names.len(),
        };
    }

    fn region<'b>(&self, lines: &[Line<'b>], is_last: bool) -> Region<'b> {
        if self.by_tails {
            rows::by_tails(lines, &self.codes, &self.endings, &self.words, is_last)
        } else {
            rows::by_cells(lines, &self.letters, &self.columns)
        }
    }

    /// What the rows that show their columns say of those that do not.
    fn model(
        &self,
        regions: &[Region],
        watch: &mut Watch,
    ) -> Result<guess::Model<'_>, ReadingError> {
        let mut model = guess::Model::new(&self.letters, &self.names);
        let rows: Vec<&Raw> = regions.iter().flat_map(|region| &region.rows).collect();
        for row in rows.iter().filter(|row| self.is_shown(row)) {
            let way = row.pieces.iter().map(|piece| self.codes_of(piece)).collect();
            model.learn(&way, fill::words(row), 1.0);
        }
        let glued: Vec<&&Raw> =
            rows.iter().filter(|row| row.glued && self.names.len() > 1).take(5_000).collect();
        // What glued letters are is learned from one another: twice over is enough.
        for _ in 0..2 {
            let mut next = guess::Model::new(&self.letters, &self.names);
            for row in &glued {
                watch.step(Step::Understanding, 0, glued.len())?;
                let ways = model.ways(&row.pieces, true, fill::words(row));
                if let Some((_, best)) = ways.first() {
                    let full = best.iter().filter(|cell| !cell.is_empty()).count();
                    next.learn(best, fill::words(row), if full > 1 { 0.8 } else { 0.1 });
                }
            }
            if !glued.is_empty() {
                model = next;
            }
        }
        Ok(model)
    }

    /// Whether a row shows who holds what.
    fn is_shown(&self, row: &Raw) -> bool {
        let parties = self.names.len();
        row.pieces.len() == parties && (!row.glued || parties == 1)
    }

    /// The codes in a piece, in its order.
    fn codes_of(&self, piece: &str) -> String {
        piece.chars().filter(|c| self.codes.contains(*c)).collect()
    }

    fn facts(&self, place: Place, region: &Region, header: usize) -> TableFacts {
        let first = region.rows.first();
        let column = |(at, taken): (usize, &ColumnUse)| ColumnFacts {
            header: self.header.get(at).cloned().unwrap_or_default(),
            sample: match taken {
                ColumnUse::Activity => first.map(|row| fill::words(row).to_owned()),
                ColumnUse::Plan => first.map(|row| row.plan.to_owned()),
                _ => None,
            }
            .unwrap_or_default(),
            taken: taken.clone(),
        };
        TableFacts {
            place,
            heading: String::new(),
            rows: region.rows.len() + 1,
            taken: true,
            orientation: Orientation::ActivitiesDown,
            header,
            columns: self.uses.iter().enumerate().map(column).collect(),
        }
    }
}
