//! `inferred-cell`: what stands there was read so, but nobody shows it.

use super::words;
use crate::checks::ActivityCheck;
use crate::checks::finding::{Finding, Fix, Found};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::matrix::{Activity, Basis, Cell, LetterSet, Matrix, Party};

pub(super) static RULE: Rule =
    Rule::warning("inferred-cell", "Unconfirmed assignment", &[Check::Activity(check)]);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "An activity with roles that were inferred: the source doesn't show which party has them.",
    why: "A guess that looks like a fact can end up in a contract. It stays marked until someone \
        has checked it.",
    example: "Manage secrets paths (cegedim.cloud, Vault): the page shows A / R without its \
              column.",
    remedy: "Ask the publisher or check the contract. Then confirm the row, or move the roles to \
        the right party.",
    accept: "When the row doesn't matter to you.",
    source: "Remit's own rule: everything guessed is marked.",
};

fn check(row: &ActivityCheck) -> Option<Found> {
    if !row.has_inferred || row.held.is_empty() {
        return None;
    }
    let inferred = row.cells().filter(|(_, cell)| cell.basis == Basis::Inferred);
    let parties: Vec<&Party> = inferred.map(|(party, _)| party).collect();
    Some(Found::in_cells(row.activity.id, &parties))
}

fn inferred<'a>(matrix: &'a Matrix, activity: &'a Activity) -> Vec<(&'a Party, Cell)> {
    matrix.cells(activity).filter(|(_, cell)| cell.basis == Basis::Inferred).collect()
}

pub(super) fn message(matrix: &Matrix, finding: &Finding) -> String {
    let Some(activity) = words::activity(matrix, finding) else { return String::new() };
    let inferred = inferred(matrix, activity);
    let holders = inferred.iter().filter(|(_, cell)| !cell.letters().is_empty());
    let read: Vec<String> = holders
        .map(|(party, cell)| {
            format!("{} for {}", matrix.letters.write(cell.letters()), words::name(party))
        })
        .collect();
    if read.is_empty() {
        let empty: Vec<&Party> = inferred.iter().map(|(party, _)| *party).collect();
        return format!(
            "The source doesn't show that {} no role.",
            words::verb(&empty, "has", "have")
        );
    }
    let read: Vec<&str> = read.iter().map(String::as_str).collect();
    format!("Read as {}, but the source doesn't show the column.", words::list(&read))
}

pub(super) fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    let Some(activity) = words::activity(matrix, finding) else { return Vec::new() };
    let inferred = inferred(matrix, activity);
    let confirmed = inferred.iter().map(|(party, cell)| (*party, cell.with_basis(Basis::Source)));
    let mut fixes = vec![Fix {
        name: "Confirm".to_owned(),
        command: words::set_cells(matrix, activity, confirmed),
    }];
    let mut holders = inferred.iter().filter(|(_, cell)| !cell.letters().is_empty());
    // With one holder it is clear what would move.
    let (Some((holder, held)), None) = (holders.next(), holders.next()) else { return fixes };
    let others = inferred.iter().filter(|(_, cell)| cell.letters().is_empty());
    fixes.extend(others.take(words::MAX_CHOICES).map(|(other, _)| {
        let moved = inferred.iter().map(|(party, _)| {
            let letters = if party.id == other.id { held.letters() } else { LetterSet::EMPTY };
            (*party, Cell::of(letters))
        });
        Fix {
            name: format!(
                "Move {} from {} to {}",
                matrix.letters.write(held.letters()),
                words::name(holder),
                words::name(other)
            ),
            command: words::set_cells(matrix, activity, moved),
        }
    }));
    fixes
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check, check_clean, check_rows_fixes};

    #[test]
    fn fires_once_on_a_row_with_inferred_cells() {
        check(
            "inferred-cell",
            "RA?|?",
            "Read as RA for Customer, but the source doesn't show the column.",
        );
        check("inferred-cell", "RA|?", "The source doesn't show that Provider has no role.");
    }

    #[test]
    fn is_silent_on_what_a_source_shows() {
        check_clean("inferred-cell", "RA|I");
    }

    #[test]
    fn confirms_or_moves_in_one_step() {
        // The other row keeps Customer from being left without letters.
        check_rows_fixes(
            &["Do it: RA?|?", "Do that: RA|I"],
            "inferred-cell",
            &[
                ("Confirm", &["Do it: RA|", "Do that: RA|I"]),
                ("Move RA from Customer to Provider", &["Do it: |RA", "Do that: RA|I"]),
            ],
        );
    }
}
