//! Limits on everything that is read, so that no file can exhaust the browser.

/// Bytes of one file or stored draft: 64 MiB.
pub const FILE_BYTES: usize = 64 * 1024 * 1024;
/// Sections and activities of one matrix.
pub const ROWS: usize = 250_000;
/// Parties of one matrix.
pub const PARTIES: usize = 64;
/// Plans in one legend.
pub const PLANS: usize = 64;
/// Footnotes of one matrix.
pub const FOOTNOTES: usize = 10_000;
/// Rule settings of one matrix.
pub const RULE_SETTINGS: usize = 1_000;
/// Acceptances of one matrix.
pub const ACCEPTANCES: usize = ROWS;
/// Characters of one name, title or number.
pub const NAME_CHARS: usize = 1_000;
/// Characters to read in one text; those of its notation and its links are not counted.
pub const TEXT_CHARS: usize = 100_000;
/// Pieces of one text: runs of one style, links, footnote marks, line breaks.
pub const TEXT_PIECES: usize = 2_000;
/// Bytes of one text with its links: no text of so many characters needs more.
pub const TEXT_SIZE: usize = 8 * TEXT_CHARS;
/// Characters of the address of one link.
pub const LINK_CHARS: usize = 2_000;
/// Pieces of all texts of one matrix.
pub const MATRIX_PIECES: usize = 2_000_000;
/// Bytes of all texts of one matrix with their links. What has more can be no file.
pub const MATRIX_SIZE: usize = FILE_BYTES / 2;
/// Footnote marks in the cells of one activity.
pub const CELL_MARKS: usize = 256;
/// Lines of a source that is read.
pub const READ_LINES: usize = 4_000_000;
/// Rows of the tables of a source, of which most may be no part of the matrix.
pub const READ_ROWS: usize = 4 * ROWS;
/// Cells of these tables.
pub const READ_CELLS: usize = 4_000_000;
/// Bytes that are pasted into a grid at once.
pub const PASTE_BYTES: usize = 16 * 1024 * 1024;
/// Cells that are pasted into a grid at once.
pub const PASTE_CELLS: usize = 1_000_000;
