//! `many-consulted`: more parties are asked than one can wait for.

use super::words;
use crate::checks::finding::{Finding, Found};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::checks::{ActivityCheck, Kinds};
use crate::matrix::{Kind, Matrix};

pub(super) use crate::checks::rule::no_fixes as fixes;

pub(super) static RULE: Rule =
    Rule::hint("many-consulted", "Too many consulted parties", &[Check::Activity(check)])
        .about(&[Kind::Consulted])
        .above(4, "consulted parties");

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "An activity with more C parties than the rule's limit, which is four unless you \
        change it.",
    why: "Everyone who must be consulted can hold up the work.",
    example: "Change the backup plan, with six C parties.",
    remedy: "Keep C for those whose answer the work depends on, and give the others I.",
    accept: "When a policy or law says who must be consulted.",
    source: words::KEPT_RARE,
};

fn check(row: &ActivityCheck) -> Option<Found> {
    words::held_by_too_many(row, row.kinds.consulted, row.consulted)
}

pub(super) fn message(matrix: &Matrix, finding: &Finding) -> String {
    words::parties_are(matrix, finding, Kinds::of(matrix).consulted, "consulted")
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check, check_clean};

    #[test]
    fn fires_above_the_limit() {
        check(
            "many-consulted",
            "RA|C|C|C|C|CI",
            "5 parties are consulted: Provider, Users, Network, Security and Support.",
        );
    }

    #[test]
    fn is_silent_up_to_it() {
        check_clean("many-consulted", "RA|C|C|C|C");
    }
}
