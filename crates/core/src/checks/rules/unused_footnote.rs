//! `unused-footnote`: a footnote to which nothing refers.

use super::marks;
use crate::checks::engine::{Whole, key, sorted};
use crate::checks::finding::{Finding, Fix, Found, Place};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::edit::Command;
use crate::matrix::{Footnote, Matrix, Row};

pub(super) static RULE: Rule =
    Rule::hint("unused-footnote", "Unused footnote", &[Check::Footnotes(check)]);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "A footnote whose mark isn't used anywhere in the matrix.",
    why: "A condition that no row refers to is either forgotten or no longer in force. Readers \
        can't tell which.",
    example: "Footnote (4), where the rows refer to (1), (2) and (3).",
    remedy: "Add the mark where it belongs, or delete the footnote.",
    accept: "When the footnote applies to all rows.",
    source: super::words::OUR_OWN,
};

fn check(whole: &Whole) -> Vec<Found> {
    let matrix = whole.matrix;
    if matrix.footnotes.is_empty() {
        return Vec::new();
    }
    let outside = marks::outside_rows(matrix);
    let activities = matrix.activities().flat_map(marks::of_activity);
    let sections = matrix.rows.iter().filter_map(Row::section).flat_map(marks::of_section);
    let used = outside.chain(activities).chain(sections);
    let used = sorted(used.map(|mark| (key(mark.as_str()), 0)));
    let is_used = |note: &&Footnote| used.binary_search(&(key(note.mark.as_str()), 0)).is_ok();
    let unused = matrix.footnotes.iter().filter(|note| !is_used(note));
    unused.map(|note| Found::at(Place::Footnote(note.id))).collect()
}

fn footnote<'a>(matrix: &'a Matrix, finding: &Finding) -> Option<&'a Footnote> {
    let Place::Footnote(id) = finding.place else { return None };
    matrix.footnotes.iter().find(|note| note.id == id)
}

pub(super) fn message(matrix: &Matrix, finding: &Finding) -> String {
    let mark = footnote(matrix, finding).map(|note| note.mark.as_str()).unwrap_or_default();
    format!("The mark {mark} isn't used anywhere in the matrix.")
}

pub(super) fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    let Some(unused) = footnote(matrix, finding) else { return Vec::new() };
    // With its marks, it may be the only one that refers to another.
    if unused.text.marks().next().is_some() {
        return Vec::new();
    }
    let others = matrix.footnotes.iter().filter(|note| note.id != unused.id).cloned();
    let command = Command::SetFootnotes(others.collect());
    vec![Fix { name: "Delete footnote".to_owned(), command }]
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
            ["The mark 1 isn't used anywhere in the matrix."]
        );
        let finding = checker.findings().iter().find(|f| f.rule.id == "unused-footnote").cloned();
        let fix = checker.fixes(&matrix, &finding.unwrap()).remove(0);
        assert_eq!(fix.name, "Delete footnote");
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
