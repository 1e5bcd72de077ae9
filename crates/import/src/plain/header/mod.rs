//! The headers of tables in a copied text: lines that come again over every table, as one line
//! in which all cells are glued together, or as a line for each cell.

mod in_lines;
mod one_line;
mod spaced;
mod span;

pub(super) use span::{HeaderDoubt, Span};

use super::super::facts::LineUse;
use super::super::words::{Says, says};
use super::glued::joints;
use super::lines::Line;
use remit_core::matrix::Letters;

/// The headers of a text, and what is in doubt about them.
#[derive(Debug, Default)]
pub(super) struct Headers {
    pub(super) list: Vec<Span>,
    pub(super) doubt: Option<HeaderDoubt>,
}

/// The headers of a text.
pub(super) fn find(lines: &[Line], letters: &Letters, from: usize) -> Headers {
    let sure = |list: Vec<Span>| Headers { list, doubt: None };
    let chosen = chosen(lines);
    if !chosen.is_empty() {
        return sure(chosen);
    }
    let shape = RowShape::of(lines, letters, from);
    let mut glued = one_line::find(lines, letters, from);
    glued.retain(|at| lines.get(at.line).is_some_and(|line| shape.fits_glued(line.text)));
    let repeated = in_lines::repeated(lines, letters, from);
    // An activity may have a name like vCenter in it; the header is what stands there most often.
    if glued.is_empty() || glued.len() < repeated.len() {
        if !repeated.is_empty() {
            return sure(repeated);
        }
        let spaced = spaced::find(lines, letters, from);
        if !spaced.is_empty() {
            return sure(spaced);
        }
        let Some((single, doubt)) = in_lines::single(lines, letters, from) else {
            return Headers::default();
        };
        return Headers { list: vec![single], doubt };
    }
    // "DevOps" in a line may be two names glued together, or one name among others, each in a
    // line of its own.
    let single = in_lines::single(lines, letters, from).map(|(at, _)| at);
    let others = if repeated.is_empty() { Vec::from_iter(single) } else { repeated };
    let has_glued = |other: &Span| {
        let next = glued.partition_point(|at| at.line < other.line);
        glued.get(next).is_some_and(|at| at.line < other.line + other.lines)
    };
    let is_rival = |other: &Span| other.lines > shape.fullest && has_glued(other);
    if shape.by_tails || !others.iter().any(is_rival) {
        return sure(glued);
    }
    let says_activity = |text: &str| says(text) == Some(Says::Activity);
    let begins =
        |list: &[Span]| list.first().and_then(|at| lines.get(at.line)).map(|line| line.text);
    if begins(&others).is_some_and(says_activity) {
        return sure(others);
    }
    let first = begins(&glued).map(super::glued::at_joints).unwrap_or_default();
    if first.first().is_some_and(|name| says_activity(name)) {
        return sure(glued);
    }
    Headers { list: others, doubt: Some(HeaderDoubt::Glued) }
}

/// What the rows of a text show of the header that they need.
struct RowShape {
    /// Whether letters stand at the end of lines, and not on lines of their own.
    by_tails: bool,
    /// Whether white space parts the cells in these lines.
    parted: bool,
    /// How many lines with letters follow one another at most.
    fullest: usize,
}

impl RowShape {
    fn of(lines: &[Line], letters: &Letters, from: usize) -> Self {
        let codes: String = letters.codes().collect();
        let (mut cells, mut run, mut fullest, mut tails, mut parted) = (0, 0, 0, 0, 0);
        for line in lines.iter().skip(from) {
            if super::rows::is_cell(line, letters) {
                cells += 1;
                run += 1;
                fullest = fullest.max(run);
                continue;
            }
            run = 0;
            let tail = super::tail::longest(line.text, &codes).filter(|tail| !tail.doubtful);
            if let Some(tail) = tail.filter(|_| line.numbers().is_empty()) {
                tails += 1;
                parted += usize::from(tail.text.ends_with(char::is_whitespace));
            }
        }
        Self { by_tails: tails > cells, parted: parted * 2 > tails, fullest }
    }

    /// Whether a line can be all of a header: it has a name for the activities and one for each
    /// letter of the fullest row.
    fn fits_glued(&self, text: &str) -> bool {
        if self.by_tails {
            // Where white space parts the cells of the rows, it parts those of the header.
            let first = text.split_whitespace().next().unwrap_or_default();
            return !self.parted || joints(first) > 0;
        }
        joints(text) + text.split_whitespace().count() > self.fullest
    }
}

/// The headers that a person has chosen, and the same lines wherever else they stand.
fn chosen(lines: &[Line]) -> Vec<Span> {
    let is_header = |line: &Line| line.chosen == Some(LineUse::Header);
    let mut runs: Vec<(&[Line], usize)> = Vec::new();
    let mut line = 0;
    for run in lines.chunk_by(|a, b| is_header(a) == is_header(b)) {
        if run.first().is_some_and(is_header) {
            runs.push((run, line));
        }
        line += run.len();
    }
    let same = |at: usize, run: &[Line]| {
        let here = lines.get(at..at + run.len()).unwrap_or_default();
        let free = here.iter().all(|line| line.chosen.is_none());
        free && here.iter().map(|line| line.text).eq(run.iter().map(|line| line.text))
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let begun = runs.iter().find(|(_, line)| *line == at);
        // A few words are looked for everywhere; a person marks no more.
        let again = || runs.iter().take(20).find(|(run, _)| same(at, run));
        let length = begun.or_else(again).map_or(0, |(run, _)| run.len());
        if length > 0 {
            found.push(Span { line: at, lines: length });
        }
        at += length.max(1);
    }
    found
}

/// Sections that a person has found among the rows of a table: behind each of them the table
/// goes on, with the header that it has.
pub(super) fn cut_at_sections(
    headers: &mut Vec<Span>,
    lines: &[Line],
    holds: impl Fn(&Line) -> bool,
) {
    let Some(first) = headers.first().copied() else { return };
    let is_section = |line: &Line| line.chosen == Some(LineUse::Section);
    let mut cuts = Vec::new();
    for at in first.line + first.lines..lines.len() {
        if !lines.get(at).is_some_and(is_section) {
            continue;
        }
        let ends = headers.iter().map(|header| header.line).find(|line| *line > at);
        let below = lines.get(at + 1..ends.unwrap_or(lines.len())).unwrap_or_default();
        let below = below.split(|line| is_section(line)).next().unwrap_or_default();
        if below.iter().any(&holds) {
            cuts.push(Span { line: at + 1, lines: 0 });
        }
    }
    headers.extend(cuts);
    headers.sort_by_key(|header| (header.line, header.lines));
}
