//! Numbers that stand for texts: two texts have the same number when they say the same.
//!
//! With 64 bits, two other texts of one matrix never share a number by chance.

/// Numbers of one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Keys {
    /// The same for texts that differ in case and white space alone; 0 for blank ones.
    pub text: u64,
    /// The same for texts of the same words: whatever their order and number, small words aside,
    /// and one word for each meaning of which we know. 0 for texts of few words, which say too
    /// little to tell.
    pub wording: u64,
}

/// So many words must be left for a wording to be told from others.
const FEWEST_WORDS: u32 = 3;

/// Words that say nothing by themselves.
const SMALL: [u64; 27] = keys_of([
    "a", "an", "and", "any", "as", "at", "be", "by", "for", "from", "in", "is", "its", "of", "on",
    "or", "our", "s", "that", "the", "their", "this", "to", "with", "within", "you", "your",
]);

/// Words that service descriptions use for others, without the ending of a plural.
const WORDS: [u64; 14] = keys_of([
    "customer",
    "problem",
    "selected",
    "conduct",
    "realize",
    "realise",
    "remove",
    "destroy",
    "supplier",
    "vendor",
    "personnel",
    "employee",
    "recover",
    "check",
]);

/// The words that they are used for.
const MEANINGS: [u64; 14] = keys_of([
    "client", "issue", "chosen", "perform", "perform", "perform", "delete", "delete", "provider",
    "provider", "staff", "staff", "restore", "verify",
]);

const fn keys_of<const N: usize>(words: [&str; N]) -> [u64; N] {
    let mut keys = [0; N];
    let mut at = 0;
    while at < N {
        keys[at] = Hash::of_ascii(words[at].as_bytes()).end();
        at += 1;
    }
    keys
}

impl Keys {
    /// The numbers of a text.
    pub(super) fn of(text: &str) -> Self {
        let mut all = Hash::new();
        let mut word = Word::default();
        let mut words = Words::default();
        let mut blank = true;
        for c in text.chars() {
            if c.is_whitespace() {
                blank = true;
                words.end(&mut word);
                continue;
            }
            // White space counts only between two others, however much of it there is.
            if blank && !all.is_new() {
                all.char(' ');
            }
            blank = false;
            lower(c, |c| {
                all.char(c);
                if c.is_alphanumeric() {
                    word.char(c);
                } else {
                    words.end(&mut word);
                }
            });
        }
        words.end(&mut word);
        let text = if all.is_new() { 0 } else { all.end() };
        Self { text, wording: if words.count < FEWEST_WORDS { 0 } else { words.sum.max(1) } }
    }
}

/// A word that is being read.
#[derive(Default)]
struct Word {
    hash: Hash,
    /// The word without its last letter, and which letters the last two are.
    before: Hash,
    last: [char; 2],
    length: u32,
}

impl Word {
    fn char(&mut self, c: char) {
        self.before = self.hash;
        self.hash.char(c);
        self.last = [self.last[1], c];
        self.length += 1;
    }

    /// The key of what it means; `None` where it says nothing by itself.
    fn meaning(&self) -> Option<u64> {
        let own = self.hash.end();
        if self.length == 0 || SMALL.contains(&own) {
            return None;
        }
        let is_plural = self.length > 3 && self.last[1] == 's' && self.last[0] != 's';
        let stem = if is_plural { self.before.end() } else { own };
        let known = WORDS.iter().zip(MEANINGS).find(|(word, _)| **word == stem);
        Some(known.map_or(stem, |(_, meaning)| meaning))
    }
}

/// The words of a text: their sum is the same in any order.
#[derive(Default)]
struct Words {
    sum: u64,
    count: u32,
}

impl Words {
    fn end(&mut self, word: &mut Word) {
        if let Some(meaning) = word.meaning() {
            self.sum = self.sum.wrapping_add(meaning);
            self.count += 1;
        }
        *word = Word::default();
    }
}

/// The number of a text, the same for texts that differ in case and white space alone; 0 for
/// blank ones.
pub(in crate::checks) fn text_key(text: &str) -> u64 {
    Keys::of(text).text
}

/// The lower case of a character, which may be several.
fn lower(c: char, mut push: impl FnMut(char)) {
    if c.is_ascii() {
        push(c.to_ascii_lowercase());
    } else {
        c.to_lowercase().for_each(push);
    }
}

/// The number of a text, letter by letter; never 0.
pub(in crate::checks) fn key(text: &str) -> u64 {
    let mut hash = Hash::new();
    text.chars().for_each(|c| hash.char(c));
    hash.end()
}

/// The numbers of several things as one; their order counts.
pub(in crate::checks) fn joined(one: u64, other: u64) -> u64 {
    mixed(one.rotate_left(23) ^ other)
}

/// A number in which every bit of another has its part.
pub(super) const fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// FNV-1a by characters, mixed at the end.
#[derive(Clone, Copy)]
struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Self::new()
    }
}

impl Hash {
    const START: u64 = 0xcbf2_9ce4_8422_2325;

    const fn new() -> Self {
        Self(Self::START)
    }

    const fn of_ascii(text: &[u8]) -> Self {
        let mut hash = Self::new();
        let mut at = 0;
        while at < text.len() {
            hash.char(text[at] as char);
            at += 1;
        }
        hash
    }

    fn is_new(self) -> bool {
        self.0 == Self::START
    }

    const fn char(&mut self, c: char) {
        self.0 = (self.0 ^ c as u64).wrapping_mul(0x0100_0000_01b3);
    }

    /// Never 0.
    const fn end(self) -> u64 {
        let number = mixed(self.0);
        if number == 0 { 1 } else { number }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Keys {
        Keys::of(text)
    }

    #[track_caller]
    fn check(one: &str, other: &str, same_text: bool, same_wording: bool) {
        let (one, other) = (keys(one), keys(other));
        assert_eq!(
            (one.text == other.text, one.wording == other.wording),
            (same_text, same_wording)
        );
    }

    #[test]
    fn case_and_white_space_make_no_other_text() {
        check("Manage the backups", " manage  THE\nbackups", true, true);
        check("Verwalte die SCHLÜSSEL", "verwalte die schlüssel", true, true);
        check("Manage the backups daily", "Manage the backups", false, false);
    }

    #[test]
    fn small_words_order_and_synonyms_make_no_other_wording() {
        check(
            "Manage problems on the chosen backup solution within the client's tenants",
            "Manage issues on the selected backup solution within their tenants by the customer",
            false,
            true,
        );
        check("Restore keys of a tenant", "Restore a tenant's keys", false, true);
        check("Create backup policies", "Delete backup policies", false, false);
        check("Manage security of compute", "Manage security of storage", false, false);
    }

    #[test]
    fn blank_and_short_texts_have_no_key() {
        assert_eq!(keys(" \n "), Keys::default());
        assert_eq!(keys("Manage backups").wording, 0);
        assert_ne!(keys("Manage backups").text, 0);
        assert_ne!(keys("鍵を管理する").text, 0);
    }
}
