//! The checks, which are loaded lazily: handed in when the app starts.

use remit_core::checks::{Checker, Finding, Findings, Fix};
use remit_core::edit::Touched;
use remit_core::matrix::Matrix;

/// The checks. Where they are not loaded yet, there is nothing of what they say.
#[derive(Debug, Clone, Copy)]
pub struct Checks {
    /// Checks a matrix.
    pub check: fn(&Matrix) -> Option<Checker>,
    /// Checks again what a change has touched.
    pub check_again: fn(&mut Checker, &Matrix, &Touched),
    /// What could be done about a finding.
    pub fixes: fn(&Checker, &Matrix, &Finding) -> Vec<Fix>,
}

impl Checks {
    /// What is found in a matrix that is not on the screen.
    pub fn findings(self, matrix: &Matrix) -> Findings {
        (self.check)(matrix).map(Checker::into_findings).unwrap_or_default()
    }
}
