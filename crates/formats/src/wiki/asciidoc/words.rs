//! What stands inside a line of AsciiDoc.

use super::super::inline::{LONGEST, Language, Scanner, Set, around, between, reference};

pub(in super::super) const LANGUAGE: Language = Language {
    signs: &[
        around("**", Set::Bold, false),
        around("__", Set::Emphasis, false),
        around("``", Set::Other, false),
        around("##", Set::Other, false),
        around("*", Set::Bold, true),
        around("_", Set::Emphasis, true),
        around("`", Set::Other, true),
        around("#", Set::Other, true),
        around("^", Set::Raised, false),
        around("~", Set::Other, false),
    ],
    begins: &[
        '*', '_', '`', '#', '^', '~', '{', '\\', '&', '<', '[', '+', 'l', 'x', 'h', 'f', 'm', 'i',
        'k', 'b', 'p', 'a',
    ],
    special,
    line_end: " +",
};

/// What the names stand for that every page has.
const NAMES: [(&str, &str); 22] = [
    ("nbsp", "\u{a0}"),
    ("zwsp", "\u{200b}"),
    ("wj", "\u{2060}"),
    ("empty", ""),
    ("blank", ""),
    ("sp", " "),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("plus", "+"),
    ("pp", "++"),
    ("cpp", "C++"),
    ("vbar", "|"),
    ("deg", "°"),
    ("apos", "'"),
    ("quot", "\""),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("asterisk", "*"),
    ("tilde", "~"),
];

/// What a macro does, its name and its text between brackets.
const MACROS: [&str; 12] = [
    "link:",
    "xref:",
    "footnote:",
    "https://",
    "http://",
    "mailto:",
    "image:",
    "kbd:",
    "btn:",
    "pass:",
    "icon:",
    "anchor:",
];

fn special(scanner: &mut Scanner, text: &str) -> Option<usize> {
    match text.chars().next()? {
        '{' => {
            let (name, length) = between(text, "{", "}")?;
            let known = NAMES.iter().find(|(known, _)| *known == name);
            let value = known.map(|(_, value)| (*value).to_owned());
            let value = value.or_else(|| scanner.context.names.get(name).cloned())?;
            scanner.out.words(&value);
            Some(length)
        }
        '\\' => {
            let sign = text.get(1..)?.chars().next().filter(char::is_ascii_punctuation)?;
            scanner.out.words(sign.encode_utf8(&mut [0; 4]));
            Some(2)
        }
        '&' => reference(scanner, text),
        '<' => {
            let (target, length) = between(text, "<<", ">>")?;
            let (_, said) = target.split_once(',').unwrap_or(("", target));
            scanner.inside(said.trim());
            Some(length)
        }
        '[' if text.starts_with("[[") => between(text, "[[", "]]").map(|(_, length)| length),
        '[' => {
            // How the words behind it look.
            let (_, length) = between(text, "[.", "]")?;
            text.get(length..)?.starts_with(['#', '*', '_', '`']).then_some(length)
        }
        '+' => {
            let (markup, length) = between(text, "+++", "+++")?;
            raw(scanner, markup);
            Some(length)
        }
        _ => called(scanner, text),
    }
}

/// A macro: its name, what it is about, and words between brackets.
fn called(scanner: &mut Scanner, text: &str) -> Option<usize> {
    let name = MACROS.iter().find(|name| text.starts_with(**name))?;
    let target = text.get(name.len()..)?;
    let ends = |c: u8| c.is_ascii_whitespace() || matches!(c, b'[' | b']');
    let bracket = target.bytes().take(LONGEST).position(ends)?;
    let (words, length) = between(target.get(bracket..)?, "[", "]")?;
    let target = target.get(..bracket)?;
    // What is quoted may have commas; else what follows them says how it looks.
    let said = match words.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next().unwrap_or_default(),
        None => words.split(",role=").next().and_then(|it| it.split(",window=").next())?,
    };
    let said = said.trim_end_matches('^');
    match *name {
        "link:" | "mailto:" => scanner.link(target, said),
        "http://" | "https://" => scanner.link(&format!("{name}{target}"), said),
        "xref:" if said.is_empty() => scanner.out.words(target.trim_start_matches('#')),
        "footnote:" => scanner.footnote(words),
        "pass:" => raw(scanner, words),
        "anchor:" | "icon:" => {}
        _ => scanner.inside(said),
    }
    Some(name.len() + bracket + length)
}

/// What goes through as HTML.
fn raw(scanner: &mut Scanner, markup: &str) {
    if markup.starts_with('<') { scanner.out.tag(markup) } else { scanner.out.words(markup) }
}
