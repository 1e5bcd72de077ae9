//! Helpers by which each rule's file tests itself, and what holds for all rules.

use super::{ALL, Checker, EXPLANATIONS, Finding, Findings, Settings, check as check_all};
use crate::edit::apply;
use crate::formats::json;
use crate::matrix::text::notation;
use crate::matrix::{
    Activity, Basis, Cell, Footnote, FootnoteId, Holding, Kind, Letter, Letters, Mark, Matrix,
    MatrixData, MatrixId, Party, PartyId, Plan, PlanId, PlanUse, Row, RowId, RuleSetting, Section,
    Severity, Side, Text,
};

mod accepting;
mod fixing;
mod published;
pub(super) mod telling;

const PARTIES: [&str; 8] =
    ["Customer", "Provider", "Users", "Network", "Security", "Support", "Integrator", "Regulator"];

/// A matrix of Customer and Provider, and of more where a row has more cells. `# 1. Title` is a
/// section; `Text [Plan]: RA|I ; comment` is an activity with the letters of each, `?` behind
/// letters marks them as inferred; `^1` is a footnote. The plans are Gold and Silver.
pub(super) fn matrix(rows: &[&str]) -> Matrix {
    let cells = |row: &&str| row.split_once(": ").map_or(0, |(_, cells)| cells.split('|').count());
    let parties = rows.iter().map(cells).max().unwrap_or(0).max(2);
    matrix_of(&PARTIES[..parties], rows)
}

/// The same, of these parties.
pub(super) fn matrix_of(parties: &[&str], rows: &[&str]) -> Matrix {
    let mut data = MatrixData::empty(MatrixId::from_bits(1), "Test");
    data.parties = parties
        .iter()
        .zip(1..)
        .map(|(name, bits)| Party {
            id: PartyId::from_bits(bits),
            name: (*name).to_owned(),
            side: if *name == "Provider" { Side::Provider } else { Side::Customer },
        })
        .collect();
    data.plans = ["Gold", "Silver"]
        .into_iter()
        .zip(1..)
        .map(|(name, bits)| Plan {
            id: PlanId::from_bits(bits),
            name: name.to_owned(),
            description: Text::default(),
        })
        .collect();
    for (row, bits) in rows.iter().zip(1..) {
        match row.strip_prefix('^') {
            Some(mark) => data.footnotes.push(Footnote {
                id: FootnoteId::from_bits(bits),
                mark: Mark::new(mark).unwrap(),
                text: Text::plain("So it is."),
            }),
            None => data.rows.push(self::row(row, RowId::from_bits(bits), &data)),
        }
    }
    Matrix::new(data).unwrap()
}

fn row(row: &str, id: RowId, data: &MatrixData) -> Row {
    let (row, note) = row.split_once(" ; ").unwrap_or((row, ""));
    if row.starts_with('#') {
        let heading = row.trim_start_matches('#');
        let (number, title) = Section::split_heading(heading);
        let mut section = Section::new(id, (row.len() - heading.len()) as u8, title);
        section.number = number;
        // "1 A" has a number, too.
        if let Some((number, title)) = section.title.split_once(' ')
            && number.parse::<u32>().is_ok()
        {
            (section.number, section.title) = (number.to_owned(), title.to_owned());
        }
        section.before = notation::read(note);
        return Row::Section(Box::new(section));
    }
    let (text, cells) = row.rsplit_once(": ").unwrap();
    let (text, plan) = match text.strip_suffix(']').and_then(|text| text.rsplit_once(" [")) {
        Some((text, plan)) => (text, plan),
        None => (text, ""),
    };
    let mut activity = Activity::new(id, notation::read(text), data.parties.len());
    activity.plan = PlanUse::read(plan, &data.plans);
    activity.comment = notation::read(note);
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

/// The rows of a matrix, written as [`matrix`] reads them.
fn written(matrix: &Matrix) -> Vec<String> {
    let write = |row: &Row| match row {
        Row::Section(section) => {
            format!("{} {}", "#".repeat(section.level.into()), section.heading())
        }
        Row::Activity(activity) => {
            let text = notation::write(&activity.text);
            let plan = match activity.plan.printed.as_str() {
                "" => String::new(),
                plan => format!(" [{plan}]"),
            };
            let cells = activity.cells.iter().map(|cell| matrix.letters.write(cell.letters()));
            format!("{text}{plan}: {}", cells.collect::<Vec<_>>().join("|"))
        }
    };
    matrix.rows.iter().map(write).collect()
}

fn one(cells: &str) -> Matrix {
    matrix(&[&format!("Do it: {cells}")])
}

/// Settings that turn a rule on that is off by itself.
fn on(rule: &str) -> Settings {
    let off = ALL.iter().any(|each| each.id == rule && each.severity.is_none());
    let setting =
        RuleSetting { rule: rule.to_owned(), severity: Some(Severity::Hint), limit: None };
    Settings { rules: if off { vec![setting] } else { Vec::new() }, today: None }
}

pub(super) fn messages(matrix: &Matrix, findings: &Findings, rule: &str) -> Vec<String> {
    let of_rule = findings.iter().filter(|finding| finding.rule.id == rule);
    of_rule.map(|finding| finding.message(matrix)).collect()
}

/// The rule finds just this in a matrix, and offers just these fixes for all of it.
#[track_caller]
pub(super) fn check_matrix(matrix: &Matrix, rule: &str, expected: &[&str], fixes: &[&str]) {
    let checker = Checker::new(matrix, on(rule));
    assert_eq!(messages(matrix, checker.findings(), rule), expected);
    let of_rule = checker.findings().iter().filter(|finding| finding.rule.id == rule);
    let offered = of_rule.flat_map(|finding| checker.fixes(matrix, finding));
    assert_eq!(offered.map(|fix| fix.name).collect::<Vec<_>>(), fixes);
}

/// The rule finds just this in an activity with these cells.
#[track_caller]
pub(super) fn check(rule: &str, cells: &str, message: &str) {
    let matrix = one(cells);
    let checker = Checker::new(&matrix, on(rule));
    assert_eq!(messages(&matrix, checker.findings(), rule), [message]);
}

/// The rule finds nothing in an activity with these cells.
#[track_caller]
pub(super) fn check_clean(rule: &str, cells: &str) {
    check_matrix(&one(cells), rule, &[], &[]);
}

/// No other rule finds anything in an activity with these cells.
#[track_caller]
pub(super) fn check_only(rule: &str, cells: &str) {
    let findings = check_all(&one(cells));
    let rules: Vec<_> = findings.iter().map(|finding| finding.rule.id).collect();
    assert_eq!(rules, [rule]);
}

fn find(findings: &Findings, rule: &str) -> Finding {
    findings.iter().find(|finding| finding.rule.id == rule).unwrap().clone()
}

/// The rule offers these fixes, and each leads to these cells, and back.
#[track_caller]
pub(super) fn check_fixes(rule: &str, cells: &str, expected: &[(&str, &str)]) {
    let matrix = one(cells);
    let expected: Vec<_> =
        expected.iter().map(|(name, cells)| (*name, [format!("Do it: {cells}")])).collect();
    check_results(&matrix, rule, &expected);
}

/// The rule offers these fixes for its first finding, and each leads to these rows, and back.
#[track_caller]
pub(super) fn check_rows_fixes(rows: &[&str], rule: &str, expected: &[(&str, &[&str])]) {
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
pub(super) fn check_rows(rows: &[&str], rule: &str, severity: Severity, message: &str) {
    let matrix = matrix(rows);
    let findings = check_all(&matrix);
    assert_eq!(messages(&matrix, &findings, rule), [message]);
    assert_eq!(find(&findings, rule).severity, severity);
}

/// The rule finds nothing in these rows.
#[track_caller]
pub(super) fn check_rows_clean(rows: &[&str], rule: &str) {
    check_matrix(&matrix(rows), rule, &[], &[]);
}

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
    let with = |cells: &str, setting: &str| {
        let file = json::write(&one(cells));
        let end = file.trim_end().trim_end_matches('}').trim_end();
        let file = format!("{end},\n  \"rules\": [{{{setting}}}]\n}}");
        let findings = check_all(&json::read(file.as_bytes()).unwrap());
        findings.iter().map(|f| (f.rule.id, f.severity)).collect::<Vec<_>>()
    };
    let is_set = |cells, setting, expected: &[(&str, Severity)]| {
        let found = with(cells, setting);
        let rule = setting.split('"').nth(3).unwrap();
        let found: Vec<_> = found.into_iter().filter(|(id, _)| *id == rule).collect();
        assert_eq!(found, expected, "{setting}");
    };
    is_set("R|I", r#""rule": "no-accountable", "severity": "off""#, &[]);
    is_set(
        "R|I",
        r#""rule": "no-accountable", "severity": "hint""#,
        &[("no-accountable", Severity::Hint)],
    );
    is_set(
        "RA|R",
        r#""rule": "many-responsible", "severity": "warning", "limit": 1"#,
        &[("many-responsible", Severity::Warning)],
    );
    is_set("RA|R|R|R", r#""rule": "many-responsible", "severity": "warning", "limit": 4"#, &[]);
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
