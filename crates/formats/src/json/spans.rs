//! Where values stand in a JSON text: for who has to point at them. The readers do without; a
//! text in which something is to be shown is gone through once more.

use std::ops::Range;

/// A JSON text that has been read, so that it is known to be one.
#[derive(Debug, Clone, Copy)]
pub struct Spans<'a> {
    text: &'a str,
}

/// Where something stands, in bytes.
pub type Span = Range<usize>;

impl<'a> Spans<'a> {
    /// The values of a text.
    pub fn of(text: &'a str) -> Self {
        Self { text }
    }

    /// The outermost value.
    pub fn root(self) -> Span {
        let start = self.skip_space(0);
        start..self.end(start)
    }

    /// What stands there.
    pub fn text(self, span: &Span) -> &'a str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    /// The text that a string says; nothing where it is another value.
    pub fn string(self, span: &Span) -> Option<String> {
        serde_json::from_str(self.text(span)).ok()
    }

    /// The items of a list; none of another value.
    pub fn items(self, list: &Span) -> Vec<Span> {
        let mut items = Vec::new();
        if self.byte(list.start) != Some(b'[') {
            return items;
        }
        let mut at = self.skip_space(list.start + 1);
        while at < list.end && self.byte(at) != Some(b']') {
            let end = self.end(at);
            if end <= at {
                break;
            }
            items.push(at..end);
            at = self.next(end);
        }
        items
    }

    /// The keys of an object with their values; none of another value.
    pub fn pairs(self, object: &Span) -> Vec<(Span, Span)> {
        let mut pairs = Vec::new();
        if self.byte(object.start) != Some(b'{') {
            return pairs;
        }
        let mut at = self.skip_space(object.start + 1);
        while at < object.end && self.byte(at) == Some(b'"') {
            let key = at..self.end(at);
            let colon = self.skip_space(key.end);
            let value = self.skip_space(colon + 1);
            let end = self.end(value);
            if end <= value {
                break;
            }
            pairs.push((key, value..end));
            at = self.next(end);
        }
        pairs
    }

    /// The value of a key.
    pub fn value(self, object: &Span, key: &str) -> Option<Span> {
        let mut pairs = self.pairs(object).into_iter();
        pairs.find(|(at, _)| self.string(at).as_deref() == Some(key)).map(|(_, value)| value)
    }

    /// What a path leads to that an error names, like `rows[3].cells.Customer`; as far as it
    /// leads.
    pub fn find(self, path: &str) -> Span {
        let mut found = self.root();
        let mut rest = path;
        while !rest.is_empty() {
            let next = match rest.strip_prefix('[') {
                Some(number) => self.item(&found, number),
                None => self.named(&found, rest.strip_prefix('.').unwrap_or(rest)),
            };
            let Some((value, behind)) = next else { break };
            found = value;
            rest = behind;
        }
        found
    }

    /// The item that a path goes on with, and the rest of the path.
    fn item<'b>(self, list: &Span, path: &'b str) -> Option<(Span, &'b str)> {
        let (number, rest) = path.split_once(']')?;
        Some((self.items(list).get(number.parse::<usize>().ok()?)?.clone(), rest))
    }

    /// The value whose key a path goes on with, and the rest of the path. Names of parties are
    /// keys, and may have dots in them: the longest key that fits is meant.
    fn named<'b>(self, object: &Span, path: &'b str) -> Option<(Span, &'b str)> {
        let fits = |(key, value): (Span, Span)| {
            let rest = path.strip_prefix(self.string(&key)?.as_str())?;
            let is_whole = rest.is_empty() || rest.starts_with(['.', '[']);
            is_whole.then_some((value, rest))
        };
        let found = self.pairs(object).into_iter().filter_map(fits);
        found.min_by_key(|(_, rest)| rest.len())
    }

    fn byte(self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn skip_space(self, mut at: usize) -> usize {
        while self.byte(at).is_some_and(|byte| byte.is_ascii_whitespace()) {
            at += 1;
        }
        at
    }

    /// Where the next value of a list or object begins, behind the comma.
    fn next(self, end: usize) -> usize {
        let at = self.skip_space(end);
        match self.byte(at) {
            Some(b',') => self.skip_space(at + 1),
            // Whatever else stands there ends it, and is passed in any case.
            Some(b']' | b'}') => at,
            _ => self.text.len(),
        }
    }

    /// Where the value ends that begins here.
    fn end(self, start: usize) -> usize {
        let mut depth = 0_usize;
        let mut at = start;
        while let Some(byte) = self.byte(at) {
            match byte {
                b'"' => at = self.string_end(at),
                b'[' | b'{' => {
                    depth += 1;
                    at += 1;
                }
                b']' | b'}' => {
                    if depth == 0 {
                        return at;
                    }
                    depth -= 1;
                    at += 1;
                }
                b',' | b':' if depth == 0 => return at,
                byte if depth == 0 && byte.is_ascii_whitespace() => return at,
                _ => {
                    at += 1;
                    continue;
                }
            }
            if depth == 0 {
                return at;
            }
        }
        at
    }

    /// Where the string ends whose quote stands here.
    fn string_end(self, start: usize) -> usize {
        let mut at = start + 1;
        while let Some(byte) = self.byte(at) {
            match byte {
                b'"' => return at + 1,
                b'\\' => at += 2,
                _ => at += 1,
            }
        }
        self.text.len()
    }
}

/// The line and the column, in characters from 1 on, of what an error names by its path.
pub fn position(text: &str, path: &str) -> (usize, usize) {
    let start = Spans::of(text).find(path).start;
    let before = text.get(..start).unwrap_or_default();
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str =
        "{\n  \"a\": [1, \"x]\\\"\", {\"b.c\": {\"d\": true}}],\n  \"é\": \"ö\", \"b\": 2\n}\n";

    #[track_caller]
    fn check(path: &str, expected: &str, line: usize, column: usize) {
        let spans = Spans::of(TEXT);
        assert_eq!(spans.text(&spans.find(path)), expected, "{path}");
        assert_eq!(position(TEXT, path), (line, column), "{path}");
    }

    #[test]
    fn a_path_leads_to_its_value() {
        check("a[0]", "1", 2, 9);
        check("a[1]", "\"x]\\\"\"", 2, 12);
        check("a[2].b.c.d", "true", 2, 34);
        check("b", "2", 3, 18);
        check("é", "\"ö\"", 3, 8);
        // As far as it leads.
        check("a[2].b.c.e", "{\"d\": true}", 2, 28);
        check("a[7]", "[1, \"x]\\\"\", {\"b.c\": {\"d\": true}}]", 2, 8);
        assert_eq!(position(TEXT, "The file"), (1, 1));
    }

    proptest! {
        #[test]
        fn any_text_is_gone_through(text in "[\\[\\]{},:\"\\\\ a1é]{0,40}", path in "[a1.\\[\\]]{0,8}") {
            let spans = Spans::of(&text);
            let root = spans.root();
            for (key, value) in spans.pairs(&root) {
                prop_assert!(key.end <= value.start.max(key.end));
            }
            let _some = (spans.items(&root).len(), position(&text, &path));
        }
    }
}
