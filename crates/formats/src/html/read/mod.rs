//! Web pages and the tables in them, read without a browser: nothing of them is ever run.

mod cells;
mod inlines;
mod reader;
mod said;
mod tokens;

pub(crate) use inlines::{Inlines, LINE_END};
pub use reader::{blocks, first_table, read, table_lines};
pub use tokens::{Tag, decoded};
