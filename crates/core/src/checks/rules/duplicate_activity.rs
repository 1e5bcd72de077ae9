//! `duplicate-activity`: the same activity stands twice.

use super::words;
use crate::checks::engine::{Member, groups, meant, sorted};
use crate::checks::finding::{Fact, Finding, Fix, Found, Place};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::edit::Command;
use crate::matrix::{Activity, Matrix, Severity};

pub(super) static RULE: Rule =
    Rule::warning("duplicate-activity", "Duplicate activity", &[Check::SameText(check)]);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "Activities with the same text: with the same roles (warning), with different roles in \
        the same section and plan (error), or with different roles elsewhere (hint).",
    why: "Duplicate rows get edited one at a time. Once they differ, nobody knows which one \
        applies.",
    example: "Manage the lifecycle of backup policies (Cloud Temple IaaS), in two sections.",
    remedy: "Delete one of them, or state in the text how they differ.",
    accept: "When one row is meant to override the other for part of the service, as in \
        cegedim.cloud's product tables.",
    source: words::OUR_OWN,
};

fn check(members: &[Member], found: &mut Vec<Found>) {
    // Each activity is held against the first of its text, and against the first of its text,
    // section and plan. Comparing all with all would take quadratic time.
    let Some(first) = members.first() else { return };
    let leaders = leaders(members);
    for (member, leader) in members.iter().zip(leaders).skip(1) {
        let activity = member.activity;
        let here = members.get(leader).map_or(activity, |leader| leader.activity);
        let (other, severity) = if !same_letters(here, activity) {
            (here, Severity::Error)
        } else if same_letters(first.activity, activity) {
            (first.activity, Severity::Warning)
        } else {
            (first.activity, Severity::Hint)
        };
        let at = Found::at(Place::Activity(activity.id));
        found.push(at.with(Fact::Row(other.id)).with_severity(severity));
    }
}

/// For each of them, the place of the first in the same section and plan; itself, where it is.
fn leaders(members: &[Member]) -> Vec<usize> {
    let order = sorted(members.iter().map(|member| member.place).zip(0..));
    let mut leaders = vec![0; members.len()];
    for group in groups(&order) {
        let leader = group.first().map_or(0, |(_, at)| *at as usize);
        for (_, at) in group {
            if let Some(slot) = leaders.get_mut(*at as usize) {
                *slot = leader;
            }
        }
    }
    leaders
}

fn same_letters(a: &Activity, b: &Activity) -> bool {
    a.cells.iter().map(|cell| cell.letters()).eq(b.cells.iter().map(|cell| cell.letters()))
}

pub(super) fn message(matrix: &Matrix, finding: &Finding) -> String {
    let (Some(activity), Fact::Row(other)) = (words::activity(matrix, finding), &finding.fact)
    else {
        return String::new();
    };
    let same = matrix.activity(*other).is_some_and(|other| same_letters(other, activity));
    format!(
        "The same activity appears {}, with {} roles.",
        words::place(matrix, *other, activity.id),
        if same { "the same" } else { "different" },
    )
}

/// One that says nothing of its own can go. Where letters differ, only a person can know which
/// of them hold.
pub(super) fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    let (Some(activity), Fact::Row(other)) = (words::activity(matrix, finding), &finding.fact)
    else {
        return Vec::new();
    };
    let says_the_same = matrix.activity(*other).is_some_and(|other| {
        other.text == activity.text
            && other.cells == activity.cells
            && other.marks == activity.marks
            && meant(&other.plan) == meant(&activity.plan)
            && (activity.comment.is_empty() || activity.comment == other.comment)
    });
    if !says_the_same {
        return Vec::new();
    }
    let command = Command::RemoveRows(vec![activity.id]);
    vec![Fix { name: "Delete this row".to_owned(), command }]
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check_rows, check_rows_clean, check_rows_fixes};
    use crate::matrix::Severity::Error;
    use crate::matrix::Severity::{Hint, Warning};

    #[test]
    fn fires_on_the_same_letters_with_a_warning() {
        check_rows(
            &["# One", "Back up: RA|I", "# Two", "back  UP: RA|I"],
            "duplicate-activity",
            Warning,
            "The same activity appears in “One”, with the same roles.",
        );
    }

    #[test]
    fn other_letters_in_one_section_are_an_error() {
        check_rows(
            &["# One", "Back up: RA|I", "Back up: I|RA"],
            "duplicate-activity",
            Error,
            "The same activity appears above in this section, with different roles.",
        );
    }

    #[test]
    fn other_letters_elsewhere_or_for_another_plan_are_a_hint() {
        check_rows(
            &["# One", "Back up: RA|I", "# Two", "Back up: I|RA"],
            "duplicate-activity",
            Hint,
            "The same activity appears in “One”, with different roles.",
        );
        check_rows(
            &["Back up [Gold]: RA|I", "Back up [Silver]: I|RA"],
            "duplicate-activity",
            Hint,
            "The same activity appears above in this section, with different roles.",
        );
        check_rows(
            &["Back up [Gold]: RA|I", "Back up [gold]: I|RA"],
            "duplicate-activity",
            Error,
            "The same activity appears above in this section, with different roles.",
        );
    }

    #[test]
    fn is_silent_on_other_texts_and_blank_ones() {
        check_rows_clean(
            &["Back up: RA|I", "Restore: RA|I", ": RA|I", ": RA|I"],
            "duplicate-activity",
        );
    }

    #[test]
    fn one_that_says_nothing_else_can_go() {
        check_rows_fixes(
            &["Back up: RA|I", "Back up: RA|I"],
            "duplicate-activity",
            &[("Delete this row", &["Back up: RA|I"])],
        );
        check_rows_fixes(&["Back up: RA|I", "Back up: RA|I ; daily"], "duplicate-activity", &[]);
        check_rows_fixes(
            &["# A", "Back up: RA|I", "# B", "Back up: RA|I"],
            "duplicate-activity",
            &[],
        );
    }
}
