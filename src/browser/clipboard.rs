//! What copy, cut and paste carry. Markup is read by the browser's own parser into a document
//! that is never shown: nothing in it runs, and nothing that it names is loaded.

use remit::grid::clipboard::Spanned;
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DomParser, Element, Node, SupportedType};

/// Our own form, for what other programs would lose.
pub const OWN: &str = "application/x-remit-cells";
/// Plain text.
pub const TEXT: &str = "text/plain";
/// Markup.
pub const HTML: &str = "text/html";

/// Puts texts on the clipboard, each of its type. False where the browser refuses.
pub fn put(data: &DataTransfer, texts: &[(&str, &str)]) -> bool {
    // A browser that knows no other types than its own still takes those.
    texts.iter().filter(|(kind, text)| data.set_data(kind, text).is_ok()).count() > 1
}

/// What is there of a type, unless there is nothing.
pub fn text(data: &DataTransfer, kind: &str) -> Option<String> {
    data.get_data(kind).ok().filter(|text| !text.is_empty())
}

/// The cells of the first table of some markup.
pub fn table(markup: &str) -> Option<Vec<Vec<Spanned>>> {
    let document =
        DomParser::new().ok()?.parse_from_string(markup, SupportedType::TextHtml).ok()?;
    let table = document.query_selector("table").ok()??;
    let mut rows = Vec::new();
    collect_rows(&table, &mut rows);
    (!rows.is_empty()).then_some(rows)
}

fn collect_rows(parent: &Element, rows: &mut Vec<Vec<Spanned>>) {
    let mut next = parent.first_element_child();
    while let Some(child) = next {
        match child.tag_name().as_str() {
            "THEAD" | "TBODY" | "TFOOT" => collect_rows(&child, rows),
            "TR" => rows.push(cells(&child)),
            _ => {}
        }
        next = child.next_element_sibling();
    }
}

fn cells(row: &Element) -> Vec<Spanned> {
    let mut cells = Vec::new();
    let mut next = row.first_element_child();
    while let Some(cell) = next {
        if matches!(cell.tag_name().as_str(), "TD" | "TH") {
            let span = |name: &str| {
                cell.get_attribute(name).and_then(|span| span.trim().parse().ok()).unwrap_or(1)
            };
            let mut text = String::new();
            add_text(&cell, &mut text);
            cells.push(Spanned {
                text: text.trim().to_owned(),
                columns: span("colspan"),
                rows: span("rowspan"),
            });
        }
        next = cell.next_element_sibling();
    }
    cells
}

/// The text of an element as it is read: runs of white space are one space, breaks and blocks
/// are line ends.
fn add_text(parent: &Node, text: &mut String) {
    let mut next = parent.first_child();
    while let Some(node) = next {
        if let Some(element) = node.dyn_ref::<Element>() {
            match element.tag_name().as_str() {
                "BR" => text.push('\n'),
                "STYLE" | "SCRIPT" | "TEMPLATE" => {}
                "P" | "DIV" | "LI" | "UL" | "OL" | "TABLE" | "TR" => {
                    end_line(text);
                    add_text(&node, text);
                    end_line(text);
                }
                _ => add_text(&node, text),
            }
        } else if node.node_type() == Node::TEXT_NODE {
            for c in node.node_value().unwrap_or_default().chars() {
                if !c.is_whitespace() {
                    text.push(c);
                } else if !text.ends_with([' ', '\n']) && !text.is_empty() {
                    text.push(' ');
                }
            }
        }
        next = node.next_sibling();
    }
}

fn end_line(text: &mut String) {
    text.truncate(text.trim_end_matches(' ').len());
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use remit::grid::clipboard::spread;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[track_caller]
    fn check(markup: &str, expected: &[&[&str]]) {
        assert_eq!(spread(table(markup).unwrap()), expected, "{markup}");
    }

    #[wasm_bindgen_test]
    fn tables_are_read_as_they_are_seen() {
        check(
            "<table><thead><tr><th>A</th><th> B\n b </th></tr></thead>\
             <tr><td>R<br>A</td><td><p>one</p> <p>two</p></td></tr></table>",
            &[&["A", "B b"], &["R\nA", "one\ntwo"]],
        );
        check(
            "<p>before</p><table><tr><td colspan=2>x<td>&nbsp;R&nbsp;A</table>",
            &[&["x", "", "R A"]],
        );
        check("<table><tr><td><b>R</b><sup>1</sup><style>td{}</style></table>", &[&["R1"]]);
    }

    #[wasm_bindgen_test]
    fn nothing_in_it_runs() {
        let markup = "<table><tr><td><img src=x onerror='window.ran=1'>R\
                      <script>window.ran=1</script></table>";
        check(markup, &[&["R"]]);
        let window = web_sys::window().unwrap();
        assert!(js_sys::Reflect::get(&window, &"ran".into()).unwrap().is_undefined());
    }

    #[wasm_bindgen_test]
    fn markup_without_a_table_is_none() {
        assert_eq!(table("<p>R</p>"), None);
        assert_eq!(table("<table></table>"), None);
    }
}
