//! From the difference to JSON.

use crate::formats::json::Node;
use crate::formats::json::cells;
use crate::formats::json::words::{BASES, name_of};
use crate::formats::json::write::{self, Keys};
use crate::matrix::text::notation;
use crate::matrix::{Basis, Cell, Date, Holding, Link, Matrix, Party, PartyId, Text};
use crate::merge::{Difference, Field, Head, ListChange, Order, RowChange, Splice};

/// The JSON of a difference that leads to this matrix.
pub(crate) fn to_node(difference: &Difference, new: &Matrix) -> Node {
    let keys = cells::keys(&new.parties);
    let mut out = Keys::default();
    for field in &difference.head {
        head(&mut out, field);
    }
    let party = |party: &Party| {
        let key = new.parties.iter().zip(&keys).find(|(other, _)| other.id == party.id);
        write::party(party, key.map_or(&party.name, |(_, key)| key))
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
        out.add("acceptances", acceptances(splice));
    }
    out.end()
}

fn head(out: &mut Keys, field: &Head) {
    let written = |text: &Text| notation::write(text);
    let date = |date: &Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let link = |link: &Option<Link>| link.as_ref().map(|l| l.as_str().to_owned());
    match field {
        Head::Id(id) => out.text("id", id.to_string()),
        Head::Edition(edition) => out.add("edition", Node::Number((*edition).into())),
        Head::Base(Some(base)) => out.add("base", write::base(base)),
        Head::Base(None) => out.text("base", ""),
        Head::Title(title) => out.text("title", title.clone()),
        Head::Language(language) => out.text("language", language.clone()),
        Head::Introduction(text) => out.text("introduction", written(text)),
        Head::SourceTitle(title) => out.text("sourceTitle", title.clone()),
        Head::Provider(name) => out.text("provider", name.clone()),
        Head::Service(name) => out.text("service", name.clone()),
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

fn list<T>(out: &mut Keys, key: &str, change: &ListChange<T>, write: impl Fn(&T) -> Node) {
    if change.is_empty() {
        return;
    }
    let mut object = Keys::default();
    order(&mut object, &change.order);
    object.list("added", &change.added, &write).list("changed", &change.changed, &write);
    out.add(key, object.end());
}

fn order(out: &mut Keys, order: &Order) {
    let id = |id: &u64| Node::Text(format!("{id:016x}"));
    out.list("removed", &order.removed, id).list("placed", &order.runs, |run| {
        let mut object = Keys::default();
        object.some("after", run.after.map(|id| format!("{id:016x}"))).list("ids", &run.ids, id);
        object.end()
    });
}

fn changed(change: &RowChange, new: &Matrix, keys: &[String]) -> Node {
    let key = |party: &PartyId| {
        let at = new.column(*party);
        at.and_then(|at| keys.get(at)).cloned().unwrap_or_else(|| party.to_string())
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
                out.text("plan", plan.printed.clone());
                if let Some(plans) = write::stated_plans(plan, new) {
                    out.add("plans", plans);
                }
            }
            Field::Cell(party, cell) => {
                any_cells = true;
                cells.add(&key(party), self::cell(*cell, new));
            }
            Field::Marks(party, list) => {
                any_marks = true;
                let list = list.iter().map(|mark| Node::Text(mark.as_str().to_owned()));
                marks.add(&key(party), Node::List(list.collect()));
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
                out.text("number", number.clone());
            }
            Field::Title(title) => {
                out.text("section", title.clone());
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

fn cell(cell: Cell, new: &Matrix) -> Node {
    let codes = match cell.holding {
        Holding::Letters(held) => new.letters.write(held),
        Holding::NotApplicable => cells::NOT_APPLICABLE.to_owned(),
    };
    if cell.basis == Basis::Source {
        return Node::Text(codes);
    }
    let mut out = Keys::default();
    out.some("letters", Some(codes))
        .some("basis", Some(name_of(&BASES, cell.basis).to_owned()))
        .end()
}

fn acceptances(splice: &Splice) -> Node {
    let mut out = Keys::default();
    out.add("at", Node::Number(splice.at as u64))
        .add("remove", Node::Number(splice.remove as u64))
        .list("insert", &splice.insert, write::acceptance)
        .end()
}
