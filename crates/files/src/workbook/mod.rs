//! Workbooks of every kind, taken apart into plain sheets.
//!
//! `.xlsx` is read by the crate calamine. For the others we have readers of our own: calamine's
//! index without looking at what a file claims, and in a browser a panic ends the worker; of
//! `.ods` it reads no merged cells, and spreads repeated rows out before anybody can count
//! them.

mod number;
mod ods;
mod room;
mod xls;
mod xlsb;
mod xlsx;

pub(crate) use ods::sheets as ods;
pub(crate) use xls::{Compound, sheets as xls};
pub(crate) use xlsb::sheets as xlsb;
pub(crate) use xlsx::sheets as xlsx;

/// So many sheets are read.
const MOST_SHEETS: usize = 200;

#[cfg(test)]
mod tests;
