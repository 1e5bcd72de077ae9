//! Which column of the sheet is what.

use super::super::{AFTER, BEFORE, KEY_PREFIX, text};
use remit_core::matrix::{Matrix, NewIds, Party, PartyId, Side};

/// Where each column stands now.
pub(super) struct FoundColumns {
    /// The columns of [`BEFORE`] and [`AFTER`], by their keys.
    own: Vec<(&'static str, usize)>,
    pub(super) parties: Vec<(usize, Party)>,
    pub(super) ignored: Vec<String>,
}

impl FoundColumns {
    pub(super) fn of(
        head: &[String],
        keys: &[String],
        base: &Matrix,
        ids: &mut dyn NewIds,
    ) -> Self {
        let mut columns = Self { own: Vec::new(), parties: Vec::new(), ignored: Vec::new() };
        for at in 0..head.len().max(keys.len()) {
            let name = head.get(at).map_or("", |name| name.trim());
            let key = keys.get(at).map(|key| key.trim()).and_then(|k| k.strip_prefix(KEY_PREFIX));
            let own = BEFORE.iter().chain(&AFTER).map(|(key, _)| *key);
            if let Some(own) = own.into_iter().find(|own| Some(*own) == key) {
                columns.own.push((own, at));
                continue;
            }
            let old = key.and_then(|key| key.parse().ok());
            let old = old.and_then(|id: PartyId| base.party(id));
            let taken = |party: &Party| columns.parties.iter().any(|(_, p)| p.id == party.id);
            // A column between the parties that has no key is a new party; so is a copy of one.
            let among = columns.place("plan").is_some() && columns.place("check").is_none();
            match old.filter(|party| !taken(party)) {
                Some(old) => {
                    let mut party = old.clone();
                    if !text::same(&text::show_name(&old.name), name) {
                        name.clone_into(&mut party.name);
                    }
                    columns.parties.push((at, party));
                }
                None if among && !name.is_empty() => {
                    let id = PartyId::from_bits(ids.next_bits());
                    let party = Party { id, name: name.to_owned(), side: Side::default() };
                    columns.parties.push((at, party));
                }
                None if !name.is_empty() => columns.ignored.push(name.to_owned()),
                None => {}
            }
        }
        columns
    }

    pub(super) fn place(&self, key: &str) -> Option<usize> {
        self.own.iter().find(|(own, _)| *own == key).map(|(_, at)| *at)
    }

    pub(super) fn cell<'a>(&self, line: &'a [String], key: &str) -> &'a str {
        self.place(key).and_then(|at| line.get(at)).map_or("", |cell| cell.as_str())
    }
}
