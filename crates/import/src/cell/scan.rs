//! Goes through a cell, sign by sign.

use super::signs::{digit, is_blank, is_picture, is_space, looks_like, same_letters};
use super::{CellReading, Problem};
use remit_core::matrix::{Holding, LetterSet, Letters, Mark};

/// A cell while it is read from its start to its end.
#[allow(clippy::struct_excessive_bools, reason = "each is seen by itself, in any order")]
pub(super) struct Scan<'a> {
    pub(super) letters: &'a Letters,
    /// All of the cell.
    pub(super) text: &'a str,
    /// Whether words of small letters are words, whatever they could be read as.
    strict: bool,
    held: LetterSet,
    marks: Vec<Mark>,
    guessed: bool,
    /// Whether a word of small letters was taken.
    pub(super) small: bool,
    unknown: String,
    /// What stands beside the letters: where each piece of it begins and ends.
    pub(super) pieces: Vec<(usize, usize)>,
    /// Whether letters come after such a piece.
    pub(super) late: bool,
    /// Whether a picture stands in it.
    pictured: bool,
    /// How many stars opened bold or emphasis that is not closed yet.
    open: usize,
    /// The brackets that nothing further on closes.
    unclosed: String,
}

impl<'a> Scan<'a> {
    pub(super) fn new(letters: &'a Letters, text: &'a str, strict: bool) -> Self {
        Self {
            letters,
            text,
            strict,
            held: LetterSet::EMPTY,
            marks: Vec::new(),
            guessed: false,
            small: false,
            unknown: String::new(),
            pieces: Vec::new(),
            late: false,
            pictured: false,
            open: 0,
            unclosed: String::new(),
        }
    }

    pub(super) fn all(&mut self) {
        let mut rest = self.text;
        // Whether a star here could open bold: nothing but white space or a separator before.
        let mut fresh = true;
        while let Some(c) = rest.chars().next() {
            let run = |fits: fn(char) -> bool| {
                rest.split_at(rest.find(|c| !fits(c)).unwrap_or(rest.len()))
            };
            let was_fresh = std::mem::replace(&mut fresh, false);
            match c {
                '*' => {
                    let (stars, after) = run(|c| c == '*');
                    let opens = was_fresh && after.starts_with(char::is_alphanumeric);
                    self.stars(stars, opens);
                    fresh = opens;
                    rest = after;
                }
                '(' | '[' => rest = self.brackets(c, rest),
                _ if c.is_alphabetic() || looks_like(c).is_some() => {
                    let (word, after) = run(|c| c.is_alphabetic() || looks_like(c).is_some());
                    rest = if self.word(word) {
                        self.late |= !self.pieces.is_empty();
                        after
                    } else {
                        self.words(rest)
                    };
                }
                _ if digit(c).is_some() => {
                    let (digits, after) = run(|c| digit(c).is_some());
                    rest = if self.digits(digits) { after } else { self.words(rest) };
                }
                '†' | '‡' | '§' | '#' => {
                    let (mark, after) = run(|c| matches!(c, '†' | '‡' | '§' | '#'));
                    self.mark(mark);
                    rest = after;
                }
                _ => {
                    let (one, after) = rest.split_at(c.len_utf8());
                    match c {
                        // Markup and escapes say nothing of the cell.
                        '_' | '`' | '\\' => fresh = was_fresh,
                        ',' | '/' | ';' | '&' | '+' | '|' | ':' | '•' | ')' | ']' | '"' => {
                            fresh = true;
                        }
                        _ if is_blank(c) => fresh = true,
                        _ if is_picture(c) => {
                            self.pictured = true;
                            fresh = true;
                        }
                        _ => self.piece(rest, one),
                    }
                    rest = after;
                }
            }
        }
    }

    /// Stars open and close bold and emphasis; those that do neither are a mark.
    fn stars(&mut self, stars: &str, opens: bool) {
        if opens && self.open == 0 {
            self.open = stars.len();
        } else {
            let closed = self.open.min(stars.len());
            self.open -= closed;
            self.mark(stars.get(closed..).unwrap_or_default());
        }
    }

    /// What stands in brackets: a footnote's mark, letters, or the name of a letter; or else
    /// words, of which none is a letter.
    fn brackets(&mut self, open: char, text: &'a str) -> &'a str {
        let close = if open == '(' { ')' } else { ']' };
        let inside = text.get(1..).unwrap_or_default();
        // What nothing closes once is closed by nothing later.
        let parts = if self.unclosed.contains(close) { None } else { inside.split_once(close) };
        let Some((inside, after)) = parts else {
            self.unclosed.push(close);
            return inside;
        };
        let inside = inside.trim_matches(is_space);
        let mark = inside.trim_start_matches(['^', '\\']);
        let digits = mark.len() <= 3 && mark.chars().all(|c| c.is_ascii_digit());
        let lettered = mark.len() == 1 && mark.chars().all(|c| c.is_ascii_lowercase());
        let starred = mark.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§'));
        if mark != inside || digits || lettered || starred {
            self.mark(mark);
            return after;
        }
        let mut inner = Scan::new(self.letters, inside, true);
        inner.all();
        let lone = inside.chars().count() == 1;
        if inner.pieces.is_empty() && (inner.unknown.is_empty() || lone || self.is_empty()) {
            self.held = self.held.union(inner.held);
            self.marks.append(&mut inner.marks);
            self.guessed |= inner.guessed;
            self.pictured |= inner.pictured;
            self.unknown.push_str(&inner.unknown);
        } else {
            self.piece(text.get(1..).unwrap_or_default().trim_start_matches(is_space), inside);
        }
        after
    }

    fn is_empty(&self) -> bool {
        self.held.is_empty() && self.unknown.is_empty()
    }

    /// Takes digits as letters or as a mark, where they can be.
    fn digits(&mut self, digits: &str) -> bool {
        if let Ok(held) = self.letters.read(digits) {
            self.held = self.held.union(held);
        } else if self.held.is_empty() || digits.chars().count() > 2 {
            return false;
        } else {
            let mark: String = digits.chars().filter_map(digit).collect();
            self.mark(&mark);
        }
        true
    }

    fn mark(&mut self, mark: &str) {
        self.marks.extend(Mark::new(mark));
    }

    /// Takes a word as a letter's name or as letters, where it can be read so.
    fn word(&mut self, word: &str) -> bool {
        if matches!(word, "and" | "et" | "und") {
            return true;
        }
        let is_single = word.chars().nth(1).is_none();
        let is_name = |name: &str| !is_single && same_letters(name, word);
        if let Some(letter) = self.letters.iter().find(|letter| is_name(letter.shown_name())) {
            self.held = self.held.union(self.letters.typed(letter.code).unwrap_or_default());
            return true;
        }
        self.codes(word)
    }

    /// Takes a word as letters that stand together, where it can be read so.
    fn codes(&mut self, word: &str) -> bool {
        let mut held = LetterSet::EMPTY;
        let mut unknown = String::new();
        let (mut count, mut known, mut small, mut foreign) = (0, 0, 0, false);
        for c in word.chars().take(17) {
            count += 1;
            let mut found = self.letters.typed(c);
            let mut own = c;
            if found.is_none()
                && let Some(other) = looks_like(c)
            {
                own = other;
                found = self.letters.typed(other);
                foreign |= found.is_some();
            }
            small += usize::from(own.is_lowercase());
            if let Some(set) = found {
                held = held.union(set);
                known += 1;
            } else if !unknown.contains(c) {
                unknown.push(c);
            }
        }
        let plain = small == 0;
        let taken = if unknown.is_empty() {
            plain || (!self.strict && (small == count || count <= 2))
        } else {
            // One unknown letter alone, or beside as many known ones, all of them capitals. Among
            // other words it is a name: "IT R".
            let mut words = self.text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
            let alone = (words.next(), words.next()).1.is_none();
            plain && (count == 1 || (known * 2 >= count && alone)) && count <= 6
        };
        if taken && count <= 16 {
            self.held = self.held.union(held);
            self.unknown.push_str(&unknown);
            self.small |= small > 0;
            self.guessed |= foreign || (small > 0 && (small < count || count > 2));
        }
        taken && count <= 16
    }

    pub(super) fn end(self) -> CellReading {
        let other = !self.pieces.is_empty();
        let problem = if self.is_empty() && (other || self.pictured) {
            Some(Problem::NotLetters)
        } else if !self.unknown.is_empty() {
            Some(Problem::Unknown(self.unknown))
        } else if other {
            Some(Problem::Beside(self.beside()))
        } else {
            self.guessed.then_some(Problem::Guessed)
        };
        CellReading { holding: Holding::Letters(self.held), marks: self.marks, problem }
    }
}
