//! The report as Markdown, with a table a chapter.

use super::{about, roles, title};
use crate::markdown::table::TableWriter;
use crate::markdown::text::line;
use remit_compare::comparison::{Chapter, Entry, Report, Said};

/// The report.
pub fn markdown(report: &Report) -> String {
    let mut out = format!("# {}\n\n", line(&title(report)));
    for sentence in about(report) {
        out.push_str(&line(&sentence));
        out.push_str("\n\n");
    }
    for (chapter, entries) in &report.chapters {
        let heading = format!("## {} ({})", chapter.title(), entries.len());
        let about = line(&chapter.about(&report.from, &report.to));
        for part in [heading, about, table(report, *chapter, entries)] {
            out.push_str(&part);
            out.push_str("\n\n");
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn table(report: &Report, chapter: Chapter, entries: &[Entry]) -> String {
    let (has_from, has_to) = chapter.sides();
    let mut head = Vec::new();
    for (name, _) in [(&report.from, has_from), (&report.to, has_to)].iter().filter(|(_, has)| *has)
    {
        head.extend([line(name), "Roles".to_owned()]);
    }
    if chapter == Chapter::Undecided {
        head.push("If they say the same".to_owned());
    }
    let mut table = TableWriter::new(head, 0..0);
    for entry in entries {
        let mut cells = Vec::new();
        for (said, has) in [(&entry.from, has_from), (&entry.to, has_to)] {
            match said {
                Some(said) if has => cells.extend(row(said)),
                None if has => cells.extend([String::new(), String::new()]),
                _ => {}
            }
        }
        if chapter == Chapter::Undecided {
            cells.push(entry.change.to_string());
        }
        table.row(cells);
    }
    table.write()
}

fn row(said: &Said) -> [String; 2] {
    let text = line(&said.text);
    let text = match line(&said.section).as_str() {
        "" => text,
        section => format!("{text}<br><small>{section}</small>"),
    };
    [text, line(&roles(said))]
}
