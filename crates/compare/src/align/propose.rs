//! The candidates of the rows that nothing has settled.

use super::activities::Activities;
use super::assign::assign;
use super::context::{ALIKE, Table};
use super::features::Features;
use super::nearest::{Near, Nearest};
use super::order::{self, Way};
use super::progress::{Cancelled, Stage, Watch};
use super::sections::Sections;
use super::settled::Settled;
use super::{CANDIDATES, Candidate, Candidates, Reason};

/// How much of what is missing to certainty each reason adds.
const BESIDE: f32 = 0.4;
const IN_SECTION: f32 = 0.2;
const ON_THE_WAY: f32 = 0.45;
const BESIDE_THE_WAY: f32 = 0.25;
/// From so much likelihood on, a section is searched for rows that stand in the same place.
const LIKELY: f32 = 0.5;
/// So far from the way a row still stands beside it.
const WIDTH: usize = 3;
/// Equal texts leave something to add, so that where they stand can tell them apart.
const CERTAIN: f32 = 0.95;
/// What is left of the score of a candidate that another row has a better claim to.
const CLAIMED: f32 = 0.93;
/// From this score on a candidate is proposed.
const PROPOSED: f32 = 0.2;
/// Candidates below it are none.
const LEAST: f32 = 0.02;
/// From so much likeness of what stands beside two rows on, it is a reason.
const NEIGHBOURS: f32 = 0.5;
/// So many words are given as reasons.
const WORDS: usize = 3;

/// The candidates of the open rows of A, in its order.
pub(super) fn candidates(
    a: &Activities,
    b: &Activities,
    settled: &Settled,
    watch: &mut Watch,
) -> Result<Vec<Candidates>, Cancelled> {
    let (of_a, of_b) = (a.rows.len(), b.rows.len());
    watch.step(Stage::Reading, 0, of_a)?;
    let features = Features::of(a, b);
    let mut nearest = Nearest::new(&features, |at| settled.is_open_b(at));
    let mut near: Vec<Vec<Near>> = Vec::with_capacity(of_a);
    for (at, text) in features.a.iter().enumerate() {
        watch.step(Stage::Searching, at, of_a)?;
        let down = at as f32 / of_a as f32;
        near.push(if settled.is_open_a(at) { nearest.of(text, down) } else { Vec::new() });
    }
    watch.step(Stage::Weighing, 0, of_a)?;
    let table = Table { rows: &near, settled };
    let sections = Sections::of(a, b, &table);
    let way = order::way(a, b, &table, &sections);
    let scoring = Scoring { a, b, table: &table, sections: &sections, way: &way };
    let mut scores: Vec<Vec<(usize, f32)>> = Vec::with_capacity(of_a);
    for at in 0..of_a {
        watch.step(Stage::Weighing, at, of_a)?;
        scores.push(if settled.is_open_a(at) { scoring.of(at) } else { Vec::new() });
    }
    let gets = assign(&scores, of_b);
    let mut taken = vec![false; of_b];
    for b in gets.iter().flatten() {
        if let Some(taken) = taken.get_mut(*b) {
            *taken = true;
        }
    }
    let mut candidates = Vec::new();
    for ((at, mut scored), gets) in scores.into_iter().enumerate().zip(gets) {
        for (b, score) in &mut scored {
            if gets != Some(*b) && taken.get(*b) == Some(&true) {
                *score *= CLAIMED;
            }
        }
        scored.sort_by(|(one, most), (other, least)| least.total_cmp(most).then(one.cmp(other)));
        scored.truncate(CANDIDATES);
        let Some(row) = a.rows.get(at).filter(|_| !scored.is_empty()) else { continue };
        let why = Reasons { a, b, features: &features, table: &table, way: &way };
        let found = scored.iter().filter_map(|(other, score)| {
            let row = b.rows.get(*other)?.id;
            Some(Candidate { row, score: *score, why: why.of(at, *other) })
        });
        let proposed = scored.iter().find(|(other, score)| {
            let is_founded =
                table.likeness(at, *other) >= ALIKE || way.of_a.get(at) == Some(&Some(*other));
            gets == Some(*other) && *score >= PROPOSED && is_founded
        });
        candidates.push(Candidates {
            a: row.id,
            rows: found.collect(),
            proposed: proposed.and_then(|(other, _)| b.rows.get(*other)).map(|row| row.id),
        });
    }
    Ok(candidates)
}

/// What scores follow from.
struct Scoring<'a> {
    a: &'a Activities,
    b: &'a Activities,
    table: &'a Table<'a>,
    sections: &'a Sections,
    way: &'a Way,
}

impl Scoring<'_> {
    /// The candidates of a row with their scores.
    fn of(&self, a: usize) -> Vec<(usize, f32)> {
        let Some(row) = self.a.rows.get(a) else { return Vec::new() };
        let likely = self.sections.likely(a, row.section);
        let expected = self.way.expected.get(a).copied().flatten();
        let mut found: Vec<usize> =
            self.table.rows.get(a).into_iter().flatten().map(|near| near.b).collect();
        if let Some(expected) = expected {
            found.extend(expected.saturating_sub(WIDTH)..=expected + WIDTH);
        }
        for (section, likely) in &likely {
            if *likely >= LIKELY
                && let Some(range) = self.b.sections.get(*section).map(|it| &it.range)
            {
                let here = (range.start + row.place).saturating_sub(WIDTH)
                    ..=range.start + row.place + WIDTH;
                found.extend(range.clone().filter(|b| here.contains(b)));
            }
        }
        found.sort_unstable();
        found.dedup();
        let scored = found.into_iter().filter(|b| self.table.settled.is_open_b(*b)).map(|b| {
            let mut open = 1.0 - CERTAIN * self.table.likeness(a, b);
            open *= 1.0 - BESIDE * self.table.beside(a, b);
            let section = self.b.rows.get(b).map_or(usize::MAX, |row| row.section);
            let in_likely = likely.binary_search_by_key(&section, |(section, _)| *section).ok();
            let in_likely = in_likely.and_then(|at| likely.get(at)).map_or(0.0, |(_, it)| *it);
            open *= 1.0 - IN_SECTION * in_likely;
            if self.way.of_a.get(a) == Some(&Some(b)) {
                open *= 1.0 - ON_THE_WAY;
            } else if let Some(expected) = expected {
                open *= 1.0 - BESIDE_THE_WAY / (1.0 + expected.abs_diff(b) as f32);
            }
            (b, 1.0 - open)
        });
        scored.filter(|(_, score)| *score >= LEAST).collect()
    }
}

/// What reasons follow from.
struct Reasons<'a> {
    a: &'a Activities,
    b: &'a Activities,
    features: &'a Features,
    table: &'a Table<'a>,
    way: &'a Way,
}

impl Reasons<'_> {
    /// Why a row of B is a candidate for one of A, what says most first.
    fn of(&self, a: usize, b: usize) -> Vec<Reason> {
        let mut why = Vec::new();
        let (Some(row), Some(other)) = (self.a.rows.get(a), self.b.rows.get(b)) else { return why };
        let same_text = !row.folded.is_empty() && row.folded == other.folded;
        if same_text {
            why.push(Reason::SameText);
        }
        let title = |side: &Activities, at: usize| {
            side.sections.get(at).map(|it| it.title().to_owned()).filter(|it| !it.is_empty())
        };
        let title_of_a = title(self.a, row.section);
        if title_of_a.is_some() && title_of_a == title(self.b, other.section) {
            why.push(Reason::SameSection);
        }
        if !same_text {
            let words = self.words(a, b);
            if words.is_empty() && self.table.likeness(a, b) >= ALIKE {
                why.push(Reason::Spelling);
            }
            why.extend(words.into_iter().map(Reason::Word));
        }
        if self.way.of_a.get(a) == Some(&Some(b)) {
            why.push(Reason::Order);
        }
        if self.table.beside(a, b) >= NEIGHBOURS {
            why.push(Reason::Neighbours);
        }
        why
    }

    /// The words of A that B has, too, the rarest first.
    fn words(&self, a: usize, b: usize) -> Vec<String> {
        let (Some(of_a), Some(of_b)) = (self.features.a.get(a), self.features.b.get(b)) else {
            return Vec::new();
        };
        let of_a = of_a.0.iter().filter(|(feature, _)| self.features.is_word(*feature));
        let shared = of_a.filter_map(|(feature, weight)| {
            let at = of_b.0.binary_search_by_key(feature, |(other, _)| *other).ok()?;
            Some((weight * of_b.0.get(at)?.1, *feature))
        });
        let mut shared: Vec<(f32, u32)> = shared.collect();
        shared
            .sort_by(|(one, first), (other, second)| other.total_cmp(one).then(first.cmp(second)));
        let spelt = |feature: u32| {
            let words = self.features.words.get(a)?;
            words.iter().find(|(other, _)| *other == feature).map(|(_, spelt)| spelt.clone())
        };
        shared.into_iter().filter_map(|(_, feature)| spelt(feature)).take(WORDS).collect()
    }
}
