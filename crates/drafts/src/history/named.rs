//! Which versions of a draft people have given a name ([`Named`](remit_formats::versions::Named)).
//!
//! The name stands in the text of the version itself, where backups and rescue find it. [`Names`]
//! is the index by which a version is told without reading it; where it is lost, it is made again
//! from the versions ([`read_named`](super::read_named)). A version with a name is never thinned
//! out ([`thinned_but`](super::thinned_but)).

use remit_formats::code::Coded;
use remit_formats::json::{self, Node};
use remit_formats::versions::NAMED;

use super::read_index;
use crate::DraftError;

/// The version of the format of the index, and the newest that is read.
const FORMAT: u64 = 1;

/// The versions of a draft that have names, by the times at which they were kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names {
    /// In the order of the times.
    list: Vec<(u64, String)>,
}

impl Names {
    /// Gives the version of this time a name, in place of the one that it had. `false` where there
    /// is no room for one more.
    pub fn set(&mut self, at: u64, name: String) -> bool {
        match self.place(at) {
            Ok(place) => {
                if let Some((_, before)) = self.list.get_mut(place) {
                    *before = name;
                }
                true
            }
            Err(_) if self.list.len() >= NAMED => false,
            Err(place) => {
                self.list.insert(place, (at, name));
                true
            }
        }
    }

    /// Takes the name of a version away; from now on it is thinned as any other.
    pub fn remove(&mut self, at: u64) {
        if let Ok(place) = self.place(at) {
            self.list.remove(place);
        }
    }

    /// Whether the version of this time has a name.
    pub fn holds(&self, at: u64) -> bool {
        self.place(at).is_ok()
    }

    /// The versions with their names, the oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (u64, &str)> {
        self.list.iter().map(|(at, name)| (*at, name.as_str()))
    }

    fn place(&self, at: u64) -> Result<usize, usize> {
        self.list.binary_search_by_key(&at, |(time, _)| *time)
    }
}

/// The text of an index of names.
pub fn write_names(names: &Names) -> String {
    json::compact(&Node::List(vec![Node::Number(FORMAT), names.list.encode()]))
}

/// Reads what [`write_names`] has written.
pub fn read_names(text: &str) -> Result<Names, DraftError> {
    const DAMAGED: &str = "the list of named versions is damaged";
    let mut names = Names::default();
    for (at, name) in read_index(text, FORMAT, DAMAGED)? {
        if !names.set(at, name) {
            return Err(DraftError::Damaged(DAMAGED.to_owned()));
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_of_names_reads_back_and_a_damaged_or_newer_one_is_refused() {
        let mut names = Names::default();
        assert!(names.set(2, "1.1".to_owned()) && names.set(1, "0.9".to_owned()));
        assert!(names.set(1, "1.0, agreed".to_owned()));
        assert_eq!(names.iter().collect::<Vec<_>>(), [(1, "1.0, agreed"), (2, "1.1")]);
        assert_eq!(read_names(&write_names(&names)), Ok(names.clone()));
        names.remove(1);
        assert!(names.holds(2) && !names.holds(1));
        assert_eq!(read_names("[2,[]]"), Err(DraftError::Newer));
        assert!(matches!(read_names("[1,[[1]]]"), Err(DraftError::Damaged(_))));
    }

    #[test]
    fn there_is_room_for_so_many_names() {
        let mut names = Names::default();
        assert!((0..NAMED as u64).all(|at| names.set(at, "a".to_owned())));
        assert!(!names.set(NAMED as u64, "b".to_owned()));
        assert!(names.set(0, "b".to_owned()));
    }
}
