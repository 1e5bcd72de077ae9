//! A piece of HTML for the clipboard, as mail programs understand it.

use super::super::OnRow;
use super::Options;
use super::table::{Look, TablePart, table};
use super::text::{self, Marks, escape};
use remit_core::matrix::Matrix;

/// The title, the letters, the table and the footnotes. No styles, no images, no links within
/// the page. Of the options, `comments` and `findings` count.
pub fn fragment(matrix: &Matrix, options: &Options) -> String {
    fragment_with_progress(matrix, options, &mut |_| ())
}

/// The same, and tells how many rows are written.
pub fn fragment_with_progress(matrix: &Matrix, options: &Options, on_row: OnRow) -> String {
    let mut out = String::from("<h2>");
    escape(&mut out, &matrix.title);
    out.push_str("</h2>\n");
    super::begun_from(&mut out, matrix);
    let (marks, comments) = (Marks::Bare, options.comments);
    let look = Look { attributes, marks, comments, headed: false, printed: None };
    table(&mut out, matrix, &look, on_row);
    out.push_str("<p>");
    for (at, letter) in matrix.letters.iter().enumerate() {
        out.push_str(if at > 0 { "; " } else { "" });
        out.push_str("<b>");
        out.push(letter.code);
        out.push_str("</b>: ");
        let name = letter.shown_name();
        escape(&mut out, name);
        let definition = letter.definition.to_plain();
        if !definition.is_empty() && definition != name {
            out.push_str(", ");
            escape(&mut out, &definition);
        }
    }
    out.push_str("</p>\n");
    for footnote in &matrix.footnotes {
        out.push_str("<div><sup>");
        escape(&mut out, footnote.mark.as_str());
        out.push_str("</sup>");
        text::blocks(&mut out, &footnote.text, Marks::Bare);
        out.push_str("</div>\n");
    }
    if !options.findings.is_empty() {
        out.push_str("<p>Findings:</p>\n<ul>\n");
        for finding in &options.findings {
            out.push_str("<li>");
            escape(&mut out, finding);
            out.push_str("</li>\n");
        }
        out.push_str("</ul>\n");
    }
    out
}

/// Looks that hold on white, which is what mails are written on. They are attributes, not
/// styles: mail programs understand them as well, and the page's security policy, under which
/// the browser looks at what is copied, has nothing against them.
fn attributes(part: TablePart) -> String {
    let looks = match part {
        TablePart::Table => " border=\"1\" cellspacing=\"0\" cellpadding=\"4\"",
        TablePart::Head | TablePart::Party => " align=\"left\" bgcolor=\"#eeeeee\"",
        TablePart::Section(_) => " align=\"left\" bgcolor=\"#f4f4f1\"",
        TablePart::Note | TablePart::Text | TablePart::Activity => " valign=\"top\"",
        TablePart::Cell => " align=\"center\"",
        TablePart::Inferred => " align=\"center\" bgcolor=\"#fff3d6\"",
        TablePart::Letter(_) => "",
    };
    looks.to_owned()
}
