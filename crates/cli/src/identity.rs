//! Ids for what a file of another format has none of.
//!
//! A reader gives each row, party, plan and footnote an id that says that it is new ([`Fresh`]).
//! Afterwards these follow from what stands there ([`lasting`]): the same page gives the same ids
//! whenever it is read, and a changed line changes the ids of that line alone. So what is written
//! compares well in Git, and two states of a page can be held against each other.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use remit_core::fold::fold;
use remit_core::matrix::{
    FootnoteId, Matrix, MatrixData, MatrixId, NewIds, PartyId, PlanId, Row, RowId,
};
use remit_formats::json::fingerprint;
use remit_import::Reading;

use super::renaming::Renaming;

/// What new ids begin with, so that they are known among those that a file states.
const MARK: u64 = 0x5e3d_1f0a << 32;

/// Gives new ids, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Fresh(u32);

impl NewIds for Fresh {
    fn next_bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(1);
        MARK | u64::from(self.0)
    }
}

fn is_fresh(bits: u64) -> bool {
    bits & !u64::from(u32::MAX) == MARK
}

/// The keys of the parts of a matrix, each list in its order: numbers for what stands there and
/// the how many-th of its kind it is.
pub(crate) struct Keys {
    /// Of rows, under their headings.
    pub(crate) rows: Vec<u64>,
    pub(crate) parties: Vec<u64>,
    pub(crate) plans: Vec<u64>,
    pub(crate) footnotes: Vec<u64>,
}

impl Keys {
    pub(crate) fn of(data: &MatrixData) -> Self {
        let mut rows = Counted::default();
        let mut path: Vec<u64> = Vec::new();
        let row = |row: &Row| {
            let (kind, level, text) = match row {
                Row::Section(section) => {
                    let level = usize::from(section.level).saturating_sub(1);
                    ("section", level, fold(&section.title))
                }
                Row::Activity(activity) => {
                    ("activity", usize::MAX, fold(&activity.text.to_plain()))
                }
            };
            path.truncate(level);
            let above = path.last().copied().unwrap_or_default();
            let key = rows.key(&format!("{kind}\n{above:x}\n{text}"));
            if kind == "section" {
                path.push(key);
            }
            key
        };
        let rows = data.rows.iter().map(row).collect();
        let list = |kind: &str, words: &mut dyn Iterator<Item = &str>| -> Vec<u64> {
            let mut counted = Counted::default();
            words.map(|words| counted.key(&format!("{kind}\n{}", fold(words)))).collect()
        };
        Self {
            rows,
            parties: list("party", &mut data.parties.iter().map(|party| party.name.as_str())),
            plans: list("plan", &mut data.plans.iter().map(|plan| plan.name.as_str())),
            footnotes: list("footnote", &mut data.footnotes.iter().map(|it| it.mark.as_str())),
        }
    }
}

/// How often the same words have come.
#[derive(Default)]
pub(crate) struct Counted(HashMap<u64, u32>);

impl Counted {
    /// A number for words and how often they have come.
    pub(crate) fn key(&mut self, words: &str) -> u64 {
        let times = self.0.entry(fingerprint(words)).or_default();
        *times += 1;
        if *times == 1 { fingerprint(words) } else { fingerprint(&format!("{words}\n{times}")) }
    }
}

/// A reading with ids that follow from what stands in the source, where the source states none.
pub(crate) fn lasting(mut reading: Reading) -> Reading {
    let mut data = reading.matrix.clone().into_data();
    let keys = Keys::of(&data);
    let renaming = Renaming {
        rows: of_list(data.rows.iter().map(Row::id), &keys.rows, RowId::bits, RowId::from_bits),
        parties: of_list(
            data.parties.iter().map(|party| party.id),
            &keys.parties,
            PartyId::bits,
            PartyId::from_bits,
        ),
        plans: of_list(
            data.plans.iter().map(|plan| plan.id),
            &keys.plans,
            PlanId::bits,
            PlanId::from_bits,
        ),
        footnotes: of_list(
            data.footnotes.iter().map(|note| note.id),
            &keys.footnotes,
            FootnoteId::bits,
            FootnoteId::from_bits,
        ),
    };
    renaming.apply(&mut data);
    if is_fresh(data.id.bits()) {
        let words = format!("matrix\n{}\n{}", data.title, data.source.provider);
        data.id = MatrixId::from_bits(fingerprint(&words));
    }
    for open in &mut reading.open {
        open.row = renaming.rows.get(&open.row).copied().unwrap_or(open.row);
    }
    // Two that have one number would be refused: then all stay as they were read.
    if let Ok(matrix) = Matrix::new(data) {
        reading.matrix = matrix;
    }
    reading
}

/// What the new ids of a list become.
fn of_list<T: Copy + Eq + Hash>(
    ids: impl Iterator<Item = T> + Clone,
    keys: &[u64],
    bits: fn(T) -> u64,
    id: fn(u64) -> T,
) -> HashMap<T, T> {
    let stated = |bits: &u64| !is_fresh(*bits);
    let mut taken: HashSet<u64> = ids.clone().map(bits).filter(stated).collect();
    let mut map = HashMap::new();
    for (old, key) in ids.zip(keys).filter(|(old, _)| is_fresh(bits(*old))) {
        if taken.insert(*key) {
            map.insert(old, id(*key));
        }
    }
    map
}
