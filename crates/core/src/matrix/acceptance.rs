//! Findings that a person accepted, and for what.

use std::borrow::Cow;

use super::id::{PartyId, RowId};
use super::letter::Letters;
use super::party::Party;
use super::row::Activity;
use super::source::Date;
use crate::ordered::insert_by_key;

/// What stands between the letters of two activities.
pub const AND: &str = " and ";

/// A finding that a person accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// The rule's name.
    pub rule: String,
    /// The row of the finding, if it is about one.
    pub row: Option<RowId>,
    /// The party of the finding, if it is about one.
    pub party: Option<PartyId>,
    /// What it was accepted for: what the parties held in the activity, as [`held`] writes it, and
    /// in a second one, behind [`AND`], where the finding is about two. A finding that is about
    /// something else has other words here, which change when it does.
    pub letters: String,
    /// Why.
    pub reason: String,
    /// Who.
    pub name: String,
    /// When.
    pub date: Option<Date>,
}

/// What the parties hold in an activity, like `00000000000000a1=AR|00000000000000a2=I`: by the
/// parties' ids and by the codes, so that neither the order of the columns nor that of the
/// letters counts. Parties that hold nothing are left out.
pub fn held(activity: &Activity, parties: &[Party], letters: &Letters) -> String {
    let codes = activity.cells.iter().map(|cell| letters.write(cell.letters()));
    write(parties.iter().zip(codes).map(|(party, codes)| (party.id, codes)))
}

/// What a file says that something was accepted for. `is_activity` says whether that is an
/// activity of the file.
pub fn in_file<'a>(
    text: &'a str,
    is_activity: bool,
    parties: &[Party],
    letters: &Letters,
) -> Cow<'a, str> {
    if (is_activity || text.contains('='))
        && let Some(columns) = in_columns(text, parties, letters)
    {
        return columns.into();
    }
    let is_alike = from_columns(text, parties).is_some_and(|held| held != text);
    // So that words which look like letters are not taken for them.
    if is_alike || text.starts_with('=') { format!("={text}").into() } else { text.into() }
}

/// What [`in_file`] has written, and what Remit 0.1 has.
pub fn from_file(text: &str, parties: &[Party]) -> String {
    let words = text.strip_prefix('=').map(str::to_owned);
    words.or_else(|| from_columns(text, parties)).unwrap_or_else(|| text.to_owned())
}

/// What [`held`] would say of letters column by column, like `RA|I`; `None` where it is something
/// else.
pub fn from_columns(text: &str, parties: &[Party]) -> Option<String> {
    let rows = text.split(AND).map(|row| row_from_columns(row, parties));
    Some(rows.collect::<Option<Vec<_>>>()?.join(AND))
}

fn row_from_columns(text: &str, parties: &[Party]) -> Option<String> {
    let mut columns = Vec::with_capacity(parties.len());
    let mut rest = parties.iter();
    for part in text.split('|') {
        match part.split_once('=') {
            // Parties that are not there any more stand behind the columns.
            Some((id, codes)) if rest.len() == 0 => columns.push((id.parse().ok()?, codes)),
            Some(_) => return None,
            None => columns.push((rest.next()?.id, part)),
        }
    }
    let is_letters = rest.len() == 0 && columns.iter().all(|(_, codes)| is_codes(codes));
    is_letters.then(|| write(columns.into_iter().map(|(id, codes)| (id, codes.to_owned()))))
}

fn is_codes(codes: &str) -> bool {
    codes.chars().all(|c| c.is_alphanumeric() && !c.is_lowercase())
}

/// What [`held`] has written, column by column, like `RA|I`; `None` where it is something else.
pub fn in_columns(text: &str, parties: &[Party], letters: &Letters) -> Option<String> {
    let rows = text.split(AND).map(|row| row_in_columns(row, parties, letters));
    Some(rows.collect::<Option<Vec<_>>>()?.join(AND))
}

fn row_in_columns(text: &str, parties: &[Party], letters: &Letters) -> Option<String> {
    let mut held = read(text)?;
    let mut columns: Vec<String> = Vec::with_capacity(parties.len());
    for party in parties {
        let at = held.iter().position(|(id, _)| *id == party.id);
        let codes = at.map(|at| held.remove(at).1).unwrap_or_default();
        // Letters that are not defined any more keep the order that they have.
        columns.push(letters.read(codes).map_or(codes.to_owned(), |set| letters.write(set)));
    }
    columns.extend(held.into_iter().map(|(id, codes)| format!("{id}={codes}")));
    Some(columns.join("|"))
}

/// Who holds what, by what [`held`] writes.
fn read(text: &str) -> Option<Vec<(PartyId, &str)>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    let parts = text.split('|').map(|part| {
        let (id, codes) = part.split_once('=')?;
        Some((id.parse().ok()?, codes))
    });
    let held: Vec<(PartyId, &str)> = parts.collect::<Option<_>>()?;
    let again = write(held.iter().map(|(id, codes)| (*id, (*codes).to_owned())));
    (held.iter().all(|(_, codes)| is_codes(codes)) && again == text).then_some(held)
}

fn write(held: impl Iterator<Item = (PartyId, String)>) -> String {
    let mut in_order = Vec::new();
    for (id, codes) in held.filter(|(_, codes)| !codes.is_empty()) {
        insert_by_key(&mut in_order, (id, codes), |(id, _)| id.bits());
    }
    let each = in_order.into_iter().map(|(id, codes)| {
        let mut sorted = Vec::new();
        for code in codes.chars() {
            insert_by_key(&mut sorted, code, |code| *code);
        }
        format!("{id}={}", sorted.into_iter().collect::<String>())
    });
    each.collect::<Vec<_>>().join("|")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parties(bits: &[u64]) -> Vec<Party> {
        let party = |bits: &u64| Party::new(PartyId::from_bits(*bits), String::new());
        bits.iter().map(party).collect()
    }

    /// What `held` says of these columns, in a file of those.
    #[track_caller]
    fn check(text: &str, from: &[u64], to: &[u64], expected: &str) {
        let held = from_columns(text, &parties(from)).unwrap();
        assert_eq!(in_columns(&held, &parties(to), &Letters::raci()).as_deref(), Some(expected));
    }

    #[test]
    fn letters_follow_their_parties() {
        check("RA|I|", &[3, 1, 2], &[1, 2, 3], "I||RA");
        check("RA|I| and ||C", &[3, 1, 2], &[1, 2, 3], "I||RA and |C|");
        check("RA|I|", &[3, 1, 2], &[3, 1], "RA|I");
        check("RA|I", &[3, 1], &[1], "I|0000000000000003=AR");
        check("I|0000000000000003=AR", &[1], &[3, 1], "RA|I");
        check("|", &[3, 1], &[3, 1, 2], "||");
    }

    #[test]
    fn other_words_are_no_letters() {
        let parties = parties(&[3, 1]);
        for words in ["RA", "RA|I|C", "Ra|I", "2026-01-31", "3.1.", "RA and I", "RA|I and so"] {
            assert_eq!(from_columns(words, &parties), None, "{words}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_reads_back(
            words in "(=?[RAX1-3=|]{0,6}( and )?){0,2}",
            columns in proptest::collection::vec("R?A?C?", 2),
            turned in any::<bool>(),
            is_activity in any::<bool>(),
        ) {
            let (from, letters) = (parties(&[3, 1]), Letters::raci());
            let to = if turned { parties(&[1, 2, 3]) } else { parties(&[1]) };
            let held = from_columns(&columns.join("|"), &from);
            for text in held.iter().chain([&words]) {
                let file = in_file(text, is_activity, &to, &letters);
                prop_assert_eq!(&from_file(&file, &to), text);
            }
        }
    }
}
