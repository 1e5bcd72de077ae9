//! `no-responsible`: nobody does the work.

use super::super::finding::Found;
use super::super::{ActivityCheck, Check, Explanation, Finding, Fix, Kinds, Rule};
use super::words;
use crate::matrix::{Matrix, Severity};

pub(super) const RULE: Rule = Rule {
    id: "no-responsible",
    title: "Nobody is responsible",
    severity: Severity::Error,
    explanation: Explanation {
        finds: "An activity for which letters are given, but none of them is an R.",
        why: "The responsible party does the work. Without one, nobody can be asked to begin.",
        example: "Renew the certificate: Customer A, Provider I.",
        remedy: "Give the R to the party that does the work. Often that is the party that holds \
                 the A.",
        accept: "When the row only says who decides or is told, and no work is to be done.",
    },
    check: Check::Activity(check),
    fixes,
};

fn check(row: &ActivityCheck) -> Option<Found> {
    let responsible = row.kinds.responsible;
    if responsible.is_empty() || row.held.meets(responsible) {
        return None;
    }
    let codes = words::codes(row.matrix, responsible);
    let message = format!("No party holds {codes}. One party must do the work.");
    let parties: Vec<_> = row.matrix.parties.iter().collect();
    Some(Found::in_cells(row.activity.id, &parties, message))
}

fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    let kinds = Kinds::of(matrix);
    words::give(matrix, finding, kinds.responsible, kinds.accountable)
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check, check_clean, check_fixes};

    #[test]
    fn fires_where_no_cell_has_an_r() {
        check("no-responsible", "A|I", "No party holds R. One party must do the work.");
    }

    #[test]
    fn is_silent_where_one_has() {
        check_clean("no-responsible", "A|R");
        check_clean("no-responsible", "|");
    }

    #[test]
    fn offers_the_r_to_the_accountable() {
        check_fixes("no-responsible", "A|I", &[("Customer becomes R", "RA|I")]);
    }
}
