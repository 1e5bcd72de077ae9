//! Letters: the role codes of a matrix, and the small sets of them that cells hold.

use super::cell::{Holding, NOT_APPLICABLE};
use super::text::Text;

/// How many letters one matrix may define; a cell keeps them in 16 bits.
pub const MAX_LETTERS: usize = 16;

/// What a letter stands for, whatever code a house writes it with. Checks speak of kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Does the work.
    Responsible,
    /// Answers for the result.
    Accountable,
    /// Is asked before.
    Consulted,
    /// Is told after.
    Informed,
    /// Helps the responsible party.
    Support,
    /// Anything else that a house has defined.
    Other,
}

impl Kind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Responsible,
        Self::Accountable,
        Self::Consulted,
        Self::Informed,
        Self::Support,
        Self::Other,
    ];

    /// The usual English name, used where a matrix gives its letter none.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Responsible => "Responsible",
            Self::Accountable => "Accountable",
            Self::Consulted => "Consulted",
            Self::Informed => "Informed",
            Self::Support => "Support",
            Self::Other => "Other",
        }
    }
}

/// One role code with its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The code as typed and shown: one letter or digit, upper case.
    pub code: char,
    /// The name as the source prints it; empty where it prints none.
    pub name: String,
    /// The definition as the source prints it.
    pub definition: Text,
    /// What it stands for.
    pub kind: Kind,
}

impl Letter {
    /// A letter without a definition.
    pub fn new(code: char, kind: Kind) -> Self {
        Self { code, name: kind.name().to_owned(), definition: Text::default(), kind }
    }

    /// The name to show: the source's own, else the kind's.
    pub fn shown_name(&self) -> &str {
        if self.name.is_empty() { self.kind.name() } else { &self.name }
    }
}

/// A list of letters that cannot be a matrix's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LettersError {
    /// No letter at all.
    #[error("a matrix needs at least one role")]
    None,
    /// More than [`MAX_LETTERS`].
    #[error("a matrix can define at most {MAX_LETTERS} roles, not {0}")]
    TooMany(usize),
    /// A code that cannot be typed as one key or told apart.
    #[error("“{0}” can't be a role code: use one capital letter or digit")]
    Code(char),
    /// A code twice.
    #[error("the role “{0}” is defined twice")]
    Twice(char),
}

/// The letters of a matrix, in the order in which cells write them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letters(Vec<Letter>);

impl Letters {
    /// Letters in this order; codes must be upper-case letters or digits, each once.
    pub fn new(list: Vec<Letter>) -> Result<Self, LettersError> {
        if list.is_empty() {
            return Err(LettersError::None);
        }
        if list.len() > MAX_LETTERS {
            return Err(LettersError::TooMany(list.len()));
        }
        for (position, letter) in list.iter().enumerate() {
            let code = letter.code;
            if !code.is_alphanumeric() || code.is_lowercase() {
                return Err(LettersError::Code(code));
            }
            if list[..position].iter().any(|other| other.code == code) {
                return Err(LettersError::Twice(code));
            }
        }
        Ok(Self(list))
    }

    /// The four letters that give the RACI matrix its name.
    pub fn raci() -> Self {
        Self(vec![
            Letter::new('R', Kind::Responsible),
            Letter::new('A', Kind::Accountable),
            Letter::new('C', Kind::Consulted),
            Letter::new('I', Kind::Informed),
        ])
    }

    /// All of them.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Letter> + ExactSizeIterator {
        self.0.iter()
    }

    /// The codes of all of them.
    pub fn codes(&self) -> impl Iterator<Item = char> {
        self.0.iter().map(|letter| letter.code)
    }

    /// The set of just the letter typed with this key, upper or lower case.
    pub fn typed(&self, key: char) -> Option<LetterSet> {
        let position = self.0.iter().position(|letter| types(key, letter.code))?;
        Some(LetterSet(1 << position))
    }

    /// The set of all letters of a kind; empty where the matrix has none.
    pub fn of_kind(&self, kind: Kind) -> LetterSet {
        let bits = self.0.iter().enumerate().filter(|(_, letter)| letter.kind == kind);
        LetterSet(bits.fold(0, |set, (position, _)| set | 1 << position))
    }

    /// The letters of a set, in this matrix's order.
    pub fn in_set(&self, set: LetterSet) -> impl Iterator<Item = &Letter> {
        self.0.iter().enumerate().filter(move |(at, _)| set.0 & (1 << at) != 0).map(|(_, l)| l)
    }

    /// A set as cells write it: codes in this matrix's order, nothing between.
    pub fn write(&self, set: LetterSet) -> String {
        self.in_set(set).map(|letter| letter.code).collect()
    }

    /// What is held as cells write it.
    pub fn write_holding(&self, holding: Holding) -> String {
        match holding {
            Holding::Letters(held) => self.write(held),
            Holding::NotApplicable => NOT_APPLICABLE.to_owned(),
        }
    }

    /// The set that a string of codes names, or the first character that is no letter of ours.
    /// A code that stands twice counts once.
    pub fn read(&self, codes: &str) -> Result<LetterSet, char> {
        codes.chars().try_fold(LetterSet::EMPTY, |set, code| {
            let position = self.0.iter().position(|letter| letter.code == code).ok_or(code)?;
            Ok(set.union(LetterSet(1 << position)))
        })
    }

    /// Every letter at once.
    pub fn all(&self) -> LetterSet {
        LetterSet(((1_u32 << self.0.len()) - 1) as u16)
    }
}

/// Whether a key types a code: in either case, and with the dotless and the dotted i of Turkish
/// keyboards. The other way round, by the upper case of the key, a table of all upper cases would
/// have to be loaded with the grid; that of all lower cases is there already.
fn types(key: char, code: char) -> bool {
    key == code || code.to_lowercase().eq([key]) || (code == 'I' && matches!(key, 'ı' | 'İ'))
}

/// A set of letters of one matrix: bit n is its n-th letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct LetterSet(u16);

impl LetterSet {
    /// No letter.
    pub const EMPTY: Self = Self(0);

    /// The set of these bits.
    pub const fn from_bits(bits: u16) -> Self {
        Self(bits)
    }

    /// Its bits.
    /// The set of just the letter at this place among those of a matrix, from 0.
    pub const fn nth(place: usize) -> Self {
        Self(if place < MAX_LETTERS { 1 << place } else { 0 })
    }

    /// Its bits: bit n is the n-th letter.
    pub const fn bits(self) -> u16 {
        self.0
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many there are.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether the two share any.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether every letter of `other` is here.
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// All of both.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those in both.
    #[must_use]
    pub const fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Those of `self` that are not in `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_refused(codes: &str, expected: &LettersError) {
        let list = codes.chars().map(|code| Letter::new(code, Kind::Other)).collect();
        assert_eq!(Letters::new(list).as_ref(), Err(expected));
    }

    #[test]
    fn a_list_that_cannot_be_told_apart_is_refused() {
        check_refused("", &LettersError::None);
        check_refused("RAR", &LettersError::Twice('R'));
        check_refused("Ra", &LettersError::Code('a'));
        check_refused("R/", &LettersError::Code('/'));
        check_refused("ABCDEFGHIJKLMNOPQ", &LettersError::TooMany(17));
    }

    #[test]
    fn a_set_is_written_in_the_order_of_the_matrix() {
        let raci = Letters::raci();
        let set = raci.read("IAR").unwrap();
        assert_eq!(raci.write(set), "RAI");
        assert_eq!(raci.read("RX"), Err('X'));
        assert_eq!(raci.write(raci.all()), "RACI");
    }

    #[test]
    fn a_key_names_a_letter_in_either_case() {
        let raci = Letters::raci();
        // A Turkish keyboard has no other I.
        assert_eq!(raci.typed('ı'), raci.typed('I'));
        assert_eq!(raci.typed('İ'), raci.typed('I'));
        assert_eq!(raci.typed('a'), raci.typed('A'));
        assert_eq!(raci.typed('x'), None);
    }

    #[test]
    fn sixteen_letters_fill_the_set() {
        let list = "ABCDEFGHIJKLMNOP".chars().map(|code| Letter::new(code, Kind::Other));
        let letters = Letters::new(list.collect()).unwrap();
        assert_eq!(letters.all().len(), 16);
    }
}
