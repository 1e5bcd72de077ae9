//! From the file to a kept comparison, with the path of whatever does not fit.

use std::collections::BTreeMap;
use std::str::FromStr;

use super::write::SECOND;
use super::{ComparisonReadError, FORMAT, KeptComparison, KeptSide, VERSION};
use crate::json::object::short;
use crate::json::{self, JsonPath, Node, Object, ReadError, object};
use remit_compare::align::Matches;
use remit_compare::comparison::{FEWEST, MOST};
use remit_core::matrix::{MatrixId, limits};

/// Reads a file. What is not understood is an error; nothing is dropped in silence.
pub fn read(bytes: &[u8]) -> Result<KeptComparison, ComparisonReadError> {
    from_node(json::parse(json::text_of(bytes)?)?)
}

/// The comparison of a value.
pub fn from_node(file: Node) -> Result<KeptComparison, ComparisonReadError> {
    let root = JsonPath::ROOT;
    let mut file = match file {
        Node::Object(_) => Object::new(file, &root)?,
        _ => return Err(ComparisonReadError::NotAComparison),
    };
    match file.take("format") {
        Some(Node::Text(format)) if format == FORMAT => {}
        _ => return Err(ComparisonReadError::NotAComparison),
    }
    match file.number("version")? {
        Some(VERSION) => {}
        Some(version) if version > VERSION => return Err(ComparisonReadError::Newer { version }),
        _ => return Err(root.key("version").wrong(format!("must be {VERSION}")).into()),
    }
    file.text("$schema")?;
    let id = file.need("id")?;
    let name =
        short(file.text("name")?.unwrap_or_default(), &root.key("name"), limits::NAME_CHARS)?;
    let (created, changed) = (file.maybe("created")?, file.maybe("changed")?);
    let mut sides = file.list("sides", side)?;
    if !(FEWEST..=MOST).contains(&sides.len()) {
        let reason = format!("must have {FEWEST} to {MOST} matrices, but has {}", sides.len());
        return Err(root.key("sides").wrong(reason).into());
    }
    let us = match file.take("us") {
        None => None,
        Some(node) => {
            let path = root.key("us");
            let mut us = Object::new(node, &path)?;
            let number = us.number("side")?.ok_or_else(|| us.missing("side"))?;
            let at = position(number, 1, sides.len(), &path)?;
            let party = us.need("party")?;
            us.end()?;
            Some((at, party))
        }
    };
    let mut matches = vec![Matches::default(); sides.len() - 1];
    let parties = file.list("parties", |node, path| Pair::read(node, path, &NAMES, sides.len()))?;
    for (at, pair) in parties.into_iter().enumerate() {
        let Some(said) = matches.get_mut(pair.side - 1) else { continue };
        match (&pair.a, &pair.b) {
            (Some((a, _)), Some((b, _))) => said.pair_parties(*a, *b),
            (Some((a, _)), None) => said.nobody_for(*a),
            (None, _) => {
                let path = root.key("parties");
                return Err(path.index(at).wrong("must name a party of the first matrix").into());
            }
        }
        name_both(&mut sides, pair, |side| &mut side.parties);
    }
    let pairs = file.list("pairs", |node, path| Pair::read(node, path, &TEXTS, sides.len()))?;
    for (at, pair) in pairs.into_iter().enumerate() {
        let Some(said) = matches.get_mut(pair.side - 1) else { continue };
        match (&pair.a, &pair.b) {
            (Some((a, _)), Some((b, _))) => said.pair(*a, *b),
            (Some((a, _)), None) => said.nothing_for(*a),
            (None, Some((b, _))) => said.nothing_for_other(*b),
            (None, None) => {
                let path = root.key("pairs");
                return Err(path.index(at).wrong("must name a row").into());
            }
        }
        name_both(&mut sides, pair, |side| &mut side.texts);
    }
    file.end()?;
    Ok(KeptComparison { id, name, created, changed, us, sides, matches })
}

fn side(node: Node, path: &JsonPath) -> Result<KeptSide, ReadError> {
    let mut object = Object::new(node, path)?;
    let of = object.need("of")?;
    let title = short(object.need_text("title")?, &path.key("title"), limits::NAME_CHARS)?;
    // Written as ids are: no program rounds it.
    let content: MatrixId = object.need("content")?;
    object.end()?;
    let (texts, parties) = (BTreeMap::new(), BTreeMap::new());
    Ok(KeptSide { of, title, content: content.bits(), texts, parties })
}

/// The keys of the texts beside the ids, and how long these are at most.
struct Beside {
    keys: [&'static str; 2],
    most: usize,
}

const TEXTS: Beside = Beside { keys: ["textA", "textB"], most: limits::TEXT_CHARS };
const NAMES: Beside = Beside { keys: ["nameA", "nameB"], most: limits::NAME_CHARS };

/// Two that are the same, or one for which there is nothing; each with what it says.
#[derive(Clone)]
struct Pair<T> {
    side: usize,
    a: Option<(T, String)>,
    b: Option<(T, String)>,
}

impl<T: FromStr<Err: ToString>> Pair<T> {
    fn read(node: Node, path: &JsonPath, beside: &Beside, sides: usize) -> Result<Self, ReadError> {
        let mut object = Object::new(node, path)?;
        let number = object.number("side")?.unwrap_or(SECOND);
        let side = position(number, SECOND, sides, path)?;
        let [text_a, text_b] = beside.keys;
        let mut end = |key: &'static str, text: &'static str| {
            let id = match object.take(key) {
                None => return Err(object.missing(key)),
                // Nothing there.
                Some(Node::Other("null")) => None,
                Some(node) => {
                    let path = path.key(key);
                    Some(path.parse(&object::text(node, &path)?)?)
                }
            };
            let said = object.text(text)?.unwrap_or_default();
            let said = short(said, &path.key(text), beside.most)?;
            Ok(id.map(|id| (id, said)))
        };
        let (a, b) = (end("a", text_a)?, end("b", text_b)?);
        object.end()?;
        Ok(Self { side, a, b })
    }
}

/// Writes down what both ends of a pair say.
fn name_both<T: Ord>(
    sides: &mut [KeptSide],
    pair: Pair<T>,
    names: impl Fn(&mut KeptSide) -> &mut BTreeMap<T, String>,
) {
    for (at, end) in [(0, pair.a), (pair.side, pair.b)] {
        if let (Some((id, said)), Some(side)) = (end, sides.get_mut(at))
            && !said.is_empty()
        {
            names(side).insert(id, said);
        }
    }
}

/// From the number of a side, from 1 on, to its place.
fn position(number: u64, first: u64, sides: usize, path: &JsonPath) -> Result<usize, ReadError> {
    let wrong = || path.key("side").wrong(format!("must be a number from {first} to {sides}"));
    if !(first..=sides as u64).contains(&number) {
        return Err(wrong());
    }
    usize::try_from(number - 1).map_err(|_| wrong())
}
