//! Tables of which each cell is a line of its own that a pipe ends, as programs leave them that
//! take the text out of a page: the rows are put together again. Empty cells are there as lines
//! with a pipe alone, so no column is in doubt.

use super::joined::Joined;

/// A line that is a cell and nothing else.
#[derive(Clone, Copy)]
struct CellLine<'a> {
    text: &'a str,
    /// Whether a pipe stands before it, as before the first cell of a row.
    first: bool,
}

/// A table has no more columns than this in such a text.
const MOST_COLUMNS: usize = 14;

/// Fewer cells are a menu, or words between bars.
const FEWEST: usize = 6;

impl<'a> CellLine<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let inside = line.trim().strip_suffix('|')?;
        let bare = inside.strip_prefix('|');
        let text = bare.unwrap_or(inside);
        (!text.contains('|')).then(|| Self { text: text.trim(), first: bare.is_some() })
    }
}

/// Puts the rows together; nothing where the text has no such tables.
pub fn join(lines: &[&str]) -> Option<Joined> {
    let cells: Vec<Option<CellLine>> = lines.iter().map(|line| CellLine::of(line)).collect();
    let other = |(line, cell): (&&str, &Option<CellLine>)| cell.is_none() && line.contains('|');
    let count = cells.iter().flatten().count();
    let others = lines.iter().zip(&cells).filter(|pair| other(*pair)).count();
    let behind = cells.iter().flatten().filter(|cell| !cell.first).count();
    if count < FEWEST || others * 10 > count || behind * 3 < count {
        return None;
    }
    let runs: Vec<&[Option<CellLine>]> =
        cells.chunk_by(|a, b| a.is_some() == b.is_some()).filter(|run| is_run(run)).collect();
    let shared = shared_width(&runs);
    let mut joined = Joined::default();
    let (mut at, mut any) = (0, false);
    for run in cells.chunk_by(|a, b| a.is_some() == b.is_some()) {
        let here: Vec<CellLine> = run.iter().flatten().copied().collect();
        if here.is_empty() {
            for (line, number) in lines.iter().skip(at).take(run.len()).zip(at + 1..) {
                joined.push((*line).to_owned(), number);
            }
        } else {
            let width = width(&here, shared);
            any |= width > 1 && here.len() > width;
            table(&here, width, at + 1, &mut joined);
        }
        at += run.len();
    }
    any.then_some(joined)
}

fn is_run(run: &[Option<CellLine>]) -> bool {
    run.first().is_some_and(Option::is_some)
}

/// How many columns a run of cells has.
fn width(cells: &[CellLine], shared: Option<(&str, usize)>) -> usize {
    if cells.iter().any(|cell| cell.first) {
        let mut starts = cells.iter().enumerate().skip(1).filter(|(_, cell)| cell.first);
        let Some((width, _)) = starts.next() else { return cells.len() };
        let fits = cells.len().is_multiple_of(width)
            && starts.all(|(at, _)| at.is_multiple_of(width))
            && width <= MOST_COLUMNS;
        return if fits { width } else { 1 };
    }
    let begins = cells.first().map(|cell| cell.text);
    match shared {
        Some((first, width)) if begins == Some(first) && cells.len().is_multiple_of(width) => width,
        Some(_) => 1,
        None => by_shape(cells).unwrap_or(1),
    }
}

/// How many columns tables have whose rows show no beginning: as many as begin most of them in
/// the same words.
fn shared_width<'a>(runs: &[&[Option<CellLine<'a>>]]) -> Option<(&'a str, usize)> {
    let mut begins: Vec<(&str, &[Option<CellLine>])> = Vec::new();
    for run in runs {
        if let Some(Some(cell)) = run.first().filter(|_| run.iter().flatten().all(|c| !c.first)) {
            begins.push((cell.text, run));
        }
    }
    begins.sort_by_key(|(text, _)| *text);
    let group = begins.chunk_by(|a, b| a.0 == b.0).max_by_key(|group| group.len())?;
    let ((text, first), rest) = group.split_first()?;
    let words = |run: &[Option<CellLine<'a>>]| -> Vec<&'a str> {
        run.iter().flatten().map(|cell| cell.text).take(MOST_COLUMNS).collect()
    };
    let first_words = words(first);
    let alike = |run: &[Option<CellLine<'a>>]| {
        words(run).iter().zip(&first_words).take_while(|(a, b)| a == b).count()
    };
    let longest = rest.iter().map(|(_, run)| alike(run)).min()?;
    let fits = |width: &usize| group.iter().all(|(_, run)| run.len().is_multiple_of(*width));
    (2..=longest).rev().find(fits).map(|width| (*text, width))
}

/// The same where a table stands alone: each row begins with words, and the rest is as short as
/// letters are.
fn by_shape(cells: &[CellLine]) -> Option<usize> {
    const SHORT: usize = 12;
    let long = |cell: &CellLine| cell.text.chars().count() > SHORT;
    let row = |row: &[CellLine]| {
        let mut cells = row.iter();
        cells.next().is_some_and(long) && !cells.any(long)
    };
    (2..=MOST_COLUMNS).find(|width| {
        cells.len() > *width
            && cells.len().is_multiple_of(*width)
            && cells.chunks(*width).skip(1).all(row)
    })
}

/// Writes the rows of a table that begins in a line.
fn table(cells: &[CellLine], width: usize, begins: usize, joined: &mut Joined) {
    let width = width.max(1);
    for (at, row) in cells.chunks(width).enumerate() {
        let number = begins + at * width;
        joined.row(&row.iter().map(|cell| cell.text).collect::<Vec<&str>>(), number);
        if at == 0 {
            joined.rule(width, number);
        }
    }
}
