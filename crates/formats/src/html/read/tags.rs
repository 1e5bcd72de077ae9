//! Tags as they stand in a text: their name, whether they close, and what they say.

use super::entities::decoded;
use remit_core::steps;

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag<'a> {
    /// The name in lower case.
    pub name: String,
    /// Whether it is a closing tag.
    pub closes: bool,
    attributes: &'a str,
}

/// Where a name ends. Word's own elements have a prefix: `o:p`; an address has no letter behind
/// its colon.
fn name_end(text: &str) -> Option<usize> {
    let is_prefix = |at: usize| {
        text.get(at + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
    };
    let ends = |(at, c): &(usize, char)| match c {
        ':' => !is_prefix(*at),
        c => !c.is_ascii_alphanumeric() && *c != '-',
    };
    text.char_indices().find(ends).map(|(at, _)| at)
}

impl<'a> Tag<'a> {
    /// The tag at the beginning of a text, and how many bytes it takes. What only looks like
    /// one, as in `a < b`, is none.
    pub fn at(text: &'a str) -> Option<(Self, usize)> {
        let rest = text.strip_prefix('<')?;
        let closes = rest.starts_with('/');
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let name_end = name_end(rest)?;
        let name = rest.get(..name_end)?;
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || name.len() > 32 {
            return None;
        }
        let inside = rest.get(name_end..)?;
        if !inside.starts_with(|c: char| c.is_whitespace() || matches!(c, '/' | '>')) {
            return None;
        }
        // A tag never begins inside another: whatever has no end of its own is text.
        let mut quote = None;
        for (at, c) in inside.char_indices() {
            steps::look(1);
            match (quote, c) {
                (None, '>') => {
                    let attributes = inside.get(..at)?;
                    let length = text.len() - inside.len() + at + 1;
                    let tag = Self { name: name.to_ascii_lowercase(), closes, attributes };
                    return Some((tag, length));
                }
                (None, '<') => return None,
                (None, '"' | '\'') => quote = Some(c),
                (Some(open), c) if c == open => quote = None,
                // A quote that is never closed must not swallow the rest of the file.
                _ if at > 20_000 => return None,
                _ => {}
            }
        }
        None
    }

    /// Whether it opens an element of this name.
    pub fn opens(&self, name: &str) -> bool {
        !self.closes && self.name == name
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            let end = rest.find(|c: char| c.is_whitespace() || c == '=' || c == '/');
            let (key, after) = rest.split_at(end.unwrap_or(rest.len()));
            let trimmed = after.trim_start();
            let (value, after) = match trimmed.strip_prefix('=') {
                None => ("", after),
                Some(value) => {
                    let value = value.trim_start();
                    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
                    if let Some(quote) = quote {
                        let inside = value.get(1..)?;
                        inside.split_once(quote).unwrap_or((inside, ""))
                    } else {
                        let end = value.find(char::is_whitespace).unwrap_or(value.len());
                        value.split_at(end)
                    }
                }
            };
            if key.eq_ignore_ascii_case(name) {
                return Some(decoded(value));
            }
            if key.is_empty() && after.len() == rest.len() {
                return None;
            }
            rest = after;
        }
    }

    /// A number in an attribute.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.attribute(name)?.trim().parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Tag;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, bool, usize)>) {
        let tag = Tag::at(text);
        let found = tag.as_ref().map(|(tag, length)| (tag.name.as_str(), tag.closes, *length));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn tags_are_told_from_text() {
        check("<br/>x", Some(("br", false, 5)));
        check("</TD >", Some(("td", true, 6)));
        check("<a title='a > b'>x", Some(("a", false, 17)));
        check("< b", None);
        check("<3 R", None);
        check("<b", None);
        check("<a <b>", None);
        check("<https://example.org>", None);
        // A cell of Word's was pasted with its signs: "RA<o:p></o:p>".
        check("<o:p>", Some(("o:p", false, 5)));
        check("</o:p>", Some(("o:p", true, 6)));
    }

    #[test]
    fn attributes_are_read_quoted_or_not() {
        let (tag, _) = Tag::at("<td colspan=2 rowspan = \"3\" title='a&amp;b' hidden>").unwrap();
        assert_eq!(tag.number("colspan"), Some(2));
        assert_eq!(tag.number("rowspan"), Some(3));
        assert_eq!(tag.attribute("title").as_deref(), Some("a&b"));
        assert_eq!(tag.attribute("hidden").as_deref(), Some(""));
        assert_eq!(tag.attribute("class"), None);
    }
}
