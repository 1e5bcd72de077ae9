//! Web pages.

use super::Made::{By, Of};
use super::{CELL, END, HTML, check_file};

#[test]
fn web_pages_take_as_long_as_they_are() {
    check_file(
        "x.html",
        &[
            // Six megabytes of these took seventeen seconds: each looked far ahead for its end.
            Of(HTML, "<?", ""),
            Of(HTML, "<!", ""),
            Of(HTML, "<!--", ""),
            Of(HTML, "<!---->", ""),
            Of(HTML, "<!-- -- >", ""),
            Of(CELL, "&", END),
            Of(CELL, "&amp", END),
            Of(CELL, "<span>", END),
            Of(CELL, "<b>x</b>y", END),
            Of(CELL, "<b>x", END),
            Of(CELL, "<i><b>", END),
            Of(CELL, "<br>", END),
            Of(CELL, "<p>x", END),
            Of(CELL, "<sup>", "</sup></sup></sup>"),
            // Each end of what stands raised looked through all of the cell for its beginning.
            Of(CELL, "</sup>x", END),
            Of(CELL, "<sup>x<b>y</b></sup>", END),
            Of(CELL, "<ul><li>x", END),
            Of(CELL, "<a href='https://example.org/aaaaaaaaaaaaaaaaaaaa'>x</a>y", END),
            Of("<table><tr><td><a href='https://example.org'>", "<b>x</b>y", END),
            Of(HTML, "<a \"", ""),
            Of(HTML, "<a '\"x ", ""),
            Of(HTML, "<a b ", ""),
            Of(HTML, "<a-", ""),
            Of(HTML, "<", ""),
            Of(HTML, "<svg>", ""),
            Of(HTML, "<svg></svg>", HTML),
            Of(HTML, "<svg><table>", ""),
            Of(HTML, "<template>", ""),
            Of(HTML, "<noscript>", ""),
            Of(HTML, "<script></", ""),
            Of(HTML, "<style>", ""),
            Of(HTML, "<title></title>", ""),
            Of("", "<table>", ""),
            Of("", "<table><tr><td>x", ""),
            Of("", HTML, ""),
            Of("<table>", "<tr>", ""),
            Of("<table><tr>", "<td>x", ""),
            Of("<table>", "<tr><td rowspan=200 colspan=200>x", ""),
            Of("<table><tr><td rowspan=60>x<td>R<td>A", "<tr><td rowspan=60>a", ""),
            Of("<table><tr><td ", "a=b ", ">x"),
            Of("", "<h1>x</h1>", HTML),
            By("", |at| format!("<h1>{at}.1 x</h1>"), HTML),
        ],
    );
}
