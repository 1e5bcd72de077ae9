//! `undefined-plan`: a plan that the legend does not know.

use super::words;
use crate::checks::ActivityCheck;
use crate::checks::finding::{Finding, Fix, Found, Place};
use crate::checks::rule::{Check, Explanation, Remedy, Rule};
use crate::edit::{ActivityField, Command};
use crate::matrix::{Matrix, PlanUse, Plans, Severity};

pub(super) static RULE: Rule = Rule {
    id: "undefined-plan",
    title: "A plan that the legend does not define",
    severity: Some(Severity::Warning),
    kinds: &[],
    limit: None,
    checks: &[Check::Activity(check)],
};

pub(super) static REMEDY: Remedy = Remedy { message, fixes };

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "An activity whose plan is not in the legend of the plans.",
    why: "A reader cannot tell for whom the row holds.",
    example: "“On Demand”, where the legend defines Self Service and On Request.",
    remedy: "Write the plan as the legend names it, or add it to the legend.",
    accept: "When the plan is defined elsewhere, in the contract.",
    source: "Remit's own rule; no published rule is known to us.",
};

fn check(row: &ActivityCheck) -> Option<Found> {
    let undefined = row.activity.plan.plans == Plans::Undefined;
    undefined.then(|| Found::at(Place::Activity(row.activity.id)))
}

fn message(matrix: &Matrix, finding: &Finding) -> String {
    let printed = words::activity(matrix, finding).map(|activity| activity.plan.printed.as_str());
    let what = match matrix.plans.len() {
        0 => "there is no legend of the plans",
        _ => "the legend of the plans does not say so",
    };
    format!("What “{}” means, {what}.", printed.unwrap_or_default())
}

fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    let Some(row) = finding.place.row() else { return Vec::new() };
    let named = matrix.plans.iter().filter(|plan| !plan.name.is_empty());
    named
        .take(words::MAX_CHOICES)
        .map(|plan| {
            let plan_use = PlanUse::read(&plan.name, &matrix.plans);
            Fix {
                name: format!("Write {}", plan.name),
                command: Command::SetActivity(row, ActivityField::Plan(plan_use)),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check_rows, check_rows_clean, check_rows_fixes};
    use crate::matrix::Severity::Warning;

    #[test]
    fn fires_on_what_the_legend_does_not_name() {
        check_rows(
            &["Back up [Brass]: RA|I"],
            "undefined-plan",
            Warning,
            "What “Brass” means, the legend of the plans does not say so.",
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
                ("Write Gold", &["Back up [Gold]: RA|I"]),
                ("Write Silver", &["Back up [Silver]: RA|I"]),
            ],
        );
    }
}
