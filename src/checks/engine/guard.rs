//! Whether a fix is one: nothing may come of it that is as bad as what it mends.
//!
//! Fixes that change one activity are tried out here, on the rules that look at the activity, at
//! those that say the same, and at parties. Of fixes that delete something, their rules say by
//! themselves why nothing comes of it; a property test holds both.

use super::{Checker, judge_activity, judge_group, judge_whole};
use crate::checks::finding::{Finding, Fix, Found, Place};
use crate::checks::rule::Stage;
use crate::checks::settings::Active;
use crate::edit::{ActivityField, Command};
use crate::matrix::{Activity, Matrix, Severity};

/// What was found, to be compared: the rule, where, and how bad it is.
type Judged = (u8, Place, Severity);

impl Checker {
    /// Whether nothing comes of a fix that is as bad as what it mends.
    pub(super) fn is_safe(&self, matrix: &Matrix, finding: &Finding, fix: &Fix) -> bool {
        let Some((at, changed)) = self.changed(matrix, &fix.command) else { return true };
        let Some(activity) = matrix.rows.get(at).and_then(|row| row.activity()) else {
            return false;
        };
        let before = self.judge(matrix, at, activity);
        let after = self.judge(matrix, at, &changed);
        let is_new = |(rule, place, severity): &Judged| {
            *severity >= finding.severity
                && !before.iter().any(|(other, there, was)| {
                    other == rule
                        && there.row() == place.row()
                        && there.party() == place.party()
                        && was >= severity
                })
        };
        !after.iter().any(is_new)
    }

    /// The one activity that a command changes, as it would be; `None` where it changes others
    /// or something else.
    fn changed(&self, matrix: &Matrix, command: &Command) -> Option<(usize, Activity)> {
        match command {
            Command::SetCells(edits) => {
                let row = edits.first()?.row;
                let (at, activity) = self.find(matrix, row)?;
                let mut changed = activity.clone();
                for edit in edits {
                    let column = matrix.column(edit.party)?;
                    if edit.row != row {
                        return None;
                    }
                    *changed.cells.get_mut(column)? = edit.cell;
                }
                Some((at, changed))
            }
            Command::SetActivity(row, ActivityField::Plan(plan)) => {
                let (at, activity) = self.find(matrix, *row)?;
                Some((at, Activity { plan: plan.clone(), ..activity.clone() }))
            }
            _ => None,
        }
    }

    /// All that would be found of an activity, of those that say the same, and of the parties.
    fn judge(&self, matrix: &Matrix, at: usize, activity: &Activity) -> Vec<Judged> {
        let mut all = Vec::new();
        let mut add = |found: Vec<(Active, Found)>| {
            all.extend(found.into_iter().map(|(active, found)| {
                let severity = active.severity_of(&found);
                (active.order, found.place, severity)
            }));
        };
        add(judge_activity(matrix, &self.facts, self.kinds, &self.active, activity));
        let activities = |other: usize| {
            if other == at { Some(activity) } else { matrix.rows.get(other)?.activity() }
        };
        if let Some(keys) = self.facts.rows.get(at).map(|row| row.keys) {
            for (stage, group) in [
                (Stage::SameText, self.facts.texts.of(keys.text)),
                (Stage::SameWording, self.facts.wordings.of(keys.wording)),
            ] {
                add(judge_group(matrix, &self.facts, &self.active, stage, group, &activities));
            }
        }
        let parties = self.facts.parties_with(at, activity, self.kinds);
        add(judge_whole(&self.whole(matrix, &parties), &self.active, Stage::Parties));
        all
    }
}
