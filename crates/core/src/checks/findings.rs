//! All findings of a matrix, kept by row so that those of one row can be renewed alone.

use super::engine::{shifted, sorted};
use super::finding::Finding;
use super::rule::Stage;
use crate::matrix::{Matrix, Row, RowId, Severity};
use crate::ordered::insert_by_key;

/// The rows of which something else may be found than before the last look.
#[derive(Debug, Clone)]
enum Changed {
    /// Any of them.
    Any,
    /// Those at these positions.
    Rows(Vec<usize>),
}

/// All findings of a matrix. Those that somebody has accepted stand apart.
#[derive(Debug, Clone)]
pub struct Findings {
    /// Those about rows: one list for each row of the matrix, in its order.
    rows: Vec<Vec<Finding>>,
    /// From a row's id to its position; sorted.
    positions: Vec<(u64, u32)>,
    /// Those about anything else.
    others: Vec<Finding>,
    /// How many are open, by severity.
    open: [usize; 3],
    /// How many were accepted.
    accepted: usize,
    changed: Changed,
}

impl Default for Findings {
    fn default() -> Self {
        Self::unchecked()
    }
}

impl Findings {
    /// Nothing found, because nothing was checked.
    pub const fn unchecked() -> Self {
        Self {
            rows: Vec::new(),
            positions: Vec::new(),
            others: Vec::new(),
            open: [0; 3],
            accepted: 0,
            changed: Changed::Any,
        }
    }

    /// From here on it is noted of which rows something else may be found.
    pub(super) fn note_changes(&mut self) {
        self.changed = Changed::Rows(Vec::new());
    }

    /// The positions of the rows of which something else may be found than before the last look;
    /// `None` where that may be any of them.
    pub fn changed(&self) -> Option<&[usize]> {
        match &self.changed {
            Changed::Any => None,
            Changed::Rows(rows) => Some(rows),
        }
    }

    fn note(&mut self, position: usize) {
        if let Changed::Rows(rows) = &mut self.changed {
            rows.push(position);
        }
    }

    /// No finding yet, for the rows of this matrix.
    pub(super) fn none(matrix: &Matrix) -> Self {
        let positions = sorted(matrix.rows.iter().map(|row: &Row| row.id().bits()).zip(0..));
        let rows = vec![Vec::new(); matrix.rows.len()];
        Self { rows, positions, ..Self::default() }
    }

    /// Where a row stands.
    pub(super) fn position(&self, row: RowId) -> Option<usize> {
        let at = self.positions.binary_search_by_key(&row.bits(), |(id, _)| *id).ok()?;
        self.positions.get(at).map(|(_, position)| *position as usize)
    }

    /// From this position on so many rows have gone, with all that was found of them, and these
    /// have come, of which nothing is found yet.
    pub(super) fn shift(&mut self, start: usize, gone: usize, come: &[Row]) {
        self.changed = Changed::Any;
        let none = std::iter::repeat_n(Vec::new(), come.len());
        let old: Vec<Finding> = self.rows.splice(start..start + gone, none).flatten().collect();
        for finding in old {
            self.tally(finding.severity, finding.acceptance.is_some(), false);
        }
        let (from, lost, won) = (start as u32, gone as u32, come.len() as u32);
        self.positions.retain_mut(|(_, at)| shifted(at, from, lost, won));
        for (row, at) in come.iter().zip(from..) {
            insert_by_key(&mut self.positions, (row.id().bits(), at), |(id, _)| *id);
        }
    }

    /// Takes up a finding.
    pub(super) fn add(&mut self, finding: Finding) {
        let position = finding.place.row().and_then(|row| self.position(row));
        self.add_at(position, finding);
    }

    /// Takes up a finding, about the row at this position if it is about one.
    pub(super) fn add_at(&mut self, position: Option<usize>, finding: Finding) {
        let list = match position {
            Some(at) => self.rows.get_mut(at),
            None if finding.place.row().is_none() => Some(&mut self.others),
            None => None,
        };
        let Some(list) = list else { return };
        let (severity, accepted) = (finding.severity, finding.acceptance.is_some());
        insert_by_key(list, finding, Finding::rank);
        self.tally(severity, accepted, true);
        if let Some(position) = position {
            self.note(position);
        }
    }

    /// Drops what a step has found in a row.
    pub(super) fn forget_row(&mut self, position: usize, stage: Stage) {
        let Some(list) = self.rows.get_mut(position) else { return };
        // Most rows have none.
        let mut at = 0;
        let mut gone = Vec::new();
        while let Some(finding) = list.get(at) {
            if finding.stage == stage {
                gone.push(list.remove(at));
            } else {
                at += 1;
            }
        }
        if !gone.is_empty() {
            self.note(position);
        }
        for finding in &gone {
            self.tally(finding.severity, finding.acceptance.is_some(), false);
        }
    }

    /// Drops all that a step has found.
    pub(super) fn forget(&mut self, stage: Stage) {
        for at in 0..self.rows.len() {
            self.forget_row(at, stage);
        }
        self.forget_others(stage);
    }

    /// Drops what a step has found about anything but rows.
    pub(super) fn forget_others(&mut self, stage: Stage) {
        let mut others = std::mem::take(&mut self.others);
        others.retain(|finding| {
            let stays = finding.stage != stage;
            if !stays {
                self.tally(finding.severity, finding.acceptance.is_some(), false);
            }
            stays
        });
        self.others = others;
    }

    /// Asks anew for each finding about a row whether it was accepted.
    pub(super) fn accept_row(&mut self, at: usize, accepted: impl Fn(&Finding) -> Option<u32>) {
        self.note(at);
        let mut list = self.rows.get_mut(at).map(std::mem::take).unwrap_or_default();
        for finding in &mut list {
            self.tally(finding.severity, finding.acceptance.is_some(), false);
            finding.acceptance = accepted(finding);
            self.tally(finding.severity, finding.acceptance.is_some(), true);
        }
        if let Some(slot) = self.rows.get_mut(at) {
            *slot = list;
        }
    }

    /// Asks anew for each finding whether it was accepted.
    pub(super) fn accept(&mut self, accepted: impl Fn(&Finding) -> Option<u32>) {
        self.changed = Changed::Any;
        self.open = [0; 3];
        self.accepted = 0;
        let mut rows = std::mem::take(&mut self.rows);
        let mut others = std::mem::take(&mut self.others);
        for finding in rows.iter_mut().flatten().chain(&mut others) {
            finding.acceptance = accepted(finding);
            self.tally(finding.severity, finding.acceptance.is_some(), true);
        }
        self.rows = rows;
        self.others = others;
    }

    fn tally(&mut self, severity: Severity, accepted: bool, comes: bool) {
        let count =
            if accepted { Some(&mut self.accepted) } else { self.open.get_mut(severity as usize) };
        if let Some(count) = count {
            *count = if comes { *count + 1 } else { count.saturating_sub(1) };
        }
    }

    /// All of them, accepted ones too: rows in reading order, the worst first within each; then
    /// what is about anything else.
    pub fn all(&self) -> impl Iterator<Item = &Finding> + Clone {
        self.rows.iter().flatten().chain(&self.others)
    }

    /// Those that nobody has accepted, in the same order.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> + Clone {
        self.all().filter(|finding| finding.acceptance.is_none())
    }

    /// Those that somebody has accepted, in the same order.
    pub fn accepted(&self) -> impl Iterator<Item = &Finding> + Clone {
        self.all().filter(|finding| finding.acceptance.is_some())
    }

    /// Those about anything but rows that nobody has accepted.
    pub fn others(&self) -> impl Iterator<Item = &Finding> + Clone {
        self.others.iter().filter(|finding| finding.acceptance.is_none())
    }

    /// Those about a row that nobody has accepted, the worst first.
    pub fn of_row(&self, row: RowId) -> impl Iterator<Item = &Finding> + Clone {
        self.all_of_row(row).iter().filter(|finding| finding.acceptance.is_none())
    }

    /// Those about a row, accepted ones too.
    pub(super) fn all_of_row(&self, row: RowId) -> &[Finding] {
        let list = self.position(row).and_then(|at| self.rows.get(at));
        list.map(Vec::as_slice).unwrap_or_default()
    }

    /// How many there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.open.get(severity as usize).copied().unwrap_or_default()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.open.iter().sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many were accepted.
    pub fn accepted_len(&self) -> usize {
        self.accepted
    }
}

impl PartialEq for Findings {
    fn eq(&self, other: &Self) -> bool {
        self.open == other.open && self.accepted == other.accepted && self.all().eq(other.all())
    }
}
