//! Which row of one matrix is which of another. Files of ours say it by their ids; of others it
//! follows from what stands there: the same words under the same headings, then the same words
//! anywhere, then rows that were reworded where they stand.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use remit_core::fold::fold;
use remit_core::matrix::{Matrix, Row, RowId};

use crate::identity::{Counted, Keys};
use crate::renaming::Renaming;

/// The new matrix with the ids of the old one, wherever the two speak of the same.
pub(crate) fn align(old: &Matrix, new: &Matrix) -> Matrix {
    let (a, b) = (Keys::of(old), Keys::of(new));
    let renaming = Renaming {
        rows: rows(old, new, &a, &b),
        parties: pair(
            &ids(&old.parties, |party| party.id),
            &ids(&new.parties, |party| party.id),
            &[(&a.parties, &b.parties)],
        ),
        plans: pair(
            &ids(&old.plans, |plan| plan.id),
            &ids(&new.plans, |plan| plan.id),
            &[(&a.plans, &b.plans)],
        ),
        footnotes: pair(
            &ids(&old.footnotes, |note| note.id),
            &ids(&new.footnotes, |note| note.id),
            &[(&a.footnotes, &b.footnotes)],
        ),
    };
    let mut data = new.clone().into_data();
    renaming.apply(&mut data);
    Matrix::new(data).unwrap_or_else(|_| new.clone())
}

fn ids<T, I>(items: &[T], id: fn(&T) -> I) -> Vec<I> {
    items.iter().map(id).collect()
}

fn rows(old: &Matrix, new: &Matrix, a: &Keys, b: &Keys) -> HashMap<RowId, RowId> {
    let (old_ids, new_ids) = (ids(&old.rows, Row::id), ids(&new.rows, Row::id));
    let (old_texts, new_texts) = (texts(&old.rows), texts(&new.rows));
    let keys = [(a.rows.as_slice(), b.rows.as_slice()), (&old_texts, &new_texts)];
    let mut map = pair(&old_ids, &new_ids, &keys);
    reworded(old, new, &mut map);
    map
}

/// Numbers for what rows say, wherever they stand.
fn texts(rows: &[Row]) -> Vec<u64> {
    let mut counted = Counted::default();
    rows.iter().map(|row| counted.key(&format!("{}\n{}", kind(row), fold(&words(row))))).collect()
}

fn kind(row: &Row) -> &'static str {
    if row.section().is_some() { "section" } else { "activity" }
}

fn words(row: &Row) -> String {
    match row {
        Row::Section(section) => section.title.clone(),
        Row::Activity(activity) => activity.text.to_plain().into_owned(),
    }
}

/// Pairs what has one id, then what has one key: from new ids that are to become others.
fn pair<T: Copy + Eq + Hash>(old: &[T], new: &[T], keys: &[(&[u64], &[u64])]) -> HashMap<T, T> {
    let (all_old, all_new): (HashSet<T>, HashSet<T>) =
        (old.iter().copied().collect(), new.iter().copied().collect());
    let mut taken: HashSet<T> = all_old.intersection(&all_new).copied().collect();
    let mut done = taken.clone();
    let mut map = HashMap::new();
    for (old_keys, new_keys) in keys {
        let free = old.iter().zip(*old_keys).filter(|(id, _)| !taken.contains(id));
        let by_key: HashMap<u64, T> = free.map(|(id, key)| (*key, *id)).collect();
        for (id, key) in new.iter().zip(*new_keys) {
            if let Some(found) = by_key.get(key).filter(|found| !taken.contains(found))
                && done.insert(*id)
            {
                taken.insert(*found);
                map.insert(*id, *found);
            }
        }
    }
    map
}

/// Pairs rows that stand between the same rows and share most of their words.
fn reworded(old: &Matrix, new: &Matrix, map: &mut HashMap<RowId, RowId>) {
    let became = |id: RowId, map: &HashMap<RowId, RowId>| {
        let id = map.get(&id).copied().unwrap_or(id);
        old.position(id)
    };
    let kept: HashSet<usize> = new.rows.iter().filter_map(|row| became(row.id(), map)).collect();
    // Where the next row of the old matrix stands that may be meant.
    let mut next = 0;
    for row in &new.rows {
        if let Some(at) = became(row.id(), map) {
            next = at + 1;
            continue;
        }
        let Some(before) = old.rows.get(next).filter(|_| !kept.contains(&next)) else { continue };
        if kind(before) == kind(row) && share_words(&words(before), &words(row)) {
            map.insert(row.id(), before.id());
            next += 1;
        }
    }
}

fn share_words(a: &str, b: &str) -> bool {
    let words = |text: &str| -> HashSet<String> {
        fold(text).split_whitespace().map(str::to_owned).collect()
    };
    let (a, b) = (words(a), words(b));
    let shared = a.intersection(&b).count();
    shared * 2 > a.len().max(b.len())
}
