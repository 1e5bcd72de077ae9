//! `no-accountable`: nobody answers for the result.

use super::super::finding::Found;
use super::super::{ActivityCheck, Check, Explanation, Finding, Fix, Kinds, Rule};
use super::words;
use crate::matrix::{Matrix, Severity};

pub(super) const RULE: Rule = Rule {
    id: "no-accountable",
    title: "Nobody is accountable",
    severity: Severity::Error,
    explanation: Explanation {
        finds: "An activity for which letters are given, but none of them is an A.",
        why: "The accountable party answers for the result. Without one, work can be done by \
              everybody and missed by everybody.",
        example: "Performance metrics: cegedim.cloud R, customer I.",
        remedy: "Give the A to the party that answers for the result. Often that is the party \
                 that holds the R.",
        accept: "When the row only says who is told of something and no result is owed.",
    },
    check: Check::Activity(check),
    fixes,
};

fn check(row: &ActivityCheck) -> Option<Found> {
    let accountable = row.kinds.accountable;
    if accountable.is_empty() || row.held.meets(accountable) {
        return None;
    }
    let codes = words::codes(row.matrix, accountable);
    let message = format!("No party holds {codes}. One party must answer for the result.");
    let parties: Vec<_> = row.matrix.parties.iter().collect();
    Some(Found::in_cells(row.activity.id, &parties, message))
}

fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    let kinds = Kinds::of(matrix);
    words::give(matrix, finding, kinds.accountable, kinds.responsible)
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check, check_clean, check_fixes};

    #[test]
    fn fires_where_no_cell_has_an_a() {
        check("no-accountable", "R|I", "No party holds A. One party must answer for the result.");
        check("no-accountable", "C|I", "No party holds A. One party must answer for the result.");
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
            &[("Customer becomes A", "RA|RI"), ("Provider becomes A", "R|RAI")],
        );
        check_fixes("no-accountable", "C|I", &[]);
    }
}
