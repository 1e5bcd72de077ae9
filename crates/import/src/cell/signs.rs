//! The signs in cells: what is white space, what is a digit, what looks like a letter.

use remit_core::fold::fold_name;
use remit_core::matrix::Letters;

/// White space, the kinds that cannot be seen included.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// What people fill an empty cell with.
pub(super) fn is_blank(c: char) -> bool {
    is_space(c)
        || matches!(c, '-' | '.' | '_' | '/' | '\\' | '·' | '…' | '−' | '\u{2010}'..='\u{2015}')
}

/// Whether a text says "not applicable", where no letter could be meant.
pub(crate) fn is_not_applicable_word(text: &str) -> bool {
    says_not_applicable(text.trim_matches(is_space), true)
}

pub(super) fn is_not_applicable(text: &str, letters: &Letters) -> bool {
    // Where N is a letter, NA could be two of them; with a slash or dots it is still "n/a".
    let is_clear = text.contains(['/', '.']) || letters.typed('n').is_none();
    says_not_applicable(text, is_clear)
}

/// `is_clear` says that "na" can be nothing else.
fn says_not_applicable(text: &str, is_clear: bool) -> bool {
    const WORDS: [&str; 8] = [
        "notapplicable",
        "nonapplicable",
        "sansobjet",
        "nichtzutreffend",
        "entfallt",
        "noaplica",
        "naoaplicavel",
        "nonapplicabile",
    ];
    // Most cells are letters that begin none of them, and are looked at again and again.
    let first = text.chars().find(|c| c.is_alphanumeric());
    let begins = |c: char| !c.is_ascii() || matches!(c.to_ascii_lowercase(), 'n' | 's' | 'e');
    if !(2..=24).contains(&text.len()) || !first.is_some_and(begins) {
        return false;
    }
    let folded = fold_name(text);
    (folded == "na" && is_clear) || WORDS.contains(&folded.as_str())
}

/// A picture, which says nothing where it stands with letters.
pub(super) fn is_picture(c: char) -> bool {
    matches!(c, '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

/// Whether a text is a sign that could stand for a role: a coloured square, a circle, a tick.
pub(crate) fn is_sign(text: &str) -> bool {
    let is_shape = |c: char| {
        matches!(c, '\u{2600}'..='\u{27bf}' | '\u{25a0}'..='\u{25ff}' | '\u{2b00}'..='\u{2bff}')
            || is_picture(c)
    };
    // People with a colour of skin, and flags, are several characters.
    (1..=8).contains(&text.chars().count())
        && text.chars().all(|c| is_shape(c) || matches!(c, '\u{200d}' | '\u{fe0e}'))
        && text.chars().any(|c| !is_space(c) && c != '\u{fe0f}')
}

/// Whether two words are the same but for upper and lower case.
pub(crate) fn same_letters(a: &str, b: &str) -> bool {
    a.chars().flat_map(char::to_lowercase).eq(b.chars().flat_map(char::to_lowercase))
}

/// The digit of a character, raised ones included.
pub(super) fn digit(c: char) -> Option<char> {
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
pub(super) fn looks_like(c: char) -> Option<char> {
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
        0x1f130..=0x1f149 => ascii('A', code - 0x1f130),
        0x1f150..=0x1f169 => ascii('A', code - 0x1f150),
        0x1f170..=0x1f189 => ascii('A', code - 0x1f170),
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
