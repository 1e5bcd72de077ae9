//! `redundant-informed`: who does it or answers for it is also told of it.

use super::super::finding::Found;
use super::super::{ActivityCheck, Check, Explanation, Finding, Fix, Kinds, Rule};
use super::words;
use crate::matrix::{Cell, LetterSet, Matrix, Party, Severity};

pub(super) const RULE: Rule = Rule {
    id: "redundant-informed",
    title: "Informed of one's own work",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: "A party that holds R or A for an activity and also I.",
        why: "Who does the work or answers for it knows of it. The I adds nothing, and it hides \
              which parties really wait to be told.",
        example: "Manage access to control plane (OVHcloud Hosted Exchange): OVHcloud RI.",
        remedy: "Remove the I.",
        accept: "When the I stands for a report that the accountable party is formally owed.",
    },
    check: Check::Activity(check),
    fixes,
};

fn redundant(cell: Cell, kinds: Kinds) -> bool {
    let letters = cell.letters();
    letters.meets(kinds.informed) && letters.meets(kinds.responsible.union(kinds.accountable))
}

fn check(row: &ActivityCheck) -> Option<Found> {
    let kinds = row.kinds;
    if !row.has_redundant {
        return None;
    }
    let redundant = row.cells().filter(|(_, cell)| redundant(*cell, kinds));
    let parties: Vec<&Party> = redundant.clone().map(|(party, _)| party).collect();
    let acting = kinds.responsible.union(kinds.accountable);
    let held = redundant.fold(LetterSet::EMPTY, |all, (_, cell)| all.union(cell.letters()));
    let message = format!(
        "{} {} {}, so {} adds nothing.",
        words::names(&parties),
        if parties.len() == 1 { "holds" } else { "hold" },
        row.matrix.letters.write(held.shared(acting)),
        words::codes(row.matrix, kinds.informed),
    );
    Some(Found::in_cells(row.activity.id, &parties, message))
}

fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    let kinds = Kinds::of(matrix);
    let Some(activity) = finding.place.row().and_then(|row| matrix.activity(row)) else {
        return Vec::new();
    };
    let cells = matrix
        .cells(activity)
        .filter(|(_, cell)| redundant(*cell, kinds))
        .map(|(party, cell)| (party, Cell::of(cell.letters().without(kinds.informed))));
    vec![Fix {
        name: format!("Remove {}", words::codes(matrix, kinds.informed)),
        command: words::set_cells(matrix, activity, cells),
    }]
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
