//! Whether a fix is one: nothing may come of it that is as bad as what it mends.
//!
//! What a fix changes is tried out here, on the rules that look at the activity, at those that
//! say the same, at the parties and at the sections. Of fixes that change anything else their
//! rules say by themselves why nothing comes of it. A property test holds all of them.

use super::facts::PartyFacts;
use super::judge::{judge_activity, judge_group, judge_whole};
use super::row::{RowFacts, here};
use super::{Checker, Whole};
use crate::checks::finding::{Finding, Fix, Found, Place};
use crate::checks::rule::Stage;
use crate::checks::settings::Active;
use crate::edit::{ActivityField, Command, apply};
use crate::matrix::{Activity, Matrix, PartyId, Row, RowId, Severity};

/// What was found, to be compared: the rule, where, and how bad it is.
type Judged = (u8, Place, Severity);

/// An activity after a fix.
enum ActivityAfter {
    Changed(Activity),
    Removed,
}

impl ActivityAfter {
    fn activity(&self) -> Option<&Activity> {
        if let Self::Changed(activity) = self { Some(activity) } else { None }
    }
}

impl Checker {
    /// Whether nothing comes of a fix that is as bad as what it mends.
    pub(super) fn is_safe(&self, matrix: &Matrix, finding: &Finding, fix: &Fix) -> bool {
        let as_bad = finding.severity;
        match &fix.command {
            Command::RemoveParty(party) => self.column_can_go(matrix, *party, as_bad),
            Command::RemoveRows(rows) if !self.rows_can_go(matrix, rows, as_bad) => false,
            command => match self.change(matrix, command) {
                Some((at, change)) => self.can_change(matrix, at, &change, as_bad),
                None => true,
            },
        }
    }

    /// The one activity that a command changes, and what becomes of it; `None` where it changes
    /// others or something else.
    fn change(&self, matrix: &Matrix, command: &Command) -> Option<(usize, ActivityAfter)> {
        let row = match command {
            Command::RemoveRows(rows) => *rows.first()?,
            Command::SetCells(edits) => edits.first()?.row,
            Command::SetActivity(row, _) => *row,
            Command::Group(commands) => match commands.first()? {
                Command::SetActivity(row, _) => *row,
                _ => return None,
            },
            _ => return None,
        };
        let (at, activity) = self.find(matrix, row)?;
        if let Command::RemoveRows(rows) = command {
            return (rows.len() == 1).then_some((at, ActivityAfter::Removed));
        }
        let mut changed = activity.clone();
        change(matrix, &mut changed, command)?;
        Some((at, ActivityAfter::Changed(changed)))
    }

    /// Whether nothing as bad comes of a change of one activity.
    fn can_change(
        &self,
        matrix: &Matrix,
        at: usize,
        change: &ActivityAfter,
        as_bad: Severity,
    ) -> bool {
        let Some(facts) = self.facts.rows.get(at) else { return false };
        let Some(now) = matrix.rows.get(at).and_then(Row::activity) else { return false };
        let plan = &change.activity().unwrap_or(now).plan;
        let places = [facts.here, here(facts.keys.text, facts.section, plan)];
        let group = self.facts.held_against(at, facts.keys.text, places);
        // With the first of a text, the next one of it would be the first.
        let keys = facts.keys;
        let is_twice = || self.facts.texts.of(keys.text).len() > 1;
        let is_first = self.facts.texts.first(keys.text) == Some((keys.text, at as u32));
        let wording = match change {
            ActivityAfter::Removed if is_first && is_twice() => {
                self.facts.wordings.of(keys.wording)
            }
            _ => &[],
        };
        let judge = |activity| {
            let parties = self.facts.parties_with(at, activity, self.kinds);
            let mut all = self.judge_row(matrix, &group, at, activity);
            all.extend(self.judge_same(matrix, Stage::SameWording, wording, at, activity));
            all.extend(self.judge_parties(matrix, &parties));
            all
        };
        !is_new(&judge(Some(now)), &judge(change.activity()), as_bad)
    }

    /// Whether nothing as bad comes of it when rows go, as far as the whole matrix is concerned:
    /// a section may be left empty, or others may have numbers that no longer follow; a footnote
    /// may have had its only mark there; what is said once of all rows with a plan may have been
    /// said there.
    fn rows_can_go(&self, matrix: &Matrix, rows: &[RowId], as_bad: Severity) -> bool {
        let is_as_bad = |stage: Stage| {
            let mut rules = self.active.iter().filter(|active| active.check.stage() == stage);
            rules.any(|active| active.severity >= as_bad)
        };
        let known =
            || rows.iter().filter_map(|row| self.facts.rows.get(self.find(matrix, *row)?.0));
        let has_others = |row: &RowFacts| {
            row.marks == 0 || self.facts.rows.iter().filter(|it| it.marks == row.marks).count() > 1
        };
        if is_as_bad(Stage::Footnotes) && !known().all(has_others) {
            return false;
        }
        let mut said = rows.iter().flat_map(|row| self.findings.all_of_row(*row));
        if is_as_bad(Stage::Plans) && said.any(|finding| finding.stage == Stage::Plans) {
            return false;
        }
        if !is_as_bad(Stage::Sections) {
            return true;
        }
        let is_activity = |row: &RowId| matrix.activity(*row).is_some();
        if rows.iter().all(is_activity) {
            return rows.iter().all(|row| !is_alone(matrix, *row));
        }
        let judge = |matrix: &Matrix| {
            let found = judge_whole(&self.whole(matrix, &[]), &self.active, Stage::Sections);
            judged(found)
        };
        let mut after = matrix.clone();
        apply(&mut after, Command::RemoveRows(rows.to_vec())).is_ok()
            && !is_new(&judge(matrix), &judge(&after), as_bad)
    }

    /// Whether nothing as bad comes of it when a party goes.
    fn column_can_go(&self, matrix: &Matrix, party: PartyId, as_bad: Severity) -> bool {
        let now = &self.facts.parties;
        let after: Vec<PartyFacts> = now.iter().filter(|it| it.id != party).copied().collect();
        !is_new(&self.judge_parties(matrix, now), &self.judge_parties(matrix, &after), as_bad)
    }

    /// All that would be found of an activity and of those that say the same.
    fn judge_row(
        &self,
        matrix: &Matrix,
        group: &[(u64, u32)],
        at: usize,
        activity: Option<&Activity>,
    ) -> Vec<Judged> {
        let mut all = self.judge_same(matrix, Stage::SameText, group, at, activity);
        if let Some(activity) = activity {
            let found = judge_activity(matrix, &self.facts, self.kinds, &self.active, activity);
            all.extend(judged(found));
        }
        all
    }

    /// All that would be found of those that say the same, with this activity among them.
    fn judge_same(
        &self,
        matrix: &Matrix,
        stage: Stage,
        group: &[(u64, u32)],
        at: usize,
        activity: Option<&Activity>,
    ) -> Vec<Judged> {
        let activities = |other: usize| {
            if other == at { activity } else { matrix.rows.get(other)?.activity() }
        };
        judged(judge_group(&self.facts, &self.active, stage, group, &activities))
    }

    fn judge_parties(&self, matrix: &Matrix, parties: &[PartyFacts]) -> Vec<Judged> {
        let whole: Whole = self.whole(matrix, parties);
        judged(judge_whole(&whole, &self.active, Stage::Parties))
    }
}

/// Does to an activity what a command does; `None` where that changes anything else.
fn change(matrix: &Matrix, activity: &mut Activity, command: &Command) -> Option<()> {
    match command {
        Command::SetCells(edits) => {
            for edit in edits {
                let column = matrix.column(edit.party)?;
                *activity.cells.get_mut(column).filter(|_| edit.row == activity.id)? = edit.cell;
            }
        }
        Command::SetActivity(row, field) if *row == activity.id => match field {
            ActivityField::Text(text) => activity.text.clone_from(text),
            ActivityField::Comment(comment) => activity.comment.clone_from(comment),
            ActivityField::Plan(plan) => activity.plan.clone_from(plan),
            ActivityField::Marks(marks) => activity.marks.clone_from(marks),
        },
        Command::Group(commands) => {
            for command in commands {
                change(matrix, activity, command)?;
            }
        }
        _ => return None,
    }
    Some(())
}

fn judged(found: Vec<(Active, Found)>) -> Vec<Judged> {
    let judged = found.into_iter().map(|(active, found)| {
        let severity = active.severity_of(&found);
        (active.order, found.place, severity)
    });
    judged.collect()
}

/// Whether anything as bad is found afterwards that was not found before, or was not as bad.
fn is_new(before: &[Judged], after: &[Judged], as_bad: Severity) -> bool {
    after.iter().any(|(rule, place, severity)| {
        let was = |(other, there, was): &Judged| {
            other == rule
                && there.row() == place.row()
                && there.party() == place.party()
                && was >= severity
        };
        *severity >= as_bad && !before.iter().any(was)
    })
}

/// Whether no other activity stands right beside an activity, in its section.
fn is_alone(matrix: &Matrix, row: RowId) -> bool {
    let Some(at) = matrix.position(row) else { return true };
    let before = at.checked_sub(1).and_then(|at| matrix.rows.get(at));
    let beside = [before, matrix.rows.get(at + 1)];
    !beside.into_iter().flatten().any(|row| row.activity().is_some())
}
