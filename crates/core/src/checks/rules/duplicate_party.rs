//! `duplicate-party`: two columns for one party.

use super::words;
use crate::checks::engine::Whole;
use crate::checks::finding::{Fact, Finding, Fix, Found, Place};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::matrix::{Activity, Matrix, PartyId};

pub(super) static RULE: Rule =
    Rule::warning("duplicate-party", "Duplicate party", &[Check::Parties(check)]);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "Two parties with the same name, ignoring case and spaces; or two parties with the \
        same roles in every row, and in at least five rows.",
    why: "Duplicate columns get filled in one at a time. Once they differ, nobody knows which one \
        applies.",
    example: "“Client” and “client”, or “Client” and “Customer” with the same roles everywhere.",
    remedy: "Delete one of the columns. If they are different parties, give them different names.",
    accept: "When two parties really do have the same roles, each for its own part.",
    source: words::OUR_OWN,
};

/// In fewer rows, two parties may hold the same by chance.
const FEWEST_ROWS: u32 = 5;

fn check(whole: &Whole, _: u32) -> Vec<Found> {
    let mut found = Vec::new();
    for (at, party) in whole.parties.iter().enumerate() {
        let mut before = whole.parties.iter().take(at);
        let same = before.find(|other| {
            (party.name != 0 && party.name == other.name)
                || (party.column == other.column && party.holding >= FEWEST_ROWS)
        });
        if let Some(other) = same {
            found.push(Found::at(Place::Party(party.id)).with(Fact::Party(other.id)));
        }
    }
    found
}

/// Whether two parties hold the same letters everywhere.
fn same_letters(matrix: &Matrix, one: PartyId, other: PartyId) -> bool {
    let columns = (matrix.column(one), matrix.column(other));
    let (Some(one), Some(other)) = columns else { return false };
    let letters = |activity: &Activity, at: usize| activity.cells.get(at).map(|c| c.letters());
    matrix.activities().all(|activity| letters(activity, one) == letters(activity, other))
}

pub(super) fn message(matrix: &Matrix, finding: &Finding) -> String {
    let (Some(party), Fact::Party(other)) = (finding.place.party(), &finding.fact) else {
        return String::new();
    };
    let letters = if same_letters(matrix, party, *other) { "the same" } else { "different" };
    let (name, other) = (words::name_of(matrix, party), words::name_of(matrix, *other));
    format!("{name} looks like {other}, with {letters} roles.")
}

/// A column that says nothing of its own can go.
pub(super) fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    let (Some(party), Fact::Party(other)) = (finding.place.party(), &finding.fact) else {
        return Vec::new();
    };
    if !same_letters(matrix, party, *other) {
        return Vec::new();
    }
    words::delete_party(matrix, party, "Delete the second one,")
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check_matrix, matrix_of};

    #[test]
    fn fires_on_one_name_and_on_one_column() {
        let matrix = matrix_of(&["Client", "Provider", " client"], &["Back up: RA|I|C"]);
        check_matrix(
            &matrix,
            "duplicate-party",
            &[" client looks like Client, with different roles."],
            &[],
        );
        let rows: Vec<String> = (0..5).map(|at| format!("Do {at}: RA|I|I")).collect();
        let matrix = matrix_of(&["Client", "Provider", "Support"], &rows);
        check_matrix(
            &matrix,
            "duplicate-party",
            &["Support looks like Provider, with the same roles."],
            &["Delete the second one, Support"],
        );
    }

    #[test]
    fn is_silent_on_two_that_differ() {
        let matrix = matrix_of(&["Client", "Provider", "Support"], &["Back up: RA|I|I"]);
        check_matrix(&matrix, "duplicate-party", &[], &[]);
    }
}
