//! The switching report: what changes for us where we go from the first side to another.

use remit_core::matrix::RowId;

use super::{ActivityLine, Change, Comparison, Duty, Relation, Totals};

/// What an entry of a report is about. Each is in one chapter, told by who has the duty (see
/// [`Change`]); what is the same on both sides is counted alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chapter {
    /// It becomes ours alone.
    Ours,
    /// We have it with others, and had not.
    AlsoOurs,
    /// It was ours, alone or with others, and now others have it.
    NotOurs,
    /// It was ours alone, and now we share it.
    NoLongerAlone,
    /// Nobody had it, and now others have it.
    Theirs,
    /// Nobody has it any more.
    Nobody,
    /// Only the other side says it, and it is ours there.
    OnlyToOurs,
    /// Only the other side says it, and it is not ours there.
    OnlyToOthers,
    /// Only the first side says it, and it is ours there.
    OnlyFromOurs,
    /// Only the first side says it, and it is not ours there.
    OnlyFromOthers,
    /// The same have the duty; something else that parties hold is different.
    Letters,
    /// Nobody has decided whether the two say the same.
    Undecided,
}

impl Chapter {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 12] = [
        Self::Ours,
        Self::AlsoOurs,
        Self::NotOurs,
        Self::NoLongerAlone,
        Self::Theirs,
        Self::Nobody,
        Self::OnlyToOurs,
        Self::OnlyToOthers,
        Self::OnlyFromOurs,
        Self::OnlyFromOthers,
        Self::Letters,
        Self::Undecided,
    ];
}

/// A row of a side, as a report shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The row.
    pub row: RowId,
    /// What it says.
    pub text: String,
    /// The sections that it stands in: "Operate > Backups".
    pub section: String,
    /// Who holds what: names and letters, those with none left out.
    pub held: Vec<(String, String)>,
}

/// An activity of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What becomes of it; of one that is undecided, what would become of it.
    pub change: Change,
    /// How the two rows came together.
    pub relation: Relation,
    /// The row of the first side.
    pub from: Option<Said>,
    /// The row of the other side.
    pub to: Option<Said>,
}

/// A switching report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What the first side is called.
    pub from: String,
    /// What the other side is called.
    pub to: String,
    /// What "we" are called on the first side, and on the other; empty where it does not have us.
    pub us: (String, String),
    /// The chapters that are not empty, in the order of [`Chapter::ALL`]. Entries are in the order
    /// of the first side, then of the other.
    pub chapters: Vec<(Chapter, Vec<Entry>)>,
    /// How many activities everybody holds the same in.
    pub unchanged: usize,
    /// How many activities there are of each change.
    pub totals: Totals,
}

impl Comparison {
    /// The report from the first side to this one, from 1 on; nothing where there is no such side.
    pub fn report(&self, side: usize) -> Option<Report> {
        let name = |side: usize| self.sides.get(side).map(|side| side.name.clone());
        let us = |side: usize| {
            let party = self.us.and_then(|us| self.columns.get(us)?.party(side));
            let party = party.and_then(|party| self.matrix(side)?.party(party));
            party.map(|party| party.name.clone()).unwrap_or_default()
        };
        self.other(side)?;
        let mut found: Vec<(Chapter, Vec<Entry>)> =
            Chapter::ALL.iter().map(|chapter| (*chapter, Vec::new())).collect();
        let mut totals = Totals::default();
        for line in self.activity_lines() {
            totals.count(&line, side);
            let Some((chapter, entry)) = self.entry(&line, side) else { continue };
            let list = found.iter_mut().find(|(of, _)| *of == chapter);
            if let Some((_, list)) = list {
                list.push(entry);
            }
        }
        found.retain(|(_, entries)| !entries.is_empty());
        Some(Report {
            from: name(0)?,
            to: name(side)?,
            us: (us(0), us(side)),
            chapters: found,
            unchanged: totals.of(Change::Unchanged),
            totals,
        })
    }

    fn entry(&self, line: &ActivityLine, side: usize) -> Option<(Chapter, Entry)> {
        let change = line.change(side)?;
        let relation = line.relation_of(side)?;
        let duties = (self.duty(line.row(0), 0), self.duty(line.row(side), side));
        let chapter = if relation == Relation::Proposed {
            Chapter::Undecided
        } else {
            chapter(change, duties)?
        };
        let said = |side: usize| self.said(line.row(side)?, side);
        Some((chapter, Entry { change, relation, from: said(0), to: said(side) }))
    }

    /// What a row of a side says, and who holds what.
    fn said(&self, row: RowId, side: usize) -> Option<Said> {
        let matrix = self.matrix(side)?;
        let activity = matrix.activity(row)?;
        let held = matrix
            .cells(activity)
            .map(|(party, cell)| (party.name.clone(), matrix.letters.write_holding(cell.holding)));
        Some(Said {
            row,
            text: activity.text.to_plain().into_owned(),
            section: matrix.path_text(row),
            held: held.filter(|(_, letters)| !letters.is_empty()).collect(),
        })
    }
}

/// The chapter of a decided activity; none where nothing changes.
fn chapter(change: Change, (from, to): (Option<Duty>, Option<Duty>)) -> Option<Chapter> {
    let was_ours = from.is_some_and(Duty::is_ours);
    let is_ours = to.is_some_and(Duty::is_ours);
    Some(match change {
        Change::Unchanged => return None,
        Change::MovedToUs => Chapter::Ours,
        Change::MovedToThem if was_ours => Chapter::NotOurs,
        Change::MovedToThem => Chapter::Theirs,
        Change::Shared if was_ours => Chapter::NoLongerAlone,
        Change::Shared => Chapter::AlsoOurs,
        Change::Lost => Chapter::Nobody,
        Change::New if is_ours => Chapter::OnlyToOurs,
        Change::New => Chapter::OnlyToOthers,
        Change::Gone if was_ours => Chapter::OnlyFromOurs,
        Change::Gone => Chapter::OnlyFromOthers,
        Change::Letters => Chapter::Letters,
    })
}
