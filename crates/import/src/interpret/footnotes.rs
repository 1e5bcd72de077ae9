//! Footnotes: what marks point to, wherever it stands, and the marks themselves in the texts.

use std::collections::HashSet;

use super::legend::{from, without_emphasis};
use remit_core::matrix::text::notation::write;
use remit_core::matrix::{Block, Inline, Mark, Text, limits};
use remit_formats::page::Place;

/// Footnotes that are defined.
#[derive(Debug, Default)]
pub(in super::super) struct Footnotes {
    pub(in super::super) list: Vec<(Mark, Text, Place)>,
    /// Their marks in order, each once.
    marks: Vec<Mark>,
    /// What they say with their marks, to tell what is said again.
    said: HashSet<String>,
    /// What the footnotes of stars say.
    starred: HashSet<String>,
}

impl Footnotes {
    /// Adds a footnote. Pages begin to count anew under a table, so one mark may have several.
    /// Returns whether it had one before.
    pub(in super::super) fn add(&mut self, mark: Mark, text: Text, place: &Place) -> bool {
        if self.list.len() >= limits::FOOTNOTES {
            return false;
        }
        let known = self.find(mark.as_str());
        if let Err(at) = known {
            self.marks.insert(at, mark.clone());
        }
        let written = write(&text);
        if !self.said.insert(format!("{} {written}", mark.as_str())) {
            return false;
        }
        if mark.as_str() == "*" {
            self.starred.insert(written);
        }
        self.list.push((mark, text, place.clone()));
        known.is_ok()
    }

    fn find(&self, mark: &str) -> Result<usize, usize> {
        self.marks.binary_search_by(|other| other.as_str().cmp(mark))
    }

    /// Whether there is a footnote of this mark.
    pub(in super::super) fn has(&self, mark: &str) -> bool {
        self.find(mark).is_ok()
    }

    /// Whether a footnote of a star says this.
    pub(in super::super) fn is_starred(&self, text: &Text) -> bool {
        self.starred.contains(&write(text))
    }

    /// The footnotes that a paragraph defines, where it does; several, each in its line.
    pub(in super::super) fn defined(text: &Text) -> Option<Vec<(Mark, Text)>> {
        let [Block::Paragraph(inlines)] = text.blocks() else { return None };
        let mut found: Vec<(Mark, Vec<Inline>)> = Vec::new();
        // Emphasis around all of it is how it looks.
        for line in inlines.split(|inline| *inline == Inline::Break) {
            let line_text = Text::new(vec![Block::Paragraph(line.to_vec())]);
            if let Some((mark, rest)) = definition(&line_text) {
                let [Block::Paragraph(rest)] = rest.blocks() else { return None };
                found.push((mark, rest.clone()));
            } else {
                let (_, last) = found.last_mut()?;
                last.push(Inline::Break);
                last.extend(line.iter().cloned());
            }
        }
        let text = |inlines| without_emphasis(Text::new(vec![Block::Paragraph(inlines)]));
        Some(found.into_iter().map(|(mark, inlines)| (mark, text(inlines))).collect())
    }

    /// Puts marks in place of the characters that stand for them: "network(1)", "plan*".
    pub(in super::super) fn mark(&self, text: &mut Text) {
        let plain = text.to_plain();
        if self.list.is_empty() || !plain.contains(['(', '[', '*', '†', '‡', '¹', '²', '³', '⁴'])
        {
            return;
        }
        *text = text.map_lines(|line| self.marked(line));
    }

    fn marked(&self, inlines: &[Inline]) -> Vec<Inline> {
        let mut out = Vec::with_capacity(inlines.len());
        for inline in inlines {
            let Inline::Run { text, style, link } = inline else {
                out.push(inline.clone());
                continue;
            };
            let mut rest = text.as_str();
            while out.len() < limits::TEXT_PIECES
                && let Some((at, length, mark)) = self.next(rest)
            {
                let (before, after) = rest.split_at(at);
                let text = before.to_owned();
                out.push(Inline::Run { text, style: *style, link: link.clone() });
                out.push(Inline::Mark { mark, style: *style });
                rest = after.get(length..).unwrap_or_default();
            }
            out.push(Inline::Run { text: rest.to_owned(), style: *style, link: link.clone() });
        }
        out
    }

    /// The next characters that stand for a mark: where, how long, and which.
    fn next(&self, text: &str) -> Option<(usize, usize, Mark)> {
        let signs = ['(', '[', '*', '†', '‡', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
        let mut at = 0;
        while let Some(step) = text.get(at..)?.find(signs) {
            at += step;
            let rest = text.get(at..)?;
            let sign = rest.chars().next()?;
            let found = match sign {
                '(' | '[' => {
                    let close = if sign == '(' { ')' } else { ']' };
                    let inside = rest.get(1..)?;
                    let end = inside.bytes().take(12).position(|c| char::from(c) == close);
                    end.and_then(|end| Some((inside.get(..end)?.trim(), end + 2)))
                }
                '*' | '†' | '‡' => {
                    let length = rest.len() - rest.trim_start_matches(sign).len();
                    let before = text.get(..at)?.chars().next_back();
                    let after = rest.get(length..)?.chars().next();
                    // A star that belongs to nothing, or is part of a word, is a star.
                    let ends = after.is_none_or(|c| !c.is_alphanumeric());
                    let fits = ends
                        && (before.is_some_and(|c| !c.is_whitespace())
                            || is_between_words(text.get(..at)?, rest.get(length..)?));
                    rest.get(..length).filter(|_| fits).map(|mark| (mark, length))
                }
                raised => {
                    let length = raised.len_utf8();
                    let digit = match raised {
                        '¹' => "1",
                        '²' => "2",
                        '³' => "3",
                        '⁴' => "4",
                        '⁵' => "5",
                        '⁶' => "6",
                        '⁷' => "7",
                        '⁸' => "8",
                        _ => "9",
                    };
                    Some((digit, length))
                }
            };
            if let Some((mark, length)) = found
                && self.has(mark)
                && let Some(mark) = Mark::new(mark)
            {
                return Some((at, length, mark));
            }
            at += sign.len_utf8();
        }
        None
    }
}

/// Whether white space parts a sign from words on both sides: raised signs lose their place
/// where a page becomes text, "the store * of Acme". Between numbers it is a sign like others.
fn is_between_words(before: &str, after: &str) -> bool {
    let word = before.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let next = after.trim_start().chars().next();
    let parted = before.ends_with(char::is_whitespace) && after.starts_with(char::is_whitespace);
    parted && word.chars().any(char::is_alphabetic) && next.is_some_and(char::is_lowercase)
}

/// The mark that a line begins with, and what stands behind it: "(1) …", "[2] …", "* …", "a) …",
/// "¹ …".
pub(in super::super) fn definition(line: &Text) -> Option<(Mark, Text)> {
    if let [Block::Paragraph(inlines)] = line.blocks()
        && let [Inline::Mark { mark, .. }, rest @ ..] = inlines.as_slice()
        && !rest.is_empty()
    {
        let rest = Text::new(vec![Block::Paragraph(rest.to_vec())]);
        return Some((mark.clone(), without_sign(&rest)));
    }
    let plain = line.to_plain();
    let (mark, length) = leading_mark(&plain)?;
    let mark = Mark::new(mark)?;
    let rest = without_sign(&from(line, length));
    (!rest.is_empty()).then_some((mark, rest))
}

/// The mark at the start of a line, and how many bytes it takes with its brackets.
fn leading_mark(plain: &str) -> Option<(&str, usize)> {
    let short = |mark: &str| {
        let digits = mark.len() <= 3 && mark.bytes().all(|c| c.is_ascii_digit());
        let letter = mark.len() == 1 && mark.bytes().all(|c| c.is_ascii_alphabetic());
        let stars =
            mark.chars().count() <= 4 && mark.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§'));
        !mark.is_empty() && (digits || letter || stars)
    };
    // Emphasis that was never closed leaves its star in front.
    let bare = plain.trim_start_matches(['*', '_']);
    if bare.len() < plain.len() && bare.starts_with(['(', '[']) {
        let (mark, length) = leading_mark(bare)?;
        return Some((mark, length + plain.len() - bare.len()));
    }
    let first = plain.chars().next()?;
    if let Some(rest) = plain.strip_prefix(['(', '[']) {
        let close = if first == '(' { ')' } else { ']' };
        let (mark, _) = rest.split_once(close)?;
        return short(mark.trim()).then_some((mark.trim(), mark.len() + 2));
    }
    if matches!(first, '*' | '†' | '‡' | '§') {
        let length = plain.len() - plain.trim_start_matches(first).len();
        return plain.get(..length).filter(|mark| short(mark)).map(|mark| (mark, length));
    }
    if let Some(digit) = ["¹", "²", "³"].iter().position(|raised| plain.starts_with(raised)) {
        let mark = ["1", "2", "3"].get(digit)?;
        return Some((mark, 2));
    }
    // "1) …" and "a) …".
    let (mark, _) = plain.get(..plain.len().min(6)).or_else(|| plain.get(..1))?.split_once(')')?;
    short(mark).then_some((mark, mark.len() + 1))
}

/// Without the colon or dash between a mark and its text.
fn without_sign(text: &Text) -> Text {
    let plain = text.to_plain();
    let trimmed = plain.trim_start_matches([' ', ':', '.', '–', '-', '\u{a0}']);
    from(text, plain.len() - trimmed.len())
}

#[cfg(test)]
mod tests {
    use super::super::super::markdown::inline;
    use super::*;
    use remit_core::matrix::text::notation::{read, write};

    #[track_caller]
    fn check_definition(markdown: &str, expected: &[(&str, &str)]) {
        let found = Footnotes::defined(&inline::read(markdown)).unwrap_or_default();
        let found: Vec<_> =
            found.iter().map(|(mark, text)| (mark.as_str().to_owned(), write(text))).collect();
        let expected: Vec<_> =
            expected.iter().map(|(mark, text)| ((*mark).to_owned(), (*text).to_owned())).collect();
        assert_eq!(found, expected, "{markdown}");
    }

    #[test]
    fn definitions_are_known_by_their_marks() {
        check_definition(
            "*(1) The backbone, __really__ central.*",
            &[("1", "The backbone, **really** central.")],
        );
        check_definition("**(2)** Some text", &[("2", "Some text")]);
        check_definition("\\* Each run includes a check", &[("*", "Each run includes a check")]);
        check_definition("a) First", &[("a", "First")]);
        check_definition("(1) One\n(2) Two\nand more", &[("1", "One"), ("2", "Two\nand more")]);
        check_definition("[3]: Three", &[("3", "Three")]);
        check_definition("<sup>1</sup> One", &[("1", "One")]);
        check_definition("A text (1) in the middle", &[]);
        check_definition("(see below) A text", &[]);
    }

    #[test]
    fn marks_are_found_where_a_footnote_has_them() {
        let mut footnotes = Footnotes::default();
        for mark in ["1", "*"] {
            footnotes.add(Mark::new(mark).unwrap(), Text::plain("x"), &Place::default());
        }
        for (text, expected) in [
            ("**backbone network(1)**", "**backbone network[^1]**"),
            ("**compute (1)** parts", "**compute [^1]** parts"),
            ("parts **(1)**", "parts **[^1]**"),
            ("Masking plan\\*", "Masking plan[^*]"),
            ("2 \\* 3 (2) and a\\*b", "2 \\* 3 (2) and a\\*b"),
            ("network¹", "network[^1]"),
            ("Use S3 \\* with it", "Use S3 [^*] with it"),
            ("2 \\* 3 parts and \\* more", "2 \\* 3 parts and [^*] more"),
            ("4 \\* all of it", "4 \\* all of it"),
        ] {
            let mut text = read(text);
            footnotes.mark(&mut text);
            assert_eq!(write(&text), expected);
        }
    }
}
