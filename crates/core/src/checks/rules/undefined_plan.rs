//! `undefined-plan`: a plan that the legend does not know.

use super::{quoted, words};
use crate::checks::ActivityCheck;
use crate::checks::finding::{Fact, Finding, Fix, Found, Place};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::edit::{ActivityField, Command};
use crate::matrix::{Matrix, PlanUse, Plans, Severity};

pub(super) static RULE: Rule =
    Rule::warning("undefined-plan", "Undefined plan", &[Check::Activity(check)]);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "An activity whose plan isn't in the plan legend; or, as a hint, whose comment \
        mentions a quoted service or plan that isn't in it.",
    why: "Readers can't tell to whom the row applies.",
    example: "“if they have subscribed to the \"On Demand\" service” (cegedim.cloud managed \
              products), where the legend defines Self Service and On Request.",
    remedy: "Use the plan's name from the legend, or add it to the legend.",
    accept: "When the plan is defined elsewhere, such as in the contract.",
    source: words::OUR_OWN,
};

fn check(row: &ActivityCheck) -> Option<Found> {
    let found = Found::at(Place::Activity(row.activity.id));
    if row.activity.plan.plans == Plans::Undefined {
        return Some(found);
    }
    // Without a legend, a comment may name what it likes.
    if row.matrix.plans.is_empty() || row.activity.comment.is_empty() {
        return None;
    }
    let comment = row.activity.comment.to_plain();
    let name = quoted::plans(&comment)
        .find(|name| PlanUse::read(name, &row.matrix.plans).plans == Plans::Undefined)?;
    Some(found.with(Fact::Words(name.to_owned())).with_severity(Severity::Hint))
}

pub(super) fn message(matrix: &Matrix, finding: &Finding) -> String {
    if let Fact::Words(name) = &finding.fact {
        return format!("The comment mentions “{name}”, which isn't in the plan legend.");
    }
    let printed = words::activity(matrix, finding).map(|activity| activity.plan.printed.as_str());
    let what = match matrix.plans.len() {
        0 => "isn't defined: there is no plan legend",
        _ => "isn't in the plan legend",
    };
    format!("“{}” {what}.", printed.unwrap_or_default())
}

pub(super) fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    // What a comment should say, only a person can know.
    let (Some(row), Fact::None) = (finding.place.row(), &finding.fact) else { return Vec::new() };
    let named = matrix.plans.iter().filter(|plan| !plan.name.is_empty());
    named
        .take(words::MAX_CHOICES)
        .map(|plan| {
            let plan_use = PlanUse::read(&plan.name, &matrix.plans);
            Fix {
                name: format!("Change to {}", plan.name),
                command: Command::SetActivity(row, ActivityField::Plan(plan_use)),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check_rows, check_rows_clean, check_rows_fixes};
    use crate::matrix::Severity::{Hint, Warning};

    #[test]
    fn fires_on_what_the_legend_does_not_name() {
        check_rows(
            &["Back up [Brass]: RA|I"],
            "undefined-plan",
            Warning,
            "“Brass” isn't in the plan legend.",
        );
    }

    #[test]
    fn a_comment_that_speaks_of_another_is_a_hint() {
        check_rows(
            &["Back up [Gold]: RA|I ; With the \"Brass\" service, daily."],
            "undefined-plan",
            Hint,
            "The comment mentions “Brass”, which isn't in the plan legend.",
        );
        check_rows_clean(
            &[
                "Back up [Gold]: RA|I ; With the \"Silver\" service, daily.",
                "Restore [Gold]: RA|I ; Say \"Brass\" and restart the \"httpd\" service.",
            ],
            "undefined-plan",
        );
    }

    #[test]
    fn is_silent_on_what_it_names_and_on_all() {
        check_rows_clean(
            &[
                "Back up [Gold]: RA|I",
                "Restore [*]: RA|I",
                "Test [gold or silver]: RA|I",
                "Ask: RA|I",
            ],
            "undefined-plan",
        );
    }

    #[test]
    fn offers_the_plans_of_the_legend() {
        check_rows_fixes(
            &["Back up [Brass]: RA|I"],
            "undefined-plan",
            &[
                ("Change to Gold", &["Back up [Gold]: RA|I"]),
                ("Change to Silver", &["Back up [Silver]: RA|I"]),
            ],
        );
    }
}
