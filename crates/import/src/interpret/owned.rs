//! Cells that name owners: "Customer", "Acme Host and Customer", "Shared".

use super::super::roles::{self, Said};

/// No name of an owner is longer.
const MOST_CHARS: usize = 40;
const MOST_WORDS: usize = 4;

/// Whether a word says that all parties own it together.
pub(super) fn is_shared(name: &str) -> bool {
    roles::said(name) == Some(Said::Shared)
}

/// The owners that a cell names, words like "Shared" among them; none where it is something else.
pub(super) fn owners_in(cell: &str) -> Vec<String> {
    let cell = without_marks(cell);
    let named = roles::listed(&cell);
    let is_name = |name: &String| {
        let is_short = name.chars().count() <= MOST_CHARS
            && name.split_whitespace().count() <= MOST_WORDS
            && !name.ends_with(['.', '?', ':']);
        let said = roles::said(name);
        is_short
            && name.chars().any(char::is_alphabetic)
            && name.starts_with(|c: char| c.is_alphanumeric())
            && matches!(said, None | Some(Said::Shared))
            // Letters are no names: "R", "RA".
            && !(name.chars().count() <= 2 && name.chars().all(char::is_uppercase))
    };
    if named.iter().all(is_name) { named } else { Vec::new() }
}

/// Without marks of footnotes behind: "Customer [1]", "Customer (2)", "Customer*".
fn without_marks(cell: &str) -> String {
    let mut rest = cell.trim();
    loop {
        let before = rest;
        rest = rest.trim_end_matches(['*', '†', '‡', '¹', '²', '³']).trim_end();
        for (open, close) in [('[', ']'), ('(', ')'), ('^', '^')] {
            let Some((head, inside)) = rest.strip_suffix(close).and_then(|it| it.rsplit_once(open))
            else {
                continue;
            };
            let is_mark = inside.chars().count() <= 3
                && inside.chars().all(|c| c.is_ascii_digit() || matches!(c, '*' | '^' | '[' | ']'));
            if is_mark {
                rest = head.trim_end();
            }
        }
        if rest == before {
            return rest.to_owned();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: &str, expected: &[&str]) {
        assert_eq!(owners_in(cell), expected, "{cell}");
    }

    #[test]
    fn cells_name_owners() {
        check("Customer", &["Customer"]);
        check("Acme Host and Customer [1]", &["Acme Host", "Customer"]);
        check("Client / Prestataire", &["Client", "Prestataire"]);
        check("Anbieter und Kunde", &["Anbieter", "Kunde"]);
        check("Shared", &["Shared"]);
        check("Shared responsibility", &["Shared responsibility"]);
        check("The customer decides which of the backups are kept.", &[]);
        check("R", &[]);
        check("Responsible", &[]);
        check("", &[]);
    }
}
