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
const SMALL: [&str; 27] = [
    "a", "an", "and", "any", "as", "at", "be", "by", "for", "from", "in", "is", "its", "of", "on",
    "or", "our", "s", "that", "the", "their", "this", "to", "with", "within", "you", "your",
];

/// Words that service descriptions use for one another, by their stems; the first stands for all.
const SAME: [&[&str]; 9] = [
    &["client", "customer"],
    &["issue", "problem"],
    &["chosen", "selected", "select"],
    &["perform", "conduct", "realize", "realise"],
    &["delete", "remove", "destroy", "delet", "remov"],
    &["provider", "supplier", "vendor"],
    &["staff", "personnel", "employee"],
    &["restore", "recover", "restor"],
    &["verify", "check", "verif"],
];

impl Keys {
    /// The numbers of a text. `word` is room for the word that is being read.
    pub(super) fn of(text: &str, word: &mut String) -> Self {
        let mut all = Hash::new();
        for part in text.split_whitespace() {
            for c in part.chars() {
                lower(c, |c| all.char(c));
            }
            all.char(' ');
        }
        let mut wording = 0_u64;
        let mut words = 0;
        for part in text.split(|c: char| !c.is_alphanumeric()) {
            word.clear();
            for c in part.chars() {
                lower(c, |c| word.push(c));
            }
            if word.is_empty() || SMALL.contains(&word.as_str()) {
                continue;
            }
            words += 1;
            // A sum is the same in any order.
            wording = wording.wrapping_add(key(meaning(word)));
        }
        let text = if all.is_new() { 0 } else { all.end() };
        Self { text, wording: if words < FEWEST_WORDS { 0 } else { wording.max(1) } }
    }
}

/// The number of a text, the same for texts that differ in case and white space alone; 0 for
/// blank ones.
pub(in crate::checks) fn text_key(text: &str) -> u64 {
    Keys::of(text, &mut String::new()).text
}

/// The lower case of a character, which may be several.
fn lower(c: char, mut push: impl FnMut(char)) {
    if c.is_ascii() {
        push(c.to_ascii_lowercase());
    } else {
        c.to_lowercase().for_each(push);
    }
}

/// The word that stands for a word.
fn meaning(word: &str) -> &str {
    let stem = stem(word);
    let same = SAME.iter().find(|words| words.contains(&stem) || words.contains(&word));
    same.and_then(|words| words.first()).copied().unwrap_or(stem)
}

/// A word without the ending of a plural.
fn stem(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with('s') => stem,
        _ => word,
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
pub(super) fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// FNV-1a by characters, mixed at the end.
struct Hash(u64);

impl Hash {
    const START: u64 = 0xcbf2_9ce4_8422_2325;

    const fn new() -> Self {
        Self(Self::START)
    }

    fn is_new(&self) -> bool {
        self.0 == Self::START
    }

    fn char(&mut self, c: char) {
        self.0 = (self.0 ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3);
    }

    fn end(self) -> u64 {
        mixed(self.0).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Keys {
        Keys::of(text, &mut String::new())
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
