//! Findings as JSON.

use serde::Serialize;

use crate::check::{Found, Run};
use crate::failure::Failure;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Whole<'a> {
    version: u32,
    files: usize,
    findings: Vec<One<'a>>,
    failures: Vec<Failed<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct One<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<&'a str>,
    rule: &'a str,
    severity: &'static str,
    section: &'a str,
    place: &'a str,
    message: &'a str,
    fixes: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<&'a str>,
    in_baseline: bool,
}

#[derive(Serialize)]
struct Failed<'a> {
    file: &'a str,
    message: String,
}

/// All findings, those that were accepted or known too.
pub(super) fn write(run: &Run) -> Result<String, Failure> {
    let failures = run
        .failures
        .iter()
        .map(|(file, failure)| Failed { file: file.as_str(), message: failure.to_string() });
    let whole = Whole {
        version: 1,
        files: run.files,
        findings: run.found.iter().map(one).collect(),
        failures: failures.collect(),
    };
    let text = serde_json::to_string_pretty(&whole);
    text.map(|text| text + "\n").map_err(|error| Failure::usage(error.to_string()))
}

fn one(found: &Found) -> One<'_> {
    One {
        file: found.file.as_str(),
        line: found.spot.line,
        column: found.spot.column,
        end_column: found.spot.end_column,
        cell: found.spot.cell.as_deref(),
        rule: found.rule,
        severity: found.severity.name(),
        section: &found.section,
        place: &found.place,
        message: &found.message,
        fixes: &found.help,
        accepted: found.accepted.as_ref().map(|accepted| accepted.words.as_str()),
        in_baseline: found.is_known,
    }
}
