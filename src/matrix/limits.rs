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
/// Footnote marks in the cells of one activity.
pub const CELL_MARKS: usize = 256;
