//! One fix for all findings of a rule: what it would change, before it is done.

use super::engine::Checker;
use super::finding::{Finding, Fix};
use super::rule::Rule;
use crate::edit::{Command, EditError, Touched, apply};
use crate::matrix::{Matrix, RowId};

/// What fixing all findings of a rule would do.
#[derive(Debug, Clone, PartialEq)]
pub struct FixAll {
    /// All of it as one command.
    pub command: Command,
    /// What it changes, finding by finding.
    pub changes: Vec<FixedRow>,
    /// How many findings have no fix of this name, or have none any more once those before them
    /// are fixed.
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

    /// What the fix of this name would do to all findings of a rule that have it. Each is tried
    /// on what the ones before have made.
    pub fn fix_all(&self, matrix: &Matrix, rule: &Rule, name: &str) -> Result<FixAll, EditError> {
        let mut all = FixAll { command: Command::Group(Vec::new()), changes: Vec::new(), left: 0 };
        let mut commands = Vec::new();
        let mut removed = Vec::new();
        let mut tried = (matrix.clone(), self.clone());
        let of_rule = self.findings().iter().filter(|finding| finding.rule.id == rule.id);
        for finding in of_rule {
            let (now, checker) = &mut tried;
            let Some(fix) = checker.still_offered(now, finding, name) else {
                all.left += 1;
                continue;
            };
            let before = letters(now, finding);
            match fix.command {
                // Rows are removed at the end, all at once: the places of the others stay.
                Command::RemoveRows(rows) => removed.extend(rows),
                command => {
                    let touched = Touched::by(&command);
                    apply(now, command.clone())?;
                    checker.update(now, &touched);
                    commands.push(command);
                }
            }
            let after = letters(now, finding);
            let (before, after) =
                if before == after { (Vec::new(), Vec::new()) } else { (before, after) };
            let place = finding.place.in_words(matrix);
            all.changes.push(FixedRow { row: finding.place.row(), place, before, after });
        }
        if !removed.is_empty() {
            commands.push(Command::RemoveRows(removed));
        }
        all.command = Command::Group(commands);
        Ok(all)
    }

    /// The fix of this name, if the finding is still there and still has it.
    fn still_offered(&self, matrix: &Matrix, finding: &Finding, name: &str) -> Option<Fix> {
        let is_same =
            |other: &&Finding| other.rule.id == finding.rule.id && other.place == finding.place;
        let found = match finding.place.row() {
            Some(row) => self.findings().of_row(row).find(is_same),
            None => self.findings().others().find(is_same),
        };
        self.fixes(matrix, found?).into_iter().find(|fix| fix.name == name)
    }
}

/// The letters of a finding's activity, cell by cell.
fn letters(matrix: &Matrix, finding: &Finding) -> Vec<String> {
    let activity = finding.place.row().and_then(|row| matrix.activity(row));
    let cells = activity.map(|activity| activity.cells.as_slice()).unwrap_or_default();
    cells.iter().map(|cell| matrix.letters.write(cell.letters())).collect()
}
