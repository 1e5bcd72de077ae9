//! `undefined-plan`: a plan that the legend does not know.

use super::{quoted, words};
use crate::checks::ActivityCheck;
use crate::checks::finding::{Fact, Finding, Fix, Found, Place};
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
    finds: "An activity whose plan is not in the legend of the plans; or, as a hint, whose \
            comment speaks of a service or plan in quotation marks that is not in it.",
    why: "A reader cannot tell for whom the row holds.",
    example: "“if they have subscribed to the \"On Demand\" service” (cegedim.cloud managed \
              products), where the legend defines Self Service and On Request.",
    remedy: "Write the plan as the legend names it, or add it to the legend.",
    accept: "When the plan is defined elsewhere, in the contract.",
    source: "Remit's own rule; no published rule is known to us.",
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

fn message(matrix: &Matrix, finding: &Finding) -> String {
    if let Fact::Words(name) = &finding.fact {
        return format!(
            "The comment speaks of “{name}”, which the legend of the plans does not define."
        );
    }
    let printed = words::activity(matrix, finding).map(|activity| activity.plan.printed.as_str());
    let what = match matrix.plans.len() {
        0 => "there is no legend of the plans",
        _ => "the legend of the plans does not say so",
    };
    format!("What “{}” means, {what}.", printed.unwrap_or_default())
}

fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    // What a comment should say, only a person can know.
    let (Some(row), Fact::None) = (finding.place.row(), &finding.fact) else { return Vec::new() };
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
    use crate::matrix::Severity::{Hint, Warning};

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
    fn a_comment_that_speaks_of_another_is_a_hint() {
        check_rows(
            &["Back up [Gold]: RA|I ; With the \"Brass\" service, daily."],
            "undefined-plan",
            Hint,
            "The comment speaks of “Brass”, which the legend of the plans does not define.",
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
                ("Write Gold", &["Back up [Gold]: RA|I"]),
                ("Write Silver", &["Back up [Silver]: RA|I"]),
            ],
        );
    }
}
