//! `plan-spelt-differently`: a plan is written otherwise than in the legend.

use super::words;
use crate::checks::engine::Whole;
use crate::checks::finding::{Fact, Finding, Fix, Found, Place};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::edit::{ActivityField, Command};
use crate::matrix::{Matrix, PlanReader};

pub(super) static RULE: Rule =
    Rule::hint("plan-spelt-differently", "Inconsistent plan spelling", &[Check::Plans(check)]);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "Plans that match the legend but are spelled differently. Each spelling is reported \
        once, at the first row that uses it.",
    why: "Searching or filtering for one spelling misses the rows with the other.",
    example: "“Self-service” in the tables of cegedim.cloud, “Self Service” in its legend.",
    remedy: "Use the legend's spelling everywhere.",
    accept: "When the rows must stay as published.",
    source: words::OUR_OWN,
};

fn check(whole: &Whole) -> Vec<Found> {
    let reader = PlanReader::new(&whole.matrix.plans);
    let mut found = Vec::new();
    for (at, count) in whole.printed_plans() {
        let Some(activity) = whole.matrix.rows.get(at).and_then(|row| row.activity()) else {
            continue;
        };
        if reader.spelt(&activity.plan).is_some() {
            found.push(Found::at(Place::Activity(activity.id)).with(Fact::Count(count)));
        }
    }
    found
}

pub(super) fn message(matrix: &Matrix, finding: &Finding) -> String {
    let Some(activity) = words::activity(matrix, finding) else { return String::new() };
    let spelt = PlanReader::new(&matrix.plans).spelt(&activity.plan).unwrap_or_default();
    let rows = match finding.fact {
        Fact::Count(count) if count > 1 => format!("in {count} activities"),
        _ => "here".to_owned(),
    };
    format!("“{}” is used {rows}; the legend says “{spelt}”.", activity.plan.printed)
}

pub(super) fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    let Some(activity) = words::activity(matrix, finding) else { return Vec::new() };
    let reader = PlanReader::new(&matrix.plans);
    let Some(spelt) = reader.spelt(&activity.plan) else { return Vec::new() };
    let new = reader.read(&spelt);
    let same = matrix.activities().filter(|other| other.plan == activity.plan);
    let commands =
        same.map(|other| Command::SetActivity(other.id, ActivityField::Plan(new.clone())));
    let commands: Vec<Command> = commands.collect();
    vec![Fix { name: format!("Change to {spelt}"), command: Command::Group(commands) }]
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check_rows, check_rows_clean, check_rows_fixes};
    use crate::matrix::Severity::Hint;

    #[test]
    fn fires_once_for_each_way_of_writing() {
        check_rows(
            &["Back up [gold]: RA|I", "Restore [gold]: RA|I", "Test [Gold]: RA|I"],
            "plan-spelt-differently",
            Hint,
            "“gold” is used in 2 activities; the legend says “Gold”.",
        );
        check_rows(
            &["Back up [Silver / G-old]: RA|I"],
            "plan-spelt-differently",
            Hint,
            "“Silver / G-old” is used here; the legend says “Silver / Gold”.",
        );
    }

    #[test]
    fn is_silent_on_what_is_written_as_in_the_legend() {
        check_rows_clean(
            &[
                "Back up [Gold]: RA|I",
                "Restore [*]: RA|I",
                "Test [Gold or Silver]: RA|I",
                "Ask [Brass]: RA|I",
            ],
            "plan-spelt-differently",
        );
    }

    #[test]
    fn writes_it_so_everywhere() {
        check_rows_fixes(
            &["Back up [gold]: RA|I", "Restore [gold]: RA|I"],
            "plan-spelt-differently",
            &[("Change to Gold", &["Back up [Gold]: RA|I", "Restore [Gold]: RA|I"])],
        );
    }
}
