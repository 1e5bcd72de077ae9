//! What each rule's file asks of its rule: that it fires, that it is silent, what its fixes do.

use super::making::{matrix, one, written};
use crate::checks::{ALL, Checker, Finding, Findings, Settings, check as check_all};
use crate::edit::apply;
use crate::matrix::{Activity, Basis, Matrix, RuleSetting, Severity};

/// Settings that turn a rule on that is off by itself.
fn on(rule: &str) -> Settings {
    let off = ALL.iter().any(|each| each.id == rule && each.severity.is_none());
    let setting =
        RuleSetting { rule: rule.to_owned(), severity: Some(Severity::Hint), limit: None };
    Settings { rules: if off { vec![setting] } else { Vec::new() }, today: None }
}

pub(in crate::checks) fn messages(matrix: &Matrix, findings: &Findings, rule: &str) -> Vec<String> {
    let of_rule = findings.iter().filter(|finding| finding.rule.id == rule);
    of_rule.map(|finding| finding.message(matrix)).collect()
}

/// The rule finds just this in a matrix, and offers just these fixes for all of it.
#[track_caller]
pub(in crate::checks) fn check_matrix(
    matrix: &Matrix,
    rule: &str,
    expected: &[&str],
    fixes: &[&str],
) {
    let checker = Checker::new(matrix, on(rule));
    assert_eq!(messages(matrix, checker.findings(), rule), expected);
    let of_rule = checker.findings().iter().filter(|finding| finding.rule.id == rule);
    let offered = of_rule.flat_map(|finding| checker.fixes(matrix, finding));
    assert_eq!(offered.map(|fix| fix.name).collect::<Vec<_>>(), fixes);
}

/// The rule finds just this in an activity with these cells.
#[track_caller]
pub(in crate::checks) fn check(rule: &str, cells: &str, message: &str) {
    let matrix = one(cells);
    let checker = Checker::new(&matrix, on(rule));
    assert_eq!(messages(&matrix, checker.findings(), rule), [message]);
}

/// The rule finds nothing in an activity with these cells.
#[track_caller]
pub(in crate::checks) fn check_clean(rule: &str, cells: &str) {
    check_matrix(&one(cells), rule, &[], &[]);
}

/// No other rule finds anything in an activity with these cells.
#[track_caller]
pub(in crate::checks) fn check_only(rule: &str, cells: &str) {
    let findings = check_all(&one(cells));
    let rules: Vec<_> = findings.iter().map(|finding| finding.rule.id).collect();
    assert_eq!(rules, [rule]);
}

pub(super) fn find(findings: &Findings, rule: &str) -> Finding {
    findings.iter().find(|finding| finding.rule.id == rule).unwrap().clone()
}

/// The rule offers these fixes, and each leads to these cells, and back.
#[track_caller]
pub(in crate::checks) fn check_fixes(rule: &str, cells: &str, expected: &[(&str, &str)]) {
    let matrix = one(cells);
    let expected: Vec<_> =
        expected.iter().map(|(name, cells)| (*name, [format!("Do it: {cells}")])).collect();
    check_results(&matrix, rule, &expected);
}

/// The rule offers these fixes for its first finding, and each leads to these rows, and back.
#[track_caller]
pub(in crate::checks) fn check_rows_fixes(
    rows: &[impl AsRef<str>],
    rule: &str,
    expected: &[(&str, &[&str])],
) {
    check_results(&matrix(rows), rule, expected);
}

#[track_caller]
fn check_results<S: AsRef<[T]>, T: AsRef<str>>(
    matrix: &Matrix,
    rule: &str,
    expected: &[(&str, S)],
) {
    let checker = Checker::new(matrix, on(rule));
    let fixes = checker.fixes(matrix, &find(checker.findings(), rule));
    let mut results = Vec::new();
    for fix in fixes {
        let mut after = matrix.clone();
        let inverse = apply(&mut after, fix.command).unwrap();
        let of_source =
            |activity: &Activity| activity.cells.iter().all(|c| c.basis == Basis::Source);
        assert!(after.activities().all(of_source));
        results.push((fix.name, written(&after)));
        apply(&mut after, inverse).unwrap();
        assert_eq!(&after, matrix);
    }
    let results: Vec<(&str, Vec<&str>)> = results
        .iter()
        .map(|(name, rows)| (name.as_str(), rows.iter().map(String::as_str).collect()))
        .collect();
    let expected: Vec<(&str, Vec<&str>)> = expected
        .iter()
        .map(|(name, rows)| (*name, rows.as_ref().iter().map(AsRef::as_ref).collect()))
        .collect();
    assert_eq!(results, expected);
}

/// The rule finds just this in these rows.
#[track_caller]
pub(in crate::checks) fn check_rows(
    rows: &[impl AsRef<str>],
    rule: &str,
    severity: Severity,
    message: &str,
) {
    let matrix = matrix(rows);
    let findings = check_all(&matrix);
    assert_eq!(messages(&matrix, &findings, rule), [message]);
    assert_eq!(find(&findings, rule).severity, severity);
}

/// The rule finds nothing in these rows.
#[track_caller]
pub(in crate::checks) fn check_rows_clean(rows: &[impl AsRef<str>], rule: &str) {
    check_matrix(&matrix(rows), rule, &[], &[]);
}
