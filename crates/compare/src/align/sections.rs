//! How alike sections are by what stands in them, whatever they are called and in which order they
//! stand.

use std::collections::BTreeMap;

use super::activities::Activities;
use super::context::Table;

/// From so much mean likeness of their rows on, two sections are taken for one.
const SURE: f32 = 0.4;
/// So many sections of B are kept for each of A.
const KEPT: usize = 32;

/// How alike the sections of A and B are.
pub(super) struct Sections {
    /// For each row of A, the sections of B with the likeness of the row most like it there, in
    /// the order of B.
    rows: Vec<Vec<(usize, f32)>>,
    /// The same summed up for each section of A.
    sums: Vec<Vec<(usize, f32)>>,
    /// How many rows each section of A has.
    counts: Vec<usize>,
}

impl Sections {
    pub(super) fn of(a: &Activities, b: &Activities, table: &Table) -> Self {
        let section_of_b = |at: usize| b.rows.get(at).map(|row| row.section);
        let rows = (0..a.rows.len()).map(|at| {
            let near = table.rows.get(at).into_iter().flatten().map(|near| (near.b, near.likeness));
            let settled = table.settled.of_a.get(at).copied().flatten().map(|(b, _)| (b, 1.0));
            // Rows are in the order of B, so those of one section stand together.
            let mut best: Vec<(usize, f32)> = Vec::new();
            for (b, likeness) in near.chain(settled) {
                let Some(section) = section_of_b(b) else { continue };
                match best.last_mut() {
                    Some((last, most)) if *last == section => *most = most.max(likeness),
                    _ => best.push((section, likeness)),
                }
            }
            best
        });
        let rows: Vec<Vec<(usize, f32)>> = rows.collect();
        let mut sums = vec![Vec::new(); a.sections.len()];
        let mut counts = vec![0; a.sections.len()];
        for (row, best) in a.rows.iter().zip(&rows) {
            if let (Some(sum), Some(count)) =
                (sums.get_mut(row.section), counts.get_mut(row.section))
            {
                sum.extend(best.iter().copied());
                *count += 1;
            }
        }
        for sum in &mut sums {
            *sum = summed(std::mem::take(sum));
            // In a matrix of one section, every row would go through all sections of the other.
            sum.sort_by(|(one, less), (other, more)| more.total_cmp(less).then(one.cmp(other)));
            sum.truncate(KEPT);
            sum.sort_by_key(|(section, _)| *section);
        }
        Self { rows, sums, counts }
    }

    /// The sections that are each other's likeliest, of A and B.
    pub(super) fn mutual(&self) -> Vec<(usize, usize)> {
        let of_a = self.sums.iter().map(|sums| most(sums.iter().copied()));
        let of_a: Vec<Option<usize>> = of_a.collect();
        let mut of_b: BTreeMap<usize, (usize, f32)> = BTreeMap::new();
        for (a, sums) in self.sums.iter().enumerate() {
            for (b, sum) in sums {
                let best = of_b.entry(*b).or_insert((a, *sum));
                if *sum > best.1 {
                    *best = (a, *sum);
                }
            }
        }
        let both = of_a.into_iter().enumerate().filter_map(|(a, b)| Some((a, b?)));
        both.filter(|(a, b)| of_b.get(b).is_some_and(|(best, _)| best == a)).collect()
    }

    /// How likely it is, from 0 to 1, that each section of B is the one of a row of A, by all rows
    /// of its section but itself.
    pub(super) fn likely(&self, a: usize, section: usize) -> Vec<(usize, f32)> {
        let others = self.counts.get(section).map_or(0, |count| count.saturating_sub(1));
        if others == 0 {
            return Vec::new();
        }
        let own = self.rows.get(a).map(Vec::as_slice).unwrap_or_default();
        let sums = self.sums.get(section).into_iter().flatten().map(|(section, sum)| {
            let own = own.binary_search_by_key(section, |(own, _)| *own).ok();
            let own = own.and_then(|at| self.rows.get(a)?.get(at)).map_or(0.0, |(_, it)| *it);
            (*section, (sum - own) / others as f32)
        });
        let means: Vec<(usize, f32)> = sums.collect();
        let most = means.iter().map(|(_, mean)| *mean).fold(f32::MIN_POSITIVE, f32::max);
        let likely = |mean: f32| (mean / most).powi(2) * (mean / SURE).min(1.0);
        means.into_iter().map(|(section, mean)| (section, likely(mean))).collect()
    }
}

fn most(sums: impl Iterator<Item = (usize, f32)>) -> Option<usize> {
    let best = sums.reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.map(|(section, _)| section)
}

fn summed(mut parts: Vec<(usize, f32)>) -> Vec<(usize, f32)> {
    parts.sort_by_key(|(section, _)| *section);
    let same = parts.chunk_by(|(one, _), (other, _)| one == other);
    same.filter_map(|same| Some((same.first()?.0, same.iter().map(|(_, it)| it).sum()))).collect()
}
