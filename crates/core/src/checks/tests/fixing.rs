use proptest::collection::vec;
use proptest::prelude::*;

use super::faulty::any_faulty_matrix;
use super::{find, matrix, written};
use crate::arbitrary::any_matrix;
use crate::checks::{ALL, Checker, Finding, Findings, PROFILES, Rule, Settings};
use crate::edit::apply;
use crate::matrix::{Date, Matrix, RuleSetting, Severity};

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

/// Any matrix: some in which rules find something, some with any text in any script.
fn any_matrix_to_fix() -> impl Strategy<Value = Matrix> {
    prop_oneof![3 => any_faulty_matrix(), 1 => any_matrix()]
}

/// A profile, or any severity and limit for each rule: what is a hint here is an error there.
fn any_settings() -> impl Strategy<Value = Settings> {
    let severity = prop::sample::select(vec![
        None,
        Some(Severity::Hint),
        Some(Severity::Warning),
        Some(Severity::Error),
    ]);
    let setting = (any::<bool>(), severity, proptest::option::of(1..4_u32));
    let own = vec(setting, ALL.len()).prop_map(|settings| {
        let rules = ALL.iter().zip(settings).filter(|(_, (is_set, ..))| *is_set);
        let rules = rules.map(|(rule, (_, severity, limit))| RuleSetting {
            rule: rule.id.to_owned(),
            severity,
            limit: limit.filter(|_| rule.limit.is_some()),
        });
        rules.collect()
    });
    let profile = prop::sample::select(vec![0_usize, 1, 2]);
    let rules = prop_oneof![profile.prop_map(|at| PROFILES[at].settings(&[])), own];
    rules.prop_map(|rules| Settings { rules, today: Date::new(2026, 6, 1) })
}

/// A thousand, or more where somebody asks for more.
fn a_thousand() -> ProptestConfig {
    let asked = ProptestConfig::default();
    ProptestConfig { cases: asked.cases.max(1_000), ..asked }
}

proptest! {
    #![proptest_config(a_thousand())]

    #[test]
    fn a_fix_mends_its_finding_and_makes_nothing_as_bad(
        matrix in any_matrix_to_fix(), settings in any_settings(),
    ) {
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
    fn fixing_all_mends_what_it_says(
        matrix in any_matrix_to_fix(), settings in any_settings(), pick in 0..ALL.len(),
    ) {
        let rule = ALL[pick];
        let checker = Checker::new(&matrix, settings.clone());
        let of = |checker: &Checker| -> Vec<Finding> {
            checker.findings().iter().filter(|f| f.rule.id == rule.id).cloned().collect()
        };
        let found = of(&checker);
        let mildest = found.iter().map(|finding| finding.severity).min();
        for (name, _) in checker.fix_names(&matrix, rule, 1_000) {
            let all = checker.fix_all(&matrix, rule, &name).unwrap();
            prop_assert_eq!(all.changes.len() + all.left, found.len());
            let mut after = matrix.clone();
            apply(&mut after, all.command).unwrap();
            let after = Checker::new(&after, settings.clone());
            prop_assert!(of(&after).len() <= all.left, "{} leaves {:?}", name, of(&after));
            let new = new_ones(checker.findings(), after.findings(), mildest.unwrap());
            prop_assert!(new.is_empty(), "{} for {} makes {:?}", name, rule.id, new);
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
    assert_eq!(fix_all(&rows, "empty-row", "Delete row"), (expected, 0));
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

#[test]
fn what_one_fix_mends_along_with_another_is_not_said_to_stay() {
    // Numbering all sections anew once mends the findings of all of them; the preview said that
    // the others could not be mended.
    let rows = matrix(&["# 1. A", "a: RA|I", "# 3. B", "b: RA|I", "# 3. C", "c: RA|I"]);
    let expected = ["# 1. A", "a: RA|I", "# 2. B", "b: RA|I", "# 3. C", "c: RA|I"];
    let fixed = fix_all(&rows, "misnumbered-section", "Renumber all sections");
    assert_eq!(fixed, (expected.map(str::to_owned).to_vec(), 0));
}

#[test]
fn a_row_does_not_go_where_its_section_would_be_left_empty_and_that_is_as_bad() {
    let rows = matrix(&["# A", "Back up: RA|I", "# B", "Restore: |"]);
    let setting = RuleSetting {
        rule: "empty-row".to_owned(),
        severity: Some(Severity::Warning),
        limit: None,
    };
    let settings = Settings { rules: vec![setting], today: None };
    let checker = Checker::new(&rows, settings);
    let finding = find(checker.findings(), "empty-row");
    assert_eq!(checker.fixes(&rows, &finding), []);
}

#[test]
fn fixing_thousands_of_equal_rows_takes_no_quadratic_time() {
    // Each was tried out with all rows of its text; with so many this ran for minutes.
    let in_sections = (0..10_000).flat_map(|at| [format!("# {at}"), "Do it: RAI|".to_owned()]);
    let rows: Vec<String> = in_sections.collect();
    let rows = matrix(&rows);
    let checker = Checker::new(&rows, Settings::default());
    let rule = Rule::find("redundant-informed").unwrap();
    assert_eq!(checker.fix_names(&rows, rule, 500), [("Remove I".to_owned(), 500)]);
    let all = checker.fix_all(&rows, rule, "Remove I").unwrap();
    assert_eq!((all.changes.len(), all.left), (10_000, 0));

    let rows: Vec<&str> = std::iter::repeat_n("Do it: RA|I", 10_000).collect();
    let rows = matrix(&rows);
    let checker = Checker::new(&rows, Settings::default());
    let rule = Rule::find("duplicate-activity").unwrap();
    let all = checker.fix_all(&rows, rule, "Delete this row").unwrap();
    assert_eq!((all.changes.len(), all.left), (9_999, 0));
}
