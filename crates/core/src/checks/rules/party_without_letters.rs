//! `party-without-letters`: a column that nobody needs.

use super::words;
use crate::checks::engine::Whole;
use crate::checks::finding::{Finding, Fix, Found, Place};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::matrix::Matrix;

pub(super) static RULE: Rule =
    Rule::warning("party-without-letters", "Party without roles", &[Check::Parties(check)]);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "A party without a single role in the whole matrix, while others have some.",
    why: "A party in the header looks involved. If it never is, readers look for something that \
        isn't there.",
    example: "A column “Integrator” without a single role.",
    remedy: "Assign the party's roles, or delete it.",
    accept: "While you are still filling in a draft.",
    source: words::OUR_OWN,
};

fn check(whole: &Whole, _: u32) -> Vec<Found> {
    if whole.parties.iter().all(|party| party.holding == 0) {
        return Vec::new();
    }
    let without = whole.parties.iter().filter(|party| party.holding == 0);
    without.map(|party| Found::at(Place::Party(party.id))).collect()
}

pub(super) fn message(matrix: &Matrix, finding: &Finding) -> String {
    let name = finding.place.party().map(|party| words::name_of(matrix, party));
    format!("In this matrix, {} has no roles.", name.unwrap_or_default())
}

pub(super) fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    let delete = |party| words::delete_party(matrix, party, "Delete");
    finding.place.party().map(delete).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check, check_clean, check_fixes};

    #[test]
    fn fires_on_a_column_without_letters() {
        check("party-without-letters", "RA|", "In this matrix, Provider has no roles.");
    }

    #[test]
    fn is_silent_where_all_or_none_hold_letters() {
        check_clean("party-without-letters", "RA|I");
        check_clean("party-without-letters", "|");
    }

    #[test]
    fn offers_to_delete_the_party() {
        check_fixes("party-without-letters", "RA|", &[("Delete Provider", "RA")]);
    }
}
