//! The report as CSV.

use super::lines;
use crate::csv::{self, Options, guard};
use remit_compare::comparison::Report;

/// The report, one activity a line. No cell is a formula.
pub fn csv(report: &Report, options: Options) -> String {
    let mut out = csv::begin(options);
    for line in lines(report) {
        csv::line(&mut out, options, line.iter().map(|cell| guard(cell)));
    }
    out
}
