//! Findings as annotations of a GitHub workflow, which shows them beside the lines of a change.

use std::fmt::Write;

use remit_core::matrix::Severity;

use crate::check::Run;

/// All open findings, a command each.
pub(super) fn write(run: &Run) -> String {
    let mut out = String::new();
    for found in run.found.iter().filter(|found| found.is_open()) {
        let kind = match found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "notice",
        };
        let mut at = format!("file={}", property(found.file.as_str()));
        // The row of a sheet is no line of its file.
        if let Some(line) = found.spot.line.filter(|_| found.spot.cell.is_none()) {
            let _ok = write!(at, ",line={line}");
        }
        if let (Some(column), Some(end)) = (found.spot.column, found.spot.end_column) {
            let _ok = write!(at, ",col={column},endColumn={end}");
        }
        let title = property(&format!("remit: {}", found.rule));
        let cell = found.spot.cell.as_ref().map(|cell| format!("{cell}: ")).unwrap_or_default();
        let message = data(&format!("{cell}{}: {}", found.place, found.message));
        let _ok = writeln!(out, "::{kind} {at},title={title}::{message}");
    }
    for (file, failure) in &run.failures {
        let (file, message) = (property(file.as_str()), data(&failure.to_string()));
        let _ok = writeln!(out, "::error file={file},title=remit::{message}");
    }
    out
}

/// A message, in which nothing ends the command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property, in which nothing ends it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
