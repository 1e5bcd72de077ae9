//! Rows whose cells name owners: what the columns are decides what becomes of them.

use std::collections::{BTreeMap, BTreeSet};

use super::super::super::draft::{Draft, DraftActivity, DraftCell};
use super::super::super::facts::{ColumnUse, OwnerColumns};
use super::super::super::words::{fold, is_customer, is_provider};
use super::super::columns::Layout;
use super::super::letters::Book;
use super::super::owned::{is_shared, owners_in};
use super::RowReader;
use super::groups::is_nothing;
use crate::cell::is_not_applicable_word;
use remit_core::matrix::{Basis, Cell, Holding, LetterSet, Mark};
use remit_formats::page::{self, Row, Table, quoted};

/// Who owns something in a table.
#[derive(Debug, Default)]
pub(super) struct Owners {
    /// The names that stand somewhere by themselves: folded, and as they are written first.
    alone: BTreeMap<String, String>,
    /// Those that own what is shared, as they are written.
    sharing: Vec<String>,
}

/// What a cell says.
enum Owned {
    Nobody,
    NotApplicable,
    By(Vec<String>),
    Unclear,
}

impl Owners {
    /// The owners in the columns of a table that name some.
    pub(super) fn of(table: &Table, layout: &Layout) -> Self {
        let mut alone = BTreeMap::new();
        let mut seen = BTreeSet::new();
        let mut names: Vec<String> = Vec::new();
        for (column, _) in owner_columns(layout) {
            for row in table.rows.iter().skip(layout.header) {
                let found = owners_in(&row.cell(column).text.to_plain());
                if let [only] = found.as_slice() {
                    alone.entry(fold(only)).or_insert_with(|| only.clone());
                }
                let is_new = |name: &String| !is_shared(name) && seen.insert(fold(name));
                names.extend(found.into_iter().filter(is_new));
            }
        }
        let first = |is: fn(&str) -> bool| names.iter().find(|name| is(name)).cloned();
        let sharing = match (first(is_customer), first(is_provider)) {
            (Some(customer), Some(provider)) => vec![customer, provider],
            _ if names.len() == 2 => names,
            _ => Vec::new(),
        };
        Self { alone, sharing }
    }

    fn read(&self, cell: &page::Cell) -> Owned {
        let plain = cell.text.to_plain();
        if is_nothing(&cell.text) {
            return Owned::Nobody;
        }
        if is_not_applicable_word(&plain) {
            return Owned::NotApplicable;
        }
        let found = owners_in(&plain);
        let is_known = |name: &String| {
            self.alone.contains_key(&fold(name)) || is_customer(name) || is_provider(name)
        };
        // "Research and development" is one, unless one of the two stands by itself.
        let found = if found.len() > 1 && !found.iter().any(is_known) {
            vec![plain.trim().to_owned()]
        } else {
            found
        };
        let mut owners = Vec::new();
        for name in found {
            if !is_shared(&name) {
                owners.push(self.alone.get(&fold(&name)).cloned().unwrap_or(name));
            } else if self.sharing.is_empty() {
                return Owned::Unclear;
            } else {
                owners.extend(self.sharing.iter().cloned());
            }
        }
        if owners.is_empty() { Owned::Unclear } else { Owned::By(owners) }
    }
}

fn owner_columns(layout: &Layout) -> impl Iterator<Item = (usize, &str)> {
    layout.uses.iter().enumerate().filter_map(|(column, taken)| match taken {
        ColumnUse::Owners(name) => Some((column, name.as_str())),
        _ => None,
    })
}

impl RowReader<'_> {
    /// Whether cells of the table name owners.
    pub(super) fn has_owners(&self) -> bool {
        self.layout.owners.is_some()
    }

    /// Reads a row whose activity and comment are there already.
    pub(super) fn owned(&self, row: &Row, activity: DraftActivity, book: &Book, draft: &mut Draft) {
        let Some(facts) = &self.layout.owners else { return };
        let is_sure = facts.is_sure() && self.lost_or_extra(row, book).is_none();
        let basis = if is_sure { Basis::Source } else { Basis::Inferred };
        let letters = facts.letters.chars().filter_map(|code| book.letters.typed(code));
        let letters = letters.fold(LetterSet::EMPTY, LetterSet::union);
        let held = Cell { holding: Holding::Letters(letters), basis };
        let place = activity.place.clone();
        let columns: Vec<(usize, &str)> = owner_columns(self.layout)
            .filter(|(column, _)| self.only_column.is_none_or(|only| only == *column))
            .collect();
        let mut found: Vec<(Vec<DraftCell>, Vec<&str>)> = Vec::new();
        for (column, name) in columns {
            let cell = row.cell(column);
            let cells = match self.owners.read(cell) {
                Owned::Nobody => continue,
                Owned::NotApplicable => {
                    let said = quoted(&cell.text.to_plain());
                    draft.notes.guessed(&place, format!("{said} for {name} was left out."));
                    continue;
                }
                Owned::Unclear => {
                    let said = quoted(&cell.text.to_plain());
                    let words = format!("{name}: {said} doesn't name an owner.");
                    draft.notes.unknown(&place, words);
                    Vec::new()
                }
                Owned::By(owners) => {
                    let marks: Vec<Mark> = cell.text.marks().cloned().collect();
                    let mut cells: Vec<DraftCell> = Vec::new();
                    for owner in owners {
                        let party = draft.parties.named(&owner);
                        if cells.iter().all(|cell| cell.party != party) {
                            let (cell, marks, column) = (held, marks.clone(), cell.column);
                            cells.push(DraftCell { party, cell, marks, column });
                        }
                    }
                    cells
                }
            };
            let same = |(other, _): &&mut (Vec<DraftCell>, Vec<&str>)| {
                facts.columns == OwnerColumns::Plans && is_same(other, &cells)
            };
            match found.iter_mut().find(same) {
                Some((_, names)) => names.push(name),
                None => found.push((cells, vec![name])),
            }
        }
        self.put(activity, found, draft);
    }

    fn put(
        &self,
        activity: DraftActivity,
        found: Vec<(Vec<DraftCell>, Vec<&str>)>,
        draft: &mut Draft,
    ) {
        let columns = self.layout.owners.as_ref().map_or(OwnerColumns::Plans, |it| it.columns);
        let is_one = owner_columns(self.layout).count() == 1;
        if found.is_empty() {
            if self.only_column.is_none() && !activity.text.is_empty() {
                let text = format!("{} has no owner.", quoted(&activity.text.to_plain()));
                draft.notes.guessed(&activity.place, text);
                draft.add(activity);
            }
            return;
        }
        if columns == OwnerColumns::Duties {
            let title = activity.text.to_plain().trim().to_owned();
            // A group of the table's own is around it.
            let level = usize::from(self.in_group);
            if let Some(from) = activity.from {
                self.begin_section(&title, level, (&activity.place, from), draft);
            }
            if let (Some(section), false) = (draft.last_section(), activity.comment.is_empty()) {
                section.before.extend(activity.comment.blocks().iter().cloned());
            }
        }
        for (cells, names) in found {
            let mut one = DraftActivity {
                place: activity.place.clone(),
                from: activity.from,
                text: activity.text.clone(),
                plan: activity.plan.clone(),
                column: activity.column,
                cells,
                ..DraftActivity::default()
            };
            match columns {
                OwnerColumns::Duties => {
                    one.text = remit_core::matrix::Text::plain(&names.concat());
                    one.column = None;
                }
                OwnerColumns::Plans if !is_one => {
                    one.plan = names.join(", ");
                    one.comment = activity.comment.clone();
                }
                OwnerColumns::Plans | OwnerColumns::Sections => {
                    one.comment = activity.comment.clone();
                }
            }
            draft.add(one);
        }
    }

    /// What is assumed of the table, in words.
    pub(in super::super) fn owners_note(&self) -> Option<String> {
        let facts = self.layout.owners.as_ref().filter(|it| !it.is_sure())?;
        let columns = match facts.columns {
            OwnerColumns::Plans => "plans",
            OwnerColumns::Duties => "activities",
            OwnerColumns::Sections => "sections",
        };
        let shared = self.shared_word().map(|word| {
            let both = self.owners.sharing.join(" and ");
            format!(" “{word}” was read as {both}.")
        });
        Some(format!(
            "The cells name owners, each read as {}; the columns were read as {columns}.{}",
            facts.letters,
            shared.unwrap_or_default()
        ))
    }

    /// The word in the cells for what is shared.
    fn shared_word(&self) -> Option<String> {
        let rows = self.table.rows.iter().skip(self.layout.header);
        let mut words = rows.flat_map(|row| {
            owner_columns(self.layout)
                .flat_map(|(column, _)| owners_in(&row.cell(column).text.to_plain()))
        });
        words.find(|word| is_shared(word)).filter(|_| !self.owners.sharing.is_empty())
    }
}

/// Whether the same parties own two things, with the same footnotes.
fn is_same(a: &[DraftCell], b: &[DraftCell]) -> bool {
    let has = |all: &[DraftCell], one: &DraftCell| {
        all.iter().any(|it| it.party == one.party && it.marks == one.marks)
    };
    a.len() == b.len() && a.iter().all(|one| has(b, one))
}
