//! Helpers by which each rule's file tests itself, and what holds for all rules.

use super::{ALL, Findings, check as check_all};
use crate::catalogue;
use crate::edit::apply;
use crate::formats::json;
use crate::matrix::{
    Activity, Basis, Cell, Holding, Matrix, MatrixData, MatrixId, Party, PartyId, Row, RowId,
    Section, Severity, Side, Text,
};
use proptest::prelude::*;

/// A matrix of Customer and Provider. `# Title` is a section; `Text: RA|I` is an activity with
/// the letters of each, `?` behind letters marks them as inferred.
fn matrix(rows: &[&str]) -> Matrix {
    let mut data = MatrixData::empty(MatrixId::from_bits(1), "Test");
    data.parties = ["Customer", "Provider"]
        .into_iter()
        .zip(1..)
        .map(|(name, bits)| Party {
            id: PartyId::from_bits(bits),
            name: name.to_owned(),
            side: Side::Other,
        })
        .collect();
    data.rows = rows
        .iter()
        .zip(1..)
        .map(|(row, bits)| self::row(row, RowId::from_bits(bits), &data))
        .collect();
    Matrix::new(data).unwrap()
}

fn row(row: &str, id: RowId, data: &MatrixData) -> Row {
    if let Some(title) = row.strip_prefix("# ") {
        return Row::Section(Box::new(Section::new(id, 1, title)));
    }
    let (text, cells) = row.split_once(": ").unwrap();
    let mut activity = Activity::new(id, Text::plain(text), 2);
    for (slot, written) in activity.cells.iter_mut().zip(cells.split('|')) {
        let codes = written.trim_end_matches('?');
        let holding = match codes {
            "n/a" => Holding::NotApplicable,
            codes => Holding::Letters(data.letters.read(codes).unwrap()),
        };
        let basis = if codes == written { Basis::Source } else { Basis::Inferred };
        *slot = Cell { holding, basis };
    }
    Row::Activity(Box::new(activity))
}

fn one(cells: &str) -> Matrix {
    matrix(&[&format!("Do it: {cells}")])
}

fn messages<'a>(findings: &'a Findings, rule: &str) -> Vec<&'a str> {
    let of_rule = findings.iter().filter(|finding| finding.rule.id == rule);
    of_rule.map(|finding| finding.message.as_str()).collect()
}

/// The rule finds just this in an activity with these cells.
#[track_caller]
pub(super) fn check(rule: &str, cells: &str, message: &str) {
    assert_eq!(messages(&check_all(&one(cells)), rule), [message]);
}

/// The rule finds nothing in an activity with these cells.
#[track_caller]
pub(super) fn check_clean(rule: &str, cells: &str) {
    assert_eq!(messages(&check_all(&one(cells)), rule), [""; 0]);
}

/// No other rule finds anything in an activity with these cells.
#[track_caller]
pub(super) fn check_only(rule: &str, cells: &str) {
    let findings = check_all(&one(cells));
    let rules: Vec<_> = findings.iter().map(|finding| finding.rule.id).collect();
    assert_eq!(rules, [rule]);
}

/// The rule offers these fixes, and each leads to these cells, and back.
#[track_caller]
pub(super) fn check_fixes(rule: &str, cells: &str, expected: &[(&str, &str)]) {
    let matrix = one(cells);
    let findings = check_all(&matrix);
    let finding = findings.iter().find(|finding| finding.rule.id == rule).unwrap();
    let fixes = (finding.rule.fixes)(&matrix, finding);
    let mut results = Vec::new();
    for fix in fixes {
        let mut fixed = matrix.clone();
        let inverse = apply(&mut fixed, fix.command).unwrap();
        let activity = fixed.activities().next().unwrap();
        let written: Vec<_> =
            activity.cells.iter().map(|cell| matrix.letters.write(cell.letters())).collect();
        assert!(activity.cells.iter().all(|cell| cell.basis == Basis::Source));
        results.push((fix.name, written.join("|")));
        apply(&mut fixed, inverse).unwrap();
        assert_eq!(fixed, matrix);
    }
    let results: Vec<_> =
        results.iter().map(|(name, cells)| (name.as_str(), cells.as_str())).collect();
    assert_eq!(results, expected);
}

/// The rule finds just this in these rows.
#[track_caller]
pub(super) fn check_rows(rows: &[&str], rule: &str, severity: Severity, message: &str) {
    let findings = check_all(&matrix(rows));
    assert_eq!(messages(&findings, rule), [message]);
    let finding = findings.iter().find(|finding| finding.rule.id == rule).unwrap();
    assert_eq!(finding.severity, severity);
}

/// The rule finds nothing in these rows.
#[track_caller]
pub(super) fn check_rows_clean(rows: &[&str], rule: &str) {
    assert_eq!(messages(&check_all(&matrix(rows)), rule), [""; 0]);
}

#[test]
fn every_rule_has_a_unique_name_and_explains_itself() {
    for (at, rule) in ALL.iter().enumerate() {
        assert!(rule.id.bytes().all(|c| c.is_ascii_lowercase() || c == b'-'), "{}", rule.id);
        assert!(ALL[..at].iter().all(|other| other.id != rule.id), "{} stands twice", rule.id);
        let e = &rule.explanation;
        for part in [rule.title, e.finds, e.why, e.example, e.remedy, e.accept] {
            assert!(part.len() > 10, "{}: {part}", rule.id);
        }
    }
}

#[test]
fn the_published_matrices_have_just_these_findings() {
    let mut places: Vec<(&str, String)> = Vec::new();
    for published in &catalogue::ALL {
        let matrix = published.matrix().unwrap();
        for finding in check_all(&matrix).iter() {
            let row = finding.place.row().and_then(|row| matrix.activity(row));
            let activity = row.map(|activity| activity.text.to_plain().into_owned());
            places.push((finding.rule.id, activity.unwrap_or_default()));
        }
    }
    let of = |rule: &str| -> Vec<&str> {
        places.iter().filter(|(id, _)| *id == rule).map(|(_, at)| at.as_str()).collect()
    };
    assert_eq!(of("several-accountable"), ["Handle incidents (tickets and telephone contacts)"]);
    assert_eq!(of("no-accountable"), ["Performance metrics"]);
    assert_eq!(of("no-responsible"), [""; 0]);
    assert_eq!(of("empty-row"), [""; 0]);
    assert_eq!(of("party-without-letters"), [""; 0]);
    assert_eq!(of("redundant-informed").len(), 11);
    assert_eq!(
        of("inferred-cell"),
        [
            "Manage secrets paths",
            "Manage secrets engines",
            "Manage authentication methods",
            "Configure endpoints"
        ]
    );
    assert_eq!(
        of("duplicate-activity"),
        [
            "Security Patches",
            "Version Upgrades",
            "Manage the lifecycle of backup policies",
            "Ensure that backup policies are consistent with the data lifecycle",
            "Ensure that business continuity or disaster recovery plans are consistent with the data lifecycle",
        ]
    );
}

#[test]
fn a_matrix_can_turn_a_rule_off_or_change_its_severity() {
    let file = json::write(&one("R|I"));
    let with = |severity: &str| {
        let rules = format!(
            ",\n  \"rules\": [{{\"rule\": \"no-accountable\", \"severity\": \"{severity}\"}}]\n}}"
        );
        let end = file.trim_end().trim_end_matches('}').trim_end();
        check_all(&json::read(format!("{end}{rules}").as_bytes()).unwrap())
    };
    assert_eq!(messages(&with("off"), "no-accountable"), [""; 0]);
    assert_eq!(with("hint").iter().next().map(|finding| finding.severity), Some(Severity::Hint));
}

proptest! {
    #[test]
    fn no_matrix_makes_a_rule_panic_and_every_fix_can_be_applied(
        matrix in crate::arbitrary::any_matrix(),
    ) {
        for finding in check_all(&matrix).iter() {
            for fix in (finding.rule.fixes)(&matrix, finding) {
                let mut fixed = matrix.clone();
                prop_assert!(apply(&mut fixed, fix.command).is_ok());
                let after = check_all(&fixed);
                let same = after.iter().any(|other| {
                    other.rule.id == finding.rule.id && other.place == finding.place
                });
                prop_assert!(!same, "{} does not mend {:?}", fix.name, finding);
            }
        }
    }
}
