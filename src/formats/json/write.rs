//! From the matrix to the file. The order in which keys are written here is their order.

use super::cells;
use super::node::Node;
use super::words::{BASES, KINDS, NUMBERINGS, SEVERITIES, SIDES, name_of};
use super::{FORMAT, VERSION};
use crate::matrix::text::notation;
use crate::matrix::{
    Acceptance, Activity, Base, Footnote, Letter, Matrix, Numbering, Party, Plan, PlanUse, Plans,
    Row, RuleSetting, Section, Source, Text,
};

/// An object to which keys are added, those that say nothing new left out.
#[derive(Default)]
pub(crate) struct Keys(Vec<(String, Node)>);

impl Keys {
    pub(crate) fn add(&mut self, key: &str, value: Node) -> &mut Self {
        self.0.push((key.to_owned(), value));
        self
    }

    pub(crate) fn text(&mut self, key: &str, text: impl Into<String>) -> &mut Self {
        self.add(key, Node::Text(text.into()))
    }

    pub(crate) fn some(&mut self, key: &str, text: Option<String>) -> &mut Self {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.text(key, text);
        }
        self
    }

    pub(crate) fn rich(&mut self, key: &str, text: &Text) -> &mut Self {
        self.some(key, Some(notation::write(text)))
    }

    pub(crate) fn list<T>(
        &mut self,
        key: &str,
        items: &[T],
        write: impl Fn(&T) -> Node,
    ) -> &mut Self {
        if !items.is_empty() {
            self.add(key, Node::List(items.iter().map(write).collect()));
        }
        self
    }

    pub(crate) fn end(&mut self) -> Node {
        Node::Object(std::mem::take(&mut self.0))
    }
}

pub(super) fn matrix(matrix: &Matrix) -> Node {
    let keys = cells::keys(&matrix.parties);
    let letters: Vec<&Letter> = matrix.letters.iter().collect();
    let parties: Vec<(&Party, &String)> = matrix.parties.iter().zip(&keys).collect();
    let rows = matrix.rows.iter().map(|each| row(each, matrix, &keys)).collect();
    let mut out = Keys::default();
    out.text("format", FORMAT)
        .add("version", Node::Number(VERSION.into()))
        .text("id", matrix.id.to_string());
    if matrix.edition != 1 {
        out.add("edition", Node::Number(matrix.edition.into()));
    }
    out.text("title", matrix.title.clone())
        .some("language", Some(matrix.language.clone()))
        .rich("introduction", &matrix.introduction);
    if matrix.source != Source::default() {
        out.add("source", source(&matrix.source));
    }
    out.some("reviewBy", matrix.review_by.map(|date| date.to_string()));
    if let Some(base) = &matrix.base {
        out.add("base", self::base(base));
    }
    out.rich("lettersIntroduction", &matrix.letters_introduction)
        .list("letters", &letters, |each| letter(each))
        .add("parties", Node::List(parties.iter().map(|(p, key)| party(p, key)).collect()))
        .list("plans", &matrix.plans, plan);
    if matrix.numbering != Numbering::default() {
        out.text("numbering", name_of(&NUMBERINGS, matrix.numbering));
    }
    out.add("rows", Node::List(rows))
        .list("footnotes", &matrix.footnotes, footnote)
        .list("rules", &matrix.rules, rule)
        .list("acceptances", &matrix.acceptances, acceptance)
        .end()
}

pub(crate) fn source(source: &Source) -> Node {
    let mut out = Keys::default();
    out.some("title", Some(source.title.clone()))
        .some("provider", Some(source.provider.clone()))
        .some("service", Some(source.service.clone()))
        .some("link", source.link.as_ref().map(|link| link.as_str().to_owned()))
        .some("date", source.date.map(|date| date.to_string()))
        .rich("note", &source.note)
        .end()
}

pub(crate) fn base(base: &Base) -> Node {
    let mut out = Keys::default();
    out.text("matrix", base.matrix.to_string())
        .add("edition", Node::Number(base.edition.into()))
        .text("title", base.title.clone())
        .end()
}

pub(crate) fn letter(letter: &Letter) -> Node {
    let mut out = Keys::default();
    out.text("code", letter.code.to_string()).text("kind", name_of(&KINDS, letter.kind));
    if letter.name != letter.kind.name() {
        out.text("name", letter.name.clone());
    }
    out.rich("definition", &letter.definition).end()
}

pub(crate) fn party(party: &Party, key: &str) -> Node {
    let mut out = Keys::default();
    out.text("id", party.id.to_string()).text("name", party.name.clone());
    if key != party.name {
        out.text("key", key);
    }
    if party.side != crate::matrix::Side::default() {
        out.text("side", name_of(&SIDES, party.side));
    }
    out.end()
}

pub(crate) fn plan(plan: &Plan) -> Node {
    let mut out = Keys::default();
    out.text("id", plan.id.to_string())
        .text("name", plan.name.clone())
        .rich("description", &plan.description)
        .end()
}

pub(crate) fn row(row: &Row, matrix: &Matrix, keys: &[String]) -> Node {
    match row {
        Row::Section(section) => self::section(section),
        Row::Activity(activity) => self::activity(activity, matrix, keys),
    }
}

fn section(section: &Section) -> Node {
    let mut out = Keys::default();
    out.text("id", section.id.to_string()).text("section", section.title.clone());
    if section.level != 1 {
        out.add("level", Node::Number(section.level.into()));
    }
    out.some("number", Some(section.written.clone()))
        .rich("before", &section.before)
        .rich("after", &section.after)
        .end()
}

fn activity(activity: &Activity, matrix: &Matrix, keys: &[String]) -> Node {
    let mut out = Keys::default();
    out.text("id", activity.id.to_string())
        .text("activity", notation::write(&activity.text))
        .some("plan", Some(activity.plan.printed.clone()));
    if let Some(plans) = stated_plans(&activity.plan, matrix) {
        out.add("plans", plans);
    }
    out.rich("comment", &activity.comment);
    cells::write(&mut out, activity, matrix, keys, &BASES);
    out.rich("evidence", &activity.evidence).end()
}

/// The plans, where they are not what the printed plan says by itself.
pub(crate) fn stated_plans(plan: &PlanUse, matrix: &Matrix) -> Option<Node> {
    if *plan == PlanUse::read(&plan.printed, &matrix.plans) {
        return None;
    }
    let word = |word: &str| Node::Text(word.to_owned());
    Some(match &plan.plans {
        Plans::Unstated => word("unstated"),
        Plans::All => word("all"),
        Plans::Undefined => word("undefined"),
        Plans::Only(ids) => Node::List(ids.iter().map(|id| Node::Text(id.to_string())).collect()),
    })
}

pub(crate) fn footnote(footnote: &Footnote) -> Node {
    let mut out = Keys::default();
    out.text("id", footnote.id.to_string())
        .text("mark", footnote.mark.as_str())
        .text("text", notation::write(&footnote.text))
        .end()
}

pub(crate) fn rule(setting: &RuleSetting) -> Node {
    let severity = setting.severity.map_or("off", |severity| name_of(&SEVERITIES, severity));
    let mut out = Keys::default();
    out.text("rule", setting.rule.clone()).text("severity", severity);
    if let Some(limit) = setting.limit {
        out.add("limit", Node::Number(limit.into()));
    }
    out.end()
}

pub(crate) fn acceptance(accepted: &Acceptance) -> Node {
    let mut out = Keys::default();
    out.text("rule", accepted.rule.clone())
        .some("row", accepted.row.map(|row| row.to_string()))
        .some("party", accepted.party.map(|party| party.to_string()))
        .some("letters", Some(accepted.letters.clone()))
        .some("reason", Some(accepted.reason.clone()))
        .some("name", Some(accepted.name.clone()))
        .some("date", accepted.date.map(|date| date.to_string()))
        .end()
}
