//! `inferred-cell`: what stands there was read so, but nobody shows it.

use super::super::finding::Found;
use super::super::{ActivityCheck, Check, Explanation, Finding, Fix, Rule};
use super::words;
use crate::matrix::{Basis, Cell, LetterSet, Matrix, Party, Severity};

pub(super) const RULE: Rule = Rule {
    id: "inferred-cell",
    title: "Column not shown by the source",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: "An activity with cells that were read by inference: no source shows them.",
        why: "A guess that looks like a fact ends up in a contract. It stays marked until a \
              person has looked at it.",
        example: "Manage secrets paths (cegedim.cloud, Vault): the page shows A / R without its \
                  column.",
        remedy: "Ask the publisher or look into the contract; then confirm the row, or move the \
                 letters to the party that holds them.",
        accept: "When the row does not matter for you.",
    },
    check: Check::Activity(check),
    fixes,
};

fn check(row: &ActivityCheck) -> Option<Found> {
    if !row.has_inferred {
        return None;
    }
    let inferred = row.cells().filter(|(_, cell)| cell.basis == Basis::Inferred);
    let (holders, empty): (Vec<_>, Vec<_>) =
        inferred.clone().partition(|(_, cell)| !cell.letters().is_empty());
    let parties: Vec<&Party> = inferred.map(|(party, _)| party).collect();
    let message = if holders.is_empty() {
        let empty: Vec<&Party> = empty.iter().map(|(party, _)| *party).collect();
        format!("No source shows that {} holds nothing.", words::names(&empty))
    } else {
        let read: Vec<String> = holders
            .iter()
            .map(|(party, cell)| {
                format!("{} for {}", row.matrix.letters.write(cell.letters()), words::name(party))
            })
            .collect();
        let read: Vec<&str> = read.iter().map(String::as_str).collect();
        format!("Read as {}, but no source shows the column.", words::list(&read))
    };
    Some(Found::in_cells(row.activity.id, &parties, message))
}

fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    let Some(activity) = finding.place.row().and_then(|row| matrix.activity(row)) else {
        return Vec::new();
    };
    let confirmed = matrix
        .cells(activity)
        .map(|(party, cell)| (party, cell.with_basis(Basis::Source)))
        .filter(|(party, _)| {
            matrix.cell(activity.id, party.id).map(|c| c.basis) == Some(Basis::Inferred)
        });
    let mut fixes = vec![Fix {
        name: "Confirm".to_owned(),
        command: words::set_cells(matrix, activity, confirmed),
    }];
    let inferred = matrix.cells(activity).filter(|(_, cell)| cell.basis == Basis::Inferred);
    let holders: Vec<_> = inferred.clone().filter(|(_, cell)| !cell.letters().is_empty()).collect();
    if let [(holder, held)] = holders.as_slice() {
        let empty = inferred.filter(|(_, cell)| cell.letters().is_empty());
        fixes.extend(empty.take(words::MAX_CHOICES).map(|(other, _)| {
            let moved = matrix.cells(activity).filter_map(|(party, cell)| {
                let letters = match party.id {
                    id if id == other.id => held.letters(),
                    id if id == holder.id => LetterSet::EMPTY,
                    _ if cell.basis == Basis::Inferred => cell.letters(),
                    _ => return None,
                };
                Some((party, Cell::of(letters)))
            });
            Fix {
                name: format!("Move to {}", words::name(other)),
                command: words::set_cells(matrix, activity, moved),
            }
        }));
    }
    fixes
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check, check_clean, check_fixes};

    #[test]
    fn fires_once_on_a_row_with_inferred_cells() {
        check("inferred-cell", "RA?|?", "Read as RA for Customer, but no source shows the column.");
        check("inferred-cell", "RA|?", "No source shows that Provider holds nothing.");
    }

    #[test]
    fn is_silent_on_what_a_source_shows() {
        check_clean("inferred-cell", "RA|I");
    }

    #[test]
    fn confirms_or_moves_in_one_step() {
        check_fixes("inferred-cell", "RA?|?", &[("Confirm", "RA|"), ("Move to Provider", "|RA")]);
    }
}
