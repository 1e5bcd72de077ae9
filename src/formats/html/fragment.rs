//! A piece of HTML for the clipboard, as mail programs understand it.

use super::Options;
use super::table::{Look, Part, table};
use super::text::{self, Marks, escape};
use crate::matrix::{Kind, Matrix};

/// The title, the letters, the table and the footnotes, with the styles on the elements. No
/// images, no links within the page. Of the options, `comments` and `findings` count.
pub fn fragment(matrix: &Matrix, options: &Options) -> String {
    let mut out = String::from("<p style=\"font-size:14pt;font-weight:bold\">");
    escape(&mut out, &matrix.title);
    out.push_str("</p>\n");
    let look = Look { attributes, marks: Marks::Bare, comments: options.comments };
    table(&mut out, matrix, &look);
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

/// Styles that hold on white, which is what mails are written on.
fn attributes(part: Part) -> String {
    let style = match part {
        Part::Table => "border-collapse:collapse;font-family:sans-serif;font-size:10pt",
        Part::Head => "border:1px solid #999;padding:3px 6px;background:#eee;text-align:left",
        Part::Section(level) => {
            let indent = 6 + 12 * u32::from(level.saturating_sub(1));
            return format!(
                " style=\"border:1px solid #999;padding:3px 6px 3px {indent}px;\
                 background:#f4f4f1;text-align:left\""
            );
        }
        Part::Note | Part::Text => "border:1px solid #999;padding:3px 6px;vertical-align:top",
        Part::Activity => {
            "border:1px solid #999;padding:3px 6px;font-weight:normal;text-align:left"
        }
        Part::Cell => "border:1px solid #999;padding:3px 6px;text-align:center",
        Part::Inferred => {
            "border:1px solid #999;padding:3px 6px;text-align:center;font-style:italic"
        }
        Part::Letter(Kind::Responsible) => "color:#0b5cad",
        Part::Letter(Kind::Accountable) => "color:#8a3a00",
        Part::Letter(Kind::Support) => "color:#6b3fa0",
        Part::Letter(Kind::Consulted) => "color:#0d6b4f",
        Part::Letter(Kind::Informed | Kind::Other) => "color:#5b5f68",
    };
    format!(" style=\"{style}\"")
}
