//! A reader for the tags of an HTML page: enough for a page of our own, and
//! no more.

use std::ops::Range;

/// An opening tag.
#[derive(Debug)]
pub struct Tag<'a> {
    /// Its name as written.
    pub name: &'a str,
    /// Where it is, from `<` to `>`; for a script or style with its content
    /// and closing tag.
    pub range: Range<usize>,
    attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Tag<'a> {
    /// The value of an attribute; empty for one without a value.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        let found = self.attributes.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| *value)
    }
}

/// All opening tags of a page, in order, without those in comments.
pub fn read(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        let rest = &html[start..];
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(html.len(), |end| start + end + 3);
        } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let tag = read_tag(html, start);
            at = tag.range.end;
            tags.push(tag);
        } else {
            at = start + 1;
        }
    }
    tags
}

fn read_tag(html: &str, start: usize) -> Tag<'_> {
    let text = &html[start + 1..];
    let name = &text[..text.find(ends_name).unwrap_or(text.len())];
    let mut attributes = Vec::new();
    let mut rest = text[name.len()..].trim_start_matches(is_filler);
    while !rest.is_empty() && !rest.starts_with('>') {
        let (attribute, after) = read_attribute(rest);
        attributes.push(attribute);
        rest = after.trim_start_matches(is_filler);
    }
    let mut end = html.len() - rest.len() + usize::from(!rest.is_empty());
    if matches!(name, "script" | "style") {
        let closing = format!("</{name}>");
        let content = &html[end..];
        end += content.find(&closing).map_or(content.len(), |at| at + closing.len());
    }
    Tag { name, range: start..end, attributes }
}

/// Reads `key`, `key=value`, `key="value"` or `key='value'`, and returns what
/// follows as well.
fn read_attribute(text: &str) -> ((&str, &str), &str) {
    // A stray `=` at the beginning counts as part of the key, as in browsers.
    let key_end = text
        .char_indices()
        .skip(1)
        .find(|(_, c)| *c == '=' || ends_name(*c))
        .map_or(text.len(), |(at, _)| at);
    let (key, rest) = text.split_at(key_end);
    let Some(value) = rest.trim_start().strip_prefix('=').map(str::trim_start) else {
        return ((key, ""), rest);
    };
    for quote in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(quote) {
            let (value, after) = quoted.split_once(quote).unwrap_or((quoted, ""));
            return ((key, value), after);
        }
    }
    let end = value.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(value.len());
    let (value, after) = value.split_at(end);
    ((key, value), after)
}

fn ends_name(c: char) -> bool {
    c.is_ascii_whitespace() || c == '>' || c == '/'
}

fn is_filler(c: char) -> bool {
    c.is_ascii_whitespace() || c == '/'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_in_every_spelling() {
        let html = r#"<link rel="stylesheet" href='a.css' media=print hidden/>"#;
        let tags = read(html);
        assert_eq!(tags.len(), 1);
        let tag = &tags[0];
        assert_eq!(tag.name, "link");
        assert_eq!(tag.range, 0..html.len());
        assert_eq!(tag.get("rel"), Some("stylesheet"));
        assert_eq!(tag.get("href"), Some("a.css"));
        assert_eq!(tag.get("media"), Some("print"));
        assert_eq!(tag.get("hidden"), Some(""));
        assert_eq!(tag.get("integrity"), None);
    }

    #[test]
    fn comments_and_closing_tags_are_left_out() {
        let tags = read("<!DOCTYPE html><!-- <b> --><p a=\"x > y\">1 < 2</p><br/>");
        let names: Vec<&str> = tags.iter().map(|tag| tag.name).collect();
        assert_eq!(names, ["p", "br"]);
    }

    #[test]
    fn a_script_goes_up_to_its_end_and_is_not_looked_into() {
        let html = "<script>if (a<b) '<p>'</script><i>";
        let tags = read(html);
        assert_eq!(tags.len(), 2);
        assert_eq!(&html[tags[0].range.clone()], &html[..html.len() - 3]);
    }

    #[test]
    fn broken_pages_end_the_reading() {
        for html in ["<", "<a", "<a b", "<a b=", "<a b=\"c", "<!-- x", "<script>", "<a =>é<"] {
            assert!(read(html).len() <= 2, "{html}");
        }
    }
}
