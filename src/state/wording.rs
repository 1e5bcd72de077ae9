//! Words that several parts of the screen have in common.

use remit_core::checks::Findings;
use remit_core::matrix::Severity;

/// A name within a sentence: "clear 6 cells".
pub fn lower_first(name: &str) -> String {
    let mut name = name.to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    name
}

/// A count with its noun: "1 cell", "12 cells".
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// "1 cell", "12 cells".
pub fn cells(count: usize) -> String {
    counted(count, "cell", "cells")
}

/// How many findings there are: "1 error, 2 warnings", or "No findings".
pub fn counts(findings: &Findings) -> String {
    let part = |severity: Severity| {
        let count = findings.count(severity);
        let name = severity.name();
        (count > 0).then(|| counted(count, name, &format!("{name}s")))
    };
    let parts: Vec<String> =
        [Severity::Error, Severity::Warning, Severity::Hint].into_iter().filter_map(part).collect();
    if parts.is_empty() { "No findings".to_owned() } else { parts.join(", ") }
}

/// How much of a file meets other changes.
pub fn conflicts(count: usize) -> String {
    match count {
        1 => "1 conflict.".to_owned(),
        count => format!("{count} conflicts."),
    }
}
