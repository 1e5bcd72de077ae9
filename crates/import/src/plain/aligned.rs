//! Tables in a text whose columns somebody has lined up by hand, with tabs and blanks, and tables
//! of which every row has as many letters as the header has names. Only what fits throughout is
//! taken for one: where a row has lost a cell, nobody can say which.

use super::super::choose::Corrections;
use super::super::interpret::{is_letters_line, role_letter};
use super::super::words::{Says, says};
use remit_core::matrix::{Letters, Section, Text};
use remit_core::steps;
use remit_formats::page::{Block, BlockKind, Cell, Page, Place, Row, Table};

/// Fewer rows below a header are chance.
const FEWEST_ROWS: usize = 2;
/// No header of such a table has more names.
const MOST_NAMES: usize = 40;

/// The page that a text is, where it has such tables.
pub(super) fn page(text: &str, letters: &Letters, corrections: &Corrections) -> Option<Page> {
    // Who has said what single lines are wants them read as lines.
    if !corrections.lines.is_empty() {
        return None;
    }
    let lines: Vec<&str> = text.lines().collect();
    let shapes = shapes(&lines, letters);
    let mut page = Page::default();
    let mut at = 0;
    let mut any = false;
    while let Some(line) = lines.get(at) {
        let number = at + 1;
        let rest = lines.get(at..).unwrap_or_default();
        let shape = shapes.get(at).filter(|shape| shape.is_table(line, letters));
        let lined_up = shape.map(|_| block(rest).map(parted).collect());
        if let Some(rows) = lined_up.or_else(|| in_words(rest, letters)) {
            any = true;
            at += rows.len();
            let rows = rows.into_iter().zip(number..);
            let row = |(cells, line): (Vec<String>, usize)| Row {
                line,
                cells: cells.iter().map(|cell| Cell::new(Text::plain(cell))).collect(),
                merged: false,
            };
            let table = Table { rows: rows.map(row).collect(), header: Some(1) };
            page.blocks.push(Block { place: Place::line(number), kind: BlockKind::Table(table) });
            continue;
        }
        let text = line.trim();
        // Letters outside such tables: they are no tables of their own.
        if ends_in_letters(text, letters) {
            return None;
        }
        if !text.is_empty() {
            let (section, _) = Section::split_heading(text);
            let kind = if !section.is_empty() && text.len() <= MOST_HEADING {
                BlockKind::Heading(1, Text::plain(text))
            } else {
                BlockKind::Paragraph(Text::plain(text))
            };
            page.blocks.push(Block { place: Place::line(number), kind });
        }
        at += 1;
    }
    any.then_some(page)
}

/// No heading is longer.
const MOST_HEADING: usize = 100;

fn ends_in_letters(line: &str, letters: &Letters) -> bool {
    let last = line.split_whitespace().next_back();
    last.is_some_and(|word| word != line && is_letters_line(word, letters))
}

/// The cells of a line whose columns are lined up: a run of white space with a tab or of two
/// blanks at least parts them.
fn parted(line: &str) -> Vec<String> {
    steps::look(line.len());
    let mut cells = vec![String::new()];
    let mut space = String::new();
    for c in line.trim().chars() {
        if matches!(c, ' ' | '\t' | '\u{a0}') {
            space.push(c);
            continue;
        }
        if space.contains('\t') || space.chars().count() > 1 {
            cells.push(String::new());
        } else if let Some(cell) = cells.last_mut() {
            cell.push_str(&space);
        }
        space.clear();
        if let Some(cell) = cells.last_mut() {
            cell.push(c);
        }
    }
    cells
}

/// The lines down to the next free one.
fn block<'a>(lines: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
    lines.iter().copied().take_while(|line| !line.trim().is_empty())
}

/// How a line is lined up with those below it, down to the next free one.
#[derive(Debug, Clone, Copy, Default)]
struct Shape {
    /// How many cells it has.
    width: usize,
    /// Whether its cells behind the first are letters and dashes.
    holds_letters: bool,
    /// How many lines are below it.
    below: usize,
    /// Whether each of these has as many cells,
    is_even: bool,
    /// and whether they hold letters.
    are_letters_below: bool,
}

/// The shape of each line: from the last one up, so that none is looked at twice.
fn shapes(lines: &[&str], letters: &Letters) -> Vec<Shape> {
    let is_cell = |cell: &String| is_letters_line(cell, letters) || is_dash(cell);
    let mut shapes: Vec<Shape> = Vec::with_capacity(lines.len());
    for line in lines.iter().rev() {
        let cells = parted(line);
        let mut shape = Shape {
            width: cells.len(),
            holds_letters: cells.iter().skip(1).all(is_cell),
            below: 0,
            is_even: true,
            are_letters_below: true,
        };
        if let Some(next) = shapes.last().filter(|next| next.width > 0) {
            shape.below = next.below + 1;
            shape.is_even = next.is_even && next.width == shape.width;
            shape.are_letters_below = next.are_letters_below && next.holds_letters;
        }
        shapes.push(if line.trim().is_empty() { Shape::default() } else { shape });
    }
    shapes.reverse();
    shapes
}

impl Shape {
    /// Whether the line is the header of a table that goes down to the next free line. Every row
    /// fits the header, or it is not known what its cells are.
    fn is_table(self, line: &str, letters: &Letters) -> bool {
        let is_wide = (3..=MOST_NAMES).contains(&self.width);
        if !is_wide || !self.is_even || self.below + 1 < FEWEST_ROWS {
            return false;
        }
        let is_role = |name: &&String| role_letter(name, letters).is_some();
        self.are_letters_below || parted(line).iter().filter(is_role).count() >= 2
    }
}

fn is_dash(cell: &str) -> bool {
    matches!(cell.trim(), "-" | "–" | "—" | "n/a" | "N/A")
}

/// The rows of a table whose cells are words, parted by single blanks, where each row ends in as
/// many letters and dashes as the header has words.
fn in_words(lines: &[&str], letters: &Letters) -> Option<Vec<Vec<String>>> {
    let words: Vec<&str> = lines.first()?.split_whitespace().collect();
    let begins = words.first().is_some_and(|word| says(word) == Some(Says::Activity));
    let names = words.get(usize::from(begins)..)?;
    if !(2..=MOST_NAMES).contains(&names.len()) {
        return None;
    }
    let is_cell = |word: &&str| is_letters_line(word, letters) || is_dash(word);
    // A row of letters is no header.
    if names.iter().filter(|name| is_cell(name)).count() * 2 > names.len() {
        return None;
    }
    let mut rows = vec![row(words.first().filter(|_| begins).copied().unwrap_or_default(), names)];
    for line in block(lines).skip(1) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let cells = words.iter().rev().take_while(|word| is_cell(word)).count();
        let (text, cells) = words.split_at(words.len() - cells);
        if cells.len() != names.len() || text.is_empty() {
            return None;
        }
        rows.push(row(&text.join(" "), cells));
    }
    (rows.len() > FEWEST_ROWS).then_some(rows)
}

fn row(text: &str, cells: &[&str]) -> Vec<String> {
    let cells = cells.iter().map(|cell| (*cell).to_owned());
    std::iter::once(text.to_owned()).chain(cells).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::tests_shown::{error, rows};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(rows(text.as_bytes(), "who.txt"), expected, "{text}");
    }

    #[test]
    fn tabs_and_blanks_part_columns_together() {
        check(
            "Task \t\tDev  Ops\nBuild it\tR \tA\nRun it    I\t  R\n",
            &["= Dev | Ops", "Build it | R | A", "Run it | I | R"],
        );
    }

    #[test]
    fn as_many_letters_as_names_show_the_columns() {
        check(
            "Dev Ops QA\nbuild it R A -\nrun it fast - R/A C\n",
            &["= Dev | Ops | QA", "build it | R | A | ", "run it fast |  | RA | C"],
        );
        check(
            "Task Dev Ops\nbuild it R A\nrun it I R\n",
            &["= Dev | Ops", "build it | R | A", "run it | I | R"],
        );
    }

    #[test]
    fn a_row_that_has_lost_a_cell_is_not_lined_up() {
        // Its one letter went to the first party.
        let text = "Head of Product Platform Engineer\nDesign A R\nBuild A\n";
        assert!(error(text.as_bytes(), "who.txt").contains("No RACI table"));
    }
}
