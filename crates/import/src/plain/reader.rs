//! All that the rows of a copied text are read with: its letters, its columns, its parties.

use super::super::ImportError;
use super::super::choose::Corrections;
use super::super::facts::{ColumnFacts, ColumnUse, Orientation, TableFacts};
use super::super::guess;
use super::super::interpret::is_letters_line;
use super::super::words::{Says, party_name, says};
use super::header::{HeaderDoubt, Span};
use super::lines::Line;
use super::rows::{Columns, RawRow, Region};
use super::words::Words;
use super::{glued, rows, spaced, tail};
use remit_core::matrix::Letters;
use remit_formats::page::{Place, Stage, Watch, quoted};

/// What says how far the header can be trusted.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    /// Whether some of the parties have no name in the header.
    is_numbered: bool,
    /// Whether a person said what a column is.
    is_chosen: bool,
    /// Whether dashes stand before letters at the end of lines: each could be an empty cell.
    has_dashes: bool,
}

/// A header in which nothing shows where its names begin.
struct Cut {
    /// As it stands.
    header: String,
    /// Whether its words are parted like those of a sentence, and not glued together.
    is_spaced: bool,
}

/// All that the rows are read with.
pub(super) struct TextReader {
    /// The letters as the text writes them.
    letters: Letters,
    codes: String,
    pub(super) words: Words,
    columns: Columns,
    /// The cells of the header.
    pub(super) header: Vec<String>,
    /// The header as it stands, where nothing in it shows where its cells begin.
    cut: Option<Cut>,
    /// Whether it is in doubt which lines the header is.
    pub(super) is_doubtful: bool,
    seen: Seen,
    uses: Vec<ColumnUse>,
    /// The plans that are columns of ticks before the activities.
    pub(super) variants: Vec<String>,
    /// The names of the parties.
    pub(super) names: Vec<String>,
    /// Whether letters stand at the end of lines, and not on lines of their own.
    by_tails: bool,
    endings: tail::Endings,
}

impl TextReader {
    pub(super) fn new(
        lines: &[Line],
        headers: &[Span],
        regions: &[&[Line]],
        letters: Letters,
        words: Words,
        corrections: &Corrections,
    ) -> Self {
        let codes: String = letters.codes().collect();
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
                endings.add(&tail);
            }
        }
        let is_dash = |c| matches!(c, '-' | '–' | '—');
        let is_dashed = |line: &Line| {
            let tail = tail::longest(line.text, &codes);
            tail.is_some_and(|tail| tail.text.trim_end().ends_with(is_dash))
        };
        let has_dashes = by_tails && body().any(is_dashed);
        let shown = || headers.iter().filter(|header| header.lines > 0);
        let in_lines = shown().next().filter(|header| header.lines > 1);
        let mut columns = if by_tails {
            Columns { plan: false, comment: false, is_comment_sure: false, parties: 1 }
        } else {
            rows::columns(regions, &letters, in_lines.map(|header| header.lines))
        };
        let mut cut = None;
        let header: Vec<String> = if let Some(header) = in_lines {
            let lines = lines.iter().skip(header.line).take(header.lines);
            lines.map(|line| line.text.to_owned()).collect()
        } else {
            let texts: Vec<&str> =
                shown().filter_map(|at| lines.get(at.line)).map(|line| line.text).collect();
            let others = 1 + usize::from(columns.plan) + usize::from(columns.comment);
            let wanted = match by_tails {
                true if endings.are_parted() => 1 + endings.fullest(),
                true => 2,
                false => others + columns.parties,
            };
            let first = texts.first().copied().unwrap_or_default();
            let begin = first.split_whitespace().next().unwrap_or_default();
            let is_glued = glued::joints(first) + 1 >= wanted && glued::joints(begin) > 0;
            if by_tails && endings.are_parted() && !is_glued {
                let is_sure = texts.is_empty() || spaced::is_sure(first, wanted);
                cut = (!is_sure).then(|| Cut { header: first.to_owned(), is_spaced: true });
                spaced::cells(first, wanted)
            } else {
                let names = glued::cells(&texts, wanted, &words);
                let is_spaced = by_tails && glued::joints(first) == 0 && !texts.is_empty();
                let is_sure = glued::are_known(&names, &words)
                    && (!is_spaced || spaced::is_sure(first, wanted));
                cut = (!is_sure).then(|| Cut { header: first.to_owned(), is_spaced });
                names
            }
        };
        if by_tails {
            let shown = if endings.are_parted() { endings.fullest() } else { 0 };
            columns.parties = header.len().saturating_sub(1).max(shown).max(1);
        }
        let mut reader = Self {
            letters,
            codes,
            words,
            columns,
            header,
            cut,
            is_doubtful: false,
            seen: Seen { has_dashes, ..Seen::default() },
            uses: Vec::new(),
            variants: Vec::new(),
            names: Vec::new(),
            by_tails,
            endings,
        };
        reader.name_columns(corrections);
        reader
    }

    /// What is in doubt about the header, in words; it reaches from one line to another.
    pub(super) fn doubts(
        &self,
        doubt: Option<HeaderDoubt>,
        (begin, end): (usize, usize),
    ) -> Vec<String> {
        const SAY: &str = "If that is wrong, mark the lines of the header below.";
        let names = || {
            let names: Vec<String> = self.header.iter().map(|name| quoted(name)).collect();
            names.join(", ")
        };
        let mut doubts = Vec::new();
        if let Some(doubt) = doubt {
            let why = match doubt {
                HeaderDoubt::Glued => "One of these lines could also be several names in one.",
                HeaderDoubt::Begin => "The line above them could also belong to the header.",
            };
            doubts.push(format!("Lines {begin} to {end} were taken as the header. {why} {SAY}"));
        }
        if let Some(cut) = &self.cut {
            let text = format!(
                "The header {} does not show where its names begin. It was read as {}.",
                quoted(&cut.header),
                names()
            );
            doubts.push(text);
        }
        if self.seen.is_numbered {
            let text = format!(
                "The header has fewer names than the rows have roles. It was read as {}.",
                names()
            );
            doubts.push(text);
        }
        doubts
    }

    /// Whether nobody can say where the names of the parties begin, of which there are several, or
    /// whether the last name is one: the texts below it could also be activities without letters.
    pub(super) fn has_doubtful_names(&self) -> bool {
        let is_cut_apart = self.cut.as_ref().is_some_and(|cut| cut.is_spaced);
        let last = self.header.last().map(String::as_str).unwrap_or_default();
        let is_called = says(last) == Some(Says::Comment);
        let Columns { comment, is_comment_sure, parties, .. } = self.columns;
        let is_named = !last.is_empty();
        let may_be_party = comment && is_named && !is_called && (parties == 1 || !is_comment_sure);
        // Letters are hardly anybody's name: the header may be another line.
        let is_letters = self.names.iter().any(|name| is_letters_line(name, &self.letters));
        !self.seen.is_chosen && (is_cut_apart || may_be_party || is_letters || self.seen.has_dashes)
    }

    /// Says what each column of the header is, and what the parties are called.
    fn name_columns(&mut self, corrections: &Corrections) {
        let before = 1 + usize::from(self.columns.plan);
        let width = before + self.columns.parties + usize::from(self.columns.comment);
        // Where no line says what the columns are, they are counted.
        if self.header.is_empty() {
            self.header = (0..width).map(|_| String::new()).collect();
            let parties = self.header.iter_mut().skip(before).take(self.columns.parties);
            for (number, name) in (1..).zip(parties) {
                *name = format!("Party {number}");
            }
        }
        self.seen.is_numbered = self.header.len() < width && self.columns.parties > 1;
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
        self.seen.is_chosen = chosen.is_some_and(|columns| !columns.is_empty());
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
            is_comment_sure: self.columns.is_comment_sure,
            parties: self.names.len(),
        };
    }

    pub(super) fn region<'b>(&self, lines: &[Line<'b>], is_last: bool) -> Region<'b> {
        if self.by_tails {
            rows::by_tails(lines, &self.codes, &self.endings, &self.words, is_last)
        } else {
            rows::by_cells(lines, &self.letters, &self.columns)
        }
    }

    /// What the rows that show their columns say of those that do not.
    pub(super) fn model(
        &self,
        regions: &[Region],
        watch: &mut Watch,
    ) -> Result<guess::Model<'_>, ImportError> {
        let mut model = guess::Model::new(&self.letters, &self.names);
        let rows: Vec<&RawRow> = regions.iter().flat_map(|region| &region.rows).collect();
        for row in rows.iter().filter(|row| self.is_shown(row)) {
            let way = row.pieces.iter().map(|piece| self.codes_of(piece)).collect();
            model.learn(&way, row.words(), 1.0);
        }
        let glued: Vec<&&RawRow> =
            rows.iter().filter(|row| row.glued && self.names.len() > 1).take(5_000).collect();
        // What glued letters are is learned from one another: twice over is enough.
        for _ in 0..2 {
            let mut next = guess::Model::new(&self.letters, &self.names);
            for row in &glued {
                watch.step(Stage::Understanding, 0, glued.len())?;
                if let Some(best) = model.ways(&row.pieces, true, row.words()).next() {
                    let full = best.iter().filter(|cell| !cell.is_empty()).count();
                    next.learn(&best, row.words(), if full > 1 { 0.8 } else { 0.1 });
                }
            }
            if !glued.is_empty() {
                model = next;
            }
        }
        Ok(model)
    }

    /// Whether a row shows who holds what.
    pub(super) fn is_shown(&self, row: &RawRow) -> bool {
        let parties = self.names.len();
        row.pieces.len() == parties && (!row.glued || parties == 1)
    }

    /// The codes in a piece, in its order.
    pub(super) fn codes_of(&self, piece: &str) -> String {
        piece.chars().filter(|c| self.codes.contains(*c)).collect()
    }

    /// What is to be said of the columns of a table.
    pub(super) fn facts(&self, place: Place, region: &Region, header: usize) -> TableFacts {
        let first = region.rows.first();
        let column = |(at, taken): (usize, &ColumnUse)| ColumnFacts {
            header: self.header.get(at).cloned().unwrap_or_default(),
            sample: match taken {
                ColumnUse::Activity => first.map(|row| row.words().to_owned()),
                ColumnUse::Plan => first.and_then(|row| row.plan).map(|line| line.text.to_owned()),
                _ => None,
            }
            .unwrap_or_default(),
            taken: taken.clone(),
        };
        TableFacts {
            place,
            heading: String::new(),
            rows: region.rows.len() + usize::from(header > 0),
            taken: true,
            orientation: Orientation::ActivitiesDown,
            header,
            columns: self.uses.iter().enumerate().map(column).collect(),
            owners: None,
            chosen_rows: Vec::new(),
        }
    }
}
