//! Another legend of plans: what activities print follows a plan's new name.

use crate::edit::{Command, PlanChange};
use crate::matrix::{Matrix, Plan, PlanReader, PlanUse, Plans};

/// The command that gives a matrix this legend. A plan keeps its id under another name, and
/// activities that print its old name print the new one.
pub fn change_plans(matrix: &Matrix, plans: Vec<Plan>) -> Command {
    let renamed: Vec<(&str, &Plan)> = matrix
        .plans
        .iter()
        .filter_map(|old| {
            let new = plans.iter().find(|new| new.id == old.id && new.name != old.name)?;
            Some((old.name.as_str(), new))
        })
        .collect();
    let reader = PlanReader::new(&plans);
    let mut uses = Vec::new();
    for activity in matrix.activities() {
        let Plans::Only(ids) = &activity.plan.plans else { continue };
        let mut printed = activity.plan.printed.clone();
        for (old, new) in renamed.iter().filter(|(_, new)| ids.contains(&new.id)) {
            printed = replaced(&printed, old, &new.name);
        }
        if printed == activity.plan.printed {
            continue;
        }
        let read = reader.read(&printed);
        // In the order of the new legend, those that are still in it.
        let still = plans.iter().map(|plan| plan.id).filter(|id| ids.contains(id));
        let still: Vec<_> = still.collect();
        let plans = if still.is_empty() { read.plans } else { Plans::Only(still) };
        uses.push((activity.id, PlanUse { printed, plans }));
    }
    Command::SetPlans(Box::new(PlanChange { plans, uses }))
}

/// A text in which one name stands for another, whatever its case.
fn replaced(text: &str, old: &str, new: &str) -> String {
    if old.is_empty() {
        return text.to_owned();
    }
    let (folded, wanted) = (text.to_ascii_lowercase(), old.to_ascii_lowercase());
    let mut out = String::new();
    let mut at = 0;
    while let Some(found) = folded.get(at..).and_then(|rest| rest.find(&wanted)) {
        out.push_str(text.get(at..at + found).unwrap_or_default());
        out.push_str(new);
        at += found + wanted.len();
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}
