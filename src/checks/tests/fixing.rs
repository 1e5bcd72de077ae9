use proptest::prelude::*;

use super::telling::any_telling_matrix;
use super::{find, matrix, written};
use crate::checks::{ALL, Checker, Finding, Findings, PROFILES, Rule, Settings};
use crate::edit::apply;
use crate::matrix::{Date, Matrix, Severity};

/// Findings that are as bad as what was mended, and were not there, or not as bad, before.
fn new_ones(before: &Findings, after: &Findings, severity: Severity) -> Vec<String> {
    let was = |finding: &Finding| {
        before.all().any(|other| {
            other.rule.id == finding.rule.id
                && (other.place.row(), other.place.party())
                    == (finding.place.row(), finding.place.party())
                && other.severity >= finding.severity
        })
    };
    let new = after.all().filter(|finding| finding.severity >= severity && !was(finding));
    new.map(|finding| format!("{finding:?}")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_fix_mends_its_finding_and_makes_nothing_as_bad(
        matrix in any_telling_matrix(), profile in prop::sample::select(vec![0_usize, 1, 2]),
    ) {
        let rules = PROFILES[profile].settings(&[]);
        let settings = Settings { rules, today: Date::new(2026, 6, 1) };
        let checker = Checker::new(&matrix, settings.clone());
        for finding in checker.findings().all() {
            for fix in checker.fixes(&matrix, finding) {
                let mut fixed = matrix.clone();
                prop_assert!(apply(&mut fixed, fix.command.clone()).is_ok());
                let after = Checker::new(&fixed, settings.clone()).into_findings();
                let same = after.all().any(|other| {
                    other.rule.id == finding.rule.id && other.place == finding.place
                });
                prop_assert!(!same, "{} does not mend {:?}", fix.name, finding);
                let new = new_ones(checker.findings(), &after, finding.severity);
                prop_assert!(new.is_empty(), "{:?}: {:?} makes {:?}", finding, fix, new);
            }
        }
    }

    #[test]
    fn fixing_all_mends_what_it_says(matrix in any_telling_matrix(), pick in 0..ALL.len()) {
        let rule = ALL[pick];
        let checker = Checker::new(&matrix, Settings::default());
        let of = |checker: &Checker| {
            checker.findings().iter().filter(|finding| finding.rule.id == rule.id).count()
        };
        for (name, count) in checker.fix_names(&matrix, rule, 1_000) {
            let all = checker.fix_all(&matrix, rule, &name).unwrap();
            prop_assert!(all.changes.len() <= count);
            prop_assert_eq!(all.changes.len() + all.left, of(&checker));
            let mut after = matrix.clone();
            apply(&mut after, all.command).unwrap();
            let after = Checker::new(&after, Settings::default());
            prop_assert!(of(&after) <= of(&checker) - all.changes.len());
        }
    }
}

fn fix_all(matrix: &Matrix, rule: &str, name: &str) -> (Vec<String>, usize) {
    let checker = Checker::new(matrix, Settings::default());
    let all = checker.fix_all(matrix, Rule::find(rule).unwrap(), name).unwrap();
    let mut after = matrix.clone();
    apply(&mut after, all.command).unwrap();
    (written(&after), all.left)
}

#[test]
fn all_findings_of_a_rule_are_fixed_in_one_step() {
    let rows = matrix(&["Back up: RAI|", "Restore: A|RI", "Test: RA|I"]);
    let expected = ["Back up: RA|", "Restore: A|R", "Test: RA|I"].map(str::to_owned);
    assert_eq!(fix_all(&rows, "redundant-informed", "Remove I"), (expected.to_vec(), 0));

    let rows = matrix(&["Back up: RA|I", "Restore: |", "Test: |"]);
    let expected = vec!["Back up: RA|I".to_owned()];
    assert_eq!(fix_all(&rows, "empty-row", "Delete the row"), (expected, 0));
}

#[test]
fn a_preview_says_what_becomes_of_each() {
    let rows = matrix(&["# 1. A", "Back up: RAI|"]);
    let checker = Checker::new(&rows, Settings::default());
    let rule = Rule::find("redundant-informed").unwrap();
    let all = checker.fix_all(&rows, rule, "Remove I").unwrap();
    let change = &all.changes[0];
    assert_eq!(change.place, "1. Back up");
    assert_eq!((change.before.join("|"), change.after.join("|")), ("RAI|".into(), "RA|".into()));
}

#[test]
fn what_would_make_something_as_bad_is_not_offered() {
    // Without its I, the first would contradict the second, which says the same of the same.
    let rows = matrix(&["# A", "Back up: RAI|I", "Back up: RAI|I"]);
    let checker = Checker::new(&rows, Settings::default());
    let finding = find(checker.findings(), "redundant-informed");
    assert_eq!(checker.fixes(&rows, &finding), []);
}
