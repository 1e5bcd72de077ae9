//! `stale-source`: the matrix should have been looked at again.

use crate::checks::engine::Whole;
use crate::checks::finding::{Fact, Finding, Fix, Found, Place};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::edit::Command;
use crate::matrix::Matrix;

pub(super) static RULE: Rule =
    Rule::warning("stale-source", "Review overdue", &[Check::Dates(check)]);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "A matrix whose next review date has passed.",
    why: "Providers change their services and pages. A matrix that hasn't been compared with them \
        for a while may promise what no longer applies.",
    example: "Next review date 1 Jan 2026, and it is March.",
    remedy: "Compare it with its source, then set a new date.",
    accept: "When its contract has ended.",
    source: super::words::OUR_OWN,
};

fn check(whole: &Whole) -> Vec<Found> {
    let dates = whole.matrix.review_by.zip(whole.today);
    let stale = dates.filter(|(review_by, today)| review_by < today);
    let found = stale
        .map(|(review_by, today)| Found::at(Place::Matrix).with(Fact::Dates { review_by, today }));
    found.into_iter().collect()
}

pub(super) fn message(_: &Matrix, finding: &Finding) -> String {
    let Fact::Dates { review_by, .. } = finding.fact else { return String::new() };
    format!("The review was due on {}.", review_by.long())
}

pub(super) fn fixes(_: &Matrix, finding: &Finding) -> Vec<Fix> {
    let Fact::Dates { today, .. } = finding.fact else { return Vec::new() };
    let command = Command::SetReviewBy(today.a_year_later());
    vec![Fix { name: "Mark as reviewed; next review in a year".to_owned(), command }]
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{matrix, messages};
    use crate::checks::{Checker, Settings};
    use crate::edit::{Command, apply};
    use crate::matrix::Date;

    #[track_caller]
    fn check(today: &str, expected: &[&str]) {
        let mut matrix = matrix(&["Back up: RA|I"]);
        let date: Date = "2026-01-31".parse().unwrap();
        apply(&mut matrix, Command::SetReviewBy(Some(date))).unwrap();
        let settings = Settings { today: today.parse().ok(), ..Settings::default() };
        let checker = Checker::new(&matrix, settings);
        assert_eq!(messages(&matrix, checker.findings(), "stale-source"), expected);
        if let Some(finding) = checker.findings().iter().find(|f| f.rule.id == "stale-source") {
            let fix = checker.fixes(&matrix, finding).remove(0);
            assert_eq!(fix.command, Command::SetReviewBy("2027-02-01".parse().ok()));
        }
    }

    #[test]
    fn fires_when_the_date_has_passed() {
        check("2026-02-01", &["The review was due on 31 Jan 2026."]);
    }

    #[test]
    fn is_silent_before_and_where_nobody_knows_the_day() {
        check("2026-01-31", &[]);
        check("", &[]);
    }
}
