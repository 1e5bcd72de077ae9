//! The order of the page: two releases, or two languages, of one page say the same in one order.
//!
//! Whether that is so is decided by evidence. Where enough rows are settled, most of them must be
//! in one order; where they are not, the best way through both pages in their order must be worth
//! clearly more than the best way through one of them and the other in disorder. Where the pages
//! are in no one order, their sections may be.

use std::ops::Range;

use super::activities::{Activities, Activity};
use super::context::{ALIKE, Table};
use super::sections::Sections;
use crate::order::longest_ascent;

/// With fewer rows, or fewer of them settled, an order is chance.
const FEWEST: usize = 8;
/// So many of the settled have to be in one order.
const IN_ORDER: f32 = 0.8;
/// So many times more than disorder has the order to be worth.
const WORTH: f32 = 2.4;
/// So many pairs of rows are looked at between two that are settled.
const CELLS: usize = 1_500_000;
/// So many pairs tell what two rows have in common by chance.
const SAMPLES: usize = 4_000;

/// How much each says of two rows, beside the likeness of their texts, which counts 1.
const BY_LENGTH: f32 = 0.3;
const BY_HELD: f32 = 0.3;
const BY_NUMBER: f32 = 0.3;
const BY_PLACE: f32 = 0.15;

/// The way through both pages: the whole of them, or through sections that are likely one.
pub(super) struct Way {
    /// For each row of A, the row of B on the way.
    pub(super) of_a: Vec<Option<usize>>,
    /// For each row of A, about where it would stand in B; nothing where the order says nothing.
    pub(super) expected: Vec<Option<usize>>,
}

/// Finds the way, where there is evidence for one.
pub(super) fn way(a: &Activities, b: &Activities, table: &Table, sections: &Sections) -> Way {
    let (of_a, of_b) = (a.rows.len(), b.rows.len());
    let worth = Worth::new(a, b, table);
    let mut way = Way { of_a: vec![None; of_a], expected: vec![None; of_a] };
    let from = (0..of_a).map(|at| table.settled.of_a.get(at).copied().flatten().map(|(b, _)| b));
    let from: Vec<Option<usize>> = from.collect();
    let stays = longest_ascent(&from);
    if is_in_order(&from, &stays, of_b, &worth) {
        let anchors = from.iter().zip(&stays).enumerate();
        let anchors = anchors.filter_map(|(a, (b, stays))| stays.then_some((a, (*b)?)));
        let mut start = (0, 0);
        for (a, b) in anchors.chain([(of_a, of_b)]) {
            let (_, pairs) = best((start.0..a, start.1..b), &|a, b| worth.of(a, b));
            way.lead(pairs.into_iter().chain((a < of_a).then_some((a, b))));
            start = (a + 1, b + 1);
        }
        way.expect(0..of_a, 0..of_b);
        return way;
    }
    // What stands above all sections may be all there is, and that is in no one order.
    for (one, other) in sections.mutual().into_iter().filter(|(a, b)| *a > 0 && *b > 0) {
        let (Some(one), Some(other)) = (a.sections.get(one), b.sections.get(other)) else {
            continue;
        };
        let (_, pairs) = best((one.range.clone(), other.range.clone()), &|a, b| worth.of(a, b));
        // Two rows in one place of two sections may still be about different things.
        way.lead(pairs.into_iter().filter(|(a, b)| table.likeness(*a, *b) >= ALIKE));
        way.expect(one.range.clone(), other.range.clone());
    }
    way
}

impl Way {
    fn lead(&mut self, pairs: impl Iterator<Item = (usize, usize)>) {
        for (a, b) in pairs {
            if let Some(found) = self.of_a.get_mut(a) {
                *found = Some(b);
            }
        }
    }

    /// Says about where each of these rows would stand, between those on the way.
    fn expect(&mut self, of_a: Range<usize>, of_b: Range<usize>) {
        let mut next = of_b.start;
        let rows = self.of_a.iter().zip(&mut self.expected).take(of_a.end).skip(of_a.start);
        for (found, expected) in rows {
            let here = found.unwrap_or(next).min(of_b.end.saturating_sub(1));
            *expected = Some(here);
            next = here + 1;
        }
    }
}

/// Whether both pages have one order: where enough rows are settled, by them.
fn is_in_order(from: &[Option<usize>], stays: &[bool], of_b: usize, worth: &Worth) -> bool {
    if from.len().min(of_b) < FEWEST {
        return false;
    }
    let settled = from.iter().flatten().count();
    if settled < FEWEST {
        return is_worth_more_in_order(from.len(), of_b, worth);
    }
    let in_order = stays.iter().filter(|stays| **stays).count();
    in_order as f32 >= IN_ORDER * settled as f32
}

fn is_worth_more_in_order(of_a: usize, of_b: usize, worth: &Worth) -> bool {
    let whole = || (0..of_a, 0..of_b);
    let (in_order, _) = best(whole(), &|a, b| worth.of(a, b));
    let (backwards, _) = best(whole(), &|a, b| worth.of(a, of_b - 1 - b));
    // A step of about 0.618 of the whole leads to each row once, and to none beside the last.
    let step = (of_b * 618 / 1000..of_b).find(|step| is_coprime(*step, of_b)).unwrap_or(1);
    let (shuffled, _) = best(whole(), &|a, b| worth.of(a, b * step % of_b));
    in_order > WORTH * backwards.max(shuffled)
}

fn is_coprime(mut one: usize, mut other: usize) -> bool {
    while other > 0 {
        (one, other) = (other, one % other);
    }
    one == 1
}

/// What it is worth to take two rows for one on the way.
struct Worth<'a> {
    a: &'a Activities,
    b: &'a Activities,
    table: &'a Table<'a>,
    /// The logarithms of the lengths, those of A as they would be in B.
    lengths: (Vec<f32>, Vec<f32>),
    /// How rare in B is what is held in each row.
    rarity: Vec<f32>,
    /// What two rows have in common by chance.
    chance: f32,
}

impl<'a> Worth<'a> {
    fn new(a: &'a Activities, b: &'a Activities, table: &'a Table<'a>) -> Self {
        let lengths = |side: &Activities| -> Vec<f32> {
            side.rows.iter().map(|row| (1.0 + row.text.chars().count() as f32).ln()).collect()
        };
        let (mut of_a, of_b) = (lengths(a), lengths(b));
        let mean = |them: &[f32]| them.iter().sum::<f32>() / them.len().max(1) as f32;
        let shift = mean(&of_b) - mean(&of_a);
        for length in &mut of_a {
            *length += shift;
        }
        let mut held: Vec<&[String]> = b.rows.iter().map(|row| row.held.as_slice()).collect();
        held.sort_unstable();
        let rarity = b.rows.iter().map(|row| {
            let of = row.held.as_slice();
            let same = held.partition_point(|it| *it <= of) - held.partition_point(|it| *it < of);
            1.0 - same as f32 / held.len().max(1) as f32
        });
        let rarity = rarity.collect();
        let mut worth = Self { a, b, table, lengths: (of_a, of_b), rarity, chance: 0.0 };
        worth.chance = worth.by_chance();
        worth
    }

    /// The mean of what any two rows have in common, and as much more as they differ in it.
    fn by_chance(&self) -> f32 {
        let (of_a, of_b) = (self.a.rows.len(), self.b.rows.len());
        // Each step leads to other rows of both.
        let sample = (0..SAMPLES).map(|at| self.of(at * 7 % of_a.max(1), at * 5 / 3 % of_b.max(1)));
        let sample: Vec<f32> = sample.collect();
        let mean = sample.iter().sum::<f32>() / SAMPLES as f32;
        let spread = sample.iter().map(|it| (it - mean).powi(2)).sum::<f32>() / SAMPLES as f32;
        mean + spread.sqrt()
    }

    fn of(&self, a: usize, b: usize) -> f32 {
        let (Some(row), Some(other)) = (self.a.rows.get(a), self.b.rows.get(b)) else { return 0.0 };
        let length = |lengths: &[f32], at: usize| lengths.get(at).copied().unwrap_or_default();
        let apart = (length(&self.lengths.0, a) - length(&self.lengths.1, b)).abs();
        let mut worth = self.table.likeness(a, b) + BY_LENGTH * (1.0 - apart).max(-1.0);
        if !row.held.is_empty() && row.held == other.held {
            worth += BY_HELD * self.rarity.get(b).copied().unwrap_or_default();
        }
        if self.has_one_number(row, other) {
            worth += BY_NUMBER;
        }
        if row.place == other.place {
            worth += BY_PLACE;
        }
        worth - self.chance
    }

    fn has_one_number(&self, row: &Activity, other: &Activity) -> bool {
        let number = |side: &'a Activities, row: &Activity| {
            side.sections.get(row.section).map(|it| it.number.as_str()).filter(|it| !it.is_empty())
        };
        let number_of_a = number(self.a, row);
        number_of_a.is_some() && number_of_a == number(self.b, other)
    }
}

/// Where the best way to two rows comes from.
#[derive(Clone, Copy)]
enum From {
    Pair,
    SkipA,
    SkipB,
}

/// The best way through these rows of both, in order: what it is worth, and its pairs. Where there
/// are too many rows, none.
fn best(
    (of_a, of_b): (Range<usize>, Range<usize>),
    worth: &dyn Fn(usize, usize) -> f32,
) -> (f32, Vec<(usize, usize)>) {
    let width = of_b.len();
    if of_a.is_empty() || of_b.is_empty() || of_a.len().saturating_mul(width) > CELLS {
        return (0.0, Vec::new());
    }
    let mut from = Vec::with_capacity(of_a.len() * width);
    let mut above = vec![0.0_f32; width];
    for a in of_a.clone() {
        // What the rows before are worth: above, diagonally above, and to the left.
        let (mut diagonal, mut left) = (0.0, 0.0);
        for (above, b) in above.iter_mut().zip(of_b.clone()) {
            let pair = diagonal + worth(a, b);
            diagonal = *above;
            let (most, way) = if pair > *above && pair > left {
                (pair, From::Pair)
            } else if *above >= left {
                (*above, From::SkipA)
            } else {
                (left, From::SkipB)
            };
            from.push(way);
            *above = most;
            left = most;
        }
    }
    let mut pairs = Vec::new();
    let (mut a, mut b) = (of_a.len(), width);
    while a > 0 && b > 0 {
        match from.get((a - 1) * width + b - 1) {
            Some(From::Pair) => {
                (a, b) = (a - 1, b - 1);
                pairs.push((of_a.start + a, of_b.start + b));
            }
            Some(From::SkipB) => b -= 1,
            _ => a -= 1,
        }
    }
    pairs.reverse();
    (above.last().copied().unwrap_or_default(), pairs)
}
