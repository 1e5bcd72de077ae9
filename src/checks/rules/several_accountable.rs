//! `several-accountable`: more than one party answers for the same thing.

use super::super::finding::Found;
use super::super::{ActivityCheck, Check, Explanation, Finding, Fix, Kinds, Rule};
use super::words;
use crate::matrix::{Cell, Matrix, Severity};

pub(super) const RULE: Rule = Rule {
    id: "several-accountable",
    title: "Several parties are accountable",
    severity: Severity::Error,
    explanation: Explanation {
        finds: "An activity for which two or more parties hold an A.",
        why: "Where two answer for a result, each can point to the other. The legend of \
              cegedim.cloud's own page says of A: only 1 per task.",
        example: "Handle incidents (OVHcloud OKMS): Customer AI, OVHcloud RA.",
        remedy: "Leave the A with one party. If each answers for a part, make each part an \
                 activity of its own.",
        accept: "When a contract really makes two parties answer jointly.",
    },
    check: Check::Activity(check),
    fixes,
};

fn check(row: &ActivityCheck) -> Option<Found> {
    let accountable = row.kinds.accountable;
    if row.accountable_cells < 2 {
        return None;
    }
    let holders = row.holders(accountable);
    let both = if holders.len() == 2 { "both" } else { "all" };
    let message = format!(
        "{} {both} hold {}. One party must answer for the result.",
        words::names(&holders),
        words::codes(row.matrix, accountable),
    );
    Some(Found::in_cells(row.activity.id, &holders, message))
}

fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    let accountable = Kinds::of(matrix).accountable;
    let Some(activity) = finding.place.row().and_then(|row| matrix.activity(row)) else {
        return Vec::new();
    };
    let holds = |cell: Cell| cell.letters().meets(accountable);
    matrix
        .cells(activity)
        .filter(|(_, cell)| holds(*cell))
        .take(words::MAX_CHOICES)
        .map(|(kept, _)| {
            let others = matrix
                .cells(activity)
                .filter(|(party, cell)| party.id != kept.id && holds(*cell))
                .map(|(party, cell)| (party, Cell::of(cell.letters().without(accountable))));
            Fix {
                name: format!("Keep {}", words::name(kept)),
                command: words::set_cells(matrix, activity, others),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check, check_clean, check_fixes};

    #[test]
    fn fires_where_two_hold_an_a() {
        check(
            "several-accountable",
            "AI|RA",
            "Customer and Provider both hold A. One party must answer for the result.",
        );
    }

    #[test]
    fn is_silent_where_one_does() {
        check_clean("several-accountable", "RA|R");
        check_clean("several-accountable", "R|I");
    }

    #[test]
    fn offers_to_keep_each() {
        check_fixes(
            "several-accountable",
            "AI|RA",
            &[("Keep Customer", "AI|R"), ("Keep Provider", "I|RA")],
        );
    }
}
