//! That somebody approved, and whether that still says something.

use remit_core::matrix::acceptance::held;
use remit_core::matrix::{Date, Matrix, PartyId, RowId};

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

/// Whether an approval still says something of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// What parties hold is as it was approved.
    Holds,
    /// What parties hold has changed: in these activities of the draft, in its order, then in those
    /// that it no longer has.
    Lapsed(Vec<RowId>),
}

/// So many rows are named at most where an approval has lapsed.
const NAMED_ROWS: usize = 5;

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

    /// Who approved, as what, for whom and when: "Ann Lee, Head of IT, for Customer (1 Dec 2026)";
    /// for a row, which.
    pub fn in_words(&self, approved: &Matrix) -> String {
        let name = if self.name.trim().is_empty() { "Somebody" } else { &self.name };
        let mut words = name.to_owned();
        if !self.role.trim().is_empty() {
            words.push_str(", ");
            words.push_str(&self.role);
        }
        let party = self.party.and_then(|party| approved.party(party));
        if let Some(party) = party.filter(|party| !party.name.trim().is_empty()) {
            words.push_str(", for ");
            words.push_str(&party.name);
        }
        if let Approved::Row(row) = self.of {
            words.push_str(", only “");
            words.push_str(&row_name(row, &[approved]));
            words.push('”');
        }
        if let Some(date) = self.date {
            words.push_str(" (");
            words.push_str(&date.long());
            words.push(')');
        }
        words
    }
}

impl Standing {
    /// That it has lapsed, and for which rows: "Lapsed: assignments have changed since in “Patch”,
    /// “Restore” and 3 more activities." Nothing where it holds.
    pub fn in_words(&self, approved: &Matrix, draft: &Matrix) -> Option<String> {
        let Self::Lapsed(rows) = self else { return None };
        let named = rows.iter().take(NAMED_ROWS);
        let named: Vec<String> =
            named.map(|row| format!("“{}”", row_name(*row, &[draft, approved]))).collect();
        let more = match rows.len() - named.len() {
            0 => String::new(),
            1 => " and 1 more activity".to_owned(),
            more => format!(" and {more} more activities"),
        };
        Some(format!("Lapsed: assignments have changed since in {}{more}.", named.join(", ")))
    }
}

/// What a row says in the first of these that has it.
fn row_name(row: RowId, matrices: &[&Matrix]) -> String {
    let words = |matrix: &&Matrix| Some(matrix.rows.get(matrix.position(row)?)?.words());
    matrices.iter().find_map(words).unwrap_or_default()
}
