//! Letters at the end of a line, glued to the words before them: where they begin.
//!
//! "following the SLARA" ends in RA, not in ARA: `SLA` and `RA` make sense of all its letters,
//! and other lines of the text end in RA, where a small letter before it leaves no doubt.

use super::super::words::fold;
use super::words::Words;

/// A line with letters at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tail<'a> {
    /// What stands before the letters.
    pub(super) text: &'a str,
    /// The letters, glued together or parted by white space and slashes.
    pub(super) letters: &'a str,
    /// Whether the letters could begin elsewhere.
    pub(super) doubtful: bool,
}

/// How many lines end in which letters, where there is no doubt where they begin.
#[derive(Debug, Default)]
pub(super) struct Endings {
    list: Vec<(String, usize)>,
    /// How many there are, and before how many of them white space stands.
    all: usize,
    parted: usize,
}

impl Endings {
    pub(super) fn add(&mut self, tail: &Tail) {
        let Tail { letters, text, .. } = tail;
        self.all += 1;
        self.parted += usize::from(text.ends_with(char::is_whitespace));
        let known = self.list.len();
        match self.list.iter_mut().find(|(other, _)| other == letters) {
            Some((_, count)) => *count += 1,
            None if known < 2_000 => self.list.push(((*letters).to_owned(), 1)),
            None => {}
        }
    }

    /// Whether white space parts the cells, as it does before most of the letters.
    pub(super) fn are_parted(&self) -> bool {
        self.parted * 2 > self.all
    }

    /// How many cells there are in the fullest of the lines, where white space parts them.
    pub(super) fn fullest(&self) -> usize {
        let cells = self.list.iter().map(|(letters, _)| letters.split_whitespace().count());
        cells.max().unwrap_or_default()
    }

    fn count(&self, letters: &str) -> usize {
        self.list.iter().find(|(other, _)| other == letters).map_or(0, |(_, count)| *count)
    }
}

/// No line ends in more letters than this.
const LONGEST: usize = 24;

/// The longest end of a line that letters could be, where any could.
pub(super) fn longest<'a>(line: &'a str, codes: &str) -> Option<Tail<'a>> {
    let mut start = line.len();
    let mut any = false;
    for (at, c) in line.char_indices().rev().take(LONGEST) {
        let between = c.is_whitespace() || matches!(c, '/' | ',');
        if codes.contains(c) {
            start = at;
            any = true;
        } else if !between || !any {
            break;
        }
    }
    let (text, letters) = line.split_at(start);
    if !any || text.trim().is_empty() {
        return None;
    }
    let before = text.chars().next_back()?;
    let doubtful = before.is_uppercase();
    Some(Tail { text, letters, doubtful })
}

/// Where the letters of a line begin, with what is known from the other lines.
pub(super) fn choose<'a>(
    line: &'a str,
    longest: &Tail<'a>,
    endings: &Endings,
    words: &Words,
) -> Tail<'a> {
    let from = longest.text.len();
    // A word of its own may be letters only, as in "see RA": then all of it is meant.
    let mut best: Option<(i64, usize)> = None;
    for (offset, c) in longest.letters.char_indices() {
        if c.is_whitespace() || matches!(c, '/' | ',') {
            continue;
        }
        let at = from + offset;
        let (before, letters) = line.split_at(at);
        let count = i64::try_from(endings.count(letters)).unwrap_or(i64::MAX);
        let glued = before.chars().next_back().is_some_and(char::is_uppercase);
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        // A word that the text has elsewhere is whole; a rest of one capital hardly is.
        let whole = i64::from(glued && words.has(&fold(word)));
        let stump = i64::from(glued && word.chars().count() == 1);
        let length = letters.chars().filter(|c| c.is_alphanumeric()).count();
        let length = i64::try_from(length).unwrap_or(i64::MAX);
        let score = 40 * whole - 40 * stump
            + 4 * count.min(10)
            + i64::from(count > 0) * 20
            + i64::from(!glued) * 30
            - length / 2;
        if best.is_none_or(|(other, _)| score > other) {
            best = Some((score, at));
        }
    }
    let at = best.map_or(from, |(_, at)| at);
    let (text, letters) = line.split_at(at);
    Tail { text, letters, doubtful: longest.doubtful }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, words: &str, endings: &[(&str, usize)], expected: (&str, &str)) {
        let mut known = Endings::default();
        for (letters, count) in endings {
            for _ in 0..*count {
                known.add(&Tail { text: "x", letters, doubtful: false });
            }
        }
        let longest = longest(line, "RACI").unwrap();
        let tail = if longest.doubtful {
            choose(line, &longest, &known, &Words::of_text(words))
        } else {
            longest
        };
        assert_eq!((tail.text, tail.letters), expected);
    }

    #[test]
    fn letters_are_told_from_words_in_capitals() {
        let usual = [("RA", 9), ("RAI", 5), ("IRA", 6)];
        check("Manage it following the SLARA", "", &usual, ("Manage it following the SLA", "RA"));
        check("Host it in EURA", "", &usual, ("Host it in EU", "RA"));
        check("Store keys on the OKMSRA", "", &usual, ("Store keys on the OKMS", "RA"));
        check("Manage it with the APIRA", "an API here", &usual, ("Manage it with the API", "RA"));
        check("Define itRAI", "", &usual, ("Define it", "RAI"));
        check("Define it (a, b)CIRA", "", &usual, ("Define it (a, b)", "CIRA"));
        check("Define it  RA I", "", &usual, ("Define it  ", "RA I"));
    }

    #[test]
    fn a_line_without_letters_has_no_tail() {
        for line in ["Define it", "Go further", "RA", "A RA I"] {
            let found = longest(line, "RACI").map(|tail| tail.letters.to_owned());
            assert_eq!(found, None, "{line}");
        }
    }
}
