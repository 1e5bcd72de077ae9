//! `empty-row`: an activity without any letter.

use super::super::finding::Found;
use super::super::{ActivityCheck, Check, Explanation, Finding, Fix, Rule};
use crate::matrix::{Matrix, Severity};

pub(super) const RULE: Rule = Rule {
    id: "empty-row",
    title: "No letter in this row",
    severity: Severity::Error,
    explanation: Explanation {
        finds: "An activity for which no party holds any letter.",
        why: "An activity that is written down but given to nobody looks agreed upon, and is not.",
        example: "Archive old mailboxes: Customer –, Provider –.",
        remedy: "Say who does it and who answers for it, or delete the row. If it does not \
                 concern a party, mark the cell as not applicable.",
        accept: "While a draft is being filled in.",
    },
    check: Check::Activity(check),
    fixes: no_fixes,
};

fn check(row: &ActivityCheck) -> Option<Found> {
    if !row.held.is_empty() {
        return None;
    }
    let parties: Vec<_> = row.matrix.parties.iter().collect();
    let message = "No party holds any letter. Say who does it and who answers for it.".to_owned();
    Some(Found::in_cells(row.activity.id, &parties, message))
}

/// Only a person can know who is to hold what.
fn no_fixes(_: &Matrix, _: &Finding) -> Vec<Fix> {
    Vec::new()
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check, check_clean, check_only};

    #[test]
    fn fires_on_an_empty_row_and_speaks_alone() {
        let message = "No party holds any letter. Say who does it and who answers for it.";
        check("empty-row", "|", message);
        check("empty-row", "n/a|", message);
        check_only("empty-row", "|");
    }

    #[test]
    fn is_silent_where_anybody_holds_anything() {
        check_clean("empty-row", "|I");
        check_clean("empty-row", "n/a|n/a");
    }
}
