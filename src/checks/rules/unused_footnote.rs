//! `unused-footnote`: a footnote to which nothing refers.

use super::marks;
use crate::checks::engine::Whole;
use crate::checks::finding::{Finding, Fix, Found, Place};
use crate::checks::rule::{Check, Explanation, Remedy, Rule};
use crate::edit::Command;
use crate::matrix::{Footnote, Mark, Matrix, Row, Severity};

pub(super) static RULE: Rule = Rule {
    id: "unused-footnote",
    title: "A footnote to which nothing refers",
    severity: Some(Severity::Hint),
    kinds: &[],
    limit: None,
    checks: &[Check::Footnotes(check)],
};

pub(super) static REMEDY: Remedy = Remedy { message, fixes };

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "A footnote whose mark stands nowhere in the matrix.",
    why: "A condition that no row refers to is either forgotten or not in force. A reader cannot \
          tell which.",
    example: "Footnote (4), where the rows refer to (1), (2) and (3).",
    remedy: "Put the mark where it belongs, or delete the footnote.",
    accept: "When the footnote is a remark on all rows.",
    source: "Remit's own rule; no published rule is known to us.",
};

fn check(whole: &Whole) -> Vec<Found> {
    let matrix = whole.matrix;
    if matrix.footnotes.is_empty() {
        return Vec::new();
    }
    let mut used: Vec<&Mark> = marks::outside_rows(matrix).collect();
    for row in &matrix.rows {
        match row {
            Row::Activity(activity) => used.extend(marks::of_activity(activity)),
            Row::Section(section) => used.extend(marks::of_section(section)),
        }
    }
    used.sort_unstable();
    let unused = matrix.footnotes.iter().filter(|note| used.binary_search(&&note.mark).is_err());
    unused.map(|note| Found::at(Place::Footnote(note.id))).collect()
}

fn footnote<'a>(matrix: &'a Matrix, finding: &Finding) -> Option<&'a Footnote> {
    let Place::Footnote(id) = finding.place else { return None };
    matrix.footnotes.iter().find(|note| note.id == id)
}

fn message(matrix: &Matrix, finding: &Finding) -> String {
    let mark = footnote(matrix, finding).map(|note| note.mark.as_str()).unwrap_or_default();
    format!("The mark {mark} stands nowhere in the matrix.")
}

fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    let Some(unused) = footnote(matrix, finding) else { return Vec::new() };
    // With its marks, it may be the only one that refers to another.
    if unused.text.marks().next().is_some() {
        return Vec::new();
    }
    let others = matrix.footnotes.iter().filter(|note| note.id != unused.id).cloned();
    let command = Command::SetFootnotes(others.collect());
    vec![Fix { name: "Delete the footnote".to_owned(), command }]
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{matrix, messages};
    use crate::checks::{Checker, Settings};
    use crate::edit::apply;

    #[test]
    fn fires_where_no_row_refers_to_it_and_deletes_it() {
        let mut matrix = matrix(&["^1", "Back up: RA|I"]);
        let mut checker = Checker::new(&matrix, Settings::default());
        assert_eq!(
            messages(&matrix, checker.findings(), "unused-footnote"),
            ["The mark 1 stands nowhere in the matrix."]
        );
        let finding = checker.findings().iter().find(|f| f.rule.id == "unused-footnote").cloned();
        let fix = checker.fixes(&matrix, &finding.unwrap()).remove(0);
        assert_eq!(fix.name, "Delete the footnote");
        apply(&mut matrix, fix.command).unwrap();
        checker = Checker::new(&matrix, Settings::default());
        assert_eq!(messages(&matrix, checker.findings(), "unused-footnote"), [""; 0]);
    }

    #[test]
    fn is_silent_where_one_does() {
        let matrix = matrix(&["^1", "Back up[^1]: RA|I"]);
        let findings = crate::checks::check(&matrix);
        assert_eq!(messages(&matrix, &findings, "unused-footnote"), [""; 0]);
    }
}
