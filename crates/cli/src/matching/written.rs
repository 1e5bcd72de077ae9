//! Matches and candidates as text and JSON.

use std::collections::HashSet;
use std::fmt::Write;

use std::sync::Arc;

use remit_compare::align::{Alignment, Candidate, Matches, Pair, Reason, Why};
use remit_compare::comparison::{Comparison, Other, Side};
use remit_core::matrix::RowId;
use remit_formats::comparison;
use serde::Serialize;

use super::{Source, undecided};
use crate::failure::Failure;
use crate::text::one_line;

const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";

/// Why two rows are a pair. Rows that have no ids of their own are one by what they say.
fn why(pair: &Pair, a: &Source, b: &Source) -> Why {
    match pair.why {
        Why::SameId if a.is_unnamed(pair.a) && b.is_unnamed(pair.b) => Why::SameText,
        why => why,
    }
}

fn said(row: RowId, source: &Source) -> String {
    let text = source.matrix.activity(row).map(|activity| activity.text.to_plain());
    let text = text.map(|text| one_line(&text)).unwrap_or_default();
    if text.is_empty() { "(no text)".to_owned() } else { text }
}

/// For people: each row of the first file under its headings, with its match or its candidates.
pub(super) fn human(alignment: &Alignment, a: &Source, b: &Source) -> String {
    let mut out = String::new();
    let name = |source: &Source, party| {
        source.matrix.party(party).map(|party| one_line(&party.name)).unwrap_or_default()
    };
    for pair in &alignment.parties {
        let (one, other) = (name(a, pair.a), name(b, pair.b));
        let _ok = writeln!(out, "= {one} = {other} ({})", pair.why);
    }
    let mut section: Option<String> = None;
    let mut pairs = alignment.pairs.iter().peekable();
    let mut candidates = alignment.candidates.iter().peekable();
    for row in a.matrix.activities() {
        let path = one_line(&a.matrix.path_text(row.id));
        if section.as_ref() != Some(&path) {
            if !path.is_empty() {
                let _ok = writeln!(out, "{BOLD}{path}{PLAIN}");
            }
            section = Some(path);
        }
        let text = said(row.id, a);
        if let Some(pair) = pairs.next_if(|pair| pair.a == row.id) {
            let other = said(pair.b, b);
            let other = if other == text { String::new() } else { format!(" = {other}") };
            let _ok = writeln!(out, "  = {text}{other} ({})", why(pair, a, b));
        } else if let Some(found) = candidates.next_if(|it| it.a == row.id) {
            let _ok = writeln!(out, "  ? {text}");
            for (number, it) in found.rows.iter().enumerate() {
                let (score, why) = (it.score * 100.0, it.in_words());
                let why = if why.is_empty() { why } else { format!(" ({why})") };
                let _ok =
                    writeln!(out, "      {}. {score:.0} % {}{why}", number + 1, said(it.row, b));
            }
        } else {
            let _ok = writeln!(out, "  - {text}");
        }
    }
    let paired: HashSet<RowId> = alignment.pairs.iter().map(|pair| pair.b).collect();
    let candidates = alignment.candidates.iter().flat_map(|it| &it.rows);
    let named: HashSet<RowId> = candidates.map(|it| it.row).collect();
    let only_b = b.matrix.activities().filter(|it| !paired.contains(&it.id));
    let only_b: Vec<_> = only_b.filter(|it| !named.contains(&it.id)).collect();
    if !only_b.is_empty() {
        let _ok = writeln!(out, "{BOLD}Only in {}{PLAIN}", b.name);
    }
    for row in only_b {
        let _ok = writeln!(out, "  + {}", said(row.id, b));
    }
    let _ok = writeln!(out, "{}", summary(alignment, a, b));
    out
}

fn summary(alignment: &Alignment, a: &Source, b: &Source) -> String {
    let (of_a, of_b) = (a.matrix.activities().count(), b.matrix.activities().count());
    let (pairs, open) = (alignment.pairs.len(), alignment.candidates.len());
    format!(
        "{pairs} of {of_a} activities of {} are matched with the {of_b} of {}; {open} have \
         candidates, of {} of which one is likely.",
        a.name,
        b.name,
        undecided(alignment)
    )
}

/// For people who decide: what changes for us from the first file to the second, as Markdown.
pub(super) fn report(alignment: Alignment, matches: Matches, a: &Source, b: &Source) -> String {
    let title = |source: &Source| one_line(&source.matrix.title);
    // Two releases have one title.
    let are_titled = !title(a).is_empty() && !title(b).is_empty() && title(a) != title(b);
    let sides = [a, b].map(|source| Side {
        name: if are_titled { title(source) } else { source.name.to_string() },
        matrix: Arc::new(source.matrix.clone()),
    });
    let comparison = Comparison::aligned(sides.into(), vec![Other { matches, alignment }]);
    let report = comparison.ok().and_then(|comparison| comparison.report(1));
    report.map(|report| comparison::report::markdown(&report)).unwrap_or_default()
}

#[derive(Serialize)]
struct Whole<'a> {
    pairs: Vec<PairJson>,
    candidates: Vec<CandidatesJson<'a>>,
}

#[derive(Serialize)]
struct PairJson {
    a: String,
    b: String,
    why: String,
}

#[derive(Serialize)]
struct CandidatesJson<'a> {
    a: String,
    b: Vec<CandidateJson<'a>>,
}

#[derive(Serialize)]
struct CandidateJson<'a> {
    row: String,
    score: f64,
    why: Vec<ReasonJson<'a>>,
}

/// A reason as data: a word where it is one.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum ReasonJson<'a> {
    SameText,
    Order,
    SameSection,
    Word(&'a str),
    Spelling,
    Neighbours,
}

impl<'a> ReasonJson<'a> {
    fn of(reason: &'a Reason) -> Self {
        match reason {
            Reason::SameText => Self::SameText,
            Reason::Order => Self::Order,
            Reason::SameSection => Self::SameSection,
            Reason::Word(word) => Self::Word(word),
            Reason::Spelling => Self::Spelling,
            Reason::Neighbours => Self::Neighbours,
        }
    }
}

/// For programs.
pub(super) fn json(alignment: &Alignment, a: &Source, b: &Source) -> Result<String, Failure> {
    let pair = |pair: &Pair| PairJson {
        a: a.id(pair.a),
        b: b.id(pair.b),
        why: why(pair, a, b).to_string(),
    };
    let candidate = |it: &'_ Candidate| -> (String, f64) {
        // Four digits are more than it says.
        (b.id(it.row), (f64::from(it.score) * 10_000.0).round() / 10_000.0)
    };
    let candidates = alignment.candidates.iter().map(|it| CandidatesJson {
        a: a.id(it.a),
        b: it
            .rows
            .iter()
            .map(|it| {
                let (row, score) = candidate(it);
                CandidateJson { row, score, why: it.why.iter().map(ReasonJson::of).collect() }
            })
            .collect(),
    });
    let whole = Whole {
        pairs: alignment.pairs.iter().map(pair).collect(),
        candidates: candidates.collect(),
    };
    let text = serde_json::to_string_pretty(&whole);
    text.map(|text| text + "\n").map_err(|error| Failure::usage(error.to_string()))
}
