//! Asks the rules: of one activity, of those that say the same, or of the whole matrix.

use super::facts::Facts;
use super::row::here;
use super::whole::{Member, Whole};
use crate::checks::activity::{ActivityCheck, Kinds};
use crate::checks::finding::Found;
use crate::checks::rule::{Check, Stage};
use crate::checks::settings::Active;
use crate::matrix::{Activity, Matrix};

/// Something that does as a matrix does: each activity by its position.
type Activities<'a> = &'a dyn Fn(usize) -> Option<&'a Activity>;

/// What rules find that look at one activity.
pub(super) fn judge_activity(
    matrix: &Matrix,
    facts: &Facts,
    kinds: Kinds,
    rules: &[Active],
    activity: &Activity,
) -> Vec<(Active, Found)> {
    let mut check = ActivityCheck::new(matrix, facts, kinds, activity);
    let mut all = Vec::new();
    for active in rules {
        let Check::Activity(run) = active.check else { continue };
        if check.held.is_empty() && !active.rule.kinds.is_empty() {
            continue;
        }
        check.limit = active.limit;
        if let Some(found) = run(&check) {
            all.push((*active, found));
        }
    }
    all
}

/// What rules find that look at the activities of one text or wording.
pub(super) fn judge_group(
    facts: &Facts,
    rules: &[Active],
    stage: Stage,
    group: &[(u64, u32)],
    activities: Activities<'_>,
) -> Vec<(Active, Found)> {
    let mut all = Vec::new();
    if group.len() < 2 {
        return all;
    }
    let member = |at: usize| {
        let (facts, activity) = (facts.rows.get(at)?, activities(at)?);
        let text = facts.keys.text;
        Some(Member { activity, text, place: here(text, facts.section, &activity.plan) })
    };
    let members: Vec<Member> = group.iter().filter_map(|(_, at)| member(*at as usize)).collect();
    let mut found = Vec::new();
    for active in rules {
        match (active.check, stage) {
            (Check::SameText(run), Stage::SameText)
            | (Check::SameWording(run), Stage::SameWording) => run(&members, &mut found),
            _ => continue,
        }
        all.extend(found.drain(..).map(|found| (*active, found)));
    }
    all
}

/// What rules find that look at something of the whole matrix.
pub(super) fn judge_whole(whole: &Whole, rules: &[Active], stage: Stage) -> Vec<(Active, Found)> {
    let mut all = Vec::new();
    for active in rules.iter().filter(|active| active.check.stage() == stage) {
        let found = match active.check {
            Check::Parties(run) => run(whole, active.limit),
            Check::Plans(run)
            | Check::Comments(run)
            | Check::Footnotes(run)
            | Check::Sections(run)
            | Check::Dates(run) => run(whole),
            Check::Activity(_) | Check::SameText(_) | Check::SameWording(_) => continue,
        };
        all.extend(found.into_iter().map(|found| (*active, found)));
    }
    all
}
