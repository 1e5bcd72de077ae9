//! Gives a matrix another legend of plans.

use super::{Command, EditError, PlanChange};
use crate::matrix::{Matrix, PlanReader, PlanUse, Row, invariants};

pub(super) fn set(matrix: &mut Matrix, change: PlanChange) -> Result<Command, EditError> {
    let PlanChange { plans, uses } = change;
    invariants::legend(&plans)?;
    let mut wanted: Vec<Option<PlanUse>> = vec![None; matrix.rows.len()];
    for (row, plan) in uses {
        let at = matrix.position(row).ok_or(EditError::NoRow(row))?;
        matrix.activity(row).ok_or(EditError::NotAnActivity(row))?;
        if let Some(wanted) = wanted.get_mut(at) {
            *wanted = Some(plan);
        }
    }
    let (new, old) = (PlanReader::new(&plans), PlanReader::new(&matrix.plans));
    let before = std::mem::replace(&mut matrix.data_mut().plans, plans);
    let stated = wanted.iter().enumerate().filter_map(|(at, plan)| Some((at, plan.as_ref()?)));
    for (at, plan) in stated {
        if let Err(broken) = invariants::plan(matrix, at, plan) {
            matrix.data_mut().plans = before;
            return Err(broken.into());
        }
    }
    // From here on nothing is refused.
    let mut uses = Vec::new();
    for (row, wanted) in matrix.data_mut().rows.iter_mut().zip(wanted) {
        let Row::Activity(activity) = row else { continue };
        let was = &activity.plan;
        let now = wanted.unwrap_or_else(|| read(&new, was));
        if read(&old, &now) != *was {
            uses.push((activity.id, was.clone()));
        }
        activity.plan = now;
    }
    Ok(Command::SetPlans(Box::new(PlanChange { plans: before, uses })))
}

/// What is printed, as a legend reads it. It stays to the letter.
fn read(reader: &PlanReader, plan: &PlanUse) -> PlanUse {
    PlanUse { printed: plan.printed.clone(), plans: reader.read(&plan.printed).plans }
}
