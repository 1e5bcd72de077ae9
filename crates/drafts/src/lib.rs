//! Drafts: how they begin, what is written of them, and how a browser keeps them: [`keeping`] is a
//! state machine that is told what happened and says what is to be done, and so is [`bound`], which
//! saves a draft to a file. The app carries that out in a browser, the simulation in made-up ones.

pub mod backup;
mod begin;
pub mod bound;
mod envelope;
pub mod history;
pub mod journal;
pub mod keeping;
pub mod kept;
pub mod listing;
pub mod matching;
pub mod rescue;
#[cfg(any(test, feature = "simulation"))]
pub mod simulation;
mod stored;

pub use begin::{
    InsertError, Picked, Start, Wish, begin, blank, copy, from_file, insert, is_table,
    usual_parties,
};
pub use stored::{
    DraftError, Glance, Head, MATRIX, Stored, View, glance, is_newer, is_older, read, read_head,
    write, write_head,
};
