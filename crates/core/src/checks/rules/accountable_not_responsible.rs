//! `accountable-not-responsible`: who answers for it does not do it.

use super::words;
use crate::checks::finding::{Finding, Found};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::checks::{ActivityCheck, Kinds};
use crate::matrix::{Kind, Matrix};

pub(super) use crate::checks::rule::no_fixes as fixes;

pub(super) static RULE: Rule = Rule::hint(
    "accountable-not-responsible",
    "Accountable party is not responsible",
    &[Check::Activity(check)],
)
.about(&[Kind::Responsible, Kind::Accountable]);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "An activity that has an A and an R, but no party with both.",
    why: "This is allowed, and often right. Between two companies it deserves a second look: one \
        answers for work that only the other can do.",
    example: "Configure SSL certificate following delivery by OVHcloud (OVHcloud Private \
              Exchange): Customer A, OVHcloud R.",
    remedy: "Make sure the accountable party can check the work and have it redone.",
    accept: "When the accountable party orders the work from the responsible one.",
    source: "Remit's own rule; we know of no published one. In OVHcloud's pages, nearly every row \
        gives R and A to the same party.",
};

fn check(row: &ActivityCheck) -> Option<Found> {
    let apart = row.responsible > 0 && row.accountable > 0 && !row.has_owner;
    let acting = || row.holders(row.kinds.acting());
    apart.then(|| Found::in_cells(row.activity.id, &acting()))
}

pub(super) fn message(matrix: &Matrix, finding: &Finding) -> String {
    let kinds = Kinds::of(matrix);
    format!(
        "{} accountable, but the work is done by {}.",
        words::verb(&words::holders(matrix, finding, kinds.accountable), "is", "are"),
        words::names(&words::holders(matrix, finding, kinds.responsible)),
    )
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check, check_clean};

    #[test]
    fn fires_where_r_and_a_are_apart() {
        check(
            "accountable-not-responsible",
            "A|RI",
            "Customer is accountable, but the work is done by Provider.",
        );
    }

    #[test]
    fn is_silent_where_one_party_holds_both() {
        check_clean("accountable-not-responsible", "RA|R");
        check_clean("accountable-not-responsible", "R|I");
        check_clean("accountable-not-responsible", "A|I");
    }
}
