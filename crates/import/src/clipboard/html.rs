//! Tables of web pages, office programs and Google Sheets, as markup. It is read as characters:
//! nothing in it ever runs, and nothing that it names is loaded. (The browser's own parser runs
//! nothing either, but it complains of every style that the page's security policy forbids.)

use std::sync::Arc;

use super::{Cell as Part, Over, Pasted};
use remit_core::matrix::limits;
use remit_core::steps;

/// How many columns a row may have; what stands beyond them is not read.
const MAX_COLUMNS: usize = 256;

/// The first table of some markup, if there is one with any row.
pub fn read(markup: &str) -> Option<Pasted> {
    let mut reader = Reader::default();
    let mut rest = markup;
    while !reader.is_done
        && let Some((text, tag)) = rest.split_once('<')
    {
        reader.text(text);
        rest = if let Some(comment) = tag.strip_prefix("!--") {
            comment.split_once("-->")?.1
        } else {
            reader.tag(tag)
        };
    }
    if !reader.is_done {
        reader.text(rest);
    }
    (!reader.rows.is_empty()).then(|| spread(reader.rows))
}

/// A cell of such a table.
#[derive(Debug, Default)]
struct Cell {
    text: String,
    columns: usize,
    rows: usize,
}

#[derive(Default)]
struct Reader {
    rows: Vec<Vec<Cell>>,
    /// How many tables are open; one within a cell is text of that cell.
    depth: usize,
    in_cell: bool,
    is_done: bool,
}

impl Reader {
    /// The text of the cell that is open.
    fn cell(&mut self) -> Option<&mut String> {
        let cell = self.rows.last_mut()?.last_mut().filter(|_| self.in_cell)?;
        Some(&mut cell.text)
    }

    /// Runs of white space are one space.
    fn text(&mut self, text: &str) {
        let Some(cell) = self.cell() else { return };
        let mut rest = text;
        steps::look(text.len());
        while let Some(c) = rest.chars().next() {
            let (c, length) = entity(rest).unwrap_or((c, c.len_utf8()));
            rest = rest.get(length..).unwrap_or_default();
            if !c.is_whitespace() {
                cell.push(c);
            } else if !cell.ends_with([' ', '\n']) && !cell.is_empty() {
                cell.push(' ');
            }
        }
    }

    /// Reads what stands behind a `<`, and gives back what stands behind the tag.
    fn tag<'a>(&mut self, tag: &'a str) -> &'a str {
        let (is_end, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let length = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let (name, attributes) = tag.split_at(length);
        let name = name.to_ascii_lowercase();
        let (spans, behind) = spans(attributes);
        match (name.as_str(), is_end) {
            ("", false) if !tag.starts_with(['!', '?']) => {
                // No tag at all: the character itself.
                self.text("<");
                return tag;
            }
            ("style" | "script" | "template" | "title", false) => return behind_end(&name, behind),
            ("table", false) => self.depth += 1,
            ("table", true) => {
                self.depth = self.depth.saturating_sub(1);
                self.is_done = self.depth == 0 && !self.rows.is_empty();
                self.end_line();
            }
            ("tr", false) if self.depth == 1 => {
                self.rows.push(Vec::new());
                self.in_cell = false;
            }
            ("td" | "th", false) if self.depth == 1 => {
                if let Some(row) = self.rows.last_mut() {
                    row.push(Cell { text: String::new(), columns: spans[0], rows: spans[1] });
                    self.in_cell = true;
                }
            }
            ("td" | "th" | "tr", true) if self.depth == 1 => self.in_cell = false,
            ("br", _) => {
                if let Some(cell) = self.cell() {
                    cell.push('\n');
                }
            }
            ("p" | "div" | "li" | "ul" | "ol" | "tr", _) => self.end_line(),
            _ => {}
        }
        behind
    }

    fn end_line(&mut self) {
        if let Some(cell) = self.cell() {
            cell.truncate(cell.trim_end_matches(' ').len());
            if !cell.is_empty() && !cell.ends_with('\n') {
                cell.push('\n');
            }
        }
    }
}

/// The columns and rows that a tag's attributes say, and what stands behind the tag.
fn spans(attributes: &str) -> ([usize; 2], &str) {
    let mut spans = [1, 1];
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let Some(end) = rest.find(|c: char| c == '=' || c == '>' || c.is_whitespace()) else {
            return (spans, "");
        };
        let (name, behind) = rest.split_at(end);
        let Some(value) = behind.trim_start().strip_prefix('=') else {
            match behind.strip_prefix('>') {
                Some(behind) => return (spans, behind),
                None => rest = behind,
            }
            continue;
        };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, behind) = match quote {
            Some(quote) => value.get(1..).unwrap_or_default().split_once(quote).unwrap_or_default(),
            None => value.split_at(
                value.find(|c: char| c == '>' || c.is_whitespace()).unwrap_or(value.len()),
            ),
        };
        let span = ["colspan", "rowspan"].iter().position(|span| name.eq_ignore_ascii_case(span));
        if let Some(span) = span.and_then(|span| spans.get_mut(span)) {
            *span = value.trim().parse().unwrap_or(1);
        }
        rest = behind;
    }
}

/// What stands behind an element whose content is no text.
fn behind_end<'a>(name: &str, mut rest: &'a str) -> &'a str {
    while let Some((before, behind)) = rest.split_once("</") {
        steps::look(before.len());
        rest = behind;
        let is_it = rest.get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name));
        if is_it {
            return rest.split_once('>').unwrap_or_default().1;
        }
    }
    ""
}

/// The character that an entity at the start of a text stands for, and the entity's length.
fn entity(text: &str) -> Option<(char, usize)> {
    // No name is longer: without a limit, each `&` of a text would search all of the rest.
    let end = text.strip_prefix('&')?.bytes().take(10).position(|byte| byte == b';')?;
    steps::look(end);
    let name = text.get(1..=end)?;
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "mdash" | "ndash" => '–',
        name => {
            let number = name.strip_prefix('#')?;
            let hex = number.strip_prefix(['x', 'X']);
            let number = match hex {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(number.ok()?)?
        }
    };
    Some((c, end + 2))
}

/// Gives each cell its place. One that stands over several rows or columns has its text in the
/// first of them; the others are parts of it.
fn spread(rows: Vec<Vec<Cell>>) -> Pasted {
    let mut table: Vec<Vec<Part>> = Vec::new();
    // For each column, how many rows more a cell from above stands there, and which part of it.
    let mut taken: Vec<(usize, Part)> = Vec::new();
    let mut room = limits::PASTE_CELLS + MAX_COLUMNS;
    for row in rows {
        let mut line: Vec<Part> = Vec::new();
        let mut cells = row.into_iter();
        while line.len() < MAX_COLUMNS {
            let at = line.len();
            if let Some((left, part)) = taken.get_mut(at)
                && *left > 0
            {
                *left -= 1;
                line.push(part.clone());
                continue;
            }
            let Some(cell) = cells.next() else { break };
            let text: Arc<str> = cell.text.trim().into();
            for column in at..(at + cell.columns.max(1)).min(MAX_COLUMNS) {
                let part = |over| Part { text: Arc::clone(&text), over };
                let is_first = column == at;
                if taken.len() <= column {
                    taken.resize(column + 1, (0, Part::default()));
                }
                if let Some(slot) = taken.get_mut(column) {
                    let below = part(if is_first { Over::Above } else { Over::Beside });
                    *slot = (cell.rows.saturating_sub(1), below);
                }
                line.push(part(if is_first { Over::Nothing } else { Over::Beside }));
            }
        }
        // Cells from above that stand to the right of the last one.
        for (left, _) in taken.iter_mut().skip(line.len()).filter(|(left, _)| *left > 0) {
            *left -= 1;
        }
        // One row more than fits says that it is too much.
        room = room.saturating_sub(line.len().max(1));
        table.push(line);
        if room == 0 {
            break;
        }
    }
    Pasted { rows: table, headings: None }
}

/// A table as markup.
pub fn write(table: &[Vec<String>]) -> String {
    let mut out = "<table><tbody>".to_owned();
    for row in table {
        out.push_str("<tr>");
        for cell in row {
            out.push_str("<td>");
            for c in cell.chars() {
                match c {
                    '&' => out.push_str("&amp;"),
                    '<' => out.push_str("&lt;"),
                    '>' => out.push_str("&gt;"),
                    '\n' => out.push_str("<br>"),
                    c => out.push(c),
                }
            }
            out.push_str("</td>");
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(markup: &str, expected: &[&[&str]]) {
        assert_eq!(shown(&read(markup).unwrap()), expected, "{markup}");
    }

    /// The texts; that of a larger cell in its first part.
    fn shown(pasted: &Pasted) -> Vec<Vec<String>> {
        let text = |part: &Part| match part.over {
            Over::Nothing => part.text.to_string(),
            Over::Above => format!("^{}", part.text),
            Over::Beside => format!("<{}", part.text),
        };
        pasted.rows.iter().map(|row| row.iter().map(text).collect()).collect()
    }

    #[test]
    fn tables_are_read_as_they_are_seen() {
        check(
            "<p>before</p><table><thead><tr><th>A</th><th> B\n b </th></tr></thead>\
             <tr><td>R<br>A</td><td><p>one</p> <p>two</p></td></tr></table><table><tr><td>x",
            &[&["A", "B b"], &["R\nA", "one\ntwo"]],
        );
        check("<TABLE><TR><TD>R<TD>&nbsp;R&#160;A", &[&["R", "R A"]]);
        check("<table><tr><td><b>R</b><sup>1</sup><style>td{}</style></table>", &[&["R1"]]);
        check(
            "<table><tr><td a='>' b=\"<td>\" c>R &amp; A</td><td/>&lt;&#x41;&bogus;",
            &[&["R & A", "<A&bogus;"]],
        );
        check("<table><!-- <td>no</td> --><tr><![if !x]><td>a < b</td>", &[&["a < b"]]);
        check("<table><tr><td>a<table><tr><td>b<td>c</table>d<td>e</table>", &[&["a\nbc\nd", "e"]]);
    }

    #[test]
    fn nothing_of_a_script_is_text() {
        check("<table><tr><td><SCRIPT>x('</td>')</script >R<td>A", &[&["R", "A"]]);
        check("<table><tr><td>R<script>never closed", &[&["R"]]);
    }

    #[test]
    fn cells_stand_where_a_browser_shows_them() {
        check(
            "<table><tr><td rowspan=2>a<td colspan='2'>b<td rowspan=\"3\">c\
             <tr><td>d<td>e<tr><td colspan=3>f</table>",
            // The cell from above stands behind the last one of its row.
            &[&["a", "b", "<b", "c"], &["^a", "d", "e", "^c"], &["f", "<f", "<f", "^c"]],
        );
    }

    #[test]
    fn spans_without_end_are_cut() {
        let endless = "<table><tr><td colspan=9999999999 rowspan=99999999999999999999>a<tr>";
        assert_eq!(read(endless).unwrap().rows[0].len(), MAX_COLUMNS);
    }

    #[test]
    fn markup_without_a_table_is_none() {
        for markup in ["", "<p>R</p>", "<table></table>", "<td>R", "<!-- <table><tr><td>R"] {
            assert_eq!(read(markup), None, "{markup}");
        }
    }

    #[test]
    fn markup_in_a_cell_stays_text() {
        let table = [vec!["<b>R</b> & A".to_owned(), "x\ny".to_owned()]];
        assert_eq!(
            write(&table),
            "<table><tbody><tr><td>&lt;b&gt;R&lt;/b&gt; &amp; A</td><td>x<br>y</td></tr></tbody></table>"
        );
        assert_eq!(shown(&read(&write(&table)).unwrap()), table);
    }

    proptest! {
        #[test]
        fn any_markup_is_read(markup in "(<|>|</|table|tr|td|script|!--|-->|=|\"|'|&|;|a| |colspan){0,40}") {
            read(&markup);
            read(&format!("<table><tr><td>{markup}"));
        }
    }
}
