//! Tab-separated text, as spreadsheets put it on the clipboard: cells parted by tabs, rows by
//! line ends, and quotes around a cell that holds either.

use super::Table;

/// A table as text.
pub fn write(table: &[Vec<String>]) -> String {
    let mut out = String::new();
    for row in table {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push('\t');
            }
            if cell.contains(['\t', '\n', '\r']) || cell.starts_with('"') {
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

/// The table of a text. Spreadsheets end the last row, too: exactly one final line end is
/// dropped, so that empty rows and cells at the end stay.
pub fn read(text: &str) -> Table {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let mut rest = text.strip_suffix('\r').unwrap_or(text);
    let mut table = vec![Vec::new()];
    loop {
        let (cell, behind) = rest.strip_prefix('"').and_then(quoted).unwrap_or_else(|| {
            let (cell, behind) = rest.split_at(rest.find(is_end).unwrap_or(rest.len()));
            (cell.to_owned(), behind)
        });
        if let Some(row) = table.last_mut() {
            row.push(cell.replace('\u{a0}', " "));
        }
        rest = if let Some(behind) = behind.strip_prefix('\t') {
            behind
        } else if behind.is_empty() {
            return table;
        } else {
            table.push(Vec::new());
            behind.strip_prefix("\r\n").or(behind.get(1..)).unwrap_or_default()
        };
    }
}

fn is_end(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r')
}

/// The content of a quoted cell and what stands behind it; `None` where the quote is a
/// character like any other: nothing closes it, or text goes on behind what does.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = text;
    loop {
        let (inside, behind) = rest.split_once('"')?;
        cell.push_str(inside);
        if let Some(behind) = behind.strip_prefix('"') {
            cell.push('"');
            rest = behind;
        } else {
            let is_closed = behind.is_empty() || behind.starts_with(is_end);
            return is_closed.then(|| (cell.replace("\r\n", "\n").replace('\r', "\n"), behind));
        }
    }
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
