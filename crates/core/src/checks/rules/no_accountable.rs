//! `no-accountable`: nobody answers for the result.

use super::words;
use crate::checks::finding::{Finding, Fix, Found};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::checks::{ActivityCheck, Kinds};
use crate::matrix::{Kind, Matrix};

pub(super) static RULE: Rule =
    Rule::error("no-accountable", "No accountable party", &[Check::Activity(check)])
        .about(&[Kind::Accountable]);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "An activity with roles, but no A.",
    why: "The accountable party answers for the result. Without one, everyone can assume that \
        someone else is taking care of it.",
    example: "Performance metrics (cegedim.cloud managed products): cegedim.cloud R, customer I.",
    remedy: "Give A to the party that answers for the result, often the one with R.",
    accept: "When the row only says who is informed, and no result is due.",
    source: words::ONE_ACCOUNTABLE,
};

fn check(row: &ActivityCheck) -> Option<Found> {
    words::held_by_nobody(row, row.kinds.accountable)
}

pub(super) fn message(matrix: &Matrix, _: &Finding) -> String {
    let codes = words::codes(matrix, Kinds::of(matrix).accountable);
    format!("No party has {codes}. Assign one party to answer for the result.")
}

pub(super) fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    let kinds = Kinds::of(matrix);
    words::give(matrix, finding, kinds.accountable, kinds.responsible)
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check, check_clean, check_fixes};

    #[test]
    fn fires_where_no_cell_has_an_a() {
        check(
            "no-accountable",
            "R|I",
            "No party has A. Assign one party to answer for the result.",
        );
        check(
            "no-accountable",
            "C|I",
            "No party has A. Assign one party to answer for the result.",
        );
    }

    #[test]
    fn is_silent_where_one_has() {
        check_clean("no-accountable", "RA|");
        check_clean("no-accountable", "|");
        check_clean("no-accountable", "n/a|n/a");
    }

    #[test]
    fn offers_the_a_to_those_who_do_the_work() {
        check_fixes(
            "no-accountable",
            "R|RI",
            &[("Assign A to Customer", "RA|RI"), ("Assign A to Provider", "R|RAI")],
        );
        check_fixes("no-accountable", "C|I", &[]);
    }
}
