//! `empty-row`: an activity without any letter.

use crate::checks::ActivityCheck;
use crate::checks::finding::{Finding, Fix, Found, Place};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::edit::Command;
use crate::matrix::Matrix;

pub(super) static RULE: Rule =
    Rule::error("empty-row", "No roles assigned", &[Check::Activity(check)]);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "An activity in which no party has a role.",
    why: "An activity that is listed but assigned to nobody looks agreed, but isn't.",
    example: "Archive old mailboxes: Customer –, Provider –.",
    remedy: "Assign who does it and who is accountable, or delete the row. If it doesn't concern \
        a party, mark the cell as not applicable.",
    accept: "While you are still filling in a draft.",
    source: "It follows from the definition of RACI, which calls for one A and at least one R per \
        activity.",
};

fn check(row: &ActivityCheck) -> Option<Found> {
    let is_empty = row.applicable && row.held.is_empty();
    is_empty.then(|| Found::at(Place::Row(row.activity.id)))
}

pub(super) fn message(_: &Matrix, _: &Finding) -> String {
    "No party has a role. Assign who does it and who is accountable.".to_owned()
}

/// Who is to hold what only a person can know.
pub(super) fn fixes(_: &Matrix, finding: &Finding) -> Vec<Fix> {
    let row = finding.place.row().into_iter().collect();
    vec![Fix { name: "Delete row".to_owned(), command: Command::RemoveRows(row) }]
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check, check_clean, check_only, check_rows_fixes};

    #[test]
    fn fires_on_an_empty_row_and_speaks_alone() {
        let message = "No party has a role. Assign who does it and who is accountable.";
        check("empty-row", "|", message);
        check("empty-row", "n/a|", message);
        check_only("empty-row", "|");
    }

    #[test]
    fn is_silent_where_anybody_holds_anything() {
        check_clean("empty-row", "|I");
        check_clean("empty-row", "n/a|n/a");
    }

    #[test]
    fn offers_to_delete_the_row() {
        check_rows_fixes(
            &["Back up: RA|I", "Restore: |"],
            "empty-row",
            &[("Delete row", &["Back up: RA|I"])],
        );
    }
}
