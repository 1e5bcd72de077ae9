//! Words as they are compared: in lower case, without accents.

/// A text in lower case and without accents.
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() {
            folded.push(character.to_ascii_lowercase());
            continue;
        }
        for lower in character.to_lowercase() {
            match plain(lower) {
                Some(plain) => folded.push_str(plain),
                // What stands on the letter before, like the second half of a taken-apart é.
                None if ('\u{300}'..='\u{36f}').contains(&lower) => {}
                None => folded.push(lower),
            }
        }
    }
    folded
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

/// The words of a text, folded.
pub fn words(text: &str) -> Vec<String> {
    let folded = folded(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
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
        assert_eq!(folded("日本"), "日本");
    }
}
