//! Values as JSON without names of fields: the journal of a draft holds commands so, and jobs and
//! what comes of them cross so between the page and its worker.
//!
//! A struct is the list of its fields, an enum a word and then its fields, in their order. What
//! reads it believes nothing: it gives `None` for whatever was not written so, and commands are
//! checked again where they are carried out.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

mod align;
mod commands;
mod document;
mod page;
mod review;

use crate::json::{self, Node};
use remit_core::matrix::{
    ComparisonId, FootnoteId, MatrixId, PartyId, PlanId, RowId, StepId, TabId,
};

/// A text that another version of Remit has written, or nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Parts of Remit are from different versions. Reload the page.")]
pub struct OtherVersion;

/// A value as text.
pub fn to_text<T: Coded>(value: &T) -> String {
    json::compact(&value.encode())
}

/// The value of a text that [`to_text`] has written.
pub fn from_text<T: Coded>(text: &str) -> Result<T, OtherVersion> {
    json::parse(text).ok().and_then(T::decode).ok_or(OtherVersion)
}

/// What can be written so.
pub trait Coded: Sized {
    /// As it is written.
    fn encode(&self) -> Node<'_>;

    /// Reads what [`Coded::encode`] has written.
    fn decode(node: Node) -> Option<Self>;
}

/// The items of a list.
pub fn items(node: Node) -> Option<std::vec::IntoIter<Node>> {
    match node {
        Node::List(items) => Some(items.into_iter()),
        _ => None,
    }
}

/// The text that this is.
pub fn text(node: Node<'_>) -> Option<Cow<'_, str>> {
    match node {
        Node::Text(text) => Some(text),
        _ => None,
    }
}

/// The next item of a list that is being read.
pub fn next<T: Coded>(items: &mut std::vec::IntoIter<Node>) -> Option<T> {
    T::decode(items.next()?)
}

/// Codes a struct as the list of these fields. What it `leaves` does not cross.
#[macro_export]
macro_rules! coded_struct {
    ($name:ident { $($field:ident),+ $(,)? } $(leaves { $($left:ident),+ })?) => {
        impl $crate::code::Coded for $name {
            fn encode(&self) -> $crate::json::Node<'_> {
                $crate::json::Node::List(vec![
                    $($crate::code::Coded::encode(&self.$field)),+
                ])
            }

            fn decode(node: $crate::json::Node) -> Option<Self> {
                let mut items = $crate::code::items(node)?;
                let read = Self {
                    $($field: $crate::code::next(&mut items)?,)+
                    $($($left: Default::default(),)+)?
                };
                items.next().is_none().then_some(read)
            }
        }
    };
}

/// Codes an enum as a list: the word of the variant, then its fields. What `was` written with
/// another word once is still read.
#[macro_export]
macro_rules! coded_enum {
    ($name:ident { $($word:literal = $variant:ident $(($($of:ident),+))? $({$($field:ident),+})?),+ $(,)? } $(was { $($old:literal = $read:path),+ $(,)? })?) => {
        impl $crate::code::Coded for $name {
            fn encode(&self) -> $crate::json::Node<'_> {
                use $crate::json::Node;
                match self {
                    $(Self::$variant $(($($of),+))? $({$($field),+})? => Node::List(vec![
                        Node::text($word),
                        $($($crate::code::Coded::encode($of)),+)?
                        $($($crate::code::Coded::encode($field)),+)?
                    ])),+
                }
            }

            fn decode(node: $crate::json::Node) -> Option<Self> {
                let mut items = $crate::code::items(node)?;
                let word: String = $crate::code::next(&mut items)?;
                let read = match word.as_str() {
                    $($word => {
                        $($(let $of = $crate::code::next(&mut items)?;)+)?
                        $($(let $field = $crate::code::next(&mut items)?;)+)?
                        Self::$variant $(($($of),+))? $({$($field),+})?
                    })+
                    $($($old => $read(&mut items)?,)+)?
                    _ => return None,
                };
                items.next().is_none().then_some(read)
            }
        }
    };
}

impl Coded for String {
    fn encode(&self) -> Node<'_> {
        Node::text(self.as_str())
    }

    fn decode(node: Node) -> Option<Self> {
        text(node).map(Cow::into_owned)
    }
}

impl Coded for Arc<str> {
    fn encode(&self) -> Node<'_> {
        Node::text(&**self)
    }

    fn decode(node: Node) -> Option<Self> {
        text(node).map(Into::into)
    }
}

impl Coded for u64 {
    fn encode(&self) -> Node<'_> {
        Node::Number(*self)
    }

    fn decode(node: Node) -> Option<Self> {
        match node {
            Node::Number(number) => Some(number),
            _ => None,
        }
    }
}

impl Coded for bool {
    fn encode(&self) -> Node<'_> {
        Node::Number(u64::from(*self))
    }

    fn decode(node: Node) -> Option<Self> {
        u64::decode(node).map(|number| number != 0)
    }
}

impl<T: Coded> Coded for Vec<T> {
    fn encode(&self) -> Node<'_> {
        Node::List(self.iter().map(T::encode).collect())
    }

    fn decode(node: Node) -> Option<Self> {
        items(node)?.map(T::decode).collect()
    }
}

impl<T: Coded + Ord> Coded for BTreeSet<T> {
    fn encode(&self) -> Node<'_> {
        Node::List(self.iter().map(T::encode).collect())
    }

    fn decode(node: Node) -> Option<Self> {
        items(node)?.map(T::decode).collect()
    }
}

impl<T: Coded> Coded for Option<T> {
    fn encode(&self) -> Node<'_> {
        Node::List(self.iter().map(T::encode).collect())
    }

    fn decode(node: Node) -> Option<Self> {
        let mut items = items(node)?;
        match items.next() {
            None => Some(None),
            Some(item) => items.next().is_none().then(|| T::decode(item).map(Some))?,
        }
    }
}

impl<T: Coded> Coded for Box<T> {
    fn encode(&self) -> Node<'_> {
        (**self).encode()
    }

    fn decode(node: Node) -> Option<Self> {
        T::decode(node).map(Self::new)
    }
}

impl<A: Coded, B: Coded> Coded for (A, B) {
    fn encode(&self) -> Node<'_> {
        Node::List(vec![self.0.encode(), self.1.encode()])
    }

    fn decode(node: Node) -> Option<Self> {
        let mut items = items(node)?;
        let read = (next(&mut items)?, next(&mut items)?);
        items.next().is_none().then_some(read)
    }
}

macro_rules! coded_ids {
    ($($name:ident),+) => { $(
        impl Coded for $name {
            fn encode(&self) -> Node<'_> {
                Node::text(self.to_string())
            }

            fn decode(node: Node) -> Option<Self> {
                text(node)?.parse().ok()
            }
        }
    )+ };
}

coded_ids!(ComparisonId, FootnoteId, MatrixId, PartyId, PlanId, RowId, StepId, TabId);
