//! `several-accountable`: more than one party answers for the same thing.

use super::words;
use crate::checks::finding::{Finding, Fix, Found};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::checks::{ActivityCheck, Kinds};
use crate::matrix::{Kind, Matrix};

pub(super) static RULE: Rule = Rule::error(
    "several-accountable",
    "More than one accountable party",
    &[Check::Activity(check)],
)
.about(&[Kind::Accountable]);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "An activity with two or more A parties.",
    why: "If two parties answer for a result, each can point to the other.",
    example: "Handle incidents (OVHcloud OKMS): Customer AI, OVHcloud RA.",
    remedy: "Keep A for one party. If each answers for a part, make each part its own activity.",
    accept: "When a contract really makes two parties jointly accountable.",
    source: words::ONE_ACCOUNTABLE,
};

fn check(row: &ActivityCheck) -> Option<Found> {
    let holders = || row.holders(row.kinds.accountable);
    (row.accountable > 1).then(|| Found::in_cells(row.activity.id, &holders()))
}

pub(super) fn message(matrix: &Matrix, finding: &Finding) -> String {
    let accountable = Kinds::of(matrix).accountable;
    let holders = words::holders(matrix, finding, accountable);
    format!(
        "{} {} have {}. Only one party should answer for the result.",
        words::names(&holders),
        if holders.len() == 2 { "both" } else { "all" },
        words::codes(matrix, accountable),
    )
}

pub(super) fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    words::keep_one(matrix, finding, Kinds::of(matrix).accountable, "accountable")
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check, check_clean, check_fixes};

    #[test]
    fn fires_where_two_hold_an_a() {
        check(
            "several-accountable",
            "AI|RA",
            "Customer and Provider both have A. Only one party should answer for the result.",
        );
        check(
            "several-accountable",
            "AI|RA|A",
            "Customer, Provider and Users all have A. Only one party should answer for the result.",
        );
    }

    #[test]
    fn is_silent_where_one_does() {
        check_clean("several-accountable", "RA|R");
        check_clean("several-accountable", "R|I");
    }

    #[test]
    fn offers_to_keep_each() {
        check_fixes(
            "several-accountable",
            "AI|RA",
            &[("Keep Customer accountable", "AI|R"), ("Keep Provider accountable", "I|RA")],
        );
    }
}
