//! Several differences that each lead from one matrix, carried out together.

use super::differing::differing;
use super::take::take;
use crate::fit::Refit;
use crate::{ApplyError, Difference, HeadField, MergeError, apply, diff};
use remit_core::matrix::{Matrix, MatrixData};

/// Why differences cannot be carried out together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SeveralError {
    /// One of them does not fit the matrix.
    #[error(transparent)]
    Apply(#[from] ApplyError),
    /// Together they are over a limit.
    #[error(transparent)]
    Merge(#[from] MergeError),
}

/// What becomes of a matrix by differences that each lead from it to another.
pub fn with_all(matrix: &Matrix, differences: Vec<Difference>) -> Result<Matrix, SeveralError> {
    // Most of them change a value each, and go together at once.
    let mut values = Difference::default();
    let mut others = Vec::new();
    for difference in differences {
        if is_of_values(&difference) {
            values.head.extend(difference.head);
            values.parties.changed.extend(difference.parties.changed);
            values.plans.changed.extend(difference.plans.changed);
            values.footnotes.changed.extend(difference.footnotes.changed);
            values.changed.extend(difference.changed);
        } else {
            others.push(difference);
        }
    }
    let mut all = apply(matrix, &values)?;
    for mut difference in others {
        let gone = std::mem::take(&mut difference.plans.order.removed);
        let other = apply(&without_plans(matrix, &gone)?, &difference)?;
        let places = differing(matrix, &other, &diff(matrix, &other));
        all = take(&all, &other, &places)?.0;
    }
    Ok(all)
}

/// The matrix without these plans, whose activities apply to the others.
fn without_plans(matrix: &Matrix, gone: &[u64]) -> Result<Matrix, MergeError> {
    let mut data: MatrixData = (**matrix).clone();
    data.plans.retain(|plan| !gone.contains(&plan.id.bits()));
    let refit = Refit::new(matrix, &data);
    if !refit.is_nothing() {
        data.rows.iter_mut().for_each(|row| refit.row(row));
    }
    Ok(Matrix::new(data)?)
}

/// Whether it changes nothing but values: nothing comes, goes or moves, and the letters stay.
fn is_of_values(difference: &Difference) -> bool {
    let is_listed = |head: &crate::Head| {
        matches!(head.field(), HeadField::Letters | HeadField::Rules | HeadField::Id)
    };
    difference.order.is_empty()
        && difference.parties.order.is_empty()
        && difference.plans.order.is_empty()
        && difference.footnotes.order.is_empty()
        && difference.acceptances.is_none()
        && !difference.head.iter().any(is_listed)
}
