//! From a kept comparison to the file. The order in which keys are written here is their order.

use std::collections::BTreeMap;

use super::{FORMAT, KeptComparison, KeptSide, VERSION, parties_of, rows_of};
use crate::json::write::Keys;
use crate::json::{Node, pretty};

/// The side that pairs are of where they do not say it: the second.
pub(super) const SECOND: u64 = 2;

/// The file.
pub fn write(kept: &KeptComparison) -> String {
    pretty(&to_node(kept))
}

/// The same as a value.
pub fn to_node(kept: &KeptComparison) -> Node<'_> {
    let mut out = Keys::default();
    out.text("format", FORMAT)
        .add("version", Node::Number(VERSION))
        .text("id", kept.id.to_string())
        .some("name", Some(kept.name.as_str()))
        .some("created", kept.created.map(|date| date.to_string()))
        .some("changed", kept.changed.map(|date| date.to_string()))
        .add("sides", Node::List(kept.sides.iter().map(side).collect()));
    if let Some((side, party)) = kept.us {
        let mut us = Keys::default();
        us.add("side", Node::Number(side as u64 + 1)).text("party", party.to_string());
        out.add("us", us.end());
    }
    let (mut parties, mut pairs) = (Vec::new(), Vec::new());
    for (number, matches) in (SECOND..).zip(&kept.matches) {
        let names = Names::of(kept, number, |side| &side.parties);
        let said = parties_of(matches).into_iter();
        parties.extend(said.map(|(a, b)| names.pair("name", number, Some(a), b)));
        let texts = Names::of(kept, number, |side| &side.texts);
        let said = rows_of(matches).into_iter();
        pairs.extend(said.map(|(a, b)| texts.pair("text", number, a, b)));
    }
    if !parties.is_empty() {
        out.add("parties", Node::List(parties));
    }
    // Always there: `remit match --matches` knows a file of pairs by it.
    out.add("pairs", Node::List(pairs));
    out.end()
}

fn side(side: &KeptSide) -> Node<'_> {
    let mut out = Keys::default();
    out.text("of", side.of.to_string())
        .text("title", side.title.as_str())
        .text("content", format!("{:016x}", side.content))
        .end()
}

/// What ids of both sides are called.
struct Names<'a, T> {
    a: Option<&'a BTreeMap<T, String>>,
    b: Option<&'a BTreeMap<T, String>>,
}

impl<'a, T: Ord + ToString> Names<'a, T> {
    fn of(
        kept: &'a KeptComparison,
        number: u64,
        names: impl Fn(&'a KeptSide) -> &'a BTreeMap<T, String>,
    ) -> Self {
        let side = |at: u64| kept.sides.get(at as usize).map(&names);
        Self { a: side(0), b: side(number - 1) }
    }

    /// Two that are the same, or one for which there is nothing.
    fn pair(&self, what: &str, number: u64, a: Option<T>, b: Option<T>) -> Node<'a> {
        let mut out = Keys::default();
        if number != SECOND {
            out.add("side", Node::Number(number));
        }
        for (key, id, names) in [("a", a, self.a), ("b", b, self.b)] {
            let Some(id) = id else {
                out.add(key, Node::Other("null"));
                continue;
            };
            out.text(key, id.to_string());
            if let Some(said) = names.and_then(|names| names.get(&id)) {
                out.add(format!("{what}{}", key.to_uppercase()), Node::text(said.as_str()));
            }
        }
        out.end()
    }
}
