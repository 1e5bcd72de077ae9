//! The checks: a linter for RACI matrices.
//!
//! One file a rule in `rules/`, named after the bad pattern that it finds. [`check`] runs all of
//! them over a matrix, once. A [`Checker`] stays beside a matrix that is being edited and looks
//! again at what a command has touched, and at nothing else. What they find is plain data, with
//! messages and fixes made when somebody asks.

mod acceptance;
mod activity;
mod engine;
mod finding;
mod findings;
mod fix_all;
mod profile;
mod rule;
mod rules;
mod settings;

pub mod list;
pub mod report;

use crate::matrix::Matrix;

pub use acceptance::{accept, withdraw};
pub use activity::{ActivityCheck, Kinds};
pub use engine::Checker;
pub use finding::{Fact, Finding, Fix, Place};
pub use findings::Findings;
pub use fix_all::{FixAll, FixedRow};
pub use profile::{PROFILES, Profile};
pub use rule::{Check, Explanation, Limit, Remedy, Rule};
pub use rules::{ALL, EXPLANATIONS, REMEDIES};
pub use settings::{Settings, for_matrix};

/// Runs every rule that is on.
pub fn check(matrix: &Matrix) -> Findings {
    check_with(matrix, Settings::default())
}

/// The same, for a person's settings and a day.
pub fn check_with(matrix: &Matrix, settings: Settings) -> Findings {
    Checker::new(matrix, settings).into_findings()
}

#[cfg(test)]
mod tests;
