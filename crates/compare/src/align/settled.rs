//! What is matched without asking: what a person has said, one id, equal texts.

use std::collections::BTreeMap;

use remit_core::fold::fold;
use remit_core::matrix::{Matrix, Row, RowId};

use super::activities::{Activities, Activity, Section};
use super::{Match, Matches, Pair, Why};

/// For each activity, which of the other matrix it is, by their places in the lists.
pub(super) struct Settled {
    /// The row of B for each of A, and why.
    pub(super) of_a: Vec<Option<(usize, Why)>>,
    /// The row of A for each of B.
    pub(super) of_b: Vec<Option<usize>>,
    /// Rows of A and of B for which the other has nothing, as a person has said.
    pub(super) alone: (Vec<bool>, Vec<bool>),
}

impl Settled {
    /// The pairs, in the order of A.
    pub(super) fn pairs(&self, a: &Activities, b: &Activities) -> Vec<Pair> {
        let pairs = a.rows.iter().zip(&self.of_a).filter_map(|(row, found)| {
            let (other, why) = (*found)?;
            Some(Pair { a: row.id, b: b.rows.get(other)?.id, why })
        });
        pairs.collect()
    }

    /// Whether a row of A waits for its match.
    pub(super) fn is_open_a(&self, a: usize) -> bool {
        self.of_a.get(a) == Some(&None) && self.alone.0.get(a) == Some(&false)
    }

    /// Whether a row of B may be somebody's match.
    pub(super) fn is_open_b(&self, b: usize) -> bool {
        self.of_b.get(b) == Some(&None) && self.alone.1.get(b) == Some(&false)
    }

    /// Whether these two are a pair.
    pub(super) fn is_pair(&self, a: usize, b: usize) -> bool {
        matches!(self.of_a.get(a), Some(Some((found, _))) if *found == b)
    }

    fn settle(&mut self, a: usize, b: usize, why: Why) {
        if let (Some(of_a), Some(of_b)) = (self.of_a.get_mut(a), self.of_b.get_mut(b))
            && of_a.is_none()
            && of_b.is_none()
        {
            *of_a = Some((b, why));
            *of_b = Some(a);
        }
    }
}

/// Settles the activities. Rows of which a person has said that there is nothing stay alone.
pub(super) fn activities(a: &Activities, b: &Activities, matches: &Matches) -> Settled {
    let alone_a = a.rows.iter().map(|row| matches.of(row.id) == Some(Match::Nothing));
    let alone_b = b.rows.iter().map(|row| matches.is_nothing_for_other(row.id));
    let mut settled = Settled {
        of_a: vec![None; a.rows.len()],
        of_b: vec![None; b.rows.len()],
        alone: (alone_a.collect(), alone_b.collect()),
    };
    let ids = |it: &Activities| it.rows.iter().map(|row| row.id).zip(0..).collect();
    let (at_a, at_b): (BTreeMap<RowId, usize>, BTreeMap<RowId, usize>) = (ids(a), ids(b));
    for (one, other) in matches.pairs() {
        if let (Some(one), Some(other)) = (at_a.get(&one), at_b.get(&other)) {
            settled.settle(*one, *other, Why::Person);
        }
    }
    for (id, at) in &at_a {
        if let Some(other) = at_b.get(id)
            && settled.is_open_a(*at)
            && settled.is_open_b(*other)
        {
            settled.settle(*at, *other, Why::SameId);
        }
    }
    let under_headings: Key = |row, section| format!("{}\n{}", row.folded, section.path.join("\n"));
    let under_heading: Key = |row, section| format!("{}\n{}", row.folded, section.title());
    let anywhere: Key = |row, _| row.folded.clone();
    for key in [under_headings, under_heading, anywhere] {
        let of_a = groups(a, key, |at| settled.is_open_a(at));
        let of_b = groups(b, key, |at| settled.is_open_b(at));
        for (key, of_a) in &of_a {
            // Where one side has more, it is a question which of them is meant.
            let same_count = of_b.get(key).filter(|of_b| of_b.len() == of_a.len());
            for (a, b) in of_a.iter().zip(same_count.into_iter().flatten()) {
                settled.settle(*a, *b, Why::SameText);
            }
        }
    }
    settled
}

/// What has to be equal, of an activity and its section.
type Key = fn(&Activity, &Section) -> String;

/// The open activities that are equal, in their order. Those without a text are equal to none.
fn groups(
    side: &Activities,
    key: Key,
    is_open: impl Fn(usize) -> bool,
) -> BTreeMap<String, Vec<usize>> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, row) in side.rows.iter().enumerate() {
        if !row.folded.is_empty()
            && is_open(at)
            && let Some(section) = side.section_of(row)
        {
            groups.entry(key(row, section)).or_default().push(at);
        }
    }
    groups
}

/// The sections that are one in both: of one id, then of one path of titles where it is the only
/// one of its path.
pub(super) fn sections(a: &Matrix, b: &Matrix) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let (paths_a, paths_b) = (paths(a), paths(b));
    let is_section = |id: RowId| b.section(id).is_some();
    let once = |paths: &[(RowId, Vec<String>)]| {
        let mut by_path: BTreeMap<Vec<String>, Option<RowId>> = BTreeMap::new();
        for (id, path) in paths {
            let entry = by_path.entry(path.clone());
            entry.and_modify(|found| *found = None).or_insert(Some(*id));
        }
        by_path
    };
    let free_b: Vec<_> = paths_b.into_iter().filter(|(id, _)| a.section(*id).is_none()).collect();
    let free_a: Vec<_> = paths_a.iter().filter(|(id, _)| !is_section(*id)).cloned().collect();
    let (once_a, once_b) = (once(&free_a), once(&free_b));
    for (id, path) in &paths_a {
        if is_section(*id) {
            pairs.push(Pair { a: *id, b: *id, why: Why::SameId });
        } else if once_a.get(path) == Some(&Some(*id))
            && let Some(Some(other)) = once_b.get(path)
        {
            pairs.push(Pair { a: *id, b: *other, why: Why::SameText });
        }
    }
    pairs
}

/// Each section with the folded titles that lead to it.
fn paths(matrix: &Matrix) -> Vec<(RowId, Vec<String>)> {
    let mut path: Vec<String> = Vec::new();
    let sections = matrix.rows.iter().filter_map(Row::section);
    let paths = sections.map(|section| {
        path.truncate(usize::from(section.level).saturating_sub(1));
        path.push(fold(&section.title));
        (section.id, path.clone())
    });
    paths.collect()
}
