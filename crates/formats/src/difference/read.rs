//! From JSON to the difference.

use std::borrow::Cow;

use crate::json::cells::RowContext;
use crate::json::object::{JsonPath, Object, text};
use crate::json::words::NUMBERINGS;
use crate::json::{Node, ReadError, cells, read};
use remit_compare as merge;
use remit_compare::{Difference, Head, ListChange, Order, Run, Splice};
use remit_core::matrix::text::notation;
use remit_core::matrix::{
    Date, FootnoteId, Link, Matrix, Party, PartyId, PlanId, PlanReader, RowId, Text, id,
};

/// The difference of a JSON value, which leads from this matrix to another.
pub fn from_node(node: Node, old: &Matrix) -> Result<Difference, ReadError> {
    from_node_at(node, old, &JsonPath::ROOT)
}

/// The same of a value that stands somewhere in a file.
pub(crate) fn from_node_at(
    node: Node,
    old: &Matrix,
    root: &JsonPath,
) -> Result<Difference, ReadError> {
    let mut object = Object::new(node, root)?;
    let head = head(&mut object, root)?;
    let mut keys = Vec::new();
    let party = |node: Node, path: &JsonPath| read::party(node, path, &mut keys);
    let id = |text: &str| text.parse().map(PartyId::bits);
    let parties = list(&mut object, "parties", root, party, id)?;
    let id = |text: &str| text.parse().map(PlanId::bits);
    let plans = list(&mut object, "plans", root, read::plan, id)?;
    let id = |text: &str| text.parse().map(FootnoteId::bits);
    let footnotes = list(&mut object, "footnotes", root, read::footnote, id)?;

    // Rows speak of the parties, plans and letters of the matrix that the difference leads to.
    let unfit = |error: merge::ApplyError| root.wrong(error.to_string());
    let new_parties = merge::parties_after(old, &parties).map_err(unfit)?;
    let new_plans = merge::plans_after(old, &plans).map_err(unfit)?;
    let letters = head.iter().find_map(|head| match head {
        Head::Letters(letters) => Some(letters),
        _ => None,
    });
    let letters = letters.unwrap_or(&old.letters).clone();
    let keys: Vec<String> = cells::keys(&new_parties).into_iter().map(Cow::into_owned).collect();
    let context = RowContext {
        parties: &new_parties,
        keys: &keys,
        letters: &letters,
        plans: &PlanReader::new(&new_plans),
    };
    let mut difference = Difference { head, parties, plans, footnotes, ..Difference::default() };
    if let Some(node) = object.take("rows") {
        let path = root.key("rows");
        let mut rows = Object::new(node, &path)?;
        difference.order = order(&mut rows, |text| text.parse().map(RowId::bits))?;
        difference.added = rows.list("added", |node, path| read::row(node, path, context))?;
        difference.changed = rows.list("changed", |node, path| context.changed(node, path))?;
        rows.end()?;
    }
    if let Some(node) = object.take("acceptances") {
        difference.acceptances =
            Some(acceptances(node, &root.key("acceptances"), context.parties)?);
    }
    object.end()?;
    Ok(difference)
}

fn head(object: &mut Object, root: &JsonPath) -> Result<Vec<Head>, ReadError> {
    let mut head = Vec::new();
    head.extend(object.maybe("id")?.map(Head::Id));
    if let Some(edition) = object.number("edition")? {
        let wrong = || root.key("edition").wrong("editions start at 1");
        head.push(Head::Edition(u32::try_from(edition).map_err(|_| wrong())?));
    }
    match object.take("base") {
        None => {}
        Some(Node::Text(none)) if none.is_empty() => head.push(Head::Base(None)),
        Some(node) => head.push(Head::Base(Some(read::base(node, &root.key("base"))?))),
    }
    head.extend(object.text("title")?.map(Head::Title));
    head.extend(object.text("language")?.map(Head::Language));
    head.extend(rich(object, "introduction")?.map(Head::Introduction));
    head.extend(object.text("sourceTitle")?.map(Head::SourceTitle));
    head.extend(object.text("provider")?.map(Head::Provider));
    head.extend(object.text("service")?.map(Head::Service));
    if let Some(address) = object.text("link")? {
        let unsafe_link =
            || root.key("link").wrong("a link must start with https:, http: or mailto:");
        let none = address.is_empty();
        let link = (!none).then(|| Link::new(&address).ok_or_else(unsafe_link)).transpose()?;
        head.push(Head::Link(link));
    }
    head.extend(date(object, root, "date", Head::Date)?);
    head.extend(rich(object, "note")?.map(Head::Note));
    head.extend(rich(object, "lettersIntroduction")?.map(Head::LettersIntroduction));
    if object.has("letters") {
        head.push(Head::Letters(read::letters(object, root)?));
    } else {
        object.take("letters");
    }
    head.extend(object.word("numbering", &NUMBERINGS)?.map(Head::Numbering));
    head.extend(date(object, root, "reviewBy", Head::ReviewBy)?);
    let any_rules = object.has("rules");
    let rules = object.list("rules", read::rule)?;
    if any_rules {
        head.push(Head::Rules(rules));
    }
    Ok(head)
}

pub(super) fn rich(object: &mut Object, key: &'static str) -> Result<Option<Text>, ReadError> {
    Ok(object.text(key)?.map(|text| notation::read(&text)))
}

/// A date; an empty text where it went.
fn date(
    object: &mut Object,
    root: &JsonPath,
    key: &'static str,
    head: fn(Option<Date>) -> Head,
) -> Result<Option<Head>, ReadError> {
    match object.text(key)? {
        None => Ok(None),
        Some(none) if none.is_empty() => Ok(Some(head(None))),
        Some(text) => root.key(key).parse(&text).map(|date| Some(head(Some(date)))),
    }
}

/// From the text of an id to its bits.
type ReadId = fn(&str) -> Result<u64, id::NotAnId>;

fn list<T>(
    object: &mut Object,
    key: &'static str,
    root: &JsonPath,
    mut read: impl FnMut(Node, &JsonPath) -> Result<T, ReadError>,
    id: ReadId,
) -> Result<ListChange<T>, ReadError> {
    let Some(node) = object.take(key) else { return Ok(ListChange::default()) };
    let path = root.key(key);
    let mut object = Object::new(node, &path)?;
    let change = ListChange {
        order: order(&mut object, id)?,
        added: object.list("added", &mut read)?,
        changed: object.list("changed", &mut read)?,
    };
    object.end()?;
    Ok(change)
}

fn order(object: &mut Object, id: ReadId) -> Result<Order, ReadError> {
    let read_id = |node: Node, path: &JsonPath| {
        id(&text(node, path)?).map_err(|error| path.wrong(error.to_string()))
    };
    let removed = object.list("removed", read_id)?;
    let runs = object.list("placed", |node, path| {
        let mut run = Object::new(node, path)?;
        let after = run.take("after").map(|node| read_id(node, &path.key("after"))).transpose()?;
        let ids = run.list("ids", read_id)?;
        run.end()?;
        Ok(Run { after, ids })
    })?;
    Ok(Order { removed, runs })
}

fn acceptances(node: Node, path: &JsonPath, parties: &[Party]) -> Result<Splice, ReadError> {
    let mut object = Object::new(node, path)?;
    let mut number = |key| -> Result<usize, ReadError> {
        let wrong = || path.key(key).wrong("must be a position in the list of acceptances");
        usize::try_from(object.number(key)?.ok_or_else(wrong)?).map_err(|_| wrong())
    };
    let (at, remove) = (number("at")?, number("remove")?);
    let insert = object.list("insert", |node, path| read::acceptance(node, path, parties))?;
    object.end()?;
    Ok(Splice { at, remove, insert })
}
