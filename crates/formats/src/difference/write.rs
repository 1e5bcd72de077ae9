//! From the difference to JSON.

use std::borrow::Cow;

use crate::json::words::{BASES, name_of};
use crate::json::write::{self, Keys};
use crate::json::{Node, cells};
use remit_compare::{Difference, Field, Head, ListChange, Order, RowChange, Splice};
use remit_core::matrix::text::notation;
use remit_core::matrix::{Basis, Cell, Date, Link, Matrix, Party, PartyId, Text};

/// The JSON of a difference that leads to this matrix.
pub fn to_node<'a>(difference: &'a Difference, new: &'a Matrix) -> Node<'a> {
    let keys = cells::keys(&new.parties);
    let mut out = Keys::default();
    for field in &difference.head {
        head(&mut out, field);
    }
    let party = |party: &'a Party| {
        let key = new.parties.iter().zip(&keys).find(|(other, _)| other.id == party.id);
        write::party(party, key.map_or(party.name.as_str().into(), |(_, key)| key.clone()))
    };
    list(&mut out, "parties", &difference.parties, party);
    list(&mut out, "plans", &difference.plans, write::plan);
    list(&mut out, "footnotes", &difference.footnotes, write::footnote);
    if !difference.order.is_empty() || !difference.changed.is_empty() {
        let mut rows = Keys::default();
        order(&mut rows, &difference.order);
        rows.list("added", &difference.added, |row| write::row(row, new, &keys)).list(
            "changed",
            &difference.changed,
            |change| changed(change, new, &keys),
        );
        out.add("rows", rows.end());
    }
    if let Some(splice) = &difference.acceptances {
        out.add("acceptances", acceptances(splice, new));
    }
    out.end()
}

fn head<'a>(out: &mut Keys<'a>, field: &'a Head) {
    let written = |text: &Text| notation::write(text);
    let date = |date: &Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let link = |link: &'a Option<Link>| link.as_ref().map(Link::as_str);
    match field {
        Head::Id(id) => out.text("id", id.to_string()),
        Head::Edition(edition) => out.add("edition", Node::Number((*edition).into())),
        Head::Base(Some(base)) => out.add("base", write::base(base)),
        Head::Base(None) => out.text("base", ""),
        Head::Title(title) => out.text("title", title.as_str()),
        Head::Language(language) => out.text("language", language.as_str()),
        Head::Introduction(text) => out.text("introduction", written(text)),
        Head::SourceTitle(title) => out.text("sourceTitle", title.as_str()),
        Head::Provider(name) => out.text("provider", name.as_str()),
        Head::Service(name) => out.text("service", name.as_str()),
        Head::Link(address) => out.text("link", link(address).unwrap_or_default()),
        Head::Date(day) => out.text("date", date(day)),
        Head::Note(text) => out.text("note", written(text)),
        Head::LettersIntroduction(text) => out.text("lettersIntroduction", written(text)),
        Head::Letters(letters) => {
            out.add("letters", Node::List(letters.iter().map(write::letter).collect()))
        }
        Head::Numbering(numbering) => out.text("numbering", numbering.name()),
        Head::ReviewBy(day) => out.text("reviewBy", date(day)),
        Head::Rules(rules) => out.add("rules", Node::List(rules.iter().map(write::rule).collect())),
    };
}

fn list<'a, T>(
    out: &mut Keys<'a>,
    key: &'a str,
    change: &'a ListChange<T>,
    write: impl Fn(&'a T) -> Node<'a>,
) {
    if change.is_empty() {
        return;
    }
    let mut object = Keys::default();
    order(&mut object, &change.order);
    object.list("added", &change.added, &write).list("changed", &change.changed, &write);
    out.add(key, object.end());
}

fn order<'a>(out: &mut Keys<'a>, order: &'a Order) {
    let id = |id: &u64| Node::text(format!("{id:016x}"));
    out.list("removed", &order.removed, id).list("placed", &order.runs, |run| {
        let mut object = Keys::default();
        object.some("after", run.after.map(|id| format!("{id:016x}"))).list("ids", &run.ids, id);
        object.end()
    });
}

fn changed<'a>(change: &'a RowChange, new: &'a Matrix, keys: &[Cow<'a, str>]) -> Node<'a> {
    let key = |party: &PartyId| {
        let at = new.column(*party);
        at.and_then(|at| keys.get(at)).cloned().unwrap_or_else(|| party.to_string().into())
    };
    let mut out = Keys::default();
    out.text("id", change.row.to_string());
    let (mut cells, mut marks) = (Keys::default(), Keys::default());
    let (mut any_cells, mut any_marks) = (false, false);
    for field in &change.fields {
        match field {
            Field::Whole(row) => {
                out.add("row", write::row(row, new, keys));
            }
            Field::Plan(plan) => {
                out.text("plan", plan.printed.as_str());
                if let Some(plans) = write::stated_plans(plan, new) {
                    out.add("plans", plans);
                }
            }
            Field::Cell(party, cell) => {
                any_cells = true;
                cells.add(key(party), self::cell(*cell, new));
            }
            Field::Marks(party, list) => {
                any_marks = true;
                let list = list.iter().map(|mark| Node::text(mark.as_str()));
                marks.add(key(party), Node::List(list.collect()));
            }
            Field::Text(text) => {
                out.text("activity", notation::write(text));
            }
            Field::Comment(text) => {
                out.text("comment", notation::write(text));
            }
            Field::Evidence(text) => {
                out.text("evidence", notation::write(text));
            }
            Field::Level(level) => {
                out.add("level", Node::Number((*level).into()));
            }
            Field::Number(number) => {
                out.text("number", number.as_str());
            }
            Field::Title(title) => {
                out.text("section", title.as_str());
            }
            Field::Before(text) => {
                out.text("before", notation::write(text));
            }
            Field::After(text) => {
                out.text("after", notation::write(text));
            }
        }
    }
    if any_cells {
        out.add("cells", cells.end());
    }
    if any_marks {
        out.add("marks", marks.end());
    }
    out.end()
}

fn cell(cell: Cell, new: &Matrix) -> Node<'static> {
    let codes = new.letters.write_holding(cell.holding);
    if cell.basis == Basis::Source {
        return Node::text(codes);
    }
    let mut out = Keys::default();
    out.some("letters", Some(codes)).some("basis", Some(name_of(&BASES, cell.basis))).end()
}

fn acceptances<'a>(splice: &'a Splice, new: &'a Matrix) -> Node<'a> {
    let mut out = Keys::default();
    out.add("at", Node::Number(splice.at as u64))
        .add("remove", Node::Number(splice.remove as u64))
        .list("insert", &splice.insert, |each| {
            write::acceptance(each, false, (&new.parties, &new.letters))
        })
        .end()
}
