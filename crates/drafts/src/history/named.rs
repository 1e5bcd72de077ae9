//! Versions that people have given a name: "1.0, agreed", with a note, a day and who approved.
//!
//! It is a record of what people typed, and no qualified signature.
//!
//! The name stands in the text of the version itself, where backups and rescue find it. [`Names`]
//! is the index by which a version is told without reading it; where it is lost, it is made again
//! from the versions ([`read_named`](super::read_named)). A version with a name is never thinned
//! out ([`thinned_but`](super::thinned_but)).

use remit_core::matrix::acceptance::held;
use remit_core::matrix::{Date, Matrix, PartyId, RowId, limits};
use remit_formats::code::Coded;
use remit_formats::json::{self, Node};
use remit_formats::{coded_enum, coded_struct};

use super::read_index;
use crate::DraftError;

/// So many versions of a draft can have a name.
pub const NAMED: usize = 1_000;
/// So many lines of approval a version can have.
pub const APPROVALS: usize = 1_000;

/// The version of the format of the index, and the newest that is read.
const FORMAT: u64 = 1;

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

/// That somebody approved a version or a row of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// For which party, where it is for one.
    pub party: Option<PartyId>,
    /// Who.
    pub name: String,
    /// As what: "Head of IT".
    pub role: String,
    /// When.
    pub date: Option<Date>,
    /// What was approved.
    pub of: Approved,
}

/// What was approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Approved {
    /// All of it.
    Whole,
    /// One activity.
    Row(RowId),
}

coded_enum!(Approved { "whole" = Whole, "row" = Row(row) });
coded_struct!(Approval { party, name, role, date, of });
coded_struct!(Named { name, note, date, approvals });

/// Whether an approval still says something of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// What parties hold is as it was approved.
    Holds,
    /// What parties hold has changed: in these activities of the draft, in its order, then in those
    /// that it no longer has.
    Lapsed(Vec<RowId>),
}

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
}

impl Approval {
    /// Whether it still says something of the draft, where this is the version that was approved.
    ///
    /// It lapses where what parties hold in an approved activity is something else, and where such
    /// an activity is gone; of the whole, also where one has come. What activities say does not
    /// count, nor does the order of columns, letters or rows.
    pub fn standing(&self, approved: &Matrix, draft: &Matrix) -> Standing {
        let holds = |matrix: &Matrix, row: RowId| {
            let activity = matrix.activity(row)?;
            Some(held(activity, &matrix.parties, &matrix.letters))
        };
        let differs = |row: &RowId| holds(approved, *row) != holds(draft, *row);
        let rows: Vec<RowId> = match self.of {
            Approved::Row(row) => vec![row],
            Approved::Whole => {
                let here = draft.activities().map(|activity| activity.id);
                let gone = approved.activities().map(|activity| activity.id);
                here.chain(gone.filter(|row| draft.activity(*row).is_none())).collect()
            }
        };
        let changed: Vec<RowId> = rows.into_iter().filter(differs).collect();
        if changed.is_empty() { Standing::Holds } else { Standing::Lapsed(changed) }
    }
}

/// The versions of a draft that have names, by the times at which they were kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names {
    /// In the order of the times.
    list: Vec<(u64, String)>,
}

impl Names {
    /// Gives the version of this time a name, in place of the one that it had. `false` where there
    /// is no room for one more.
    pub fn set(&mut self, at: u64, name: String) -> bool {
        match self.place(at) {
            Ok(place) => {
                if let Some((_, before)) = self.list.get_mut(place) {
                    *before = name;
                }
                true
            }
            Err(_) if self.list.len() >= NAMED => false,
            Err(place) => {
                self.list.insert(place, (at, name));
                true
            }
        }
    }

    /// Takes the name of a version away; from now on it is thinned as any other.
    pub fn remove(&mut self, at: u64) {
        if let Ok(place) = self.place(at) {
            self.list.remove(place);
        }
    }

    /// Whether the version of this time has a name.
    pub fn holds(&self, at: u64) -> bool {
        self.place(at).is_ok()
    }

    /// The versions with their names, the oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (u64, &str)> {
        self.list.iter().map(|(at, name)| (*at, name.as_str()))
    }

    fn place(&self, at: u64) -> Result<usize, usize> {
        self.list.binary_search_by_key(&at, |(time, _)| *time)
    }
}

/// The text of an index of names.
pub fn write_names(names: &Names) -> String {
    json::compact(&Node::List(vec![Node::Number(FORMAT), names.list.encode()]))
}

/// Reads what [`write_names`] has written.
pub fn read_names(text: &str) -> Result<Names, DraftError> {
    const DAMAGED: &str = "the list of named versions is damaged";
    let mut names = Names::default();
    for (at, name) in read_index(text, FORMAT, DAMAGED)? {
        if !names.set(at, name) {
            return Err(DraftError::Damaged(DAMAGED.to_owned()));
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use remit_core::matrix::{Activity, Cell, Letters, MatrixData, MatrixId, Party, Row, Text};

    /// Rows as what two parties hold; ids count from 1 on.
    fn matrix(rows: &[(u64, [&str; 2])]) -> Matrix {
        let mut data = MatrixData::empty(MatrixId::from_bits(1), "");
        let party = |id| Party::new(PartyId::from_bits(id), id.to_string());
        data.parties = [1, 2].map(party).to_vec();
        for (id, cells) in rows {
            let mut row = Activity::new(RowId::from_bits(*id), Text::plain("Patch"), 2);
            row.cells = cells.map(|it| Cell::of(Letters::raci().read(it).unwrap())).to_vec();
            data.rows.push(Row::Activity(Box::new(row)));
        }
        Matrix::new(data).unwrap()
    }

    fn approval(of: Approved) -> Approval {
        let (name, role) = ("Name".to_owned(), "Role".to_owned());
        Approval { party: None, name, role, date: None, of }
    }

    #[track_caller]
    fn check(of: Approved, draft: &Matrix, lapsed: &[u64]) {
        let approved = matrix(&[(1, ["RA", "I"]), (2, ["", "RA"])]);
        let rows: Vec<RowId> = lapsed.iter().map(|id| RowId::from_bits(*id)).collect();
        let expected = if rows.is_empty() { Standing::Holds } else { Standing::Lapsed(rows) };
        assert_eq!(approval(of).standing(&approved, draft), expected);
    }

    #[test]
    fn an_approval_lapses_where_letters_of_it_change() {
        let first = Approved::Row(RowId::from_bits(1));
        let moved = matrix(&[(2, ["", "RA"]), (1, ["AR", "I"])]);
        check(Approved::Whole, &moved, &[]);
        check(first, &moved, &[]);
        let changed = matrix(&[(1, ["RA", "I"]), (2, ["I", "RA"])]);
        check(Approved::Whole, &changed, &[2]);
        check(first, &changed, &[]);
        let other = matrix(&[(3, ["RA", "I"]), (2, ["", "RA"])]);
        check(Approved::Whole, &other, &[3, 1]);
        check(first, &other, &[1]);
    }

    #[test]
    fn an_index_of_names_reads_back_and_a_damaged_or_newer_one_is_refused() {
        let mut names = Names::default();
        assert!(names.set(2, "1.1".to_owned()) && names.set(1, "0.9".to_owned()));
        assert!(names.set(1, "1.0, agreed".to_owned()));
        assert_eq!(names.iter().collect::<Vec<_>>(), [(1, "1.0, agreed"), (2, "1.1")]);
        assert_eq!(read_names(&write_names(&names)), Ok(names.clone()));
        names.remove(1);
        assert!(names.holds(2) && !names.holds(1));
        assert_eq!(read_names("[2,[]]"), Err(DraftError::Newer));
        assert!(matches!(read_names("[1,[[1]]]"), Err(DraftError::Damaged(_))));
    }

    #[test]
    fn there_is_room_for_so_many_names() {
        let mut names = Names::default();
        assert!((0..NAMED as u64).all(|at| names.set(at, "a".to_owned())));
        assert!(!names.set(NAMED as u64, "b".to_owned()));
        assert!(names.set(0, "b".to_owned()));
    }

    #[test]
    fn a_version_has_a_name_or_none() {
        let named = |name: &str| Named { name: name.to_owned(), ..Named::default() };
        assert!(named("1.0").is_valid() && !named(" ").is_valid());
        assert!(!named(&"x".repeat(limits::NAME_CHARS + 1)).is_valid());
        let approvals = vec![approval(Approved::Whole); APPROVALS + 1];
        assert!(!Named { approvals, ..named("1.0") }.is_valid());
    }
}
