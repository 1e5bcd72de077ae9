//! The letter that one line defines.

use super::kinds::kind_of;
use super::text::from;
use remit_core::matrix::{self, Inline, Letter, Text};

/// The letter that a line defines: "R: Is in charge", "**R**esponsible: …", "(R) Responsible",
/// "Responsible (R): …", "R - Responsible: …", "R = Responsible".
pub(crate) fn entry(line: &Text) -> Option<Letter> {
    if let Some(letter) = initial(line) {
        return Some(letter);
    }
    let plain = line.to_plain();
    let Some((code, length)) = leading_code(&plain) else { return reversed(&plain) };
    let rest = plain.get(length..)?;
    let after = rest.trim_start();
    let sign = after.chars().next()?;
    let definition = match sign {
        ':' | '=' | '–' | '—' | '→' => {
            from(line, length + (rest.len() - after.len()) + sign.len_utf8())
        }
        '-' => from(line, length + (rest.len() - after.len()) + 1),
        '(' | '[' => {
            let name = after.get(1..)?.split([')', ']']).next()?.to_owned();
            let used = length + (rest.len() - after.len()) + name.len() + 2;
            let definition = from(line, used);
            let text = definition.to_plain();
            let skip = text.len() - text.trim_start_matches([':', '-', '–', '—', '=', ' ']).len();
            return Some(letter(code, name, from(&definition, skip)));
        }
        _ if plain.starts_with(['(', '[']) => from(line, length),
        _ => return None,
    };
    let text = definition.to_plain();
    if text.is_empty() {
        return None;
    }
    // "Responsible (R): is in charge".
    if !plain.starts_with(['(', '[', code])
        || plain.get(..length).is_some_and(|head| head.contains('(') && head.len() > 4)
    {
        let name = plain.split('(').next().unwrap_or_default().trim().to_owned();
        return Some(letter(code, name, definition));
    }
    // "R - Responsible: is in charge" and "R: Responsible - is in charge".
    let parted = text.split_once([':', '–', '—']).or_else(|| text.split_once(" - "));
    let name = parted.map(|(name, _)| name.trim()).filter(|name| is_short(name));
    if let Some(name) = name {
        let used = text.find(name).unwrap_or(0) + name.len();
        let rest = text.get(used..).unwrap_or_default();
        let skip = used + rest.len() - rest.trim_start_matches([':', '-', '–', '—', ' ']).len();
        return Some(letter(code, name.to_owned(), from(&definition, skip)));
    }
    // "R = Responsible (does the work)".
    if let Some((name, inside)) = text.split_once('(')
        && let Some(inside) = inside.trim_end_matches('.').strip_suffix(')')
        && is_short(name)
        && !name.trim().is_empty()
        && !inside.contains(['(', ')'])
    {
        return Some(letter(code, name.trim().to_owned(), Text::plain(inside)));
    }
    if is_short(&text) {
        let name = text.trim_end_matches('.').to_owned();
        return Some(letter(code, name, Text::default()));
    }
    Some(letter(code, String::new(), definition))
}

/// "Responsible = R".
fn reversed(plain: &str) -> Option<Letter> {
    let (name, code) = plain.rsplit_once('=')?;
    let name = name.trim();
    let fits = is_short(name) && name.chars().all(|c| c.is_alphabetic() || c == ' ');
    let code = single_code(code.trim().trim_end_matches('.')).filter(|_| fits && name.len() > 1)?;
    Some(letter(code, name.to_owned(), Text::default()))
}

/// "**R**esponsible: …": the letter is set apart from the rest of its word.
fn initial(line: &Text) -> Option<Letter> {
    let [matrix::Block::Paragraph(inlines)] = line.blocks() else { return None };
    let [Inline::Run { text: first, style: bold, .. }, Inline::Run { text: second, style, .. }, ..] =
        inlines.as_slice()
    else {
        return None;
    };
    let code = single_code(first)?;
    if !bold.bold || style.bold || !second.starts_with(char::is_alphabetic) {
        return None;
    }
    let plain = line.to_plain();
    let (name, _) = plain.split_once([':', '–', '—', '(', '='])?;
    let used = name.len() + plain.get(name.len()..)?.chars().next()?.len_utf8();
    Some(letter(code, name.trim().trim_end_matches('-').trim().to_owned(), from(line, used)))
}

/// The code at the start of a line, in brackets or not, and how many bytes it takes; or the
/// code in brackets behind a name.
fn leading_code(plain: &str) -> Option<(char, usize)> {
    let bare = plain.strip_prefix(['(', '[']);
    let inside = bare.unwrap_or(plain);
    let mut chars = inside.chars();
    let (code, next) = (chars.next()?, chars.next());
    if !code.is_uppercase() || next.is_some_and(char::is_alphanumeric) {
        return named_code(plain);
    }
    match (bare, next) {
        (Some(_), Some(')' | ']')) => Some((code, 2 + code.len_utf8())),
        (Some(_), _) => None,
        (None, _) => Some((code, code.len_utf8())),
    }
}

/// "Responsible (R): …".
fn named_code(plain: &str) -> Option<(char, usize)> {
    let (name, rest) = plain.split_once('(')?;
    let (inside, _) = rest.split_once(')')?;
    let code = single_code(inside)?;
    let fits = name.split_whitespace().count() <= 2 && name.trim().starts_with(char::is_uppercase);
    fits.then_some((code, name.len() + inside.len() + 2))
}

/// The code that a text is, where it is nothing else.
pub(crate) fn single_code(text: &str) -> Option<char> {
    let mut chars = text.trim().chars();
    let code = chars.next()?;
    (chars.next().is_none() && code.is_uppercase()).then_some(code)
}

/// Code and name of a first column: "R", "(R) Responsible", "Responsible (R)", "R - Responsible".
pub(in super::super) fn code_and_name(text: &str) -> Option<(char, String)> {
    let text = text.trim().trim_end_matches(':');
    if let Some(code) = single_code(text) {
        return Some((code, String::new()));
    }
    let (code, used) = leading_code(text)?;
    let behind = text.get(used..)?;
    let name = if text.starts_with(char::is_alphabetic) && text.contains('(') && used > 3 {
        text.split('(').next()?
    } else {
        behind
    };
    // Only a sign or a bracket parts a code from its name: "A plan" has none.
    let parted = text.starts_with(['(', '['])
        || used > 3
        || behind.trim_start().starts_with([':', '-', '–', '=', '(']);
    let name = name.trim().trim_matches([':', '-', '–', '=', '(', ')', ' ']);
    (parted && name.split_whitespace().count() <= 4).then(|| (code, name.to_owned()))
}

/// A definition without a colon or a dash that was left in front.
pub(super) fn without_label(text: Text) -> Text {
    let plain = text.to_plain();
    let skip = plain.len() - plain.trim_start_matches([':', '-', '–', '=', ' ']).len();
    if skip == 0 { text } else { from(&text, skip) }
}

pub(super) fn letter(code: char, name: String, definition: Text) -> Letter {
    let kind = kind_of(code, &name, &definition.to_plain());
    Letter { code, name, definition, kind }
}

pub(super) fn is_short(text: &str) -> bool {
    text.split_whitespace().count() <= 2
}
