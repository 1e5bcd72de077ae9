//! What of a text is compared: its words without their endings, and the runs of characters in
//! them, which see through other endings, compounds and words that two languages share. Scripts
//! that put no spaces between words give pairs of characters as words.

use remit_core::fold::words;
use remit_core::search::terms;

/// The shortest and the longest run of characters.
const GRAMS: std::ops::RangeInclusive<usize> = 2..=4;
/// So many characters of a text are looked at.
pub(super) const MOST_CHARS: usize = 2_000;

/// A word of a text: as it is spelt, and what it is compared by.
pub(super) struct Word {
    pub(super) spelt: String,
    pub(super) key: u64,
}

/// The words of a text, those that say nothing left out.
pub(super) fn words_of(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    for word in words(shortened(text, MOST_CHARS)) {
        if word.chars().any(is_unspaced) {
            found.extend(pairs(&word));
        } else {
            let stems = terms(&word).into_iter();
            found.extend(
                stems.map(|stem| Word { key: key(WORD, stem.bytes()), spelt: word.clone() }),
            );
        }
    }
    found
}

/// The pairs of characters of a word, or its one character.
fn pairs(word: &str) -> Vec<Word> {
    let chars: Vec<char> = word.chars().collect();
    let of = |chars: &[char]| {
        let spelt: String = chars.iter().collect();
        Word { key: key(WORD, spelt.bytes()), spelt }
    };
    if chars.len() < 2 { vec![of(&chars)] } else { chars.windows(2).map(of).collect() }
}

/// The runs of characters in the words of a text, of which so many characters are looked at.
pub(super) fn grams_of(text: &str, most: usize) -> Vec<u64> {
    let mut grams = Vec::new();
    let mut chars = Vec::new();
    for word in words(shortened(text, most)) {
        chars.clear();
        // The ends of a word say more than its middle.
        chars.push(' ');
        chars.extend(word.chars());
        chars.push(' ');
        for length in GRAMS {
            grams.extend(
                chars
                    .windows(length)
                    .map(|run| key(GRAM, run.iter().flat_map(|c| u32::from(*c).to_le_bytes()))),
            );
        }
    }
    grams
}

fn shortened(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// Whether a character is of a script that puts no spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// What a key is of stands in its highest bit, so that keys of words come before those of runs.
const WORD: u64 = 0;
const GRAM: u64 = 1 << 63;

/// Whether a key is one of a run of characters.
pub(super) fn is_gram(key: u64) -> bool {
    key >= GRAM
}

/// A number for what is compared: FNV-1a, which is the same on every machine.
fn key(kind: u64, bytes: impl Iterator<Item = u8>) -> u64 {
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash >> 1) | kind
}
