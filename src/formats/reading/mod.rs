//! Reads every RACI matrix there is: Markdown, text copied from a page, tables of web pages and
//! spreadsheets, and the JSON of other tools.

pub mod cell;

pub use cell::{CellReading, Problem, read_cell};
