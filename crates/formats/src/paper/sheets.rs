//! Which parties stand in which table, with what size of type.
//!
//! Paper has a width and no scroll bar. With more parties the type becomes smaller, then their
//! names are turned, and at last there are further tables, in which the activities stand again.
//! It is reckoned for the narrowest paper that people print on: what fits there fits across and
//! on every larger one, where all columns grow alike.

use std::ops::Range;

use super::UNNAMED;
use super::density::{Density, Measures};
use super::width::{hundredths, lines, shortened};
use remit_core::matrix::Matrix;

/// The room between the margins of upright A4, in pixels of a style sheet; Letter has more.
const PAPER: usize = 700;

/// The tables of a matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheets {
    /// How all of them are set.
    pub density: Density,
    /// The tables, in their order. There is always one.
    pub tables: Vec<PaperTable>,
    /// What stands in the headers for each party of the matrix.
    pub names: Vec<Name>,
}

/// The name of a party in a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// As it is.
    Whole(String),
    /// Too long for a header: its number and the beginning. The whole stands before the tables.
    Short(String),
}

impl Name {
    /// What stands in the header.
    pub fn shown(&self) -> &str {
        match self {
            Self::Whole(name) | Self::Short(name) => name,
        }
    }
}

/// One table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperTable {
    /// Which parties stand in it, by their places.
    pub parties: Range<usize>,
    /// Whether the plans do: in the first table.
    pub plan: bool,
    /// Whether the comments do: in the last.
    pub comment: bool,
    /// The widths of its columns from left to right, in hundredths of a percent.
    pub widths: Vec<usize>,
}

impl Sheets {
    /// The tables of a matrix, with its comments or without.
    pub fn of(matrix: &Matrix, comments: bool) -> Self {
        let plan = matrix.prints_plans();
        let comment = comments && matrix.has_comments();
        for density in Density::ALL {
            let heads = heads(matrix, density);
            if let Some(tables) = split(&heads, density, 1, plan, comment) {
                return Self::new(density, tables, heads);
            }
        }
        // Where there are several tables anyway, they are set to be read.
        let density = Density::Turned;
        let heads = heads(matrix, density);
        let tables =
            (2..=heads.len()).find_map(|count| split(&heads, density, count, plan, comment));
        Self::new(density, tables.unwrap_or_default(), heads)
    }

    fn new(density: Density, tables: Vec<PaperTable>, heads: Vec<Head>) -> Self {
        Self { density, tables, names: heads.into_iter().map(|head| head.name).collect() }
    }
}

/// The head of a party's column.
struct Head {
    name: Name,
    width: usize,
}

fn heads(matrix: &Matrix, density: Density) -> Vec<Head> {
    let names = matrix.parties.iter().map(|party| party.name.trim());
    let names = names.map(|name| if name.is_empty() { UNNAMED } else { name });
    (1..).zip(names).map(|(number, name)| head(number, name, density)).collect()
}

fn head(number: usize, name: &str, density: Density) -> Head {
    let of = density.measures();
    let room = |pixels: usize| pixels * 100 / of.size;
    let most = room(of.name);
    let name = if lines(name, most) <= of.lines {
        Name::Whole(name.to_owned())
    } else {
        Name::Short(shortened(&format!("{number}. {name}"), most, of.lines))
    };
    let width = if density.is_turned() {
        // A line of a turned name is as wide as its type is high, with some air.
        (lines(name.shown(), most) * of.size * 5 / 4 + 4).max(of.party)
    } else {
        let longest = name.shown().split_whitespace().map(|word| lines_width(word, of.size));
        let longest = longest.max().unwrap_or_default() + 10;
        let fits = |width: &usize| lines(name.shown(), room(width.saturating_sub(8))) <= 3;
        let by_lines = (of.party..of.name).find(fits).unwrap_or(of.name);
        longest.max(by_lines).clamp(of.party, of.name)
    };
    Head { name, width }
}

fn lines_width(word: &str, size: usize) -> usize {
    hundredths(word) * size / 100
}

/// The parties in so many tables, as evenly as they fit; nothing where they do not.
fn split(
    heads: &[Head],
    density: Density,
    count: usize,
    plan: bool,
    comment: bool,
) -> Option<Vec<PaperTable>> {
    let of = density.measures();
    let room = |at: usize| {
        let plan = if plan && at == 0 { of.plan } else { 0 };
        let comment = if comment && at + 1 == count { of.comment } else { 0 };
        PAPER - of.activity - plan - comment
    };
    let width = |parties: &Range<usize>| -> usize {
        heads.get(parties.clone()).unwrap_or_default().iter().map(|head| head.width).sum()
    };
    let ranges = evenly(heads.len(), count);
    let fits = |ranges: &[Range<usize>]| {
        ranges.iter().enumerate().all(|(at, parties)| width(parties) <= room(at))
    };
    let ranges = if fits(&ranges) { ranges } else { filled(heads, count, &room) };
    let is_whole = ranges.last().map_or(0, |last| last.end) == heads.len();
    if !is_whole || ranges.len() != count || !fits(&ranges) {
        return None;
    }
    let tables = ranges.into_iter().enumerate().map(|(at, parties)| {
        let plan = (plan && at == 0).then_some(of.plan);
        let comment = (comment && at + 1 == count).then_some(of.comment);
        let columns = heads.get(parties.clone()).unwrap_or_default();
        let columns = columns.iter().map(|head| head.width);
        PaperTable {
            plan: plan.is_some(),
            comment: comment.is_some(),
            widths: widths(plan, columns.collect(), comment, &of),
            parties,
        }
    });
    Some(tables.collect())
}

/// So many places in so many parts of the same size, or nearly so.
fn evenly(places: usize, parts: usize) -> Vec<Range<usize>> {
    let (each, more) = (places / parts, places % parts);
    let end = |at: usize| at * each + at.min(more);
    (0..parts).map(|at| end(at)..end(at + 1)).collect()
}

/// As many parties in each table as fit, and at least one for each that follows.
fn filled(heads: &[Head], count: usize, room: &dyn Fn(usize) -> usize) -> Vec<Range<usize>> {
    let mut start = 0;
    let fill = |at| {
        let (first, mut left) = (start, room(at));
        let last = heads.len().saturating_sub(count - at - 1);
        for head in heads.get(first..last).unwrap_or_default() {
            let Some(rest) = left.checked_sub(head.width) else { break };
            (left, start) = (rest, start + 1);
        }
        first..start
    };
    (0..count).map(fill).collect()
}

/// The widths of all columns. What is left goes to the texts, and to the parties where there is
/// plenty.
fn widths(
    plan: Option<usize>,
    parties: Vec<usize>,
    comment: Option<usize>,
    of: &Measures,
) -> Vec<usize> {
    let used = plan.unwrap_or(0) + parties.iter().sum::<usize>() + comment.unwrap_or(0);
    let left = PAPER.saturating_sub(used + of.activity);
    // Comments are sentences, as activities are.
    let more = if comment.is_some() { left * 2 / 5 } else { 0 };
    let share = |pixels: usize| pixels * 10_000 / PAPER;
    let mut widths: Vec<usize> = plan.into_iter().map(share).collect();
    widths.extend(parties.into_iter().map(share));
    widths.extend(comment.map(|comment| share(comment + more)));
    // The activity has the rest, so that all of them are the whole.
    widths.insert(0, 10_000 - widths.iter().sum::<usize>());
    widths
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::tests::wide;
    use proptest::prelude::*;
    use remit_core::arbitrary::any_matrix;

    proptest! {
        #[test]
        fn every_party_stands_in_one_table(
            names in proptest::collection::vec("[ -~é漢]{0,40}|[A-Za-z ]{60,1000}", 0..64),
            (plans, comments) in any::<(bool, bool)>(),
        ) {
            let matrix = wide(&names, 2, plans, comments);
            check(&matrix, true)?;
            check(&matrix, false)?;
        }

        #[test]
        fn every_matrix_has_its_tables(matrix in any_matrix(), comments in any::<bool>()) {
            check(&matrix, comments)?;
        }
    }

    fn check(matrix: &Matrix, comments: bool) -> Result<(), TestCaseError> {
        let Sheets { density, tables, names } = Sheets::of(matrix, comments);
        let parties: Vec<usize> = tables.iter().flat_map(|table| table.parties.clone()).collect();
        prop_assert_eq!(parties, (0..matrix.parties.len()).collect::<Vec<_>>());
        prop_assert_eq!(names.len(), matrix.parties.len());
        prop_assert!(!tables.is_empty());
        let of = density.measures();
        for table in &tables {
            prop_assert!(tables.len() == 1 || !table.parties.is_empty());
            prop_assert_eq!(table.widths.iter().sum::<usize>(), 10_000);
            let columns = 1 + usize::from(table.plan) + table.parties.len();
            prop_assert_eq!(table.widths.len(), columns + usize::from(table.comment));
            // A hundredth of a percent less is no matter.
            let least = |pixels: usize| pixels * 10_000 / PAPER - 1;
            prop_assert!(table.widths[0] >= least(of.activity));
            prop_assert!(table.widths.iter().all(|width| *width >= least(of.party)));
        }
        for name in &names {
            // No header is higher than a quarter of Letter across, with what else stands in it.
            let room = of.name * 100 / of.size;
            prop_assert!(lines(name.shown(), room) <= of.lines, "{:?}", name);
        }
        let count = |has: fn(&PaperTable) -> bool| tables.iter().filter(|table| has(table)).count();
        prop_assert!(count(|table| table.plan) <= 1);
        let comments = comments && matrix.has_comments();
        prop_assert_eq!(count(|table| table.comment), usize::from(comments));
        Ok(())
    }

    /// The density and how many parties each table has.
    fn set(parties: usize) -> (Density, Vec<usize>) {
        let names: Vec<String> = (1..=parties).map(|at| format!("Party {at}")).collect();
        let Sheets { density, tables, .. } = Sheets::of(&wide(&names, 1, false, false), true);
        (density, tables.into_iter().map(|table| table.parties.len()).collect())
    }

    #[test]
    fn more_parties_make_the_type_smaller_then_turn_it_and_then_take_more_tables() {
        assert_eq!(set(0), (Density::Plain, vec![0]));
        assert_eq!(set(2), (Density::Plain, vec![2]));
        assert_eq!(set(6), (Density::Plain, vec![6]));
        assert_eq!(set(9), (Density::Small, vec![9]));
        assert_eq!(set(15), (Density::Turned, vec![15]));
        assert_eq!(set(30), (Density::Tiny, vec![30]));
        assert_eq!(set(31), (Density::Turned, vec![16, 15]));
        assert_eq!(set(64), (Density::Turned, vec![16, 16, 16, 16]));
    }

    #[test]
    fn a_name_that_is_a_sentence_is_shortened_under_its_number() {
        let long = "The whole of the department that runs what nobody else wants to run ".repeat(5);
        let names = ["Customer".to_owned(), long];
        let sheets = Sheets::of(&wide(&names, 1, false, false), true);
        assert_eq!(sheets.names[0], Name::Whole("Customer".into()));
        let Name::Short(short) = &sheets.names[1] else { panic!("{:?}", sheets.names) };
        assert!(short.starts_with("2. The whole of") && short.ends_with('…'), "{short}");
    }
}
