//! Helpers by which each rule's file tests itself, and what holds for all rules.

use super::{ALL, EXPLANATIONS, Settings, check as check_all};
use crate::edit::apply;
use crate::matrix::{Kind, Letter, Letters, Matrix, RuleSetting, Severity};

mod accepting;
mod asking;
pub(super) mod faulty;
mod fixing;
mod making;

use asking::find;
pub(super) use asking::{
    check, check_clean, check_fixes, check_matrix, check_only, check_rows, check_rows_clean,
    check_rows_fixes, messages,
};
pub(super) use making::{matrix, matrix_of};
use making::{one, written};

#[test]
fn every_rule_has_a_unique_name_and_explains_itself() {
    assert_eq!(ALL.len(), EXPLANATIONS.len());
    assert_eq!(ALL.len(), super::REMEDIES.len());
    for (at, rule) in ALL.iter().enumerate() {
        assert!(rule.id.bytes().all(|c| c.is_ascii_lowercase() || c == b'-'), "{}", rule.id);
        assert!(ALL[..at].iter().all(|other| other.id != rule.id), "{} stands twice", rule.id);
        assert!(rule.title.len() > 10 && !rule.title.ends_with('.'), "{}", rule.title);
        assert!(!rule.checks.is_empty(), "{} looks at nothing", rule.id);
        let (of, e) = EXPLANATIONS[at];
        assert_eq!(of.id, rule.id);
        for part in [e.finds, e.why, e.example, e.remedy, e.accept, e.source] {
            assert!(part.len() > 10 && part.ends_with(['.', '”']), "{}: {part}", rule.id);
        }
    }
}

#[test]
fn a_rule_that_speaks_of_letters_is_silent_where_no_letter_is_of_their_kind() {
    let matrix = matrix(&["# A", "Do it now: RACI|RACI|R|R|R", "Do that now: |I|C|C|C"]);
    let mut data = matrix.into_data();
    let letters = "RACI".chars().map(|code| Letter::new(code, Kind::Other));
    data.letters = Letters::new(letters.collect()).unwrap();
    let matrix = Matrix::new(data).unwrap();
    let settings = ALL.iter().map(|rule| RuleSetting {
        rule: rule.id.to_owned(),
        severity: Some(Severity::Error),
        limit: rule.limit.as_ref().map(|_| 0),
    });
    let settings = Settings { rules: settings.collect(), today: None };
    for finding in super::check_with(&matrix, settings).iter() {
        assert!(finding.rule.kinds.is_empty(), "{finding:?}");
    }
}

#[test]
fn a_matrix_can_turn_a_rule_off_or_change_its_severity_and_limit() {
    let is_set = |cells: &str, rule: &str, severity, limit, expected: &[Severity]| {
        let mut data = one(cells).into_data();
        data.rules.push(RuleSetting { rule: rule.to_owned(), severity, limit });
        let findings = check_all(&Matrix::new(data).unwrap());
        let found = findings.iter().filter(|finding| finding.rule.id == rule);
        let found: Vec<_> = found.map(|finding| finding.severity).collect();
        assert_eq!(found, expected, "{rule} {severity:?} {limit:?}");
    };
    let (hint, warning) = (Some(Severity::Hint), Some(Severity::Warning));
    is_set("R|I", "no-accountable", None, None, &[]);
    is_set("R|I", "no-accountable", hint, None, &[Severity::Hint]);
    is_set("RA|R", "many-responsible", warning, Some(1), &[Severity::Warning]);
    is_set("RA|R|R|R", "many-responsible", warning, Some(4), &[]);
}

#[test]
fn what_a_matrix_says_counts_more_than_what_a_person_wants() {
    let mut matrix = one("R|I");
    let setting = |severity| RuleSetting {
        rule: "no-accountable".to_owned(),
        severity: Some(severity),
        limit: None,
    };
    let found = |matrix: &Matrix| {
        let settings = Settings { rules: vec![setting(Severity::Hint)], today: None };
        find(&super::check_with(matrix, settings), "no-accountable").severity
    };
    assert_eq!(found(&matrix), Severity::Hint);
    let command = crate::edit::Command::SetRules(vec![setting(Severity::Warning)]);
    apply(&mut matrix, command).unwrap();
    assert_eq!(found(&matrix), Severity::Warning);
}

#[test]
fn what_is_chosen_for_a_matrix_holds_whatever_the_person_wants_of_others() {
    // A person had turned a rule off for all matrices, and could not turn it on again in one.
    let setting =
        |rule: &str, severity| RuleSetting { rule: rule.to_owned(), severity, limit: None };
    let mine = [setting("no-accountable", None), setting("empty-row", Some(Severity::Hint))];
    let wanted = [setting("empty-row", Some(Severity::Warning))];
    let of_matrix = super::for_matrix(&wanted, &mine);
    let mut matrix = one("R|I");
    apply(&mut matrix, crate::edit::Command::SetRules(of_matrix.clone())).unwrap();
    let settings = Settings { rules: mine.to_vec(), today: None };
    let found = find(&super::check_with(&matrix, settings), "no-accountable");
    assert_eq!(found.severity, Severity::Error);
    assert_eq!(of_matrix[0], wanted[0]);
    assert_eq!(super::for_matrix(&wanted, &[]), wanted);
}
