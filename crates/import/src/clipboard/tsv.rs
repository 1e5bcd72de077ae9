//! Tab-separated text, as spreadsheets put it on the clipboard: cells parted by tabs, rows by
//! line ends, and quotes around a cell that holds either.

use super::Table;
use remit_formats::csv::Rows;

/// A table as text.
pub fn write(table: &[Vec<String>]) -> String {
    let mut out = String::new();
    for row in table {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push('\t');
            }
            if cell.contains(['\t', '\n', '\r']) || cell.trim_start().starts_with('"') {
                out.push('"');
                for c in cell.chars() {
                    if c == '"' {
                        out.push('"');
                    }
                    out.push(c);
                }
                out.push('"');
            } else {
                out.push_str(cell);
            }
        }
        out.push('\n');
    }
    out
}

/// The table of a text. Empty rows and cells at the end stay; a text of nothing is one empty cell.
pub fn read(text: &str) -> Table {
    let cell = |cell: String| cell.replace('\u{a0}', " ");
    let rows = Rows::new(text, '\t').map(|row| row.cells.into_iter().map(cell).collect());
    let rows: Table = rows.collect();
    if rows.is_empty() { vec![vec![String::new()]] } else { rows }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &[&[&str]]) {
        assert_eq!(read(text), expected);
    }

    #[test]
    fn rows_and_cells_are_parted() {
        check("RA\tI\nC\t\n", &[&["RA", "I"], &["C", ""]]);
        check("RA\r\nI\r\n", &[&["RA"], &["I"]]);
        check("RA\rI", &[&["RA"], &["I"]]);
        check("", &[&[""]]);
    }

    #[test]
    fn exactly_one_final_line_end_is_dropped() {
        check("R\n", &[&["R"]]);
        check("R\n\n", &[&["R"], &[""]]);
        check("R\n\t\n", &[&["R"], &["", ""]]);
    }

    #[test]
    fn quotes_hold_line_ends_and_tabs() {
        check("\"a\nb\"\tc", &[&["a\nb", "c"]]);
        check("\"a\r\nb\tc\"", &[&["a\nb\tc"]]);
        check("\"say \"\"yes\"\"\"\tR\n", &[&["say \"yes\"", "R"]]);
    }

    #[test]
    fn a_quote_that_quotes_nothing_is_a_character() {
        // LibreOffice and people write such cells.
        check("\"Cloud\" provider\tR", &[&["\"Cloud\" provider", "R"]]);
        check("\"open\tR\nA", &[&["\"open", "R"], &["A"]]);
        check("3\" disk\tR", &[&["3\" disk", "R"]]);
    }

    #[test]
    fn spaces_that_do_not_break_are_spaces() {
        check("R\u{a0}A\t\u{a0}", &[&["R A", " "]]);
    }

    proptest! {
        #[test]
        fn what_was_written_reads_back(
            table in (1_usize..4).prop_flat_map(|width| {
                proptest::collection::vec(
                    proptest::collection::vec("[a-c\"\t\n ]{0,5}", width),
                    1..4,
                )
            }),
        ) {
            prop_assert_eq!(read(&write(&table)), table);
        }

        #[test]
        fn any_text_is_read(text in "[a\"\t\r\n|\\-]{0,30}") {
            prop_assert!(!read(&text).is_empty());
        }
    }
}
