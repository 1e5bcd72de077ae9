//! Findings for people: the line of the source with what is meant underlined, the rule, and what
//! to do.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use remit_core::matrix::Severity;

use super::counted;
use crate::check::{Found, Run};

/// All open findings, and how many there are.
pub(super) fn write(run: &Run) -> String {
    let renderer = Renderer::styled();
    let mut out = String::new();
    for found in run.found.iter().filter(|found| found.is_open()) {
        let shown = renderer.render(&[group(found)]);
        let lines: Vec<&str> = shown.lines().filter(|line| !is_empty_path(line)).collect();
        out.push_str(&lines.join("\n"));
        out.push_str("\n\n");
    }
    out.push_str(&summary(run));
    out
}

/// Whether a line is the sign for the path of a snippet that has none of its own.
fn is_empty_path(line: &str) -> bool {
    anstream::adapter::strip_str(line).to_string().trim() == ":::"
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::INFO.with_name(Severity::Hint.name()),
    }
}

fn group(found: &Found) -> Group<'_> {
    let title = level(found.severity).primary_title(found.message.as_str()).id(found.rule);
    let spot = &found.spot;
    let mut group = Group::with_title(title);
    let place = match &spot.cell {
        Some(cell) => format!("{}:{cell}", found.file),
        None => found.file.as_str().to_owned(),
    };
    if spot.shown.is_empty() {
        group = group.element(Origin::path(place));
    } else {
        // A sheet has cells, not lines and columns.
        if spot.cell.is_some() {
            group = group.element(Origin::path(place.clone()));
        }
        // The first mark is the place of the finding, wherever it is shown.
        let is_first =
            |line: &crate::spot::Line, at: usize| spot.line == Some(line.number) && at == 0;
        let has_first = spot.shown.iter().any(|line| spot.line == Some(line.number));
        for (row, line) in spot.shown.iter().enumerate() {
            let marks = line.marks.iter().enumerate().map(|(at, mark)| {
                let is_first = is_first(line, at) || (!has_first && row == 0 && at == 0);
                let kind = if is_first { AnnotationKind::Primary } else { AnnotationKind::Context };
                let label = Some(mark.label.as_str()).filter(|label| !label.is_empty());
                kind.span(mark.span.clone()).label(label)
            });
            let path = Some(place.as_str()).filter(|_| spot.cell.is_none());
            let snippet = Snippet::source(line.text.as_str())
                .line_start(line.number)
                .path(path.map(str::to_owned))
                .annotations(marks);
            group = group.element(snippet);
        }
    }
    // Where the lines do not show which row is meant, its name does.
    if !spot.shown.iter().any(|line| line.text.contains(tail(&found.place))) {
        group = group.element(Level::NOTE.message(found.place.as_str()));
    }
    match found.help.as_slice() {
        [] => group,
        fixes => group.element(Level::HELP.message(fixes.join("; or: "))),
    }
}

/// What a text ends with.
fn tail(text: &str) -> &str {
    let from = text.char_indices().rev().nth(15).map_or(0, |(at, _)| at);
    text.get(from..).unwrap_or(text)
}

fn summary(run: &Run) -> String {
    let open = || run.found.iter().filter(|found| found.is_open());
    let of = |severity: Severity| open().filter(|found| found.severity == severity).count();
    let counts = [Severity::Error, Severity::Warning, Severity::Hint].map(|severity| {
        let count = of(severity);
        (count > 0).then(|| counted(count, severity.name()))
    });
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    let mut words = if counts.is_empty() { "No findings".to_owned() } else { counts.join(", ") };
    words = format!("{words} in {}", counted(run.files, "file"));
    let accepted = run.found.iter().filter(|found| found.accepted.is_some()).count();
    let known = run.found.iter().filter(|found| found.is_known).count();
    let mut aside = Vec::new();
    aside.extend((accepted > 0).then(|| format!("{accepted} accepted")));
    aside.extend((known > 0).then(|| format!("{known} in the baseline")));
    if !aside.is_empty() {
        words = format!("{words} ({})", aside.join(", "));
    }
    words.push_str(".\n");
    if !counts.is_empty() {
        words.push_str("`remit explain RULE` says why a rule matters.\n");
    }
    words
}
