//! How a matrix changes: every change is a [`Command`], plain data.
//!
//! [`apply`] carries a command out and returns its inverse, itself a command; undo is that
//! inverse on the same road. The same commands on the same matrix always give the same matrix.
//! What is done to a draft is an [`Entry`]: a command, or that a step is undone. Entries are
//! what a journal keeps; [`rebase`] is what happens when two tabs made some at once.

mod about;
mod apply;
mod command;
mod editor;
mod entry;
mod error;
mod footprint;
mod letters;
mod parties;
mod plans;
mod reach;
mod rebase;
mod rows;
mod scheme;
mod touched;

pub use apply::apply;
pub use command::{
    AboutField, ActivityField, CellEdit, Command, LetterChange, PlanChange, SectionField,
};
pub use editor::{Editor, Held, MAX_STEPS, Performed, Step};
pub use entry::{Act, Entry};
pub use error::EditError;
pub use footprint::{About, Facet, Field};
pub use reach::Reach;
pub use rebase::{meets, missed, rebase, rebase_with};
pub use scheme::{Becomes, SchemeChange, change_letters};
pub use touched::Touched;

#[cfg(test)]
mod tests;
