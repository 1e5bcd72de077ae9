//! What is known of a matrix and kept from one run of the checks to the next.

use super::index::{KeyIndex, sorted};
use super::keys::{joined, key, mixed, text_key};
use super::row::{RowFacts, rows};
use crate::checks::activity::Kinds;
use crate::matrix::{Activity, LetterSet, Mark, Matrix, PartyId, Row, RowId};

/// What is known of a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartyFacts {
    /// Who.
    pub id: PartyId,
    /// The key of its name, case and white space aside; 0 where it has none.
    pub name: u64,
    /// For how many activities it holds any letter.
    pub holding: u32,
    /// For how many it holds a letter of those who act.
    pub acting: u32,
    /// The key of all that it holds, the same for parties that hold the same everywhere.
    pub column: u64,
}

/// All that is kept.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    pub(super) rows: Vec<RowFacts>,
    pub(super) texts: KeyIndex,
    pub(super) wordings: KeyIndex,
    /// By text, section and plan.
    pub(super) places: KeyIndex,
    pub(super) parties: Vec<PartyFacts>,
    /// The letters of all cells, row by row: what they were before a command.
    letters: Vec<LetterSet>,
    /// The keys of the marks that footnotes have; sorted.
    defined: Vec<(u64, u32)>,
}

impl Facts {
    /// What is known of a matrix. Of rows that were there before, texts are not read again.
    pub(super) fn of(matrix: &Matrix, kinds: Kinds, before: &Self) -> Self {
        let mut facts = Self {
            rows: rows(matrix, &before.rows),
            letters: vec![LetterSet::EMPTY; matrix.rows.len() * matrix.parties.len()],
            ..Self::default()
        };
        facts.texts = KeyIndex::new(facts.rows.iter().map(|row| row.keys.text));
        facts.wordings = KeyIndex::new(facts.rows.iter().map(|row| row.keys.wording));
        facts.places = KeyIndex::new(facts.rows.iter().map(|row| row.here));
        let marks = matrix.footnotes.iter().map(|note| key(note.mark.as_str()));
        facts.defined = sorted(marks.zip(0..));
        facts.parties = matrix
            .parties
            .iter()
            .map(|party| PartyFacts {
                id: party.id,
                name: text_key(&party.name),
                holding: 0,
                acting: 0,
                column: 0,
            })
            .collect();
        for (position, row) in matrix.rows.iter().enumerate() {
            if let Row::Activity(activity) = row {
                facts.take_letters(position, activity, kinds);
            }
        }
        facts
    }

    /// Takes the letters of an activity in place of those that were there. True where any are
    /// others.
    pub(super) fn take_letters(&mut self, at: usize, activity: &Activity, kinds: Kinds) -> bool {
        let start = at * self.parties.len();
        let old = self.letters.iter_mut().skip(start);
        let mut changed = false;
        for ((old, cell), party) in old.zip(&activity.cells).zip(&mut self.parties) {
            let new = cell.letters();
            if *old != new {
                party.replace(activity.id, *old, new, kinds);
                *old = new;
                changed = true;
            }
        }
        changed
    }

    /// The parties as they would be if an activity had other cells, or were not there.
    pub(super) fn parties_with(
        &self,
        at: usize,
        activity: Option<&Activity>,
        kinds: Kinds,
    ) -> Vec<PartyFacts> {
        let mut parties = self.parties.clone();
        let Some(row) = self.rows.get(at) else { return parties };
        let old = self.letters.iter().skip(at * parties.len());
        let new = activity.map(|activity| activity.cells.as_slice()).unwrap_or_default();
        for (column, (old, party)) in old.zip(&mut parties).enumerate() {
            let new = new.get(column).map(|cell| cell.letters()).unwrap_or_default();
            party.replace(row.id, *old, new, kinds);
        }
        parties
    }

    /// Reads the text, plan and marks of an activity again, and returns what was known before.
    pub(super) fn take_texts(&mut self, at: usize, activity: &Activity) -> Option<RowFacts> {
        let before = *self.rows.get(at)?;
        self.know(at, RowFacts::of(activity, before.section));
        Some(before)
    }

    /// Takes what is known of a row in place of what was.
    fn know(&mut self, at: usize, facts: RowFacts) {
        let Some(row) = self.rows.get_mut(at) else { return };
        let (before, at) = (std::mem::replace(row, facts), at as u32);
        self.texts.change(at, before.keys.text, facts.keys.text);
        self.wordings.change(at, before.keys.wording, facts.keys.wording);
        self.places.change(at, before.here, facts.here);
    }

    /// Reads an activity of which nothing is known yet.
    pub(super) fn read(&mut self, at: usize, activity: &Activity, kinds: Kinds) {
        let section = self.rows.get(at).and_then(|row| row.section);
        self.know(at, RowFacts::of(activity, section));
        self.take_letters(at, activity, kinds);
    }

    /// Activities have gone, and these have come: the parties hold no more what they held for
    /// those that have gone, and nothing is known yet of those that have come.
    pub(super) fn shift(&mut self, start: usize, gone: usize, come: &[Row], kinds: Kinds) {
        let count = self.parties.len();
        for (at, row) in self.rows.iter().enumerate().skip(start).take(gone) {
            let held = self.letters.iter().skip(at * count);
            for (party, held) in self.parties.iter_mut().zip(held) {
                party.replace(row.id, *held, LetterSet::EMPTY, kinds);
            }
        }
        let letters = start * count..(start + gone) * count;
        let none = std::iter::repeat_n(LetterSet::EMPTY, come.len() * count);
        self.letters.splice(letters, none);
        let before = start.checked_sub(1).and_then(|at| self.rows.get(at));
        let section = before.and_then(|row| row.section);
        let unread = come.iter().map(|row| RowFacts::unread(row.id(), section));
        self.rows.splice(start..start + gone, unread);
        for index in [&mut self.texts, &mut self.wordings, &mut self.places] {
            index.shift(start as u32, gone as u32, come.len() as u32);
        }
    }

    /// The activities of one text that may be judged otherwise once this one has other letters,
    /// or another of these places: itself, and those that are held against it. With them comes
    /// what they are held against.
    pub(super) fn held_against(&self, at: usize, text: u64, places: [u64; 2]) -> Vec<(u64, u32)> {
        let Some((_, first)) = self.texts.first(text) else { return Vec::new() };
        if first as usize >= at {
            return self.texts.of(text).to_vec();
        }
        let mut part = vec![first, at as u32];
        for place in places {
            match self.places.first(place) {
                Some((_, leader)) if (leader as usize) < at => part.push(leader),
                Some(_) => part.extend(self.places.of(place).iter().map(|(_, at)| *at)),
                None => {}
            }
        }
        let mut part = sorted(part.into_iter().map(|at| (text, at)));
        part.dedup();
        part
    }

    /// Whether a footnote has this mark.
    pub(in crate::checks) fn defines(&self, mark: &Mark) -> bool {
        let key = key(mark.as_str());
        self.defined.binary_search_by_key(&key, |(defined, _)| *defined).is_ok()
    }
}

impl PartyFacts {
    /// Its letters for an activity were these and are those.
    fn replace(&mut self, row: RowId, old: LetterSet, new: LetterSet, kinds: Kinds) {
        let acting = kinds.acting();
        self.holding = self.holding + u32::from(!new.is_empty()) - u32::from(!old.is_empty());
        self.acting = self.acting + u32::from(new.meets(acting)) - u32::from(old.meets(acting));
        // A sum of which each part can be taken out again.
        self.column ^= part(row, old) ^ part(row, new);
    }
}

/// What an activity's letters add to the key of a column; nothing where there are none.
fn part(row: RowId, letters: LetterSet) -> u64 {
    if letters.is_empty() { 0 } else { joined(mixed(row.bits()), u64::from(letters.bits())) }
}
