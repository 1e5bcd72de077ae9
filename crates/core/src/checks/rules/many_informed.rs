//! `many-informed`: more parties are told than will listen.

use super::words;
use crate::checks::finding::{Finding, Found};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::checks::{ActivityCheck, Kinds};
use crate::matrix::{Kind, Matrix};

pub(super) use crate::checks::rule::no_fixes as fixes;

pub(super) static RULE: Rule =
    Rule::hint("many-informed", "Too many informed parties", &[Check::Activity(check)])
        .about(&[Kind::Informed])
        .above(6, "informed parties");

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "An activity with more I parties than the rule's limit, which is six unless you change \
        it.",
    why: "What goes to everyone is read by no one, and someone has to maintain the list.",
    example: "Restart a server, with eight I parties.",
    remedy: "Keep I for those who act on the information, or publish it in one place.",
    accept: "When the news is for everyone, such as an outage.",
    source: words::KEPT_RARE,
};

fn check(row: &ActivityCheck) -> Option<Found> {
    words::held_by_too_many(row, row.kinds.informed, row.informed)
}

pub(super) fn message(matrix: &Matrix, finding: &Finding) -> String {
    words::parties_are(matrix, finding, Kinds::of(matrix).informed, "informed")
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check, check_clean};

    #[test]
    fn fires_above_the_limit() {
        check(
            "many-informed",
            "RAI|I|I|I|I|I|I|I",
            "8 parties are informed: Customer, Provider, Users, Network, Security, Support, Integrator and Regulator.",
        );
    }

    #[test]
    fn is_silent_up_to_it() {
        check_clean("many-informed", "RA|I|I|I|I|I|I");
    }
}
