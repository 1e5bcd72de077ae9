//! The matrix inside a page, unseen.

use crate::json::{self, Stamp};
use remit_core::matrix::Matrix;

/// The id of the element that holds the JSON.
pub const ELEMENT_ID: &str = "remit-matrix";

/// Writes the JSON of a matrix as an element that browsers neither show nor run. No `<` stands in
/// it, so nothing in it can end the element or begin another.
pub(super) fn embed(out: &mut String, matrix: &Matrix, stamp: Option<&Stamp>) {
    out.push_str("<script type=\"application/json\" id=\"");
    out.push_str(ELEMENT_ID);
    out.push_str("\">");
    for c in json::compact(&json::to_node_stamped(matrix, stamp)).chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            // Line ends of JavaScript, not of JSON.
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out.push_str("</script>\n");
}

/// The JSON in a page that Remit has written, for [`json::read`]; nothing where there is none.
///
/// Browsers that save a page may write its attributes in another order or without quotes.
pub fn embedded(page: &str) -> Option<&str> {
    let mut rest = page;
    loop {
        let (_, tag) = rest.split_once("<script")?;
        let (attributes, inside) = tag.split_once('>')?;
        if is_ours(attributes) {
            return inside.split_once("</script").map(|(json, _)| json.trim());
        }
        rest = inside;
    }
}

fn is_ours(attributes: &str) -> bool {
    attributes.split_whitespace().any(|attribute| {
        let value = attribute.strip_prefix("id=").map(|value| value.trim_matches(['"', '\'']));
        value == Some(ELEMENT_ID)
    })
}
