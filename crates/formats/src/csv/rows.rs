//! The rows of text whose values something parts: a comma, a semicolon, a bar or a tab. Files of
//! CSV are read so, and what spreadsheets put on the clipboard.

use std::ops::Range;

use remit_core::steps;

/// A row as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields {
    /// Its line, from 1 on.
    pub line: usize,
    /// Its values, without their quotes.
    pub cells: Vec<String>,
    /// Where it ends in the text.
    pub end: usize,
}

/// The rows of a text.
pub struct Rows<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    delimiter: char,
}

impl<'a> Rows<'a> {
    /// The rows of a text whose values this parts.
    pub fn new(text: &'a str, delimiter: char) -> Self {
        Self { text, at: 0, line: 1, delimiter }
    }

    /// Where the values of the next row stand in the text, in bytes, with their quotes. For who
    /// points at them; the readers do without.
    pub fn spans(&mut self) -> Vec<Range<usize>> {
        let mut spans = Vec::new();
        let mut delimiter = [0; 4];
        let delimiter: &str = self.delimiter.encode_utf8(&mut delimiter);
        loop {
            let start = self.at;
            let _value = self.cell();
            let shown = self.text.get(start..self.at).unwrap_or_default();
            let begin = start + (shown.len() - shown.trim_start().len());
            spans.push(begin..begin + shown.trim().len());
            if !self.pass(delimiter) {
                return spans;
            }
        }
    }

    /// Takes the value that comes next.
    fn cell(&mut self) -> String {
        let delimiter = self.delimiter;
        let is_end = |c: char| c == delimiter || matches!(c, '\n' | '\r');
        let rest = self.text.get(self.at..).unwrap_or_default();
        let blank = |c: char| c.is_whitespace() && !is_end(c);
        let inside = rest.trim_start_matches(blank).strip_prefix('"');
        let (cell, behind) =
            inside.and_then(|inside| quoted(inside, is_end)).unwrap_or_else(|| {
                let (cell, behind) = rest.split_at(rest.find(is_end).unwrap_or(rest.len()));
                (cell.to_owned(), behind)
            });
        let read = rest.get(..rest.len() - behind.len()).unwrap_or_default();
        self.line += read.matches('\n').count();
        self.at += read.len();
        steps::look(read.len());
        cell
    }

    /// Passes this, where it comes next.
    fn pass(&mut self, sign: &str) -> bool {
        let is_next = self.text.get(self.at..).is_some_and(|rest| rest.starts_with(sign));
        self.at += if is_next { sign.len() } else { 0 };
        is_next
    }
}

/// The value within quotes and what stands behind it; `None` where the quote is a character like
/// any other: nothing closes it, or text goes on behind what does.
fn quoted(text: &str, is_end: impl Fn(char) -> bool) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = text;
    loop {
        let Some((inside, behind)) = rest.split_once('"') else {
            steps::look(rest.len());
            return None;
        };
        steps::look(inside.len() + 1);
        cell.push_str(inside);
        if let Some(behind) = behind.strip_prefix('"') {
            cell.push('"');
            rest = behind;
        } else {
            let behind = behind.trim_start_matches(|c| c == ' ' && !is_end(c));
            let is_closed = behind.is_empty() || behind.starts_with(&is_end);
            return is_closed.then(|| (cell.replace("\r\n", "\n").replace('\r', "\n"), behind));
        }
    }
}

impl Iterator for Rows<'_> {
    type Item = Fields;

    fn next(&mut self) -> Option<Fields> {
        if self.at == self.text.len() {
            return None;
        }
        let line = self.line;
        let mut cells = vec![self.cell()];
        let mut delimiter = [0; 4];
        let delimiter: &str = self.delimiter.encode_utf8(&mut delimiter);
        while self.pass(delimiter) {
            cells.push(self.cell());
        }
        if self.pass("\r\n") || self.pass("\n") || self.pass("\r") {
            self.line += 1;
        }
        Some(Fields { line, cells, end: self.at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_rows(text: &str, expected: &[(usize, &[&str])]) {
        let rows: Vec<(usize, Vec<String>)> =
            Rows::new(text, ';').map(|row| (row.line, row.cells)).collect();
        let expected: Vec<(usize, Vec<String>)> = expected
            .iter()
            .map(|(line, cells)| (*line, cells.iter().map(|cell| (*cell).to_owned()).collect()))
            .collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn quotes_hold_delimiters_and_line_ends() {
        check_rows(
            "\"a;\nb\";\"c \"\"d\"\"\"\n;x\n",
            &[(1, &["a;\nb", "c \"d\""]), (3, &["", "x"])],
        );
        check_rows("5\" disk;R\n", &[(1, &["5\" disk", "R"])]);
    }

    #[test]
    fn values_are_known_by_their_place() {
        let text = "a; \"b;\nc\" ;;é\nx;y\n";
        let spans = Rows::new(text, ';').spans();
        let shown: Vec<&str> = spans.into_iter().map(|span| &text[span]).collect();
        assert_eq!(shown, ["a", "\"b;\nc\"", "", "é"]);
        assert_eq!(Rows::new("", ',').spans().len(), 1);
    }

    #[test]
    fn a_quote_that_quotes_nothing_is_a_character() {
        // LibreOffice and people write such cells.
        check_rows("\"Cloud\" provider;R\n", &[(1, &["\"Cloud\" provider", "R"])]);
        check_rows("a; \"b;c\" ;d\r\n\re\n", &[(1, &["a", "b;c", "d"]), (2, &[""]), (3, &["e"])]);
    }

    #[test]
    fn a_quote_that_is_never_closed_ends_with_its_line() {
        check_rows("\"a;R\nb;I\n", &[(1, &["\"a", "R"]), (2, &["b", "I"])]);
    }
}
