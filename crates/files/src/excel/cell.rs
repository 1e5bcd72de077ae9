//! What a party holds, as a spreadsheet shows it.

use remit_core::matrix::{
    Activity, Cell, Holding, LetterSet, Letters, Mark, NOT_APPLICABLE, PartyId,
};

/// A cell as it is seen, like `RA(1)`.
pub(super) fn show(cell: Cell, party: PartyId, activity: &Activity, letters: &Letters) -> String {
    let mut out = letters.write_holding(cell.holding);
    for mark in activity.marks_of(party) {
        out.push('(');
        out.push_str(mark.as_str());
        out.push(')');
    }
    out
}

/// What a person has typed into a cell, and whether all of it was understood.
pub(super) fn read(shown: &str, letters: &Letters) -> (Holding, Vec<Mark>, bool) {
    let shown = shown.trim();
    let mut marks = Vec::new();
    let mut held = LetterSet::EMPTY;
    let mut clear = true;
    let mut rest = shown;
    if shown.get(..NOT_APPLICABLE.len()).is_some_and(|s| s.eq_ignore_ascii_case(NOT_APPLICABLE)) {
        rest = shown.get(NOT_APPLICABLE.len()..).unwrap_or_default();
    }
    let not_applicable = rest.len() < shown.len();
    while let Some(c) = rest.chars().next() {
        let word = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let (word, after_word) = rest.split_at(word);
        if !word.is_empty() {
            let (letters, all) = self::word(word, letters);
            clear &= all && !not_applicable;
            held = held.union(letters);
            rest = after_word;
            continue;
        }
        let behind = rest.get(c.len_utf8()..).unwrap_or_default();
        rest = behind;
        match c {
            '(' => {
                let (inside, after) = behind.split_once(')').unwrap_or((behind, ""));
                let mark = Mark::new(inside);
                clear &= mark.is_some();
                marks.extend(mark);
                rest = after;
            }
            '*' | '†' | '‡' => marks.extend(Mark::new(&c.to_string())),
            c if c.is_whitespace() || matches!(c, ',' | ';' | '/' | '+' | '&' | '-') => {}
            _ => clear = false,
        }
    }
    let holding = if not_applicable { Holding::NotApplicable } else { Holding::Letters(held) };
    (holding, marks, clear)
}

/// The letters of a word, and whether it has no others. In lower case a word is letters only if
/// all of it is.
fn word(word: &str, letters: &Letters) -> (LetterSet, bool) {
    let typed = word.chars().filter_map(|c| letters.typed(c));
    let all = typed.clone().count() == word.chars().count();
    if !all && word.chars().any(char::is_lowercase) {
        return (LetterSet::EMPTY, false);
    }
    (typed.fold(LetterSet::EMPTY, LetterSet::union), all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(shown: &str, codes: &str, marks: &[&str], clear: bool) {
        let raci = Letters::raci();
        let (holding, found, all) = read(shown, &raci);
        let holding = raci.write_holding(holding);
        let found: Vec<&str> = found.iter().map(Mark::as_str).collect();
        assert_eq!((holding.as_str(), found.as_slice(), all), (codes, marks, clear), "{shown}");
    }

    #[test]
    fn what_people_type_is_understood() {
        check("RA", "RA", &[], true);
        check(" a / r ", "RA", &[], true);
        check("I*", "I", &["*"], true);
        check("RA(1)(2)", "RA", &["1", "2"], true);
        check("N/A", "n/a", &[], true);
        check("n/a(1)", "n/a", &["1"], true);
        check("-", "", &[], true);
        check("", "", &[], true);
    }

    #[test]
    fn what_is_not_understood_is_said() {
        check("RX", "R", &[], false);
        check("R (if subscribed)", "R", &[], false);
        check("R (", "R", &[], false);
    }
}
