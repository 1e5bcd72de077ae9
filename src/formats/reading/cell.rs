//! What a party's cell says, however a person or a page writes it.
//!
//! | written | read |
//! | --- | --- |
//! | `RA`, `A/R`, `A / I / R`, `C, I`, `R & A`, `(R)`, `R.` | the letters |
//! | `__RA__`, `**R**/A`, `` `R` `` | the letters, without the markup |
//! | `Responsible`, `R (Responsible)` | the letter of that name |
//! | `I*`, `RA(1)`, `RA [^1]`, `RA¹`, `RA1` | the letters with a footnote mark |
//! | `ra`, `r/a` | the letters; three and more, as in `air`, as a guess |
//! | Cyrillic `А`, full-width `Ｒ`, `Ⓘ`, `®` | the letter that it looks like, as a guess |
//! | nothing, `-`, `—`, `.` | an empty cell |
//! | `N/A`, `n.a.`, `not applicable` | not applicable |
//! | `RX` | `R`, and the problem that `X` is no letter of the matrix |
//! | `R if subscribed` | `R`, and the problem that something stands beside it |
//! | `The board` | nothing, and the problem that these are no letters |

use crate::matrix::{Holding, LetterSet, Letters, Mark};

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellReading {
    /// What the party holds; no letters where none could be read.
    pub holding: Holding,
    /// The footnote marks in the cell, in reading order.
    pub marks: Vec<Mark>,
    /// What was not plain; a reading without a problem needs no second look.
    pub problem: Option<Problem>,
}

/// What was not plain about a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The letters are taken, though they are written in another script, or could be a word.
    Guessed,
    /// The letters are taken; this stands beside them and is not.
    Beside(String),
    /// These look like letters, but the matrix does not define them; the others are taken.
    Unknown(String),
    /// There is something in the cell, but no letters; nothing is taken.
    NotLetters,
}

/// Reads a cell with the letters of its matrix. Takes time in proportion to the text.
pub fn read_cell(text: &str, letters: &Letters) -> CellReading {
    let mut scan = Scan::new(letters);
    let text = text.trim_matches(is_space);
    if is_not_applicable(text, letters) {
        return CellReading { holding: Holding::NotApplicable, marks: Vec::new(), problem: None };
    }
    if !text.chars().all(is_blank) {
        scan.all(text);
    }
    scan.end()
}

/// White space, the kinds that cannot be seen included.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// What people fill an empty cell with.
fn is_blank(c: char) -> bool {
    is_space(c)
        || matches!(c, '-' | '.' | '_' | '/' | '\\' | '·' | '…' | '−' | '\u{2010}'..='\u{2015}')
}

fn is_not_applicable(text: &str, letters: &Letters) -> bool {
    const WORDS: [&str; 8] = [
        "notapplicable",
        "nonapplicable",
        "sansobjet",
        "nichtzutreffend",
        "entfällt",
        "noaplica",
        "nãoaplicável",
        "nonapplicabile",
    ];
    if text.len() > 24 {
        return false;
    }
    let bare = |c: &char| c.is_alphanumeric();
    let folded: String = text.chars().filter(bare).flat_map(char::to_lowercase).collect();
    // Where N is a letter, NA could be two of them; with a slash or dots it is still "n/a".
    let clear = text.contains(['/', '.']) || letters.typed('n').is_none();
    (folded == "na" && clear) || WORDS.contains(&folded.as_str())
}

struct Scan<'a> {
    letters: &'a Letters,
    held: LetterSet,
    marks: Vec<Mark>,
    guessed: bool,
    unknown: String,
    beside: String,
    /// How many stars opened bold or emphasis that is not closed yet.
    open: usize,
}

impl<'a> Scan<'a> {
    fn new(letters: &'a Letters) -> Self {
        Self {
            letters,
            held: LetterSet::EMPTY,
            marks: Vec::new(),
            guessed: false,
            unknown: String::new(),
            beside: String::new(),
            open: 0,
        }
    }

    fn all(&mut self, text: &str) {
        let mut rest = text;
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
                    self.word(word);
                    rest = after;
                }
                _ if digit(c).is_some() => {
                    let (digits, after) = run(|c| digit(c).is_some());
                    self.digits(digits);
                    rest = after;
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
                        _ => self.beside(one),
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

    /// What stands in brackets: a footnote's mark, letters, or the name of a letter.
    fn brackets<'b>(&mut self, open: char, text: &'b str) -> &'b str {
        let close = if open == '(' { ')' } else { ']' };
        let inside = text.get(1..).unwrap_or_default();
        let Some((inside, after)) = inside.split_once(close) else { return inside };
        let inside = inside.trim_matches(is_space);
        let mark = inside.trim_start_matches(['^', '\\']);
        let digits = mark.len() <= 3 && mark.chars().all(|c| c.is_ascii_digit());
        let lettered = mark.len() == 1 && mark.chars().all(|c| c.is_ascii_lowercase());
        let starred = mark.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§'));
        if mark != inside || digits || lettered || starred {
            self.mark(mark);
        } else {
            self.all(inside);
        }
        after
    }

    fn digits(&mut self, digits: &str) {
        if let Ok(held) = self.letters.read(digits) {
            self.held = self.held.union(held);
        } else if self.held.is_empty() || digits.chars().count() > 2 {
            self.beside(digits);
        } else {
            let mark: String = digits.chars().filter_map(digit).collect();
            self.mark(&mark);
        }
    }

    fn mark(&mut self, mark: &str) {
        self.marks.extend(Mark::new(mark));
    }

    fn beside(&mut self, text: &str) {
        if !self.beside.is_empty() && !text.starts_with(['.', '\'', '’']) {
            self.beside.push(' ');
        }
        self.beside.push_str(text);
    }

    fn word(&mut self, word: &str) {
        if matches!(word, "and" | "et" | "und") {
            return;
        }
        let is_name = |name: &str| word.chars().count() > 1 && same_letters(name, word);
        if let Some(letter) = self.letters.iter().find(|letter| is_name(letter.shown_name())) {
            self.held = self.held.union(self.letters.typed(letter.code).unwrap_or_default());
            return;
        }
        if !self.codes(word) {
            self.beside(word);
        }
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
            plain || small == count || count <= 2
        } else {
            // One unknown letter alone, or beside as many known ones, all of them capitals.
            plain && (count == 1 || known * 2 >= count) && count <= 6
        };
        if taken && count <= 16 {
            self.held = self.held.union(held);
            self.unknown.push_str(&unknown);
            self.guessed |= foreign || (small > 0 && (small < count || count > 2));
        }
        taken && count <= 16
    }

    fn end(self) -> CellReading {
        let problem = if self.held.is_empty() && self.unknown.is_empty() && !self.beside.is_empty()
        {
            Some(Problem::NotLetters)
        } else if !self.unknown.is_empty() {
            Some(Problem::Unknown(self.unknown))
        } else if !self.beside.is_empty() {
            Some(Problem::Beside(self.beside))
        } else {
            self.guessed.then_some(Problem::Guessed)
        };
        CellReading { holding: Holding::Letters(self.held), marks: self.marks, problem }
    }
}

/// Whether two words are the same but for upper and lower case.
fn same_letters(a: &str, b: &str) -> bool {
    a.chars().flat_map(char::to_lowercase).eq(b.chars().flat_map(char::to_lowercase))
}

/// The digit of a character, raised ones included.
fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '¹' => Some('1'),
        '²' => Some('2'),
        '³' => Some('3'),
        '⁰' | '⁴'..='⁹' => char::from_digit(u32::from(c) - u32::from('⁰'), 10),
        _ => None,
    }
}

/// The Latin letter for which a character of another script, or a sign, can be taken.
pub(crate) fn looks_like(c: char) -> Option<char> {
    // Pairs of what it is and what it looks like: Cyrillic, Greek, and what word processors
    // make of (R) and (C).
    const PAIRS: &str = "АAВBСCЕEНHІIЈJКKМMОOРPЅSТTХXаaсcеeіiјjоoрpѕsхx\
                         ΑAΒBΕEΗHΙIΚKΜMΝNΟOΡPΤTΧX®R©C";
    let code = u32::from(c);
    let ascii = |first: char, offset: u32| char::from_u32(u32::from(first) + offset);
    match code {
        0xff21..=0xff3a => ascii('A', code - 0xff21),
        0xff41..=0xff5a => ascii('a', code - 0xff41),
        0x24b6..=0x24cf => ascii('A', code - 0x24b6),
        0x24d0..=0x24e9 => ascii('a', code - 0x24d0),
        0..0xa0 => None,
        _ => {
            let mut pairs = PAIRS.chars();
            while let (Some(other), Some(latin)) = (pairs.next(), pairs.next()) {
                if other == c {
                    return Some(latin);
                }
            }
            None
        }
    }
}

#[cfg(test)]
#[path = "cell_tests.rs"]
mod tests;
