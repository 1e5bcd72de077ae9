//! What of a text is searched: its words without their endings, and without those that say
//! nothing.

use crate::fold::words;

/// Words that say nothing of what a row is about: the usual ones of English and French, and those
/// by which people ask for parties.
const STOP: [&str; 88] = [
    "a",
    "accountable",
    "all",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "au",
    "aux",
    "avec",
    "be",
    "been",
    "by",
    "can",
    "ce",
    "consulted",
    "d",
    "dans",
    "de",
    "des",
    "did",
    "do",
    "does",
    "doit",
    "du",
    "each",
    "en",
    "est",
    "et",
    "fait",
    "for",
    "from",
    "has",
    "have",
    "how",
    "i",
    "if",
    "in",
    "informed",
    "is",
    "it",
    "its",
    "l",
    "la",
    "le",
    "les",
    "me",
    "must",
    "my",
    "of",
    "on",
    "or",
    "ou",
    "our",
    "par",
    "pour",
    "que",
    "quel",
    "qui",
    "quoi",
    "responsable",
    "responsible",
    "s",
    "se",
    "shall",
    "should",
    "son",
    "sont",
    "sur",
    "that",
    "the",
    "their",
    "there",
    "they",
    "this",
    "to",
    "un",
    "une",
    "up",
    "us",
    "was",
    "we",
    "what",
    "which",
    "who",
    "with",
];

/// Second halves of words that some write in one and some in two.
const SECOND: [&str; 8] = ["up", "in", "out", "over", "back", "down", "off", "on"];
/// First halves of them.
const FIRST: [&str; 12] = [
    "back", "set", "log", "sign", "fail", "roll", "start", "shut", "clean", "scale", "hand",
    "build",
];

/// The terms of a text, in their order. `back up` is `backup`, too.
pub fn terms(text: &str) -> Vec<String> {
    let words = words(text);
    let mut terms = Vec::with_capacity(words.len());
    for (at, word) in words.iter().enumerate() {
        if let Some(next) = words.get(at + 1)
            && is_joined(word, next)
        {
            terms.push(format!("{word}{next}"));
        }
        if !is_stop(word) {
            terms.push(stem(word));
        }
    }
    terms
}

/// The terms of what somebody has typed: words that say nothing count where there are no others,
/// and a word in two halves is one word.
pub fn asked(typed: &str) -> Vec<String> {
    let words = words(typed);
    let mut asked = Vec::new();
    let mut rest = words.as_slice();
    while let [word, behind @ ..] = rest {
        rest = behind;
        match behind {
            [next, behind @ ..] if is_joined(word, next) => {
                asked.push(format!("{word}{next}"));
                rest = behind;
            }
            _ if is_stop(word) => {}
            _ => asked.push(stem(word)),
        }
    }
    if asked.is_empty() {
        asked = words.iter().map(|word| stem(word)).collect();
    }
    asked.dedup();
    asked
}

fn is_stop(word: &str) -> bool {
    STOP.binary_search(&word).is_ok()
}

fn is_joined(word: &str, next: &str) -> bool {
    FIRST.contains(&word) && SECOND.contains(&next)
}

/// A word without its ending, so that "manages", "managed" and "management" are one. It need not
/// be a word; it only has to be the same for words that mean the same, mostly.
fn stem(word: &str) -> String {
    if !word.is_ascii() || word.len() < 4 || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word.to_owned();
    }
    let mut stem = word;
    let longer = |stem: &str, rest: usize| stem.len() > rest;
    if let Some(rest) = stem.strip_suffix("ies").filter(|rest| longer(rest, 2)) {
        return format!("{rest}y");
    }
    for plural in ["sses", "xes", "ches", "shes"] {
        if stem.ends_with(plural) {
            stem = stem.strip_suffix("es").unwrap_or(stem);
        }
    }
    let is_plural =
        stem.ends_with('s') && !["ss", "us", "is"].iter().any(|end| stem.ends_with(end));
    if is_plural {
        stem = stem.strip_suffix('s').unwrap_or(stem);
    }
    for ending in ["ement", "ment", "ing", "ed", "ion"] {
        if let Some(rest) = stem.strip_suffix(ending).filter(|rest| longer(rest, 3)) {
            stem = undoubled(rest);
            break;
        }
    }
    stem.strip_suffix('e').filter(|rest| longer(rest, 3)).unwrap_or(stem).to_owned()
}

/// "planning" without its ending is "plann".
fn undoubled(stem: &str) -> &str {
    match stem.as_bytes() {
        [.., a, b] if a == b && b"bdgmnprt".contains(b) => {
            stem.get(..stem.len() - 1).unwrap_or(stem)
        }
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check_same(words: &[&str]) {
        let stems: Vec<String> = words.iter().map(|word| stem(word)).collect();
        assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{stems:?}");
    }

    #[test]
    fn words_that_mean_the_same_are_one() {
        check_same(&["manage", "manages", "managed", "managing", "management"]);
        check_same(&["backup", "backups"]);
        check_same(&["plan", "plans", "planning", "planned"]);
        check_same(&["policy", "policies"]);
        check_same(&["migrate", "migration", "migrations", "migrated"]);
        check_same(&["patch", "patches", "patching"]);
        check_same(&["process", "processes"]);
        check_same(&["key", "keys"]);
        check_same(&["deploy", "deployment"]);
    }

    #[test]
    fn words_that_do_not_are_not() {
        for (one, other) in [("access", "acces"), ("status", "statu"), ("s3", "s"), ("bus", "bu")] {
            assert_ne!(stem(one), stem(other));
        }
        assert_eq!(stem("été"), "été");
    }

    #[test]
    fn what_says_nothing_is_left_out() {
        assert!(STOP.is_sorted());
        assert_eq!(asked("Who is accountable for the backups?"), ["backup"]);
        assert_eq!(asked("who manages back up"), ["manag", "backup"]);
        assert_eq!(asked("who"), ["who"]);
        assert_eq!(asked(" ? "), Vec::<String>::new());
        assert_eq!(terms("Back up of the key"), ["backup", "back", "key"]);
    }

    proptest! {
        #[test]
        fn a_stem_begins_like_its_word(word in "[a-z]{1,12}") {
            let stem = stem(&word);
            prop_assert!(!stem.is_empty());
            prop_assert!(word.starts_with(&stem[..stem.len() - 1]));
        }
    }
}
