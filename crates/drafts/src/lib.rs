//! Drafts: how they begin, and how a browser keeps them. Where they are kept is the
//! browser's business; here is only what is written.

pub mod backup;
mod begin;
mod envelope;
pub mod history;
pub mod journal;
pub mod kept;
pub mod rescue;
mod stored;

pub use begin::{Picked, Start, Wish, begin, blank, copy, from_file, is_table, usual_parties};
pub use stored::{
    DraftError, Entry, Glance, MATRIX, Stored, View, glance, is_newer, is_older, read, read_entry,
    write, write_entry,
};
