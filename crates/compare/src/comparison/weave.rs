//! Lists that are woven into one.

use std::collections::{BTreeMap, BTreeSet};

/// Where something goes that follows nothing of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    /// In front, where something of the list follows it; otherwise at the end.
    Front,
    /// At the end.
    End,
}

/// Puts what a sequence has and the list does not behind what it follows in the sequence.
pub(super) fn weave(list: &mut Vec<usize>, sequence: &[usize], first: First) {
    let mut seen: BTreeSet<usize> = list.iter().copied().collect();
    let is_shared = sequence.iter().any(|item| seen.contains(item));
    let known = seen.clone();
    let mut follows = None;
    let mut behind: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for item in sequence {
        if known.contains(item) {
            follows = Some(*item);
        } else if seen.insert(*item) {
            behind.entry(follows).or_default().push(*item);
        }
    }
    let rootless = behind.remove(&None).unwrap_or_default();
    let is_front = first == First::Front && is_shared;
    let mut woven = Vec::with_capacity(seen.len());
    if is_front {
        woven.extend_from_slice(&rootless);
    }
    for item in list.iter() {
        woven.push(*item);
        woven.extend(behind.remove(&Some(*item)).into_iter().flatten());
    }
    if !is_front {
        woven.extend_from_slice(&rootless);
    }
    *list = woven;
}
