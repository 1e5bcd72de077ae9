//! `blank-activity`: a row that does not say what is to be done.

use crate::checks::ActivityCheck;
use crate::checks::finding::{Finding, Found, Place};
use crate::checks::rule::{Check, Explanation, Remedy, Rule, no_fixes};
use crate::matrix::{Matrix, Severity};

pub(super) static RULE: Rule = Rule {
    id: "blank-activity",
    title: "No text in this row",
    severity: Some(Severity::Warning),
    kinds: &[],
    limit: None,
    checks: &[Check::Activity(check)],
};

pub(super) static REMEDY: Remedy = Remedy { message, fixes: no_fixes };

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "An activity without a text.",
    why: "Letters without an activity say who acts, and not what for. They are mostly left over \
          from a row that was never finished.",
    example: "An empty cell in the first column, beside Customer RA, Provider I.",
    remedy: "Write what is to be done, or delete the row.",
    accept: "While a draft is being filled in.",
    source: "Remit's own rule; no published rule is known to us.",
};

fn check(row: &ActivityCheck) -> Option<Found> {
    // Of a text of marks or spaces alone there is nothing to read, either.
    let text = row.activity.text.to_plain();
    let is_blank = text.chars().all(char::is_whitespace);
    is_blank.then(|| Found::at(Place::Activity(row.activity.id)))
}

fn message(_: &Matrix, _: &Finding) -> String {
    "The row has no text. Say what is to be done.".to_owned()
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check_rows, check_rows_clean};
    use crate::matrix::Severity::Warning;

    #[test]
    fn fires_on_a_row_without_text() {
        let message = "The row has no text. Say what is to be done.";
        check_rows(&[": RA|I"], "blank-activity", Warning, message);
        check_rows(&[": |"], "blank-activity", Warning, message);
    }

    #[test]
    fn is_silent_where_there_is_one() {
        check_rows_clean(&["鍵: RA|I"], "blank-activity");
    }
}
