//! Web pages and the tables in them, read without a browser: nothing of them is ever run.

mod cells;
mod entities;
mod reader;
mod said;
mod table;
mod tags;
mod tokens;

pub use entities::{decoded, reference};
pub use reader::{blocks, first_table, read};
pub use tags::Tag as OldTag;
pub use tokens::Tag;
