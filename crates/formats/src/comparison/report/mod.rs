//! The switching report as a document.

mod csv;
mod html;
mod markdown;

#[cfg(test)]
mod tests;

use remit_compare::comparison::{Change, Chapter, Entry, Report, Said};

pub use csv::csv;
pub use html::html;
pub use markdown::markdown;

/// What a report is called: "Switching from A to B".
pub fn title(report: &Report) -> String {
    format!("Switching from {} to {}", report.from, report.to)
}

/// The report as lines of cells, the first with the names of the columns: for workbooks and CSV.
/// Each line has the ids of both rows.
pub fn lines(report: &Report) -> Vec<Vec<String>> {
    let Report { from, to, .. } = report;
    let mut head = vec!["What changes".to_owned()];
    for name in [from, to] {
        let of = |what: &str| format!("{what} ({name})");
        head.extend([of("Section"), of("Activity"), of("Roles")]);
    }
    head.extend(["Match".to_owned(), format!("Row ({from})"), format!("Row ({to})")]);
    let mut lines = vec![head];
    for (chapter, entries) in &report.chapters {
        for entry in entries {
            let mut line = vec![what(*chapter, entry)];
            for said in [&entry.from, &entry.to] {
                let cells = said
                    .as_ref()
                    .map(|said| [said.section.clone(), said.text.clone(), roles(said)]);
                line.extend(cells.unwrap_or_default());
            }
            line.push(entry.relation.to_string());
            for said in [&entry.from, &entry.to] {
                line.push(said.as_ref().map(|said| format!("#{}", said.row)).unwrap_or_default());
            }
            lines.push(line);
        }
    }
    lines
}

/// What an entry is about, where it stands without its chapter.
fn what(chapter: Chapter, entry: &Entry) -> String {
    match chapter {
        Chapter::Undecided if entry.change == Change::Unchanged => chapter.title().to_owned(),
        Chapter::Undecided => format!("{} ({})", chapter.title(), entry.change),
        _ => chapter.title().to_owned(),
    }
}

/// Who holds what: "Customer: I; Provider: RA".
fn roles(said: &Said) -> String {
    let held: Vec<String> =
        said.held.iter().map(|(party, letters)| format!("{party}: {letters}")).collect();
    held.join("; ")
}

/// What is to be known of a report as a whole, sentence by sentence.
pub fn about(report: &Report) -> Vec<String> {
    let mut about = Vec::new();
    match (report.us.0.as_str(), report.us.1.as_str()) {
        ("", "") => {}
        (from, to) if from == to => about.push(format!("“We” are {from}.")),
        (from, "") => {
            about.push(format!(
                "“We” are {from} in {}; {} doesn’t name us.",
                report.from, report.to
            ));
        }
        ("", to) => {
            about.push(format!("“We” are {to} in {}; {} doesn’t name us.", report.to, report.from));
        }
        (from, to) => {
            about.push(format!("“We” are {from} in {} and {to} in {}.", report.from, report.to));
        }
    }
    about.push(format!("{}.", report.totals.in_words(&report.from, &report.to)));
    about.push(match report.unchanged {
        1 => "1 activity is the same on both sides and isn’t listed.".to_owned(),
        count => format!("{count} activities are the same on both sides and aren’t listed."),
    });
    about
}
