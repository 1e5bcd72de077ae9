//! Which drafts there are, by what local storage and the journal list.

use remit_core::ordered::sort_by_key;
use std::cmp::Reverse;

use remit_core::matrix::MatrixId;

use crate::Head;

/// A draft in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// Its id.
    pub id: MatrixId,
    /// What to show of it.
    pub entry: Head,
}

/// The drafts that are not in the trash, the one that was changed last first. Of each counts what
/// is newer, and at the same revision what local storage says; but what the journal knows as
/// deleted is deleted, though the browser may not have removed it from its disk.
pub fn listed(local: Vec<Listed>, heads: &[(MatrixId, Head)]) -> Vec<Listed> {
    let head = |id: MatrixId| heads.iter().find(|(other, _)| *other == id).map(|(_, head)| head);
    let mut all = Vec::new();
    for draft in local {
        match head(draft.id).filter(|head| head.revision >= draft.entry.revision) {
            Some(head) if head.deleted.is_some() => {}
            Some(head) if head.revision > draft.entry.revision => {
                all.push(Listed { id: draft.id, entry: head.clone() });
            }
            _ => all.push(draft),
        }
    }
    for (id, head) in heads.iter().filter(|(_, head)| head.deleted.is_none()) {
        if all.iter().all(|draft| draft.id != *id) {
            all.push(Listed { id: *id, entry: head.clone() });
        }
    }
    sort_by_key(&mut all, |draft| (Reverse(draft.entry.saved), draft.id));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(title: &str, saved: u64, revision: u64) -> Head {
        Head {
            title: title.to_owned(),
            edition_of: None,
            saved,
            activities: 1,
            errors: 0,
            warnings: 0,
            revision,
            deleted: None,
        }
    }

    /// Drafts are told by their ids, and called as whoever was taken calls them.
    #[track_caller]
    fn check(local: &[(u64, Head)], heads: &[(u64, Head)], expected: &[&str]) {
        let id = MatrixId::from_bits;
        let local =
            local.iter().map(|(bits, entry)| Listed { id: id(*bits), entry: entry.clone() });
        let heads: Vec<_> = heads.iter().map(|(bits, head)| (id(*bits), head.clone())).collect();
        let all = listed(local.collect(), &heads);
        let titles: Vec<&str> = all.iter().map(|draft| draft.entry.title.as_str()).collect();
        assert_eq!(titles, expected);
    }

    #[test]
    fn the_newer_of_two_is_listed() {
        check(&[(1, entry("local", 5, 3))], &[(1, entry("journal", 6, 4))], &["journal"]);
        check(&[(1, entry("local", 5, 4))], &[(1, entry("journal", 5, 4))], &["local"]);
        check(&[(1, entry("local", 7, 5))], &[(1, entry("journal", 6, 4))], &["local"]);
    }

    #[test]
    fn what_either_has_alone_is_listed_the_latest_first() {
        let local = [(1, entry("local", 5, 1))];
        check(&local, &[(2, entry("journal", 6, 1))], &["journal", "local"]);
        check(&local, &[(2, entry("journal", 4, 1))], &["local", "journal"]);
    }

    #[test]
    fn what_is_in_the_trash_is_not_listed() {
        // The browser keeps what local storage removes on its disk for a while.
        let gone = Head { deleted: Some(9), ..entry("journal", 5, 3) };
        check(&[(1, entry("local", 5, 3))], &[(1, gone.clone())], &[]);
        check(&[], &[(1, gone.clone())], &[]);
        // Changed again since: in another tab, where it was still open.
        check(&[(1, entry("local", 9, 4))], &[(1, gone)], &["local"]);
    }
}
