//! `party-without-letters`: a column that nobody needs.

use super::super::finding::Found;
use super::super::{Check, Explanation, Finding, Fix, Place, Rule};
use super::words;
use crate::edit::Command;
use crate::matrix::{LetterSet, Matrix, Severity};

pub(super) const RULE: Rule = Rule {
    id: "party-without-letters",
    title: "A party without letters",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: "A party that holds no letter in the whole matrix, where others do.",
        why: "A party in the header looks involved. If it never is, readers search for what is \
              not there.",
        example: "A column “Integrator” without a single letter.",
        remedy: "Give the party its letters, or delete it.",
        accept: "While a draft is being filled in.",
    },
    check: Check::Matrix(check),
    fixes,
};

fn check(matrix: &Matrix) -> Vec<Found> {
    let mut held = vec![LetterSet::EMPTY; matrix.parties.len()];
    for activity in matrix.activities() {
        for (held, cell) in held.iter_mut().zip(&activity.cells) {
            *held = held.union(cell.letters());
        }
    }
    if held.iter().all(|held| held.is_empty()) {
        return Vec::new();
    }
    let without = matrix.parties.iter().zip(held).filter(|(_, held)| held.is_empty());
    without
        .map(|(party, _)| {
            let name = words::name(party);
            Found::about(party, format!("In the whole matrix, {name} holds no letter."))
        })
        .collect()
}

fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    let Place::Party(id) = finding.place else { return Vec::new() };
    let Some(party) = matrix.parties.iter().find(|party| party.id == id) else {
        return Vec::new();
    };
    vec![Fix { name: format!("Delete {}", words::name(party)), command: Command::RemoveParty(id) }]
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check, check_clean, check_fixes};

    #[test]
    fn fires_on_a_column_without_letters() {
        check("party-without-letters", "RA|", "In the whole matrix, Provider holds no letter.");
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
