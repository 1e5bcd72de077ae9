//! What is looked for in texts.

use std::borrow::Cow;
use std::ops::Range;

use crate::matrix::text::{Inline, Text};

/// Characters that are looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needle {
    characters: Vec<char>,
    match_case: bool,
    whole_words: bool,
}

impl Needle {
    /// Looks for these characters; `None` where there are none.
    pub fn new(typed: &str, match_case: bool, whole_words: bool) -> Option<Self> {
        let characters: Vec<char> =
            if match_case { typed.chars().collect() } else { lower(typed).collect() };
        (!characters.is_empty()).then_some(Self { characters, match_case, whole_words })
    }

    /// Where it stands, from left to right; what overlaps counts once.
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        if self.cannot_stand_in(text) {
            return Vec::new();
        }
        let folded = self.folded(text);
        let length = self.characters.len();
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(window) = folded.get(at..at + length) {
            let same = window.iter().zip(&self.characters).all(|((c, _), n)| c == n);
            let range = same.then(|| Self::range(&folded, at, length)).flatten();
            match range.filter(|range| !self.whole_words || is_word(text, range)) {
                Some(range) => {
                    found.push(range);
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }

    /// A quick look that spares most texts a closer one.
    fn cannot_stand_in(&self, text: &str) -> bool {
        let Some(first) = self.characters.first().filter(|first| first.is_ascii()) else {
            return false;
        };
        // A character beyond these may be one of them in lower case, like the Kelvin sign.
        let first = *first as u8;
        text.is_ascii() && !text.bytes().any(|byte| byte.eq_ignore_ascii_case(&first))
    }

    /// The characters of a text as they are compared, each with where it stands there: what is
    /// found is replaced, so accents count, other than where texts are [folded](crate::fold).
    fn folded(&self, text: &str) -> Vec<(char, Range<usize>)> {
        let mut folded = Vec::with_capacity(text.len());
        for (start, character) in text.char_indices() {
            let place = start..start + character.len_utf8();
            if self.match_case {
                folded.push((character, place));
            } else {
                folded.extend(character.to_lowercase().map(|lower| (lower, place.clone())));
            }
        }
        folded
    }

    /// Where these characters stand, where they are whole ones: a character that is two in lower
    /// case is found with both of them.
    fn range(folded: &[(char, Range<usize>)], at: usize, length: usize) -> Option<Range<usize>> {
        let place = |at: usize| folded.get(at).map(|(_, place)| place.clone());
        let (first, last) = (place(at)?, place(at + length - 1)?);
        let before = at.checked_sub(1).and_then(place);
        let whole = before.as_ref() != Some(&first) && place(at + length) != Some(last.clone());
        whole.then_some(first.start..last.end)
    }

    /// How often it stands in a text.
    pub fn count(&self, text: &Text) -> usize {
        // Nothing is found that stands in two of them.
        text.lines().map(|line| self.find(&plain(line)).len()).sum()
    }
}

fn lower(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().flat_map(char::to_lowercase)
}

/// Whether nothing of a word stands before or behind it.
fn is_word(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|before| before.chars().next_back());
    let behind = text.get(range.end..).and_then(|behind| behind.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !behind.is_some_and(char::is_alphanumeric)
}

/// The characters of a line: marks have none, an end of a line is a space.
pub(super) fn plain(line: &[Inline]) -> Cow<'_, str> {
    if let [Inline::Run { text, .. }] = line {
        return Cow::Borrowed(text);
    }
    let mut plain = String::new();
    for inline in line {
        match inline {
            Inline::Run { text, .. } => plain.push_str(text),
            Inline::Mark { .. } => {}
            Inline::Break => plain.push(' '),
        }
    }
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::text::notation;
    use proptest::prelude::*;

    #[track_caller]
    fn check(needle: &str, text: &str, found: &[&str]) {
        let ranges = Needle::new(needle, false, false).unwrap().find(text);
        let ranges: Vec<&str> = ranges.into_iter().map(|range| &text[range]).collect();
        assert_eq!(ranges, found);
    }

    #[test]
    fn case_makes_no_difference() {
        check("backup", "Backup the BACKUPS", &["Backup", "BACKUP"]);
        check("É", "été École", &["é", "é", "É"]);
        check("aa", "aaaaa", &["aa", "aa"]);
        // The capital I with a dot is two characters in lower case, and found whole or not at all.
        check("i", "İi", &["i"]);
        check("i\u{307}", "İ", &["İ"]);
        check("k", "\u{212a}", &["\u{212a}"]);
    }

    #[test]
    fn it_does_where_somebody_says_so() {
        let find = |needle: &str, case, words, text: &str| {
            Needle::new(needle, case, words).unwrap().find(text).len()
        };
        assert_eq!(find("Backup", true, false, "Backup the backup"), 1);
        assert_eq!(find("back", false, true, "Back up the backup, back"), 2);
        assert_eq!(Needle::new("", false, false), None);
    }

    #[test]
    fn a_text_is_searched_as_it_reads() {
        let text = notation::read("**back**up[^1] plan\n\n- backup\n- back\n- up");
        let needle = |typed| Needle::new(typed, false, false).unwrap();
        assert_eq!(needle("backup").count(&text), 2);
        assert_eq!(needle("backup plan").count(&text), 1);
        assert_eq!(needle("back up").count(&text), 0);
    }

    proptest! {
        #[test]
        fn any_part_of_a_text_is_found_in_it(text in "\\PC{1,20}", start in 0_usize..20, length in 1_usize..6) {
            let part: String = text.chars().skip(start).take(length).collect();
            if let Some(needle) = Needle::new(&part, true, false) {
                let found = needle.find(&text);
                prop_assert!(!found.is_empty());
                prop_assert!(found.iter().all(|range| text[range.clone()] == part));
            }
        }
    }
}
