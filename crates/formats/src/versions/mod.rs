//! Versions of a matrix to which people have given a name: "1.0, agreed", with a note, a day and
//! who approved. They stand beside the matrix in its [file](crate::json) as differences, and
//! documents tell of them in [words](told).
//!
//! It is a record of what people typed, and no qualified signature.

mod approval;
mod read;
mod room;
mod told;
mod write;

#[cfg(test)]
mod tests;

use crate::{coded_enum, coded_struct};
use remit_core::matrix::{Date, Matrix, limits};

pub use approval::{Approval, Approved, Standing};
pub use read::read;
pub use room::{fitting, joined};
pub use told::{RECORD, Told, ToldVersion, told};
pub use write::{changes, write};

/// So many versions of a matrix can have a name.
pub const NAMED: usize = 1_000;
/// So many lines of approval a version can have.
pub const APPROVALS: usize = 1_000;
/// The last time that a calendar of a browser knows, in milliseconds since 1970.
pub const LAST_TIME: u64 = 8_640_000_000_000_000;

/// What people say of a version.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named {
    /// Its name; never empty.
    pub name: String,
    /// What is to be known of it: what changed, and why.
    pub note: String,
    /// Its day.
    pub date: Option<Date>,
    /// Who approved.
    pub approvals: Vec<Approval>,
}

/// A version with a name, and what the matrix was then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedVersion {
    /// When it was kept, in milliseconds since 1970.
    pub kept: u64,
    /// What was done since the version before it in the history.
    pub summary: String,
    /// What people say of it.
    pub named: Named,
    /// The matrix.
    pub matrix: Matrix,
}

coded_enum!(Approved { "whole" = Whole, "row" = Row(row) });
coded_struct!(Approval { party, name, role, date, of });
coded_struct!(Named { name, note, date, approvals });
coded_struct!(NamedVersion { kept, summary, named, matrix });
coded_struct!(ToldVersion { title, note, approvals, changes });
coded_struct!(Told { since, versions });

impl Named {
    /// Whether it is what a version can have: a name, and no more than there is room for.
    pub fn is_valid(&self) -> bool {
        let fits = |text: &str| text.chars().count() <= limits::NAME_CHARS;
        let approval = |it: &Approval| fits(&it.name) && fits(&it.role);
        !self.name.trim().is_empty()
            && fits(&self.name)
            && self.note.chars().count() <= limits::TEXT_CHARS
            && self.approvals.len() <= APPROVALS
            && self.approvals.iter().all(approval)
    }

    /// The name with the day, where it has one: "1.0, agreed (1 Dec 2026)".
    pub fn title(&self) -> String {
        match self.date {
            Some(date) => format!("{} ({})", self.name, date.long()),
            None => self.name.clone(),
        }
    }

    /// A first answer to what the next version is called: the number that the last name begins with
    /// counted on, or "1.0".
    pub fn next_name(last: Option<&str>) -> String {
        let last = last.unwrap_or_default().trim();
        let (mark, rest) = last.strip_prefix('v').map_or(("", last), |rest| ("v", rest));
        let is_number = |c: char| c.is_ascii_digit() || c == '.';
        let number = rest.split(|c| !is_number(c)).next().unwrap_or_default();
        let (before, count) = match number.trim_end_matches('.').rsplit_once('.') {
            Some((before, count)) => (format!("{before}."), count),
            None => (String::new(), number),
        };
        match count.parse::<u32>().ok().and_then(|count| count.checked_add(1)) {
            Some(next) => format!("{mark}{before}{next}"),
            None => "1.0".to_owned(),
        }
    }
}
