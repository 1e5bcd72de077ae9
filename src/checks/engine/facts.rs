//! What is known of a matrix and kept from one run of the checks to the next.

use super::index::Index;
use super::keys::{Keys, joined, key, mixed, text_key};
use crate::checks::activity::Kinds;
use crate::matrix::{Activity, LetterSet, Mark, Matrix, PartyId, Row, RowId};

/// What is known of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RowFacts {
    pub(super) id: RowId,
    pub(super) keys: Keys,
    /// The key of what is printed as its plan; 0 for nothing.
    pub(super) plan: u64,
    /// The key of its footnote marks; 0 for none.
    pub(super) marks: u64,
    /// The position of the section that it stands in.
    pub(super) section: Option<u32>,
}

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
    pub(super) texts: Index,
    pub(super) wordings: Index,
    pub(super) parties: Vec<PartyFacts>,
    /// The letters of all cells, row by row: what they were before a command.
    letters: Vec<LetterSet>,
    /// The keys of the marks that footnotes have; sorted.
    defined: Vec<u64>,
}

impl Facts {
    /// What is known of a matrix. Of rows that were there before, texts are not read again.
    pub(super) fn of(matrix: &Matrix, kinds: Kinds, before: &Self) -> Self {
        let mut facts = Self {
            rows: rows(matrix, &before.rows),
            letters: vec![LetterSet::EMPTY; matrix.rows.len() * matrix.parties.len()],
            ..Self::default()
        };
        facts.texts = Index::new(facts.rows.iter().map(|row| row.keys.text));
        facts.wordings = Index::new(facts.rows.iter().map(|row| row.keys.wording));
        facts.defined = matrix.footnotes.iter().map(|note| key(note.mark.as_str())).collect();
        facts.defined.sort_unstable();
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

    /// The parties as they would be if an activity had other cells.
    pub(super) fn parties_with(
        &self,
        at: usize,
        activity: &Activity,
        kinds: Kinds,
    ) -> Vec<PartyFacts> {
        let mut parties = self.parties.clone();
        let old = self.letters.iter().skip(at * parties.len());
        for ((old, cell), party) in old.zip(&activity.cells).zip(&mut parties) {
            party.replace(activity.id, *old, cell.letters(), kinds);
        }
        parties
    }

    /// Reads the text, plan and marks of an activity again, and returns what was known before.
    pub(super) fn take_texts(&mut self, at: usize, activity: &Activity) -> Option<RowFacts> {
        let row = self.rows.get_mut(at)?;
        let before = *row;
        *row = RowFacts { section: before.section, ..RowFacts::of(activity) };
        let (keys, position) = (row.keys, at as u32);
        self.texts.change(position, before.keys.text, keys.text);
        self.wordings.change(position, before.keys.wording, keys.wording);
        Some(before)
    }

    /// Whether a footnote has this mark.
    pub(in crate::checks) fn defines(&self, mark: &Mark) -> bool {
        self.defined.binary_search(&key(mark.as_str())).is_ok()
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

impl RowFacts {
    fn of(activity: &Activity) -> Self {
        let printed = activity.plan.printed.as_str();
        let in_cells = activity.marks.iter().map(|mark| &mark.mark);
        let marks = activity.text.marks().chain(activity.comment.marks()).chain(in_cells);
        Self {
            id: activity.id,
            keys: Keys::of(&activity.text.to_plain()),
            plan: if printed.is_empty() { 0 } else { key(printed) },
            marks: marks.fold(0, |all, mark| joined(all, key(mark.as_str()))),
            section: None,
        }
    }
}

/// What is known of all rows. Those that were there before stand in the same order mostly.
fn rows(matrix: &Matrix, before: &[RowFacts]) -> Vec<RowFacts> {
    let mut before = before.iter().filter(|row| row.keys != Keys::default()).peekable();
    let mut section = None;
    let mut known = |activity: &Activity| {
        let same = before.next_if(|row| row.id == activity.id);
        if let Some(same) = same {
            return *same;
        }
        // What is gone is passed over; what is new stands before one that is still there.
        while before.next_if(|row| matrix.position(row.id).is_none()).is_some() {}
        let same = before.next_if(|row| row.id == activity.id);
        same.copied().unwrap_or_else(|| RowFacts::of(activity))
    };
    let facts = matrix.rows.iter().zip(0..).map(|(row, at)| match row {
        Row::Section(heading) => {
            section = Some(at);
            let keys = Keys::default();
            RowFacts { id: heading.id, keys, plan: 0, marks: 0, section }
        }
        Row::Activity(activity) => RowFacts { section, ..known(activity) },
    });
    facts.collect()
}
