//! In which language a source is written, by its most frequent small words.

use super::draft::{Draft, DraftRow};
use super::words::{Lexicon, fold};

/// Languages by the words that stand in every text of theirs and hardly in another.
const LANGUAGES: [&str; 8] = ["en", "fr", "de", "es", "it", "pt", "pl", "nl"];
static WORDS: Lexicon = Lexicon::new(&[
    "the and of to for with is by following",
    "le la les des du et pour avec est une dans sur aux",
    "der die das und fur mit von den ist auf werden oder",
    "el los las del y para con por una en",
    "il gli della e per con di del dei una nel",
    "o os das do e para com dos uma em ao",
    "i w z na do oraz dla przez jest uslugi",
    "het een en van voor met de op bij",
]);

/// So many activities are looked at.
const LOOKED_AT: usize = 200;

/// The language as a tag like `en`; empty where it is not clear.
pub(super) fn of(draft: &Draft, file_name: Option<&str>) -> String {
    if let Some(tag) = tag(&draft.language) {
        return tag;
    }
    // "guide.fr-fr.md" says it in its name.
    let mut parts = file_name.unwrap_or_default().rsplit('.').skip(1);
    if let Some(part) = parts.next().filter(|part| part.len() == 5 && part.contains('-'))
        && let Some(tag) = tag(part)
    {
        return tag;
    }
    let mut counts = [0_usize; LANGUAGES.len()];
    let activities = draft.rows.iter().filter_map(|row| match row {
        DraftRow::Activity(activity) => Some(activity),
        DraftRow::Section(_) => None,
    });
    for activity in activities.take(LOOKED_AT) {
        for word in fold(&activity.text.to_plain()).split(' ') {
            for language in WORDS.lists_with(word) {
                if let Some(count) = counts.get_mut(language) {
                    *count += 1;
                }
            }
        }
    }
    let best = counts.iter().max().copied().unwrap_or_default();
    let mut likely = LANGUAGES.iter().zip(counts).filter(|(_, count)| *count * 4 > best * 3);
    match (likely.next(), likely.next()) {
        (Some((tag, _)), None) if best >= 3 => (*tag).to_owned(),
        _ => String::new(),
    }
}

/// The language of a tag like `en-gb`, where it is one.
fn tag(text: &str) -> Option<String> {
    let text = text.trim().to_ascii_lowercase();
    let language = text.split(['-', '_']).next()?;
    let fits =
        (2..=3).contains(&language.len()) && language.bytes().all(|c| c.is_ascii_lowercase());
    fits.then(|| language.to_owned())
}
