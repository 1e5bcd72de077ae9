//! The report as a web page that needs nothing else.

use super::{about, roles, title};
use crate::html::{self, escape};
use remit_compare::comparison::{Chapter, Entry, Report, Said};

/// The report.
pub fn html(report: &Report) -> String {
    let mut out = html::begin(&title(report), "en", None);
    for sentence in about(report) {
        element(&mut out, "p", &sentence);
    }
    for (chapter, entries) in &report.chapters {
        element(&mut out, "h2", &format!("{} ({})", chapter.title(), entries.len()));
        element(&mut out, "p", &chapter.about(&report.from, &report.to));
        table(&mut out, report, *chapter, entries);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// An element that holds nothing but this text.
fn element(out: &mut String, tag: &str, text: &str) {
    for part in ["<", tag, ">"] {
        out.push_str(part);
    }
    escape(out, text);
    for part in ["</", tag, ">\n"] {
        out.push_str(part);
    }
}

fn table(out: &mut String, report: &Report, chapter: Chapter, entries: &[Entry]) {
    let (has_from, has_to) = chapter.sides();
    out.push_str("<div class=\"wide\"><table>\n<thead><tr>");
    for (name, has) in [(&report.from, has_from), (&report.to, has_to)] {
        if has {
            element(out, "th", name);
            element(out, "th", "Roles");
        }
    }
    if chapter == Chapter::Undecided {
        element(out, "th", "If they say the same");
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for entry in entries {
        out.push_str("<tr>");
        for (said, has) in [(&entry.from, has_from), (&entry.to, has_to)] {
            if has {
                row(out, said.as_ref());
            }
        }
        if chapter == Chapter::Undecided {
            element(out, "td", &entry.change.to_string());
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table></div>\n");
}

fn row(out: &mut String, said: Option<&Said>) {
    out.push_str("<td>");
    if let Some(said) = said {
        escape(out, &said.text);
        if !said.section.is_empty() {
            out.push_str("<br><small>");
            escape(out, &said.section);
            out.push_str("</small>");
        }
    }
    out.push_str("</td>");
    element(out, "td", &said.map(roles).unwrap_or_default());
}
