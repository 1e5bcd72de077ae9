//! Texts as they are compared: how something is spelt makes no difference. Two needs are others:
//! finding (`find::needle`) must say where a word stands and tells accents apart, and the checks
//! (`checks::engine::keys`) take texts with other accents for other texts.

use crate::steps;

/// Lower case without accents, punctuation as single spaces: "Activité :" is `activite`.
pub fn fold(text: &str) -> String {
    steps::look(text.len());
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    each(text, |c| {
        if !c.is_alphanumeric() && !matches!(c, '#' | '°') {
            gap = true;
            return;
        }
        if std::mem::take(&mut gap) && !out.is_empty() {
            out.push(' ');
        }
        out.push(c);
    });
    out
}

/// Lower case without accents, everything else as it is: "N/A" is `n/a`.
pub fn fold_letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    each(text, |c| out.push(c));
    out
}

/// The letters and digits alone: "Self-service" and "Self Service" are one name.
pub fn fold_name(text: &str) -> String {
    let mut out = fold_letters(text);
    out.retain(char::is_alphanumeric);
    out
}

/// The words of a text, folded.
pub fn words(text: &str) -> Vec<String> {
    let folded = fold_letters(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

fn each(text: &str, mut take: impl FnMut(char)) {
    for c in text.chars() {
        // Most are ASCII, of which there is nothing to look up.
        if c.is_ascii() {
            take(c.to_ascii_lowercase());
            continue;
        }
        for c in c.to_lowercase() {
            match plain(c) {
                Some(plain) => plain.chars().for_each(&mut take),
                // What stands on the letter before, like the second half of a taken-apart é.
                None if ('\u{300}'..='\u{36f}').contains(&c) => {}
                None => take(c),
            }
        }
    }
}

/// The letters that the eye takes a letter with an accent for.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'ī' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
        'œ' => "oe",
        'ř' => "r",
        'ś' | 'š' => "s",
        'ß' => "ss",
        'ť' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_case_and_accents() {
        assert_eq!(
            words("Gérer l’hébergement, 2× (SLA)"),
            ["gerer", "l", "hebergement", "2", "sla"]
        );
        assert_eq!(
            words("E\u{301}tat Œuvre STRASSE straße"),
            ["etat", "oeuvre", "strasse", "strasse"]
        );
        assert_eq!(words("  – "), Vec::<String>::new());
        assert_eq!(fold_letters("日本, N/A"), "日本, n/a");
        assert_eq!(fold("Activité : 2× (SLA)"), "activite 2 sla");
    }
}
