//! Tables of web pages, office programs and Google Sheets, as markup. It is read as characters:
//! nothing in it ever runs, and nothing that it names is loaded. (The browser's own parser runs
//! nothing either, but it complains of every style that the page's security policy forbids.)

use super::{Cell, Pasted};
use remit_core::matrix::{Inline, Text};
use remit_formats::html::escape;
use remit_formats::html::read::first_table;
use remit_formats::page::{ImportError, Part, Row};

/// The first table of some markup, if there is one with any row.
pub fn read(markup: &str) -> Result<Option<Pasted>, ImportError> {
    let rows = |rows: Vec<Row>| rows.iter().map(cells).collect();
    Ok(first_table(markup)?.map(|table| Pasted { rows: rows(table.rows), headings: None }))
}

/// The cells of a row. A part beside the first one says what the whole cell says, for whom it
/// cannot be pasted.
fn cells(row: &Row) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::with_capacity(row.cells.len());
    for cell in &row.cells {
        let text = match cells.last() {
            Some(whole) if cell.part == Part::Beside => whole.text.clone(),
            _ => lines(&cell.text).into(),
        };
        cells.push(Cell { text, part: cell.part });
    }
    cells
}

/// A text as its lines; what stands raised is characters like all others.
fn lines(text: &Text) -> String {
    let mut out = String::new();
    for line in text.lines() {
        if !out.is_empty() {
            out.push('\n');
        }
        for inline in line {
            match inline {
                Inline::Run { text, .. } => out.push_str(&text.replace('\u{a0}', " ")),
                Inline::Mark { mark, .. } => out.push_str(mark.as_str()),
                Inline::Break => out.push('\n'),
            }
        }
    }
    out
}

/// A table as markup.
pub fn write(table: &[Vec<String>]) -> String {
    let mut out = "<table><tbody>".to_owned();
    for row in table {
        out.push_str("<tr>");
        for cell in row {
            out.push_str("<td>");
            for (at, line) in cell.split('\n').enumerate() {
                if at > 0 {
                    out.push_str("<br>");
                }
                escape(&mut out, line);
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
        assert_eq!(shown(&read(markup).unwrap().unwrap()), expected, "{markup}");
    }

    /// The texts, with a sign before those of the further parts of a cell.
    fn shown(pasted: &Pasted) -> Vec<Vec<String>> {
        let text = |cell: &Cell| match cell.part {
            Part::First => cell.text.to_string(),
            Part::Below => format!("^{}", cell.text),
            Part::Beside => format!("<{}", cell.text),
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
    fn characters_are_those_that_importing_reads() {
        // A dash that was pasted became a shorter one, and an accent stayed a name.
        check("<table><tr><td>a &mdash; b<td>&eacute;t&eacute;", &[&["a — b", "été"]]);
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
        assert_eq!(read(endless).unwrap().unwrap().rows[0].len(), 200);
    }

    #[test]
    fn markup_without_a_table_is_none() {
        for markup in ["", "<p>R</p>", "<table></table>", "<td>R", "<!-- <table><tr><td>R -->"] {
            assert_eq!(read(markup), Ok(None), "{markup}");
        }
    }

    #[test]
    fn markup_in_a_cell_stays_text() {
        let table = [vec!["<b>R</b> & A".to_owned(), "x\ny".to_owned()]];
        assert_eq!(
            write(&table),
            "<table><tbody><tr><td>&lt;b&gt;R&lt;/b&gt; &amp; A</td><td>x<br>y</td></tr></tbody></table>"
        );
        assert_eq!(shown(&read(&write(&table)).unwrap().unwrap()), table);
    }

    proptest! {
        #[test]
        fn any_markup_is_read(markup in "(<|>|</|table|tr|td|script|!--|-->|=|\"|'|&|;|a| |colspan){0,40}") {
            read(&markup).unwrap();
            read(&format!("<table><tr><td>{markup}")).unwrap();
        }
    }
}
