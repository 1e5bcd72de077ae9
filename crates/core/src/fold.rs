//! Words as they are compared: how something is spelt makes no difference.

use crate::steps;

/// Lower case without accents, punctuation as single spaces: "Activité :" is `activite`.
pub fn fold(text: &str) -> String {
    steps::look(text.len());
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    let mut add = |c: char, is_word: bool| {
        if !is_word {
            gap = true;
            return;
        }
        if std::mem::take(&mut gap) && !out.is_empty() {
            out.push(' ');
        }
        out.push(c);
    };
    for c in text.chars() {
        // Most are ASCII, of which there is nothing to look up.
        if c.is_ascii() {
            add(c.to_ascii_lowercase(), c.is_ascii_alphanumeric() || c == '#');
        } else {
            for c in c.to_lowercase().map(without_accent) {
                add(c, c.is_alphanumeric() || c == '°');
            }
        }
    }
    out
}

fn without_accent(c: char) -> char {
    match c {
        'à'..='å' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ę' | 'ě' => 'e',
        'ì'..='ï' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' => 'n',
        'ò'..='ö' => 'o',
        'ś' | 'š' => 's',
        'ù'..='ü' => 'u',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}
