//! A report of all findings, to be handed on.

use super::finding::Finding;
use super::findings::Findings;
use crate::matrix::{Acceptance, Matrix, Severity};

/// The severities, the worst first, with what a report calls them.
const SEVERITIES: [(Severity, &str); 3] =
    [(Severity::Error, "Errors"), (Severity::Warning, "Warnings"), (Severity::Hint, "Hints")];

/// The report as Markdown: the open findings by severity, then those that were accepted.
/// `about` stands under the title: what is to be known of the matrix.
pub fn markdown(matrix: &Matrix, about: Option<&str>, findings: &Findings) -> String {
    let mut out = format!("# Findings in {}\n", escaped(&matrix.title));
    if let Some(about) = about {
        add(&mut out, &["\n", &escaped(about), "\n"]);
    }
    if findings.is_empty() {
        out.push_str("\nNo findings.\n");
    }
    for (severity, title) in SEVERITIES {
        let count = findings.count(severity);
        if count == 0 {
            continue;
        }
        add(&mut out, &["\n## ", title, " (", &count.to_string(), ")\n\n"]);
        for finding in findings.iter().filter(|finding| finding.severity == severity) {
            item(&mut out, matrix, finding);
            out.push('\n');
        }
    }
    if findings.accepted_len() > 0 {
        let count = findings.accepted_len().to_string();
        add(&mut out, &["\n## Accepted (", &count, ")\n\n"]);
        for finding in findings.accepted() {
            item(&mut out, matrix, finding);
            if let Some(accepted) = acceptance(matrix, finding) {
                add(&mut out, &[" Accepted: ", &escaped(&accepted_by(accepted))]);
            }
            out.push('\n');
        }
    }
    out
}

/// The open findings, one line each, the worst first.
pub fn lines(matrix: &Matrix, findings: &Findings) -> Vec<String> {
    let line = |finding: &Finding| {
        let severity = match finding.severity {
            Severity::Error => "Error",
            Severity::Warning => "Warning",
            Severity::Hint => "Hint",
        };
        format!("{severity}. {}: {}", finding.place.in_words(matrix), finding.message(matrix))
    };
    let of = |severity: Severity| findings.iter().filter(move |found| found.severity == severity);
    SEVERITIES.iter().flat_map(|(severity, _)| of(*severity)).map(line).collect()
}

/// The findings that were accepted, one line each, with by whom, when and why.
pub fn accepted_lines(matrix: &Matrix, findings: &Findings) -> Vec<String> {
    let line = |finding: &Finding| {
        let said = acceptance(matrix, finding).map(accepted_by).unwrap_or_default();
        format!("{}: {} {said}", finding.place.in_words(matrix), finding.message(matrix))
    };
    findings.accepted().map(line).collect()
}

fn item(out: &mut String, matrix: &Matrix, finding: &Finding) {
    let place = escaped(&finding.place.in_words(matrix));
    let message = escaped(&finding.message(matrix));
    add(out, &["- **", &place, "**: ", &message, " (`", finding.rule.id, "`)"]);
}

fn add(out: &mut String, parts: &[&str]) {
    for part in parts {
        out.push_str(part);
    }
}

/// The report as CSV, one finding a line: severity, rule, section, place, message, and by whom,
/// when and why it was accepted. Cells that a spreadsheet would take for a formula begin with an
/// apostrophe.
pub fn csv(matrix: &Matrix, findings: &Findings) -> String {
    let mut out = String::new();
    line(
        &mut out,
        &["Severity", "Rule", "Section", "Place", "Message", "Accepted"].map(str::to_owned),
    );
    for finding in findings.all() {
        let section = finding.place.row().map(|row| matrix.path_text(row)).unwrap_or_default();
        let accepted = acceptance(matrix, finding).map(accepted_by).unwrap_or_default();
        line(
            &mut out,
            &[
                finding.severity.name().to_owned(),
                finding.rule.id.to_owned(),
                section,
                finding.place.in_words(matrix),
                finding.message(matrix),
                accepted,
            ],
        );
    }
    out
}

fn line(out: &mut String, cells: &[String]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
        add(out, &["\"", guard, &cell.replace('"', "\"\""), "\""]);
    }
    out.push_str("\r\n");
}

/// The acceptance of a finding.
pub fn acceptance<'a>(matrix: &'a Matrix, finding: &Finding) -> Option<&'a Acceptance> {
    matrix.acceptances.get(finding.acceptance? as usize)
}

/// What is to be said of an acceptance: "Agreed on (Ann, 31 Jan 2026)".
pub fn accepted_by(accepted: &Acceptance) -> String {
    let mut by: Vec<String> = Vec::new();
    by.extend((!accepted.name.is_empty()).then(|| accepted.name.clone()));
    by.extend(accepted.date.map(crate::matrix::Date::long));
    let reason = if accepted.reason.is_empty() { "no reason given" } else { &accepted.reason };
    if by.is_empty() { reason.to_owned() } else { format!("{reason} ({})", by.join(", ")) }
}

/// Text in which nothing is Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '&' | '~' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::check;
    use crate::checks::tests::matrix;

    #[test]
    fn a_report_lists_the_worst_first() {
        let matrix = matrix(&["# 1. A*B", "Back up: RAI|", "Restore: R|I"]);
        assert_eq!(
            markdown(&matrix, None, &check(&matrix)),
            "# Findings in Test\n\
             \n## Errors (1)\n\n\
             - **1. Restore**: No party has A. Assign one party to answer for the result. (`no-accountable`)\n\
             \n## Warnings (1)\n\n\
             - **1. Back up**: Customer is already Responsible and Accountable; Informed is redundant. (`redundant-informed`)\n"
        );
    }

    #[test]
    fn a_table_is_safe_in_a_spreadsheet() {
        let matrix = matrix(&["# A", "=HYPERLINK(\"x\"): RAI|R ; x"]);
        let csv = csv(&matrix, &check(&matrix));
        assert_eq!(
            csv.lines().nth(1),
            Some(
                "\"warning\",\"redundant-informed\",\"A\",\"'=HYPERLINK(\"\"x\"\")\",\"Customer is already Responsible and Accountable; Informed is redundant.\",\"\""
            )
        );
    }
}
