//! Tables as they go through the clipboard: a table is rows of cells, a cell is its text.

mod html;
mod markdown;
mod place;
mod tsv;

pub use html::{read as read_html, write as write_html};
pub use place::{Placed, Put, place};
pub use tsv::write as write_text;

/// Rows of cells.
pub type Table = Vec<Vec<String>>;

/// The table that a plain text holds: a Markdown table where it is one, else lines and tabs.
pub fn read_text(text: &str) -> Table {
    markdown::read(text).unwrap_or_else(|| tsv::read(text))
}
