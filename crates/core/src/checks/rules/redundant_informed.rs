//! `redundant-informed`: who does it or answers for it is also told of it.

use super::words;
use crate::checks::finding::{Finding, Fix, Found};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::checks::{ActivityCheck, Kinds};
use crate::matrix::{Cell, Kind, LetterSet, Matrix, Party};

pub(super) static RULE: Rule =
    Rule::warning("redundant-informed", "Redundant “Informed”", &[Check::Activity(check)])
        .about(&[Kind::Responsible, Kind::Accountable, Kind::Informed]);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "A party with R or A that also has I in the same activity.",
    why: "A party that does the work or answers for it already knows about it. The I adds \
        nothing, and hides which parties really need to be informed.",
    example: "Manage access to control plane (OVHcloud Hosted Exchange): OVHcloud RI.",
    remedy: "Remove the I.",
    accept: "When I stands for a report that the accountable party is formally due.",
    source: "It follows from the definition of RACI: I is for parties that are only informed.",
};

fn redundant(cell: Cell, kinds: Kinds) -> bool {
    let letters = cell.letters();
    letters.meets(kinds.informed) && letters.meets(kinds.acting())
}

fn check(row: &ActivityCheck) -> Option<Found> {
    if !row.has_redundant_informed {
        return None;
    }
    let redundant = row.cells().filter(|(_, cell)| redundant(*cell, row.kinds));
    let parties: Vec<&Party> = redundant.map(|(party, _)| party).collect();
    Some(Found::in_cells(row.activity.id, &parties))
}

pub(super) fn message(matrix: &Matrix, finding: &Finding) -> String {
    let kinds = Kinds::of(matrix);
    let Some(activity) = words::activity(matrix, finding) else { return String::new() };
    let redundant = matrix.cells(activity).filter(|(_, cell)| redundant(*cell, kinds));
    let parties: Vec<&Party> = redundant.clone().map(|(party, _)| party).collect();
    let held = redundant.fold(LetterSet::EMPTY, |all, (_, cell)| all.union(cell.letters()));
    format!(
        "{} already {}; {} is redundant.",
        words::verb(&parties, "is", "are"),
        words::roles(matrix, held.shared(kinds.acting()), " and "),
        words::roles(matrix, kinds.informed, " or "),
    )
}

pub(super) fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    let kinds = Kinds::of(matrix);
    words::take(matrix, finding, kinds.informed, kinds.acting())
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check, check_clean, check_fixes};

    #[test]
    fn fires_on_r_or_a_with_i() {
        check(
            "redundant-informed",
            "A|RI",
            "Provider is already Responsible; Informed is redundant.",
        );
        check(
            "redundant-informed",
            "AI|RI",
            "Customer and Provider are already Responsible and Accountable; Informed is redundant.",
        );
    }

    #[test]
    fn is_silent_on_i_alone_or_with_c() {
        check_clean("redundant-informed", "RA|I");
        check_clean("redundant-informed", "RA|CI");
    }

    #[test]
    fn removes_the_i() {
        check_fixes("redundant-informed", "A|RI", &[("Remove I", "A|R")]);
    }
}
