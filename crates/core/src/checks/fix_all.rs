//! One fix for all findings of a rule: what it would change, before it is done.

use super::check_with;
use super::engine::Checker;
use super::finding::{Finding, Fix};
use super::rule::Rule;
use crate::edit::{Command, EditError, Touched, apply};
use crate::matrix::{Matrix, RowId, Severity};

/// What fixing all findings of a rule would do.
#[derive(Debug, Clone, PartialEq)]
pub struct FixAll {
    /// All of it as one command.
    pub command: Command,
    /// What it changes, finding by finding.
    pub changes: Vec<FixedRow>,
    /// How many findings stay: they have no fix of this name, or none any more once those before
    /// them are fixed.
    pub left: usize,
}

/// What becomes of one finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedRow {
    /// The row, where it is about one.
    pub row: Option<RowId>,
    /// What it is about, in words.
    pub place: String,
    /// Its letters before, cell by cell; empty where no letters change.
    pub before: Vec<String>,
    /// Its letters after.
    pub after: Vec<String>,
}

/// What could be done about a finding.
type Fixes<'a> = &'a dyn Fn(&Checker, &Matrix, &Finding) -> Vec<Fix>;

impl Checker {
    /// The fixes that all findings of a rule could have, each with how many have it.
    pub fn fix_names(&self, matrix: &Matrix, rule: &Rule, most: usize) -> Vec<(String, usize)> {
        let mut names: Vec<(String, usize)> = Vec::new();
        let of_rule = self.findings().iter().filter(|finding| finding.rule.id == rule.id);
        for fix in of_rule.take(most).flat_map(|finding| self.fixes(matrix, finding)) {
            match names.iter_mut().find(|(name, _)| *name == fix.name) {
                Some((_, count)) => *count += 1,
                None => names.push((fix.name, 1)),
            }
        }
        names
    }

    /// What the fix of this name would do to all findings of a rule that have it.
    pub fn fix_all(&self, matrix: &Matrix, rule: &Rule, name: &str) -> Result<FixAll, EditError> {
        // All at once, rows that say the same still do afterwards; one by one, the first of them
        // would contradict the others.
        let bold = |_: &Self, matrix: &Matrix, finding: &Finding| finding.fixes(matrix);
        let careful =
            |checker: &Self, matrix: &Matrix, finding: &Finding| checker.fixes(matrix, finding);
        for fixes in [&bold as Fixes, &careful] {
            let all = self.try_all(matrix, rule, name, fixes)?;
            if let Some(all) = all {
                return Ok(all);
            }
        }
        let left = self.findings().iter().filter(|finding| finding.rule.id == rule.id).count();
        Ok(FixAll { command: Command::Group(Vec::new()), changes: Vec::new(), left })
    }

    /// Fixes one finding after the other, each on what the ones before have made; `None` where
    /// anything as bad as what is mended would come of it.
    fn try_all(
        &self,
        matrix: &Matrix,
        rule: &Rule,
        name: &str,
        fixes: Fixes,
    ) -> Result<Option<FixAll>, EditError> {
        let (mut changes, mut left) = (Vec::new(), 0);
        let mut commands = Vec::new();
        let mut removed = Vec::new();
        let mut as_bad = Severity::Error;
        let mut now = matrix.clone();
        let mut checker = self.clone();
        for finding in self.findings().iter().filter(|finding| finding.rule.id == rule.id) {
            let before = letters(&now, finding);
            // One that is there no more was mended along with another.
            if let Some(found) = checker.same(finding) {
                let offered = fixes(&checker, &now, found);
                let Some(fix) = offered.into_iter().find(|fix| fix.name == name) else {
                    left += 1;
                    continue;
                };
                match fix.command {
                    // Rows are removed at the end, all at once: the places of the others stay.
                    Command::RemoveRows(rows) => removed.extend(rows),
                    command => {
                        let touched = Touched::by(&command);
                        apply(&mut now, command.clone())?;
                        checker.update(&now, &touched);
                        commands.push(command);
                    }
                }
            }
            as_bad = as_bad.min(finding.severity);
            let after = letters(&now, finding);
            let (before, after) =
                if before == after { (Vec::new(), Vec::new()) } else { (before, after) };
            let place = finding.place.in_words(matrix);
            changes.push(FixedRow { row: finding.place.row(), place, before, after });
        }
        if !removed.is_empty() {
            let command = Command::RemoveRows(removed);
            apply(&mut now, command.clone())?;
            commands.push(command);
        }
        let all = FixAll { command: Command::Group(commands), changes, left };
        Ok((!self.is_worse(&now, as_bad)).then_some(all))
    }

    /// Whether anything so bad is found in a matrix that is made from the checker's own and was
    /// not found there, or was not as bad.
    fn is_worse(&self, after: &Matrix, as_bad: Severity) -> bool {
        let after = check_with(after, self.settings().clone());
        after.iter().filter(|finding| finding.severity >= as_bad).any(|finding| {
            let was = |before: &&Finding| {
                before.rule.id == finding.rule.id
                    && before.place.party() == finding.place.party()
                    && before.severity >= finding.severity
            };
            match finding.place.row() {
                Some(row) => !self.findings().of_row(row).any(|before| was(&before)),
                None => !self.findings().others().any(|before| was(&before)),
            }
        })
    }

    /// A finding of another state of the matrix, if it is still there.
    fn same(&self, finding: &Finding) -> Option<&Finding> {
        let is_same =
            |other: &&Finding| other.rule.id == finding.rule.id && other.place == finding.place;
        match finding.place.row() {
            Some(row) => self.findings().of_row(row).find(is_same),
            None => self.findings().others().find(is_same),
        }
    }
}

/// The letters of a finding's activity, cell by cell.
fn letters(matrix: &Matrix, finding: &Finding) -> Vec<String> {
    let activity = finding.place.row().and_then(|row| matrix.activity(row));
    let cells = activity.map(|activity| activity.cells.as_slice()).unwrap_or_default();
    cells.iter().map(|cell| matrix.letters.write(cell.letters())).collect()
}
