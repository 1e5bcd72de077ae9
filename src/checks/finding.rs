//! What rules report.

use super::rule::Rule;
use crate::edit::Command;
use crate::matrix::{Matrix, Party, PartyId, RowId, Severity};

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// An activity, and the parties in whose cells it shows.
    Cells(RowId, Vec<PartyId>),
    /// A party, that is a column.
    Party(PartyId),
}

impl Place {
    /// The activity, where it is about one.
    pub fn row(&self) -> Option<RowId> {
        match self {
            Self::Cells(row, _) => Some(*row),
            Self::Party(_) => None,
        }
    }

    /// Whether the finding shows in this cell.
    pub fn marks(&self, row: RowId, party: PartyId) -> bool {
        matches!(self, Self::Cells(at, parties) if *at == row && parties.contains(&party))
    }
}

/// What a rule found, before it is known how much that matters.
pub struct Found {
    pub(super) place: Place,
    pub(super) message: String,
    pub(super) severity: Option<Severity>,
}

impl Found {
    /// A finding in an activity's cells of these parties.
    pub fn in_cells(row: RowId, parties: &[&Party], message: String) -> Self {
        let parties = parties.iter().map(|party| party.id).collect();
        Self { place: Place::Cells(row, parties), message, severity: None }
    }

    /// A finding about a party.
    pub fn about(party: &Party, message: String) -> Self {
        Self { place: Place::Party(party.id), message, severity: None }
    }

    /// The same, with a severity that differs from the rule's.
    #[must_use]
    pub fn with_severity(self, severity: Severity) -> Self {
        Self { severity: Some(severity), ..self }
    }

    pub(super) fn of(self, rule: &'static Rule, severity: Severity) -> Finding {
        Finding { rule, severity, place: self.place, message: self.message }
    }
}

/// What a rule found.
#[derive(Clone)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How much it matters here.
    pub severity: Severity,
    /// What it is about.
    pub place: Place,
    /// What is wrong, in a sentence or two.
    pub message: String,
}

impl PartialEq for Finding {
    fn eq(&self, other: &Self) -> bool {
        self.rule.id == other.rule.id
            && self.severity == other.severity
            && self.place == other.place
            && self.message == other.message
    }
}

impl std::fmt::Debug for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {:?}: {}", self.rule.id, self.place, self.message)
    }
}

/// Something that can be done about a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What the button says, like "Keep OVHcloud".
    pub name: String,
    /// What it does.
    pub command: Command,
}

/// All findings of a matrix, in reading order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Findings {
    list: Vec<Finding>,
    /// Where in the list the findings of a row begin, sorted by row.
    starts: Vec<(u64, u32)>,
}

impl Findings {
    pub(super) fn new(matrix: &Matrix, found: Vec<Finding>) -> Self {
        // Activities in reading order, the worst first within each; then what is about parties.
        let rank = |finding: &Finding| {
            let row = finding.place.row().and_then(|row| matrix.position(row));
            let mildness = Severity::Error as u64 - finding.severity as u64;
            row.map_or(u64::MAX, |row| row as u64 * 4 + mildness)
        };
        let mut order: Vec<(u64, u32)> = found.iter().map(rank).zip(0..).collect();
        order.sort_unstable();
        let mut found: Vec<Option<Finding>> = found.into_iter().map(Some).collect();
        let in_order = order.iter().filter_map(|(_, at)| found.get_mut(*at as usize)?.take());
        let list: Vec<Finding> = in_order.collect();

        let mut starts: Vec<(u64, u32)> = Vec::new();
        for (at, finding) in (0..).zip(&list) {
            if let Some(row) = finding.place.row()
                && starts.last().is_none_or(|(last, _)| *last != row.bits())
            {
                starts.push((row.bits(), at));
            }
        }
        starts.sort_unstable();
        Self { list, starts }
    }

    /// All of them.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Finding> {
        self.list.iter()
    }

    /// Those about an activity, the worst first.
    pub fn of_row(&self, row: RowId) -> impl Iterator<Item = &Finding> + Clone {
        let found = self.starts.binary_search_by_key(&row.bits(), |(row, _)| *row).ok();
        let start = found.and_then(|found| self.starts.get(found)).map(|(_, start)| start);
        let from = start.and_then(|start| self.list.get(*start as usize..)).unwrap_or_default();
        from.iter().take_while(move |finding| finding.place.row() == Some(row))
    }

    /// How many there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|finding| finding.severity == severity).count()
    }
}
