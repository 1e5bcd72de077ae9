//! `many-consulted`: more parties are asked than one can wait for.

use super::words;
use crate::checks::finding::{Finding, Found};
use crate::checks::rule::{Check, Explanation, Limit, Remedy, Rule, no_fixes};
use crate::checks::{ActivityCheck, Kinds};
use crate::matrix::{Kind, Matrix, Severity};

pub(super) static RULE: Rule = Rule {
    id: "many-consulted",
    title: "Many parties are asked",
    severity: Some(Severity::Hint),
    kinds: &[Kind::Consulted],
    limit: Some(Limit { default: 4, counts: "parties that are asked" }),
    checks: &[Check::Activity(check)],
};

pub(super) static REMEDY: Remedy = Remedy { message, fixes: no_fixes };

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "An activity for which more parties hold a C than the limit of the rule; four, unless \
            somebody sets another.",
    why: "Everyone who has to be asked can hold the work up.",
    example: "Change the backup plan, with six parties that hold C.",
    remedy: "Keep the C for those without whose answer the work cannot go on, and give the \
             others an I.",
    accept: "When a rule or a law says who has to be heard.",
    source: "Keeping these letters few is common advice on RACI; the number is Remit's own.",
};

fn check(row: &ActivityCheck) -> Option<Found> {
    let holders = || row.holders(row.kinds.consulted);
    (row.consulted > row.limit).then(|| Found::in_cells(row.activity.id, &holders()))
}

fn message(matrix: &Matrix, finding: &Finding) -> String {
    let holders = words::holders(matrix, finding, Kinds::of(matrix).consulted);
    format!("{} parties are asked: {}.", holders.len(), words::names(&holders))
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check, check_clean};

    #[test]
    fn fires_above_the_limit() {
        check(
            "many-consulted",
            "RA|C|C|C|C|CI",
            "5 parties are asked: Provider, Users, Network, Security and Support.",
        );
    }

    #[test]
    fn is_silent_up_to_it() {
        check_clean("many-consulted", "RA|C|C|C|C");
    }
}
