//! The page.

use super::super::{OnRow, provenance};
use super::Options;
use super::embedded::embed;
use super::markup::{HtmlWriter, ON_PAPER};
use super::table::{Look, TablePart, table};
use super::text::{self, Marks, escape};
use crate::paper::{self, Pen, Sheets, class};
use remit_core::matrix::{Basis, Cell, Date, Matrix, Source};

/// The page's own style, for screen and print, light and dark.
const STYLE: &str = include_str!("page.css");

/// What is said of cells that nobody has confirmed.
const INFERRED: &str = "Roles in a dashed frame are inferred and not yet confirmed.";

/// The page of a matrix.
pub fn write(matrix: &Matrix, options: &Options) -> String {
    write_with_progress(matrix, options, &mut |_| ())
}

/// The same; `on_row` hears how many rows are written.
pub fn write_with_progress(matrix: &Matrix, options: &Options, on_row: OnRow) -> String {
    let title = if matrix.title.trim().is_empty() { "RACI matrix" } else { &matrix.title };
    let mut out = begin(title, &matrix.language, provenance::sentence(matrix).as_deref());
    body(&mut out, matrix, options, on_row);
    out.push_str("</main>\n");
    if options.json {
        embed(&mut out, matrix, options.stamp.as_ref());
    }
    out.push_str("</body>\n</html>\n");
    out
}

/// What stands before the content of a page: its head, and its title as a heading.
pub(crate) fn begin(title: &str, tag: &str, description: Option<&str>) -> String {
    let mut out = String::from("<!doctype html>\n<html lang=\"");
    escape(&mut out, language(tag));
    out.push_str(
        "\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"Remit\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>",
    );
    escape(&mut out, title);
    out.push_str("</title>\n");
    // What chats and search engines show of a page.
    if let Some(sentence) = description {
        out.push_str("<meta name=\"description\" content=\"");
        escape(&mut out, sentence);
        out.push_str("\">\n");
    }
    out.push_str("<style>\n");
    out.push_str(STYLE);
    out.push_str(paper::STYLE);
    out.push_str("</style>\n</head>\n<body>\n<main>\n<h1>");
    escape(&mut out, title);
    out.push_str("</h1>\n");
    out
}

/// The language tag, where it looks like one; else that of the page's own words.
fn language(tag: &str) -> &str {
    let part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_alphanumeric())
    };
    let first = tag.split('-').next().unwrap_or_default();
    let fits = (2..=3).contains(&first.len())
        && first.bytes().all(|c| c.is_ascii_alphabetic())
        && tag.split('-').all(part);
    if fits { tag } else { "en" }
}

fn body(out: &mut String, matrix: &Matrix, options: &Options, on_row: OnRow) {
    let marks = Marks::Linked(&matrix.footnotes);
    super::begun_from(out, matrix);
    text::blocks(out, &matrix.introduction, marks);
    source(out, &matrix.source);
    text::blocks(out, &matrix.source.note, marks);
    if let Some(date) = matrix.review_by {
        out.push_str("<p>Next review date: ");
        out.push_str(&date.long());
        out.push_str("</p>\n");
    }
    legends(out, matrix, marks);
    responsibilities(out, matrix, options.comments, marks, on_row);
    let unsure = |cell: &Cell| {
        cell.basis == Basis::Inferred && *cell != Cell::default().with_basis(Basis::Inferred)
    };
    if matrix.activities().any(|activity| activity.cells.iter().any(unsure)) {
        out.push_str("<p>");
        out.push_str(INFERRED);
        out.push_str("</p>\n");
    }
    footnotes(out, matrix, marks);
    if !options.findings.is_empty() {
        out.push_str("<h2>Findings</h2>\n<ul>\n");
        for finding in &options.findings {
            out.push_str("<li>");
            escape(out, finding);
            out.push_str("</li>\n");
        }
        out.push_str("</ul>\n");
    }
    if options.acceptances {
        acceptances(out, matrix);
    }
    if options.signatures {
        signatures(out, matrix);
    }
    paper::versions(&mut HtmlWriter::new(out), &options.told);
}

/// The matrix itself. One that is wider than paper is in the page a second time, as tables that
/// are printed in place of the one on the screen.
fn responsibilities(
    out: &mut String,
    matrix: &Matrix,
    comments: bool,
    marks: Marks,
    on_row: OnRow,
) {
    let sheets = Sheets::of(matrix, comments);
    let is_one = sheets.tables.len() == 1;
    let printed = is_one.then_some(&sheets);
    out.push_str("<h2>Responsibilities</h2>\n<div class=\"wide");
    out.push_str(if is_one { "\">\n" } else { " on-screen\">\n" });
    table(out, matrix, &Look { attributes, marks, comments, headed: true, printed }, on_row);
    out.push_str("</div>\n");
    if !is_one {
        let mut pen = HtmlWriter::new(out);
        pen.open(ON_PAPER, &[]);
        paper::tables(&mut pen, matrix, &sheets, None, None);
        pen.close();
        out.push('\n');
    }
}

/// How the elements of the table look: the style sheet says it.
fn attributes(part: TablePart) -> String {
    match part {
        TablePart::Table | TablePart::Head | TablePart::Activity | TablePart::Text => String::new(),
        TablePart::Party => " class=\"party\"".to_owned(),
        TablePart::Section(level) => {
            format!(" class=\"section level-{level}\" data-level=\"{level}\"")
        }
        TablePart::Note => " class=\"note\"".to_owned(),
        TablePart::Cell => " class=\"cell\"".to_owned(),
        TablePart::Inferred => " class=\"cell inferred\"".to_owned(),
        TablePart::Letter(kind) => format!(" class=\"{}\"", class(kind)),
    }
}

/// Where the matrix was published.
fn source(out: &mut String, source: &Source) {
    if !source.is_known() {
        return;
    }
    out.push_str("<p>Source: ");
    let title = source.shown_title();
    match &source.link {
        Some(to) => text::link(out, title, to),
        None => escape(out, title),
    }
    for part in [&source.provider, &source.service, &source.shown_date()] {
        if !part.is_empty() {
            out.push_str(", ");
            escape(out, part);
        }
    }
    out.push_str("</p>\n");
}

fn legends(out: &mut String, matrix: &Matrix, marks: Marks) {
    out.push_str("<h2>Roles</h2>\n");
    text::blocks(out, &matrix.letters_introduction, marks);
    out.push_str(
        "<table>\n<caption>Role definitions</caption>\n<thead><tr><th \
        scope=\"col\">Letter</th><th scope=\"col\">Role</th><th \
        scope=\"col\">Definition</th></tr></thead>\n<tbody>\n",
    );
    for letter in matrix.letters.iter() {
        out.push_str("<tr><th scope=\"row\"><b class=\"");
        out.push_str(class(letter.kind));
        out.push_str("\">");
        out.push(letter.code);
        out.push_str("</b></th><td>");
        escape(out, letter.shown_name());
        out.push_str("</td><td>");
        text::cell(out, &letter.definition, marks);
        out.push_str("</td></tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
    if matrix.plans.is_empty() {
        return;
    }
    out.push_str(
        "<h2>Plans</h2>\n<table>\n<caption>Plan descriptions</caption>\n<thead><tr><th \
        scope=\"col\">Plan</th><th scope=\"col\">Description</th></tr></thead>\n<tbody>\n",
    );
    for plan in &matrix.plans {
        out.push_str("<tr><th scope=\"row\">");
        escape(out, &plan.name);
        out.push_str("</th><td>");
        text::cell(out, &plan.description, marks);
        out.push_str("</td></tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn footnotes(out: &mut String, matrix: &Matrix, marks: Marks) {
    if matrix.footnotes.is_empty() {
        return;
    }
    out.push_str("<h2>Footnotes</h2>\n<dl>\n");
    for (at, footnote) in (1_usize..).zip(&matrix.footnotes) {
        out.push_str("<dt id=\"footnote-");
        out.push_str(&at.to_string());
        out.push_str("\">");
        escape(out, footnote.mark.as_str());
        out.push_str("</dt><dd>");
        text::blocks(out, &footnote.text, marks);
        out.push_str("</dd>\n");
    }
    out.push_str("</dl>\n");
}

fn acceptances(out: &mut String, matrix: &Matrix) {
    if matrix.acceptances.is_empty() {
        return;
    }
    out.push_str("<h2>Accepted findings</h2>\n<ul>\n");
    for accepted in &matrix.acceptances {
        out.push_str("<li>");
        escape(out, &accepted.rule);
        let activity = accepted.row.and_then(|row| matrix.activity(row));
        let row = activity.map(|activity| activity.text.to_plain());
        let column = accepted.party.and_then(|party| matrix.column(party));
        let party = column.and_then(|at| matrix.parties.get(at));
        let date = accepted.date.map(Date::long);
        let said = [
            (": ", row.as_deref()),
            (", ", party.map(|party| party.name.as_str())),
            (". Reason: ", Some(accepted.reason.as_str())),
            (". Accepted by ", Some(accepted.name.as_str())),
            (", ", date.as_deref()),
        ];
        for (before, part) in said {
            if let Some(part) = part.filter(|part| !part.is_empty()) {
                out.push_str(before);
                escape(out, part);
            }
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
}

fn signatures(out: &mut String, matrix: &Matrix) {
    out.push_str("<h2>Signatures</h2>\n");
    for party in &matrix.parties {
        out.push_str("<p class=\"signature\">");
        escape(out, &party.name);
        out.push_str(": name, date, signature</p>\n");
    }
}
