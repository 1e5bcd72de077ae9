//! How a matrix changes: every change is a [`Command`], plain data.
//!
//! [`apply`] carries a command out and returns its inverse, itself a command; undo is that
//! inverse on the same road. The same commands on the same matrix always give the same matrix.

mod about;
mod apply;
mod command;
mod editor;
mod error;
mod letters;
mod parties;
mod rows;
mod scheme;
mod touched;

pub use apply::apply;
pub use command::{ActivityField, CellEdit, Command, LetterChange, SectionField};
pub use editor::{Crossed, Editor};
pub use error::EditError;
pub use scheme::{Becomes, SchemeChange, change_letters};
pub use touched::Touched;

#[cfg(test)]
mod tests;
