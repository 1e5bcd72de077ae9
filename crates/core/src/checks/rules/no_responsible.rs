//! `no-responsible`: nobody does the work.

use super::words;
use crate::checks::finding::{Finding, Fix, Found};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::checks::{ActivityCheck, Kinds};
use crate::matrix::{Kind, Matrix};

pub(super) static RULE: Rule =
    Rule::error("no-responsible", "No responsible party", &[Check::Activity(check)])
        .about(&[Kind::Responsible]);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "An activity with roles, but no R.",
    why: "Someone has to do the work. If no one is named, each party can assume that another does \
        it.",
    example: "Restore a mailbox: Customer A, Provider I.",
    remedy: "Give R to the party that does the work, or state in the text who does it.",
    accept: "When the row is only about a decision and involves no work.",
    source: "The common definition of RACI: at least one R per activity.",
};

fn check(row: &ActivityCheck) -> Option<Found> {
    words::held_by_nobody(row, row.kinds.responsible)
}

pub(super) fn message(matrix: &Matrix, _: &Finding) -> String {
    let codes = words::codes(matrix, Kinds::of(matrix).responsible);
    format!("No party has {codes}. Assign a party to do the work.")
}

pub(super) fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    let kinds = Kinds::of(matrix);
    words::give(matrix, finding, kinds.responsible, kinds.accountable)
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check, check_clean, check_fixes};

    #[test]
    fn fires_where_nobody_does_the_work() {
        check("no-responsible", "A|I", "No party has R. Assign a party to do the work.");
    }

    #[test]
    fn is_silent_where_somebody_does() {
        check_clean("no-responsible", "R|");
        check_clean("no-responsible", "|");
    }

    #[test]
    fn offers_the_r_to_those_who_answer_for_it() {
        check_fixes("no-responsible", "A|I", &[("Assign R to Customer", "RA|I")]);
    }
}
