//! `blank-activity`: a row that does not say what is to be done.

use crate::checks::ActivityCheck;
use crate::checks::finding::{Finding, Found, Place};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::matrix::Matrix;

pub(super) use crate::checks::rule::no_fixes as fixes;

pub(super) static RULE: Rule =
    Rule::warning("blank-activity", "Activity without text", &[Check::Activity(check)]);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "An activity without text.",
    why: "Roles without an activity say who acts, but not on what. They are usually left over \
        from an unfinished row.",
    example: "An empty first column, next to Customer RA, Provider I.",
    remedy: "Describe the activity, or delete the row.",
    accept: "While you are still filling in a draft.",
    source: super::words::OUR_OWN,
};

fn check(row: &ActivityCheck) -> Option<Found> {
    // Of a text of marks or spaces alone there is nothing to read, either.
    let text = row.activity.text.to_plain();
    let is_blank = text.chars().all(char::is_whitespace);
    is_blank.then(|| Found::at(Place::Activity(row.activity.id)))
}

pub(super) fn message(_: &Matrix, _: &Finding) -> String {
    "This row has no text. Describe the activity.".to_owned()
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check_rows, check_rows_clean};
    use crate::matrix::Severity::Warning;

    #[test]
    fn fires_on_a_row_without_text() {
        let message = "This row has no text. Describe the activity.";
        check_rows(&[": RA|I"], "blank-activity", Warning, message);
        check_rows(&[": |"], "blank-activity", Warning, message);
    }

    #[test]
    fn is_silent_where_there_is_one() {
        check_rows_clean(&["鍵: RA|I"], "blank-activity");
    }
}
