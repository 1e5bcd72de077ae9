//! Understands the fields of our own CSV. Which file is CSV, and where its fields end, is for
//! the importers to say.

use super::{AFTER, BEFORE, CONFIRM_SEPARATOR, ID, ID_PREFIX, unguard};
use remit_core::matrix::{MAX_LEVEL, RowId, limits};

/// What stands in a file that [`write`](super::write()) has written. Texts are in the notation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Whether the first column has the ids of the rows.
    pub has_ids: bool,
    /// The names of the parties.
    pub parties: Vec<String>,
    /// The rows. Blank lines are left out.
    pub lines: Vec<RestoredRow>,
}

/// One row of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RestoredRow {
    /// A section.
    Section {
        /// Its id, where the line still has one.
        id: Option<RowId>,
        /// How deep it stands.
        level: u8,
        /// Its printed number.
        number: String,
        /// Its title.
        title: String,
        /// What stands before its activities.
        before: String,
        /// What stands behind them.
        after: String,
    },
    /// An activity.
    Activity {
        /// Its id, where the line still has one.
        id: Option<RowId>,
        /// What is to be done.
        text: String,
        /// Its plans, as printed.
        plan: String,
        /// What is to be known of it.
        comment: String,
        /// One cell a party, like `RA[^1]`.
        cells: Vec<String>,
        /// Which of the parties' cells wait to be confirmed.
        to_confirm: Vec<usize>,
        /// Whether a field of the line is lost, so that it is not known whose the cells are.
        has_lost_field: bool,
    },
}

/// What parts the values of a text that begins as [`write`](super::write()) writes it.
pub fn own_delimiter(text: &str) -> Option<char> {
    let head: String = text.lines().next()?.chars().filter(|c| *c != '"').take(100).collect();
    let begins = |delimiter: &char| {
        let names = BEFORE.join(&delimiter.to_string());
        let head = head
            .strip_prefix(ID)
            .map_or(&*head, |rest| rest.strip_prefix(*delimiter).unwrap_or(rest));
        head.strip_prefix(&names).is_some_and(|rest| rest.starts_with(*delimiter))
    };
    [',', ';', '\t'].into_iter().find(begins)
}

/// What the fields of a file say; nothing where its first line is not ours.
pub fn restore(lines: &[Vec<String>]) -> Option<Restored> {
    let (head, lines) = lines.split_first()?;
    let has_ids = head.first().is_some_and(|field| unguard(field) == ID);
    let parties =
        split(head.get(usize::from(has_ids)..)?).and_then(|(before, parties, after)| {
            let names = |fields: &[String], names: &[&str]| {
                fields.iter().map(|field| unguard(field)).eq(names.iter().copied())
            };
            (names(before, &BEFORE) && names(after, &AFTER)).then_some(parties)
        })?;
    // A file of ours has no more, and each line would be filled up to as many.
    if parties.len() > limits::PARTIES {
        return None;
    }
    let parties: Vec<String> = parties.iter().map(|name| unguard(name).to_owned()).collect();
    let width = head.len();
    let lines = lines.iter().filter(|line| line.iter().any(|field| !field.trim().is_empty()));
    let lines = lines.map(|fields| {
        // Spreadsheets leave empty fields at the end of a line out: all of them, or none.
        let is_last_empty = fields.last().is_some_and(|field| field.trim().is_empty());
        let has_lost_field = fields.len() < width && is_last_empty;
        let mut fields = fields.clone();
        fields.resize(width, String::new());
        let id = if has_ids { Some(fields.remove(0)) } else { None };
        line(id.as_deref(), &fields, &parties, has_lost_field)
    });
    let lines = lines.collect::<Option<_>>()?;
    Some(Restored { has_ids, parties, lines })
}

/// The fields before the parties', those of the parties, and those behind.
fn split(fields: &[String]) -> Option<(&[String], &[String], &[String])> {
    let (before, rest) = fields.split_at_checked(BEFORE.len())?;
    let (parties, after) = rest.split_at_checked(rest.len().checked_sub(AFTER.len())?)?;
    Some((before, parties, after))
}

fn line(
    id: Option<&str>,
    fields: &[String],
    parties: &[String],
    has_lost_field: bool,
) -> Option<RestoredRow> {
    let (before, cells, after) = split(fields)?;
    let [level, number, text, plan] = before else { return None };
    let [comment, confirm, note_before, note_after] = after else { return None };
    let bare = |field: &String| unguard(field).to_owned();
    let id = id.and_then(|id| id.trim().strip_prefix(ID_PREFIX)?.parse().ok());
    let level: Option<u8> = level.trim().parse().ok();
    if let Some(level) = level.filter(|level| (1..=MAX_LEVEL).contains(level)) {
        return Some(RestoredRow::Section {
            id,
            level,
            number: bare(number),
            title: bare(text),
            before: bare(note_before),
            after: bare(note_after),
        });
    }
    let confirm = bare(confirm);
    // A party that somebody has renamed in the head alone is not known any more.
    let which = |name: &str| match name.strip_prefix(ID_PREFIX) {
        Some(place) => place.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < parties.len()),
        None => parties.iter().position(|party| party == name),
    };
    let said = confirm.split(CONFIRM_SEPARATOR).filter(|name| !name.is_empty());
    let to_confirm = said.filter_map(which);
    Some(RestoredRow::Activity {
        id,
        text: bare(text),
        plan: bare(plan),
        comment: bare(comment),
        cells: cells.iter().map(bare).collect(),
        to_confirm: to_confirm.collect(),
        has_lost_field,
    })
}
