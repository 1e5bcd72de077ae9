//! Things with a name and a sentence about it, found by some characters of either.

use std::cmp::Reverse;

use super::typo::{distance, tolerance};
use crate::fold::words;
use crate::ordered::insert_by_key;

/// What can be found by its name.
#[derive(Debug, Clone, Copy)]
pub struct Named<'a> {
    /// Its name.
    pub name: &'a str,
    /// What else is said of it.
    pub about: &'a str,
}

/// Which of the things are meant, the likeliest first, by their places in the list. Whoever types
/// nothing means all of them.
pub fn rank<'a>(typed: &str, things: impl Iterator<Item = Named<'a>>) -> Vec<usize> {
    let typed = words(typed);
    let mut scored: Vec<(usize, u32)> = Vec::new();
    for (at, thing) in things.enumerate() {
        if let Some(score) = score(&typed, thing) {
            // Of those that fit as well the first stays the first.
            insert_by_key(&mut scored, (at, score), |(_, score)| Reverse(*score));
        }
    }
    scored.into_iter().map(|(at, _)| at).collect()
}

/// How well a thing fits; `None` where a word that was typed has nothing to do with it.
fn score(typed: &[String], thing: Named) -> Option<u32> {
    let (name, about) = (words(thing.name), words(thing.about));
    let mut sum = 0;
    for word in typed {
        let in_name = name.iter().filter_map(|other| fit(word, other)).max();
        let in_about = about.iter().filter_map(|other| fit(word, other)).max();
        let as_initials = is_initials(word, &name).then_some(60);
        let best = in_name.map(|fit| fit * 3).max(as_initials).max(in_about)?;
        sum += best;
    }
    let starts = typed.first().zip(name.first()).is_some_and(|(a, b)| b.starts_with(a.as_str()));
    Some(sum + if starts { 30 } else { 0 })
}

/// How well a word that was typed fits another one.
fn fit(typed: &str, word: &str) -> Option<u32> {
    if typed == word {
        return Some(40);
    }
    if word.starts_with(typed) {
        return Some(30);
    }
    let length = typed.chars().count();
    if length >= 3 && word.contains(typed) {
        return Some(18);
    }
    let limit = tolerance(length);
    // A word that is still being typed is held against as much of the other one.
    let beginning: String = word.chars().take(length).collect();
    let slips = [word, beginning.as_str()].map(|word| distance(typed, word, limit));
    match slips.into_iter().flatten().min()? {
        0 | 1 => Some(14),
        _ => Some(8),
    }
}

/// Whether these are the first letters of the words: "nd" for "New draft".
fn is_initials(typed: &str, words: &[String]) -> bool {
    let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
    typed.chars().count() >= 2 && initials.starts_with(typed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const THINGS: [(&str, &str); 7] = [
        ("Undo", "Undo the last change"),
        ("Redo", "Redo the change you last undid"),
        ("Add activity", "Add an activity below the current row"),
        ("New draft", "Start a new matrix"),
        ("Import", "Read a file or a text"),
        ("Markdown", "Download it as headings and tables"),
        ("History", "Look at earlier versions of this draft"),
    ];

    fn find(typed: &str) -> Vec<&'static str> {
        let things = THINGS.iter().map(|(name, about)| Named { name, about });
        rank(typed, things).into_iter().map(|at| THINGS[at].0).collect()
    }

    #[track_caller]
    fn check(typed: &str, first: &str) {
        assert_eq!(find(typed).first(), Some(&first), "{typed}: {:?}", find(typed));
    }

    #[test]
    fn what_is_meant_comes_first() {
        check("undo", "Undo");
        check("und", "Undo");
        check("nd", "New draft");
        check("draft", "New draft");
        check("act add", "Add activity");
        check("download", "Markdown");
        check("versions", "History");
    }

    #[test]
    fn slips_are_forgiven() {
        check("imoprt", "Import");
        check("imprt", "Import");
        check("markdwon", "Markdown");
        check("histroy", "History");
        check("actvi", "Add activity");
    }

    #[test]
    fn every_word_must_have_to_do_with_it() {
        assert_eq!(find("new zebra"), Vec::<&str>::new());
        assert_eq!(find("  ").len(), THINGS.len());
        assert_eq!(find("")[..2], ["Undo", "Redo"]);
    }

    proptest! {
        #[test]
        fn everything_is_found_by_its_own_name(at in 0..THINGS.len(), length in 1_usize..12) {
            let name: String = THINGS[at].0.chars().take(length).collect();
            prop_assert!(find(&name).contains(&THINGS[at].0));
        }
    }
}
