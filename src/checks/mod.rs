//! The checks: a linter for RACI matrices.
//!
//! One file a rule in `rules/`, named after the bad pattern that it finds. [`check`] runs all
//! of them over a matrix; what they find is plain data, with fixes that are commands.

mod finding;
mod rule;
mod rules;

use crate::matrix::{Kind, LetterSet, Matrix, Row, Severity};

pub use finding::{Finding, Findings, Fix, Place};
pub use rule::{ActivityCheck, Check, Explanation, Rule};
pub use rules::ALL;

/// The sets of letters that rules ask for, taken once from a matrix.
#[derive(Debug, Clone, Copy)]
pub struct Kinds {
    /// Does the work.
    pub responsible: LetterSet,
    /// Answers for it.
    pub accountable: LetterSet,
    /// Is told after.
    pub informed: LetterSet,
}

impl Kinds {
    /// The sets of this matrix.
    pub fn of(matrix: &Matrix) -> Self {
        let of_kind = |kind| matrix.letters.of_kind(kind);
        Self {
            responsible: of_kind(Kind::Responsible),
            accountable: of_kind(Kind::Accountable),
            informed: of_kind(Kind::Informed),
        }
    }
}

/// Runs every rule that the matrix has not turned off.
pub fn check(matrix: &Matrix) -> Findings {
    let active: Vec<(&Rule, Severity)> =
        ALL.iter().filter_map(|rule| Some((*rule, rule.severity_in(matrix)?))).collect();
    let kinds = Kinds::of(matrix);
    let mut found = Vec::new();
    for row in &matrix.rows {
        if let Row::Activity(activity) = row {
            let view = ActivityCheck::new(matrix, kinds, activity);
            for (rule, severity) in &active {
                if let Check::Activity(run) = rule.check
                    && view.concerns(rule)
                    && let Some(finding) = run(&view)
                {
                    found.push(finding.of(rule, *severity));
                }
            }
        }
    }
    for (rule, severity) in &active {
        if let Check::Matrix(run) = rule.check {
            for finding in run(matrix) {
                let severity = finding.severity.unwrap_or(*severity);
                found.push(finding.of(rule, severity));
            }
        }
    }
    Findings::new(matrix, found)
}

#[cfg(test)]
mod tests;
