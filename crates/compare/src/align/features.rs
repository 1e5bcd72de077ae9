//! Texts as weighed features: the rarer a word or a run of characters is in both matrices, the
//! more it says (tf-idf).

use super::activities::Activities;
use super::terms::{self, Word, grams_of, words_of};

/// How much of the likeness of two texts comes from their words; the rest from runs of characters.
const WORDS: f32 = 0.5;
/// How much a word of the section counts beside one of the text.
const CONTEXT: f32 = 0.25;
/// So many characters of all texts together are taken apart into runs.
const GRAM_CHARS: usize = 4_000_000;
/// So many of each text at least and at most.
const GRAM_CHARS_OF_ONE: (usize, usize) = (40, 600);

/// A text: what stands in it and how much that says, by the numbers of the features.
#[derive(Debug, Clone, Default)]
pub(super) struct Vector(pub(super) Vec<(u32, f32)>);

impl Vector {
    /// How alike two texts are, from 0 to 1.
    pub(super) fn likeness(&self, other: &Self) -> f32 {
        let mut sum = 0.0;
        let mut rest = other.0.as_slice();
        for (feature, weight) in &self.0 {
            let before = rest.iter().take_while(|(other, _)| other < feature).count();
            rest = rest.get(before..).unwrap_or_default();
            if let Some((_, other)) = rest.first().filter(|(other, _)| other == feature) {
                sum += weight * other;
            }
        }
        sum.min(1.0)
    }
}

/// All texts of both matrices.
pub(super) struct Features {
    pub(super) a: Vec<Vector>,
    pub(super) b: Vec<Vector>,
    /// The words of each row of A, with their features.
    pub(super) words: Vec<Vec<(u32, String)>>,
    /// How many features there are; those from `first_gram` on are runs of characters.
    pub(super) count: usize,
    first_gram: usize,
}

/// That something stands in a text.
struct Mention {
    key: u64,
    /// The text: of A, then of B.
    text: u32,
    weight: f32,
}

impl Features {
    pub(super) fn of(a: &Activities, b: &Activities) -> Self {
        let texts = a.rows.len() + b.rows.len();
        let (least, most) = GRAM_CHARS_OF_ONE;
        let grams = (GRAM_CHARS / texts.max(1)).clamp(least, most);
        let mut mentions = Vec::new();
        let mut words_a = Vec::new();
        let mut text = 0;
        for (side, is_a) in [(a, true), (b, false)] {
            let contexts: Vec<Vec<Word>> =
                side.sections.iter().map(|it| words_of(&it.path.join(" "))).collect();
            for row in &side.rows {
                let words = words_of(&row.text);
                let context = contexts.get(row.section).map(Vec::as_slice).unwrap_or_default();
                let own = words.iter().map(|word| (word.key, 1.0));
                let around = context.iter().map(|word| (word.key, CONTEXT));
                let runs = grams_of(&row.text, grams).into_iter().map(|key| (key, 1.0));
                mentions.extend(own.chain(around).chain(runs).map(|(key, weight)| Mention {
                    key,
                    text,
                    weight,
                }));
                if is_a {
                    words_a.push(words);
                }
                text += 1;
            }
        }
        Self::weighed(mentions, a.rows.len(), texts, &words_a)
    }

    fn weighed(mut mentions: Vec<Mention>, of_a: usize, texts: usize, words: &[Vec<Word>]) -> Self {
        mentions.sort_unstable_by_key(|it| (it.key, it.text));
        let mut vectors = vec![Vector::default(); texts];
        let mut keys = Vec::new();
        for same in mentions.chunk_by(|one, other| one.key == other.key) {
            let Some(key) = same.first().map(|it| it.key) else { continue };
            let feature = keys.len() as u32;
            keys.push(key);
            let in_text = |them: &[Mention]| them.iter().any(|it| it.weight >= 1.0);
            let of_text = || same.chunk_by(|one, other| one.text == other.text);
            let count = of_text().filter(|them| in_text(them)).count().max(1);
            let rarity = (1.0 + texts as f32 / count as f32).ln();
            for them in of_text() {
                let Some(text) = them.first().map(|it| it.text as usize) else { continue };
                let times: f32 = them.iter().map(|it| it.weight).sum();
                // What stands there often says little more than what stands there once.
                let times = if times > 1.0 { 1.0 + times.ln() } else { times };
                if let Some(vector) = vectors.get_mut(text) {
                    vector.0.push((feature, times * rarity));
                }
            }
        }
        let first_gram = keys.partition_point(|key| !terms::is_gram(*key));
        for vector in &mut vectors {
            normalise(vector, first_gram);
        }
        let feature = |word: &Word| {
            let at = keys.binary_search(&word.key).ok()?;
            Some((at as u32, word.spelt.clone()))
        };
        let words = words.iter().map(|words| words.iter().filter_map(feature).collect()).collect();
        let b = vectors.split_off(of_a);
        Self { a: vectors, b, words, count: keys.len(), first_gram }
    }

    /// Whether a feature is a word.
    pub(super) fn is_word(&self, feature: u32) -> bool {
        (feature as usize) < self.first_gram
    }
}

/// Makes the likeness of a text to itself 1, with its share for words and for runs.
fn normalise(vector: &mut Vector, first_gram: usize) {
    let at = vector.0.partition_point(|(feature, _)| (*feature as usize) < first_gram);
    let (words, grams) = vector.0.split_at_mut(at);
    let (of_words, of_grams) = match (words.is_empty(), grams.is_empty()) {
        (false, false) => (WORDS, 1.0 - WORDS),
        _ => (1.0, 1.0),
    };
    for (part, share) in [(words, of_words), (grams, of_grams)] {
        let length = part.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        let factor = share.sqrt() / length.max(f32::MIN_POSITIVE);
        for (_, weight) in part {
            *weight *= factor;
        }
    }
}
