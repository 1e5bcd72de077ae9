//! Rows of several matrices that say the same, together: "who manages backups?" has one answer with
//! several providers, not several answers.

use std::collections::BTreeMap;

use remit_core::fold::fold;
use remit_core::matrix::{MatrixId, RowId};

use crate::align::Matches;

/// A row that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit<'a> {
    /// Its matrix.
    pub matrix: MatrixId,
    /// The row.
    pub row: RowId,
    /// What it says.
    pub text: &'a str,
}

/// What a person has said of two matrices.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The left one.
    pub a: MatrixId,
    /// The right one.
    pub b: MatrixId,
    /// What was said of their rows.
    pub matches: &'a Matches,
}

/// The hits by what they say, by their places: those that a person has matched, those of one id
/// (drafts keep the ids of what they began from), and those of equal text are together. Groups are
/// in the order of their first hits, and so are the hits in them.
pub fn grouped(hits: &[Hit], known: &[Known]) -> Vec<Vec<usize>> {
    let mut groups = Groups { first: (0..hits.len()).collect() };
    let mut by_id: BTreeMap<RowId, usize> = BTreeMap::new();
    let mut by_text: BTreeMap<String, usize> = BTreeMap::new();
    let mut places: BTreeMap<(MatrixId, RowId), usize> = BTreeMap::new();
    for (at, hit) in hits.iter().enumerate() {
        groups.join(at, *by_id.entry(hit.row).or_insert(at));
        let text = fold(hit.text);
        if !text.is_empty() {
            groups.join(at, *by_text.entry(text).or_insert(at));
        }
        places.insert((hit.matrix, hit.row), at);
    }
    for known in known {
        for (a, b) in known.matches.pairs() {
            if let (Some(a), Some(b)) = (places.get(&(known.a, a)), places.get(&(known.b, b))) {
                groups.join(*a, *b);
            }
        }
    }
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..hits.len() {
        found.entry(groups.find(at)).or_default().push(at);
    }
    found.into_values().collect()
}

/// Which hits are together: each leads to an earlier one, the first to itself.
struct Groups {
    first: Vec<usize>,
}

impl Groups {
    fn find(&self, mut at: usize) -> usize {
        while let Some(before) = self.first.get(at)
            && *before != at
        {
            at = *before;
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.find(one), self.find(other));
        if let Some(later) = self.first.get_mut(one.max(other)) {
            *later = one.min(other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(hits: &[(u64, u64, &str)], pairs: &[(u64, u64)], expected: &[&[usize]]) {
        let hits: Vec<Hit> = hits
            .iter()
            .map(|(matrix, row, text)| Hit {
                matrix: MatrixId::from_bits(*matrix),
                row: RowId::from_bits(*row),
                text,
            })
            .collect();
        let mut matches = Matches::default();
        for (a, b) in pairs {
            matches.pair(RowId::from_bits(*a), RowId::from_bits(*b));
        }
        let (a, b) = (MatrixId::from_bits(1), MatrixId::from_bits(2));
        assert_eq!(grouped(&hits, &[Known { a, b, matches: &matches }]), expected);
    }

    #[test]
    fn rows_that_say_the_same_are_one_answer() {
        let hits = [
            (1, 10, "Manage backups"),
            (2, 20, "Look after backups"),
            (3, 30, "manage backups."),
            (2, 21, "Test backups"),
            (4, 21, "Test the backups"),
        ];
        check(&hits, &[], &[&[0, 2], &[1], &[3, 4]]);
        check(&hits, &[(10, 20)], &[&[0, 1, 2], &[3, 4]]);
        // What was said of other matrices says nothing of these.
        check(&hits[1..3], &[(10, 20)], &[&[0], &[1]]);
        check(&[(1, 1, ""), (2, 2, "")], &[], &[&[0], &[1]]);
        check(&[], &[], &[]);
    }
}
