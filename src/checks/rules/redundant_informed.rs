//! `redundant-informed`: who does it or answers for it is also told of it.

use super::words;
use crate::checks::finding::{Finding, Fix, Found};
use crate::checks::rule::{Check, Explanation, Remedy, Rule};
use crate::checks::{ActivityCheck, Kinds};
use crate::matrix::{Cell, Kind, LetterSet, Matrix, Party, Severity};

pub(super) static RULE: Rule = Rule {
    id: "redundant-informed",
    title: "Informed of one's own work",
    severity: Some(Severity::Warning),
    kinds: &[Kind::Responsible, Kind::Accountable, Kind::Informed],
    limit: None,
    checks: &[Check::Activity(check)],
};

pub(super) static REMEDY: Remedy = Remedy { message, fixes };

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "A party that holds R or A for an activity and also I.",
    why: "Who does the work or answers for it knows of it. The I adds nothing, and it hides \
          which parties really wait to be told.",
    example: "Manage access to control plane (OVHcloud Hosted Exchange): OVHcloud RI.",
    remedy: "Remove the I.",
    accept: "When the I stands for a report that the accountable party is formally owed.",
    source: "It follows from the definition of RACI: I is for parties that are only told.",
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

fn message(matrix: &Matrix, finding: &Finding) -> String {
    let kinds = Kinds::of(matrix);
    let Some(activity) = words::activity(matrix, finding) else { return String::new() };
    let redundant = matrix.cells(activity).filter(|(_, cell)| redundant(*cell, kinds));
    let parties: Vec<&Party> = redundant.clone().map(|(party, _)| party).collect();
    let held = redundant.fold(LetterSet::EMPTY, |all, (_, cell)| all.union(cell.letters()));
    format!(
        "{} {}, so {} adds nothing.",
        words::verb(&parties, "holds", "hold"),
        matrix.letters.write(held.shared(kinds.acting())),
        words::codes(matrix, kinds.informed),
    )
}

fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    let kinds = Kinds::of(matrix);
    words::take(matrix, finding, kinds.informed, kinds.acting())
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check, check_clean, check_fixes};

    #[test]
    fn fires_on_r_or_a_with_i() {
        check("redundant-informed", "A|RI", "Provider holds R, so I adds nothing.");
        check("redundant-informed", "AI|RI", "Customer and Provider hold RA, so I adds nothing.");
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
