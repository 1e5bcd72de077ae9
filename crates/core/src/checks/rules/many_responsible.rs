//! `many-responsible`: more parties do it than one can follow.

use super::words;
use crate::checks::finding::{Finding, Found};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::checks::{ActivityCheck, Kinds};
use crate::matrix::{Kind, Matrix};

pub(super) use crate::checks::rule::no_fixes as fixes;

pub(super) static RULE: Rule =
    Rule::warning("many-responsible", "Too many responsible parties", &[Check::Activity(check)])
        .about(&[Kind::Responsible])
        .above(3, "responsible parties");

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "An activity with more R parties than the rule's limit, which is three unless you \
        change it.",
    why: "The more parties share a task, the less each one feels responsible for it. Work shared \
        by many needs someone to divide it.",
    example: "Patch the databases: Customer R, Integrator R, Provider R, Support RA.",
    remedy: "Split the activity into parts for one or two parties each, or give some parties C or \
        a support role.",
    accept: "When each party really does the same for itself, such as keeping passwords safe.",
    source: words::KEPT_RARE,
};

fn check(row: &ActivityCheck) -> Option<Found> {
    words::held_by_too_many(row, row.kinds.responsible, row.responsible)
}

pub(super) fn message(matrix: &Matrix, finding: &Finding) -> String {
    words::parties_are(matrix, finding, Kinds::of(matrix).responsible, "responsible")
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check, check_clean};

    #[test]
    fn fires_above_the_limit() {
        check(
            "many-responsible",
            "R|R|RA|R",
            "4 parties are responsible: Customer, Provider, Users and Network.",
        );
    }

    #[test]
    fn is_silent_up_to_it() {
        check_clean("many-responsible", "R|R|RA|C");
    }
}
