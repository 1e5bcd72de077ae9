//! Web pages and the tables in them, read without a browser: nothing of them is ever run.

mod cells;
mod reader;
mod said;
mod tokens;

pub use reader::{blocks, first_table, read, table_lines};
pub use tokens::{Tag, decoded};
