//! From the matrix to the file. The order in which keys are written here is their order.

use std::borrow::Cow;

use super::cells;
use super::node::{Node, Pair};
use super::stamp::{self, Stamp};
use super::words::{
    BASES, FORMAT, KINDS, NEWEST, NUMBERINGS, SEVERITIES, SIDES, STAMPED, VERSION, name_of,
};
use remit_core::matrix::acceptance::in_file;
use remit_core::matrix::text::notation;
use remit_core::matrix::{
    Acceptance, Activity, Base, Footnote, Letter, Letters, Link, Matrix, Numbering, Party, Plan,
    PlanUse, Plans, Row, RuleSetting, Section, Source, Text,
};

/// The key of the named versions.
pub(super) const VERSIONS: &str = "versions";

/// An object to which keys are added, those that say nothing new left out.
#[derive(Default)]
pub(crate) struct Keys<'a>(Vec<Pair<'a>>);

impl<'a> Keys<'a> {
    pub(crate) fn add(&mut self, key: impl Into<Cow<'a, str>>, value: Node<'a>) -> &mut Self {
        self.0.push((key.into(), value));
        self
    }

    pub(crate) fn text(&mut self, key: &'a str, text: impl Into<Cow<'a, str>>) -> &mut Self {
        self.add(key, Node::text(text))
    }

    pub(crate) fn some<T: Into<Cow<'a, str>>>(
        &mut self,
        key: &'a str,
        text: Option<T>,
    ) -> &mut Self {
        if let Some(text) = text.map(Into::into).filter(|text| !text.is_empty()) {
            self.text(key, text);
        }
        self
    }

    pub(crate) fn rich(&mut self, key: &'a str, text: &Text) -> &mut Self {
        self.some(key, Some(notation::write(text)))
    }

    pub(crate) fn list<T>(
        &mut self,
        key: &'a str,
        items: &'a [T],
        write: impl Fn(&'a T) -> Node<'a>,
    ) -> &mut Self {
        if !items.is_empty() {
            self.add(key, Node::List(items.iter().map(write).collect()));
        }
        self
    }

    pub(crate) fn end(&mut self) -> Node<'a> {
        Node::Object(std::mem::take(&mut self.0))
    }
}

/// The value of a matrix, with where it parted from and the list of its named versions.
pub(super) fn matrix<'a>(
    matrix: &'a Matrix,
    stamp: Option<&'a Stamp>,
    versions: Option<Node<'a>>,
) -> Node<'a> {
    let keys = cells::keys(&matrix.parties);
    let parties = matrix.parties.iter().zip(&keys);
    let rows = matrix.rows.iter().map(|each| row(each, matrix, &keys)).collect();
    let mut out = Keys::default();
    let version = match (&versions, stamp) {
        (Some(_), _) => NEWEST,
        (None, Some(_)) => STAMPED,
        (None, None) => VERSION,
    };
    out.text("format", FORMAT).add("version", Node::Number(version.into()));
    if let Some(stamp) = stamp {
        stamp::write(&mut out, stamp);
    }
    out.text("id", matrix.id.to_string());
    if matrix.edition != 1 {
        out.add("edition", Node::Number(matrix.edition.into()));
    }
    out.text("title", matrix.title.as_str())
        .some("language", Some(matrix.language.as_str()))
        .rich("introduction", &matrix.introduction);
    if matrix.source != Source::default() {
        out.add("source", source(&matrix.source));
    }
    out.some("reviewBy", matrix.review_by.map(|date| date.to_string()));
    if let Some(base) = &matrix.base {
        out.add("base", self::base(base));
    }
    out.rich("lettersIntroduction", &matrix.letters_introduction)
        .add("letters", Node::List(matrix.letters.iter().map(letter).collect()))
        .add("parties", Node::List(parties.map(|(each, key)| party(each, key.clone())).collect()))
        .list("plans", &matrix.plans, plan);
    if matrix.numbering != Numbering::default() {
        out.text("numbering", name_of(&NUMBERINGS, matrix.numbering));
    }
    out.add("rows", Node::List(rows))
        .list("footnotes", &matrix.footnotes, footnote)
        .list("rules", &matrix.rules, rule)
        .list("acceptances", &matrix.acceptances, |each| {
            let is_activity = each.row.is_some_and(|row| matrix.activity(row).is_some());
            acceptance(each, is_activity, (&matrix.parties, &matrix.letters))
        });
    if let Some(versions) = versions {
        out.add(VERSIONS, versions);
    }
    out.end()
}

pub(crate) fn source(source: &Source) -> Node<'_> {
    let mut out = Keys::default();
    out.some("title", Some(source.title.as_str()))
        .some("provider", Some(source.provider.as_str()))
        .some("service", Some(source.service.as_str()))
        .some("link", source.link.as_ref().map(Link::as_str))
        .some("date", source.date.map(|date| date.to_string()))
        .rich("note", &source.note)
        .end()
}

pub(crate) fn base(base: &Base) -> Node<'_> {
    let mut out = Keys::default();
    out.text("matrix", base.matrix.to_string())
        .add("edition", Node::Number(base.edition.into()))
        .text("title", base.title.as_str())
        .end()
}

pub(crate) fn letter(letter: &Letter) -> Node<'_> {
    let mut out = Keys::default();
    out.text("code", letter.code.to_string()).text("kind", name_of(&KINDS, letter.kind));
    if letter.name != letter.kind.name() {
        out.text("name", letter.name.as_str());
    }
    out.rich("definition", &letter.definition).end()
}

pub(crate) fn party<'a>(party: &'a Party, key: Cow<'a, str>) -> Node<'a> {
    let mut out = Keys::default();
    out.text("id", party.id.to_string()).text("name", party.name.as_str());
    if key != party.name {
        out.text("key", key);
    }
    if party.side != remit_core::matrix::Side::default() {
        out.text("side", name_of(&SIDES, party.side));
    }
    out.end()
}

pub(crate) fn plan(plan: &Plan) -> Node<'_> {
    let mut out = Keys::default();
    out.text("id", plan.id.to_string())
        .text("name", plan.name.as_str())
        .rich("description", &plan.description)
        .end()
}

pub(crate) fn row<'a>(row: &'a Row, matrix: &'a Matrix, keys: &[Cow<'a, str>]) -> Node<'a> {
    match row {
        Row::Section(section) => self::section(section),
        Row::Activity(activity) => self::activity(activity, matrix, keys),
    }
}

fn section(section: &Section) -> Node<'_> {
    let mut out = Keys::default();
    out.text("id", section.id.to_string()).text("section", section.title.as_str());
    if section.level != 1 {
        out.add("level", Node::Number(section.level.into()));
    }
    out.some("number", Some(section.written.as_str()))
        .rich("before", &section.before)
        .rich("after", &section.after)
        .end()
}

fn activity<'a>(activity: &'a Activity, matrix: &'a Matrix, keys: &[Cow<'a, str>]) -> Node<'a> {
    let mut out = Keys::default();
    out.text("id", activity.id.to_string())
        .text("activity", notation::write(&activity.text))
        .some("plan", Some(activity.plan.printed.as_str()));
    if let Some(plans) = stated_plans(&activity.plan, matrix) {
        out.add("plans", plans);
    }
    out.rich("comment", &activity.comment);
    cells::write(&mut out, activity, matrix, keys, &BASES);
    out.rich("evidence", &activity.evidence).end()
}

/// The plans, where they are not what the printed plan says by itself.
pub(crate) fn stated_plans(plan: &PlanUse, matrix: &Matrix) -> Option<Node<'static>> {
    if *plan == PlanUse::read(&plan.printed, &matrix.plans) {
        return None;
    }
    let word = |word: &'static str| Node::text(word);
    Some(match &plan.plans {
        Plans::Unstated => word("unstated"),
        Plans::All => word("all"),
        Plans::Undefined => word("undefined"),
        Plans::Only(ids) => Node::List(ids.iter().map(|id| Node::text(id.to_string())).collect()),
    })
}

pub(crate) fn footnote(footnote: &Footnote) -> Node<'_> {
    let mut out = Keys::default();
    out.text("id", footnote.id.to_string())
        .text("mark", footnote.mark.as_str())
        .text("text", notation::write(&footnote.text))
        .end()
}

pub(crate) fn rule(setting: &RuleSetting) -> Node<'_> {
    let severity = setting.severity.map_or("off", |severity| name_of(&SEVERITIES, severity));
    let mut out = Keys::default();
    out.text("rule", setting.rule.as_str()).text("severity", severity);
    if let Some(limit) = setting.limit {
        out.add("limit", Node::Number(limit.into()));
    }
    out.end()
}

/// An acceptance. An activity's letters stand column by column, as its cells do.
pub(crate) fn acceptance<'a>(
    accepted: &'a Acceptance,
    is_activity: bool,
    (parties, letters): (&[Party], &Letters),
) -> Node<'a> {
    let letters = match accepted.row {
        Some(_) => in_file(&accepted.letters, is_activity, parties, letters),
        None => accepted.letters.as_str().into(),
    };
    let mut out = Keys::default();
    out.text("rule", accepted.rule.as_str())
        .some("row", accepted.row.map(|row| row.to_string()))
        .some("party", accepted.party.map(|party| party.to_string()))
        .some("letters", Some(letters))
        .some("reason", Some(accepted.reason.as_str()))
        .some("name", Some(accepted.name.as_str()))
        .some("date", accepted.date.map(|date| date.to_string()))
        .end()
}
