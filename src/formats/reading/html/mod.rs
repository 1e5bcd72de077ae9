//! Web pages and the tables in them, read without a browser: nothing of them is ever run.

mod cells;
mod ends;
mod entities;
mod reader;
mod table;
mod tags;

pub(super) use entities::{decoded, reference};
pub(super) use reader::{blocks, read};
pub(super) use tags::Tag;
