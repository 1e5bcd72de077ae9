//! Reads objects key by key, and knows the path to everything for messages.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use super::ReadError;
use super::node::{Node, Pair};

/// The path to a value, kept on the stack: nothing is written until something is wrong.
#[derive(Clone, Copy)]
pub struct JsonPath<'a> {
    parent: Option<&'a JsonPath<'a>>,
    step: PathStep<'a>,
}

#[derive(Clone, Copy)]
enum PathStep<'a> {
    Root,
    Key(&'a str),
    Index(usize),
}

impl<'a> JsonPath<'a> {
    /// The outermost value.
    pub const ROOT: JsonPath<'static> = JsonPath { parent: None, step: PathStep::Root };

    /// The value of a key.
    #[must_use]
    pub fn key(&'a self, key: &'a str) -> JsonPath<'a> {
        JsonPath { parent: Some(self), step: PathStep::Key(key) }
    }

    /// An item of a list.
    #[must_use]
    pub fn index(&'a self, index: usize) -> JsonPath<'a> {
        JsonPath { parent: Some(self), step: PathStep::Index(index) }
    }

    /// Something is wrong here.
    pub fn wrong(&self, reason: impl Into<String>) -> ReadError {
        let place = self.to_string();
        let place = if place.is_empty() { "The file".to_owned() } else { place };
        ReadError::Invalid { place, reason: reason.into() }
    }

    /// The error of a value that is of another kind than it must be.
    pub fn expected(&self, wanted: &str, found: &Node) -> ReadError {
        self.wrong(format!("must be {wanted}, but is {}", found.kind()))
    }

    /// Reads an id, a date or the like.
    pub fn parse<T: FromStr<Err: ToString>>(&self, text: &str) -> Result<T, ReadError> {
        text.parse().map_err(|error: T::Err| self.wrong(error.to_string()))
    }
}

impl fmt::Display for JsonPath<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
        }
        match self.step {
            PathStep::Root => Ok(()),
            PathStep::Index(at) => write!(f, "[{at}]"),
            PathStep::Key(key) => {
                let first = self.parent.is_none_or(|parent| matches!(parent.step, PathStep::Root));
                write!(f, "{}{key}", if first { "" } else { "." })
            }
        }
    }
}

/// How many keys most objects are asked for at most.
const KEYS: usize = 12;

/// An object that is being read. Keys that nobody asks for are an error at the [`end`](Self::end).
pub struct Object<'a> {
    path: &'a JsonPath<'a>,
    pairs: Vec<Pair<'a>>,
    asked: Vec<&'static str>,
}

impl<'a> Object<'a> {
    /// The object that stands here.
    pub fn new(node: Node<'a>, path: &'a JsonPath<'a>) -> Result<Self, ReadError> {
        match node {
            Node::Object(pairs) => Ok(Self { path, pairs, asked: Vec::with_capacity(KEYS) }),
            other => Err(path.expected("an object", &other)),
        }
    }

    /// Whether there is such a key.
    pub fn has(&self, key: &str) -> bool {
        self.pairs.iter().any(|(other, _)| other == key)
    }

    /// The value of a key.
    pub fn take(&mut self, key: &'static str) -> Option<Node<'a>> {
        self.asked.push(key);
        let at = self.pairs.iter().position(|(other, _)| other == key)?;
        Some(self.pairs.remove(at).1)
    }

    /// The text of a key that may be left out.
    pub fn text(&mut self, key: &'static str) -> Result<Option<String>, ReadError> {
        Ok(self.seen(key)?.map(Cow::into_owned))
    }

    /// The text of a key that may be left out, for who only looks at it.
    pub fn seen(&mut self, key: &'static str) -> Result<Option<Cow<'a, str>>, ReadError> {
        match self.take(key) {
            None => Ok(None),
            Some(Node::Text(text)) => Ok(Some(text)),
            Some(other) => Err(self.path.key(key).expected("text", &other)),
        }
    }

    /// The text of a key that must be there.
    pub fn need_text(&mut self, key: &'static str) -> Result<String, ReadError> {
        self.need_seen(key).map(Cow::into_owned)
    }

    /// The text of a key that must be there, for who only looks at it.
    pub fn need_seen(&mut self, key: &'static str) -> Result<Cow<'a, str>, ReadError> {
        self.seen(key)?.ok_or_else(|| self.missing(key))
    }

    /// The number of a key that may be left out.
    pub fn number(&mut self, key: &'static str) -> Result<Option<u64>, ReadError> {
        match self.take(key) {
            None => Ok(None),
            Some(Node::Number(number)) => Ok(Some(number)),
            Some(other) => Err(self.path.key(key).expected("a whole number", &other)),
        }
    }

    /// Something written as text, like an id or a date, that must be there.
    pub fn need<T: FromStr<Err: ToString>>(&mut self, key: &'static str) -> Result<T, ReadError> {
        let text = self.need_seen(key)?;
        self.path.key(key).parse(&text)
    }

    /// The same, where it may be left out.
    pub fn maybe<T: FromStr<Err: ToString>>(
        &mut self,
        key: &'static str,
    ) -> Result<Option<T>, ReadError> {
        let Some(text) = self.seen(key)? else { return Ok(None) };
        self.path.key(key).parse(&text).map(Some)
    }

    /// The value of one of these words; `None` where the key is left out.
    pub fn word<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
    ) -> Result<Option<T>, ReadError> {
        let Some(text) = self.seen(key)? else { return Ok(None) };
        let unknown = || {
            let known = quoted(words.iter().map(|(word, _)| *word));
            self.path.key(key).wrong(format!("unknown value `{text}`, expected one of {known}"))
        };
        let found = words.iter().find(|(word, _)| *word == text);
        found.map(|(_, value)| Some(*value)).ok_or_else(unknown)
    }

    /// The items of a list, each read in its turn; none where the key is left out.
    pub fn list<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(Node<'a>, &JsonPath) -> Result<T, ReadError>,
    ) -> Result<Vec<T>, ReadError> {
        let Some(node) = self.take(key) else { return Ok(Vec::new()) };
        let path = self.path.key(key);
        let Node::List(items) = node else { return Err(path.expected("a list", &node)) };
        let items = items.into_iter().enumerate();
        items.map(|(at, item)| read(item, &path.index(at))).collect()
    }

    /// That a key must be there.
    pub fn missing(&self, key: &str) -> ReadError {
        self.path.wrong(format!("the key `{key}` is missing"))
    }

    /// Everything has been asked for: what is left should not be there.
    pub fn end(self) -> Result<(), ReadError> {
        let Some((key, _)) = self.pairs.first() else { return Ok(()) };
        let path = self.path.key(key);
        if self.asked.iter().any(|asked| asked == key) {
            return Err(path.wrong("the key appears twice"));
        }
        let known = quoted(self.asked.iter().copied());
        Err(path.wrong(format!("unknown key `{key}`, expected one of {known}")))
    }
}

/// What could have been there.
fn quoted(known: impl Iterator<Item = &'static str>) -> String {
    known.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// A text that has at most so many characters.
pub fn short(text: String, path: &JsonPath, most: usize) -> Result<String, ReadError> {
    if text.chars().count() > most {
        return Err(path.wrong(format!("must have at most {most} characters")));
    }
    Ok(text)
}

/// The text that stands here.
pub fn text<'a>(node: Node<'a>, path: &JsonPath) -> Result<Cow<'a, str>, ReadError> {
    match node {
        Node::Text(text) => Ok(text),
        other => Err(path.expected("text", &other)),
    }
}
