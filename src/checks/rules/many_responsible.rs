//! `many-responsible`: more parties do it than one can follow.

use super::words;
use crate::checks::finding::{Finding, Found};
use crate::checks::rule::{Check, Explanation, Limit, Remedy, Rule, no_fixes};
use crate::checks::{ActivityCheck, Kinds};
use crate::matrix::{Kind, Matrix, Severity};

pub(super) static RULE: Rule = Rule {
    id: "many-responsible",
    title: "Many parties do the work",
    severity: Some(Severity::Warning),
    kinds: &[Kind::Responsible],
    limit: Some(Limit { default: 3, counts: "parties that do the work" }),
    checks: &[Check::Activity(check)],
};

pub(super) static REMEDY: Remedy = Remedy { message, fixes: no_fixes };

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "An activity for which more parties hold an R than the limit of the rule; three, \
            unless somebody sets another.",
    why: "The more parties do a thing, the less each of them does it. Work that is shared by \
          many needs somebody who cuts it into parts.",
    example: "Patch the databases: Customer R, Integrator R, Provider R, Support RA.",
    remedy: "Cut the activity into parts that one or two parties do, or give some of them C or a \
             letter for support.",
    accept: "When all of them really do the same, each for itself, like keeping their passwords \
             safe.",
    source: "Keeping these letters few is common advice on RACI; the number is Remit's own.",
};

fn check(row: &ActivityCheck) -> Option<Found> {
    let holders = || row.holders(row.kinds.responsible);
    (row.responsible > row.limit).then(|| Found::in_cells(row.activity.id, &holders()))
}

fn message(matrix: &Matrix, finding: &Finding) -> String {
    let holders = words::holders(matrix, finding, Kinds::of(matrix).responsible);
    format!("{} parties do the work: {}.", holders.len(), words::names(&holders))
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check, check_clean};

    #[test]
    fn fires_above_the_limit() {
        check(
            "many-responsible",
            "R|R|RA|R",
            "4 parties do the work: Customer, Provider, Users and Network.",
        );
    }

    #[test]
    fn is_silent_up_to_it() {
        check_clean("many-responsible", "R|R|RA|C");
    }
}
