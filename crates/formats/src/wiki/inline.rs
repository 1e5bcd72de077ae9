//! What stands inside a line: the signs that set words in bold or italics, and what each markup
//! has besides.

use std::collections::BTreeMap;

use remit_core::matrix::{Inline, limits};
use remit_core::steps;

use crate::html::read::Inlines;

/// How a markup writes what stands inside a line.
pub(super) struct Language {
    /// The signs around words, longer ones first.
    pub(super) signs: &'static [Sign],
    /// The characters with which anything but words begins.
    pub(super) begins: &'static [char],
    /// Reads what begins here and is no sign: how many bytes it takes.
    pub(super) special: fn(&mut Scanner, &str) -> Option<usize>,
    /// What ends a line within a paragraph, at its end.
    pub(super) line_end: &'static str,
}

/// A sign around words.
pub(super) struct Sign {
    pub(super) written: &'static str,
    pub(super) set: Set,
    /// Whether it stands around whole words alone.
    pub(super) bound: bool,
}

/// How words are set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Set {
    Bold,
    Emphasis,
    Both,
    Raised,
    /// In a way that a text does not keep.
    Other,
}

pub(super) const fn around(written: &'static str, set: Set, bound: bool) -> Sign {
    Sign { written, set, bound }
}

/// What a page says of itself that its lines refer to.
#[derive(Default)]
pub(super) struct Context {
    /// Names and what they stand for.
    pub(super) names: BTreeMap<String, String>,
    /// The footnotes that stand within the text, in their order.
    pub(super) footnotes: Vec<String>,
}

/// Reads a line.
pub(super) struct Scanner<'a> {
    pub(super) out: Inlines,
    pub(super) context: &'a mut Context,
    language: &'static Language,
    /// How many texts this one stands in.
    depth: usize,
}

/// A sign that is open: where it is closed, and which it is.
type Open = (usize, &'static Sign);

/// The inlines of a text.
pub(super) fn inlines(
    text: &str,
    language: &'static Language,
    context: &mut Context,
) -> Vec<Inline> {
    if !text.contains(language.begins) && !text.contains(['\n', '¹', '²', '³']) {
        return vec![Inline::plain(text)];
    }
    let mut scanner = Scanner { out: Inlines::new(false), context, language, depth: 0 };
    scanner.text(text);
    scanner.out.end()
}

impl Scanner<'_> {
    /// A text within the text, such as that of a link.
    pub(super) fn inside(&mut self, text: &str) {
        const DEEPEST: usize = 3;
        if self.depth < DEEPEST {
            self.depth += 1;
            self.text(text);
            self.depth -= 1;
        } else {
            self.out.text(text);
        }
    }

    /// A link with what is said of it, or its address.
    pub(super) fn link(&mut self, address: &str, said: &str) {
        self.out.link(address);
        if said.trim().is_empty() {
            self.out.words(address);
        } else {
            self.inside(said);
        }
        self.out.end_link();
    }

    /// A footnote that stands where its mark is.
    pub(super) fn footnote(&mut self, text: &str) {
        self.context.footnotes.push(text.to_owned());
        self.out.mark(&self.context.footnotes.len().to_string());
    }

    fn text(&mut self, text: &str) {
        let language = self.language;
        let (mut at, mut from) = (0, 0);
        let mut open: Vec<Open> = Vec::new();
        let mut never = vec![false; language.signs.len()];
        let mut pieces = 0;
        while let Some(rest) = text.get(at..)
            && let Some(next) = rest.find(language.begins)
            && pieces <= 4 * limits::TEXT_PIECES
        {
            steps::look(next + 1);
            pieces += 1;
            at += next;
            let (before, rest) = text.split_at(at);
            self.out.text(before.get(from..).unwrap_or_default());
            from = at;
            open.retain(|(close, sign)| {
                let is_open = *close >= at;
                if !is_open {
                    self.set(sign.set, false);
                }
                is_open
            });
            if let Some(place) = open.iter().position(|(close, _)| *close == at) {
                let (_, sign) = open.remove(place);
                self.set(sign.set, false);
                at += sign.written.len();
            } else if let Some(length) = (language.special)(self, rest) {
                at += length.max(1);
            } else if let Some((close, sign)) = opened(text, at, language, &open, &mut never) {
                self.set(sign.set, true);
                open.push((close, sign));
                at += sign.written.len();
            } else {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            }
            from = at;
        }
        self.out.text(text.get(from..).unwrap_or_default());
        for (_, sign) in open {
            self.set(sign.set, false);
        }
    }

    fn set(&mut self, set: Set, begins: bool) {
        match set {
            Set::Bold => self.out.set_bold(begins),
            Set::Emphasis => self.out.set_emphasis(begins),
            Set::Both => {
                self.out.set_bold(begins);
                self.out.set_emphasis(begins);
            }
            Set::Raised if begins => self.out.raise(),
            Set::Raised => self.out.end_raised(),
            Set::Other => {}
        }
    }
}

/// The sign that opens at a place, and where it is closed. A sign that nothing closes is looked
/// for once.
fn opened(
    text: &str,
    at: usize,
    language: &'static Language,
    open: &[Open],
    never: &mut [bool],
) -> Option<Open> {
    let (before, rest) = text.split_at_checked(at)?;
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    for (sign, never) in language.signs.iter().zip(never) {
        let Some(inside) = rest.strip_prefix(sign.written).filter(|_| !*never) else { continue };
        let is_open = open.iter().any(|(_, other)| other.written == sign.written);
        let is_in_word = sign.bound && is_word(before.chars().next_back());
        if is_open || is_in_word || is_space(inside.chars().next()) {
            continue;
        }
        let closes = |at: &usize| {
            let (said, behind) = inside.split_at(*at);
            let behind = behind.get(sign.written.len()..).unwrap_or_default();
            *at > 0
                && (!sign.bound || !is_space(said.chars().next_back()))
                && (!sign.bound || !is_word(behind.chars().next()))
        };
        if sign.set == Set::Raised || sign.written == "~" {
            // What stands raised or lowered is one word.
            let end = inside.find(|c: char| c.is_whitespace() || sign.written.starts_with(c));
            match end
                .filter(|end| inside.get(*end..).is_some_and(|it| it.starts_with(sign.written)))
            {
                Some(end) if end > 0 => return Some((at + sign.written.len() + end, sign)),
                _ => continue,
            }
        }
        steps::look(inside.len().min(64));
        match inside.match_indices(sign.written).map(|(end, _)| end).find(closes) {
            Some(end) => return Some((at + sign.written.len() + end, sign)),
            None => *never = true,
        }
    }
    None
}

/// What stands between two signs at the beginning of a text, and how many bytes that takes.
pub(super) fn between<'a>(text: &'a str, begin: &str, end: &str) -> Option<(&'a str, usize)> {
    let inside = text.strip_prefix(begin)?;
    let near = (0..=inside.len().min(LONGEST)).rev().find(|at| inside.is_char_boundary(*at))?;
    steps::look(8);
    let length = inside.get(..near)?.find(end)?;
    Some((inside.get(..length)?, begin.len() + length + end.len()))
}

/// So many bytes a link or a macro may have.
pub(super) const LONGEST: usize = 1_000;

/// A character reference.
pub(super) fn reference(scanner: &mut Scanner, text: &str) -> Option<usize> {
    let end = text.bytes().take(32).position(|c| c == b';')?;
    let name = text.get(..=end)?;
    let c = crate::html::read::decoded(name);
    (c != name).then(|| {
        scanner.out.words(&c);
        end + 1
    })
}
