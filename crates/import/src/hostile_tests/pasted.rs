//! What the page itself reads: what is pasted, and texts in our notation.

use super::Made::Of;
use super::check;
use crate::clipboard::{read_html, read_text};
use remit_core::matrix::text::notation;

#[test]
fn what_is_pasted_takes_as_long_as_it_is() {
    // 600,000 of these in one cell held the page for half a minute: each looked for its semicolon
    // in all that followed.
    let short = [
        "&", "&amp", "<", "<!--", "<!", "<?", "<a b ", "<a '", "<a \"", "<b>", "</", "<tr>",
        "<table>", "<br>", "<p>x", "\n", " ",
    ];
    for piece in short.into_iter().chain(["<script>", "<style></", "<td rowspan=9 colspan=9>"]) {
        let made = Of("<table><tr><td>", piece, "");
        check(&format!("paste {piece:?}"), &made, &|text| drop(read_html(text)));
    }
    for piece in ["\"", "\"\t", "\"\"\t", "\"\"\"\t", "\t", "\n", "\"a", "|a", "|-\n"] {
        check(&format!("paste {piece:?}"), &Of("", piece, ""), &|text| drop(read_text(text)));
    }
}

#[test]
fn the_notation_takes_as_long_as_it_is() {
    let short = [
        "**a** ", "*", "*a", "***a", "[", "](", "[](", "[a](", "[a](b", "[^", "[^1]", "\\", "- \n",
        "\n\n", "[\\",
    ];
    for piece in short.into_iter().chain(["- a\n  b\n", "[a](https://b)"]) {
        let made = Of("", piece, "");
        check(&format!("notation {piece:?}"), &made, &|text| drop(notation::read(text)));
    }
}
