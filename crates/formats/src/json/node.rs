//! A JSON value as it stands in the file: keys in their order, and none dropped that stands
//! twice. The one type that serde knows; everything else is read from it by hand, which says
//! better what is wrong and where, and is a third of the code that derived readers compile to.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// A JSON value. Texts stay where they stand in the file, or in the matrix that is written: a
/// large draft has a million of them, most of them keys, letters and ids.
#[derive(Debug, Clone, PartialEq)]
pub enum Node<'a> {
    /// A string.
    Text(Cow<'a, str>),
    /// A number; the format has whole ones alone.
    Number(u64),
    /// An array.
    List(Vec<Self>),
    /// An object, its keys in the order of the file.
    Object(Vec<Pair<'a>>),
    /// What no key of ours holds, with words for it.
    Other(&'static str),
}

/// A key of an object, with its value.
pub type Pair<'a> = (Cow<'a, str>, Node<'a>);

impl<'a> Node<'a> {
    /// A text.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }

    /// What it is, for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Number(_) => "a number",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
            Self::Other(words) => words,
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Node<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Node::text(text))
    }

    /// One in which something was escaped, and so stands nowhere as it is.
    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Node::text(text.to_owned()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Node::Number(number))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Node::Other("a number below zero"))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Node::Other("a fraction"))
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Node::Other("true or false"))
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Node::Other("null"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some((Key(key), value)) = map.next_entry()? {
            pairs.push((key, value));
        }
        Ok(Node::Object(pairs))
    }
}

/// A key of an object. Serde by itself would copy each.
struct Key<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Key<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.deserialize_str(NodeVisitor)? {
            Node::Text(key) => Ok(Self(key)),
            other => Err(Error::custom(format_args!("a key is {}", other.kind()))),
        }
    }
}
