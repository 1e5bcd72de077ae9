//! Runs the checks, and looks again at what a command has touched.
//!
//! What is found of an activity depends on the activity itself ([`Stage::Activity`]), on the
//! activities that say the same ([`Stage::SameText`], [`Stage::SameWording`]), or on something
//! of the whole matrix (the other stages). A changed cell renews what was found of its row, of
//! the rows that are held against it because they say the same, and of the parties; nothing else
//! can have changed (`again.rs`). Where activities come and go, what is known of the others moves
//! along (`moved.rs`). That this leads to the same findings as a run over everything is held by a
//! property test.

mod again;
mod facts;
mod guard;
mod index;
mod judge;
mod keys;
mod moved;
mod row;
mod whole;

pub use facts::{Facts, PartyFacts};
pub(super) use index::{groups, shifted, sorted};
pub(super) use keys::{joined, key, text_key};
pub(super) use row::meant;
pub use whole::{Member, Whole};

use super::acceptance::Accepted;
use super::activity::Kinds;
use super::finding::{Finding, Fix, Found};
use super::findings::Findings;
use super::rule::Stage;
use super::settings::{Active, Settings, active};
use crate::matrix::{Activity, Matrix, Row, RowId};
use judge::{judge_activity, judge_group, judge_whole};

/// The checks of a matrix that is being edited.
#[derive(Clone)]
pub struct Checker {
    settings: Settings,
    active: Vec<Active>,
    kinds: Kinds,
    facts: Facts,
    accepted: Accepted,
    findings: Findings,
}

impl std::fmt::Debug for Checker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Checker").field("findings", &self.findings).finish_non_exhaustive()
    }
}

impl Checker {
    /// Looks at everything.
    pub fn new(matrix: &Matrix, settings: Settings) -> Self {
        let mut checker = Self {
            settings,
            active: Vec::new(),
            kinds: Kinds::default(),
            facts: Facts::default(),
            accepted: Accepted::default(),
            findings: Findings::default(),
        };
        checker.run(matrix);
        checker
    }

    /// What was found.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// What was found, for those who ask once.
    pub fn into_findings(self) -> Findings {
        self.findings
    }

    /// Under which settings it looks.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What could be done about a finding. What would make something as bad as it mends is left
    /// out.
    pub fn fixes(&self, matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
        let mut fixes = finding.fixes(matrix);
        fixes.retain(|fix| self.is_safe(matrix, finding, fix));
        fixes
    }

    /// Looks at everything; of texts that were read before, at what is known of them.
    fn run(&mut self, matrix: &Matrix) {
        self.active = active(matrix, &self.settings);
        self.kinds = Kinds::of(matrix);
        self.accepted = Accepted::of(matrix);
        self.facts = Facts::of(matrix, self.kinds, &self.facts);
        self.findings = Findings::none(matrix);
        for (at, row) in matrix.rows.iter().enumerate() {
            if let Row::Activity(activity) = row {
                self.add_activity(matrix, at, activity);
            }
        }
        for stage in [Stage::SameText, Stage::SameWording] {
            let index = match stage {
                Stage::SameText => &self.facts.texts,
                _ => &self.facts.wordings,
            };
            let groups: Vec<Vec<(u64, u32)>> = index.groups().map(<[_]>::to_vec).collect();
            for group in groups {
                self.add_group(matrix, stage, &group);
            }
        }
        for stage in [
            Stage::Parties,
            Stage::Plans,
            Stage::Comments,
            Stage::Footnotes,
            Stage::Sections,
            Stage::Dates,
        ] {
            self.add_whole(matrix, stage);
        }
    }

    fn find<'a>(&self, matrix: &'a Matrix, row: RowId) -> Option<(usize, &'a Activity)> {
        let at = self.findings.position(row)?;
        Some((at, matrix.rows.get(at)?.activity()?))
    }

    fn add_activity(&mut self, matrix: &Matrix, at: usize, activity: &Activity) {
        let found = judge_activity(matrix, &self.facts, self.kinds, &self.active, activity);
        for (active, found) in found {
            let finding = self.finding(matrix, &active, found);
            self.findings.add_at(Some(at), finding);
        }
    }

    fn add_group(&mut self, matrix: &Matrix, stage: Stage, group: &[(u64, u32)]) {
        let of_matrix = |at: usize| matrix.rows.get(at)?.activity();
        let found = judge_group(&self.facts, &self.active, stage, group, &of_matrix);
        // They come in the order of the group.
        let mut rest = group.iter();
        let stands_at = |row: RowId, at: u32| {
            matrix.rows.get(at as usize).is_some_and(|other| other.id() == row)
        };
        for (active, found) in found {
            let Some(row) = found.place.row() else { continue };
            let at = rest.find(|(_, at)| stands_at(row, *at)).map(|(_, at)| *at as usize);
            let at = at.or_else(|| self.findings.position(row));
            let finding = self.finding(matrix, &active, found);
            self.findings.add_at(at, finding);
        }
    }

    fn add_whole(&mut self, matrix: &Matrix, stage: Stage) {
        let whole = self.whole(matrix, &self.facts.parties);
        for (active, found) in judge_whole(&whole, &self.active, stage) {
            let finding = self.finding(matrix, &active, found);
            self.findings.add(finding);
        }
    }

    fn whole<'a>(&'a self, matrix: &'a Matrix, parties: &'a [PartyFacts]) -> Whole<'a> {
        let today = self.settings.today;
        Whole { matrix, kinds: self.kinds, parties, today, facts: &self.facts }
    }

    fn finding(&self, matrix: &Matrix, active: &Active, found: Found) -> Finding {
        let mut finding = Finding {
            rule: active.rule,
            severity: active.severity_of(&found),
            place: found.place,
            fact: found.fact,
            acceptance: None,
            order: active.order,
            stage: active.check.stage(),
        };
        finding.acceptance = self.accepted.find(matrix, &finding);
        finding
    }
}

#[cfg(test)]
mod tests;
