//! Changes as text, JSON and Markdown.

use std::fmt::Write;

use serde::Serialize;

use super::changes::Detail;
use super::{Change, Changes, What};
use crate::failure::Failure;

const RED: &str = "\u{1b}[31m";
const GREEN: &str = "\u{1b}[32m";
const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";

/// For people: each row under its headings, with a line for each cell.
pub(super) fn human(changes: &Changes, (old, new): (&str, &str)) -> String {
    if changes.is_empty() {
        return format!("{old} and {new} say the same.\n");
    }
    let mut out = rows(changes);
    let _ok = writeln!(out, "{}", changes.summary);
    out
}

/// What changed, without a word on the files.
pub(super) fn rows(changes: &Changes) -> String {
    let mut out = String::new();
    for words in changes.parties.iter().chain(&changes.about) {
        let _ok = writeln!(out, "~ {words}");
    }
    let mut section: Option<&str> = None;
    for change in &changes.rows {
        if section != Some(&change.section) {
            section = Some(&change.section);
            if !change.section.is_empty() {
                let _ok = writeln!(out, "{BOLD}{}{PLAIN}", change.section);
            }
        }
        row(&mut out, change);
    }
    out
}

fn row(out: &mut String, change: &Change) {
    let (sign, colour) = match change.what {
        What::Added => ("+", GREEN),
        What::Removed => ("-", RED),
        What::Changed => ("~", ""),
    };
    let end = if colour.is_empty() { "" } else { PLAIN };
    let name = if change.name.is_empty() { "(no text)" } else { &change.name };
    let _ok = writeln!(out, "  {colour}{sign} {name}{end}");
    for detail in &change.details {
        let _ok = match change.what {
            What::Added => writeln!(out, "      {GREEN}{}: {}{PLAIN}", detail.field, detail.after),
            What::Removed => writeln!(out, "      {RED}{}: {}{PLAIN}", detail.field, detail.before),
            What::Changed => writeln!(out, "      {detail}"),
        };
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Whole<'a> {
    old: &'a str,
    new: &'a str,
    summary: &'a str,
    about: Vec<&'a str>,
    rows: Vec<RowJson<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RowJson<'a> {
    what: &'static str,
    kind: &'static str,
    id: String,
    section: &'a str,
    row: &'a str,
    cells: Vec<FieldJson<'a>>,
    fields: Vec<FieldJson<'a>>,
}

#[derive(Serialize)]
struct FieldJson<'a> {
    #[serde(rename = "name")]
    field: &'a str,
    before: &'a str,
    after: &'a str,
}

/// For programs.
pub(super) fn json(changes: &Changes, (old, new): (&str, &str)) -> Result<String, Failure> {
    let whole = Whole {
        old,
        new,
        summary: &changes.summary,
        about: changes.parties.iter().chain(&changes.about).map(String::as_str).collect(),
        rows: changes.rows.iter().map(row_json).collect(),
    };
    let text = serde_json::to_string_pretty(&whole);
    text.map(|text| text + "\n").map_err(|error| Failure::usage(error.to_string()))
}

fn row_json(change: &Change) -> RowJson<'_> {
    let fields = |cells: bool| {
        let wanted = change.details.iter().filter(|detail| detail.is_cell == cells);
        wanted.map(field_json).collect()
    };
    RowJson {
        what: change.what.name(),
        kind: if change.is_section { "section" } else { "activity" },
        id: change.row.to_string(),
        section: &change.section,
        row: &change.name,
        cells: fields(true),
        fields: fields(false),
    }
}

fn field_json(detail: &Detail) -> FieldJson<'_> {
    FieldJson { field: &detail.field, before: &detail.before, after: &detail.after }
}

/// For a comment on a change: a table of cells.
pub(super) fn markdown(changes: &Changes, (old, new): (&str, &str)) -> String {
    if changes.is_empty() {
        return format!("`{old}` and `{new}` say the same.\n");
    }
    let mut out = format!("**`{new}`**: {}\n", changes.summary);
    for words in changes.parties.iter().chain(&changes.about) {
        let _ok = write!(out, "\n- {}", cell(words));
    }
    if !changes.rows.is_empty() {
        out.push_str(
            "\n| Section | Row | What | Before | After |\n| --- | --- | --- | --- | --- |\n",
        );
    }
    for change in &changes.rows {
        let begin = format!("| {} | {} |", cell(&change.section), cell(&change.name));
        if change.details.is_empty() {
            let _ok = writeln!(out, "{begin} {} | | |", change.what.name());
        }
        for detail in &change.details {
            let what = match change.what {
                What::Changed => cell(&detail.field),
                what => format!("{}: {}", what.name(), cell(&detail.field)),
            };
            let (before, after) = (cell(&detail.before), cell(&detail.after));
            let _ok = writeln!(out, "{begin} {what} | {before} | {after} |");
        }
    }
    out
}

/// A text that nothing in a cell is taken for Markdown.
fn cell(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if matches!(c, '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
