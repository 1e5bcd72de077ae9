//! Understands the fields of our own CSV. Which file is CSV, and where its fields end, is for
//! the importers to say.

use super::{AFTER, BEFORE, CONFIRM_SEPARATOR, ID_PREFIX, unguard};
use crate::matrix::{MAX_LEVEL, RowId};

/// What stands in a file that [`write`](super::write()) has written. Texts are in the notation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The names of the parties.
    pub parties: Vec<String>,
    /// The rows. Blank lines are left out.
    pub lines: Vec<Line>,
}

/// One row of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
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
        /// The names of the parties whose cells wait to be confirmed.
        to_confirm: Vec<String>,
    },
}

/// What the fields of a file say; nothing where its first line is not ours.
pub fn restore(lines: &[Vec<String>]) -> Option<Restored> {
    let (head, lines) = lines.split_first()?;
    let parties = split(head).and_then(|(before, parties, after)| {
        let names = |fields: &[String], names: &[&str]| {
            fields.iter().map(|field| unguard(field)).eq(names.iter().copied())
        };
        (names(before, &BEFORE) && names(after, &AFTER)).then_some(parties)
    })?;
    let width = head.len();
    let lines = lines.iter().filter(|line| line.iter().any(|field| !field.trim().is_empty()));
    let lines = lines.map(|fields| {
        // Spreadsheets leave empty fields at the end of a line out.
        let mut fields = fields.clone();
        fields.resize(width, String::new());
        line(&fields)
    });
    Some(Restored {
        parties: parties.iter().map(|name| unguard(name).to_owned()).collect(),
        lines: lines.collect::<Option<_>>()?,
    })
}

/// The fields before the parties', those of the parties, and those behind.
fn split(fields: &[String]) -> Option<(&[String], &[String], &[String])> {
    let (before, rest) = fields.split_at_checked(BEFORE.len())?;
    let (parties, after) = rest.split_at_checked(rest.len().checked_sub(AFTER.len())?)?;
    Some((before, parties, after))
}

fn line(fields: &[String]) -> Option<Line> {
    let (before, cells, after) = split(fields)?;
    let [id, level, number, text, plan] = before else { return None };
    let [comment, confirm, note_before, note_after] = after else { return None };
    let bare = |field: &String| unguard(field).to_owned();
    let id = id.trim().strip_prefix(ID_PREFIX).and_then(|id| id.parse().ok());
    let level: Option<u8> = level.trim().parse().ok();
    if let Some(level) = level.filter(|level| (1..=MAX_LEVEL).contains(level)) {
        return Some(Line::Section {
            id,
            level,
            number: bare(number),
            title: bare(text),
            before: bare(note_before),
            after: bare(note_after),
        });
    }
    let confirm = bare(confirm);
    let to_confirm = confirm.split(CONFIRM_SEPARATOR).filter(|name| !name.is_empty());
    Some(Line::Activity {
        id,
        text: bare(text),
        plan: bare(plan),
        comment: bare(comment),
        cells: cells.iter().map(bare).collect(),
        to_confirm: to_confirm.map(str::to_owned).collect(),
    })
}
