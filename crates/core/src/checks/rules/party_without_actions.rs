//! `party-without-actions`: a party that is only asked or told.

use super::words;
use crate::checks::Kinds;
use crate::checks::engine::Whole;
use crate::checks::finding::{Finding, Found, Place};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::matrix::{Kind, Matrix};

pub(super) use crate::checks::rule::no_fixes as fixes;

pub(super) static RULE: Rule =
    Rule::hint("party-without-actions", "Party that never acts", &[Check::Parties(check)])
        .about(&[Kind::Responsible, Kind::Accountable]);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "A party with roles in at least five activities, but never R or A, while others have \
        them.",
    why: "A party that never does or answers for anything may be missing from rows that are its \
        own, or may not need a column.",
    example: "A column “Auditor” with I in every row.",
    remedy: "Look for rows in which it acts. If there are none, state in the introduction when it \
        is informed.",
    accept: "When it really is only informed, as a regulator may be.",
    source: words::OUR_OWN,
};

/// In fewer rows, it may just not be its turn yet.
const FEWEST_ROWS: u32 = 5;

fn check(whole: &Whole, _: u32) -> Vec<Found> {
    if whole.parties.iter().all(|party| party.acting == 0) {
        return Vec::new();
    }
    let idle =
        whole.parties.iter().filter(|party| party.acting == 0 && party.holding >= FEWEST_ROWS);
    idle.map(|party| Found::at(Place::Party(party.id))).collect()
}

pub(super) fn message(matrix: &Matrix, finding: &Finding) -> String {
    let name = finding.place.party().map(|party| words::name_of(matrix, party));
    let codes = words::codes(matrix, Kinds::of(matrix).acting());
    format!("In this matrix, {} never has {codes}.", name.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check_matrix, matrix};

    #[track_caller]
    fn check(rows: usize, cells: &str, expected: &[&str]) {
        let rows: Vec<String> = (0..rows).map(|at| format!("Do {at}: {cells}")).collect();
        check_matrix(&matrix(&rows), "party-without-actions", expected, &[]);
    }

    #[test]
    fn fires_on_a_party_that_only_talks() {
        check(5, "RA|CI", &["In this matrix, Provider never has R or A."]);
    }

    #[test]
    fn is_silent_where_all_or_none_act_and_where_there_is_little() {
        check(5, "R|A", &[]);
        check(5, "C|I", &[]);
        check(5, "RA|", &[]);
        check(4, "RA|I", &[]);
    }
}
