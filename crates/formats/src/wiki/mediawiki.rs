//! The markup of MediaWiki: tables between `{|` and `|}`, `== Heading ==`, `'''bold'''`.

use super::{NumberedRows, Spans, heading, table};
use crate::markdown::read::Joined;

/// Whether a table begins in a line.
pub(super) fn is_table(line: &str) -> bool {
    line.starts_with("{|") && !line.contains("|}")
}

pub(super) fn read(lines: &[&str]) -> Joined {
    let mut joined = Joined::default();
    let mut rows: Option<NumberedRows> = None;
    let mut spans = Spans::default();
    for (line, number) in lines.iter().zip(1..) {
        let line = line.trim();
        match &mut rows {
            None if is_table(line) => rows = Some(Vec::new()),
            None => joined.push(titled(line).unwrap_or_else(|| plain(line)), number),
            Some(found) if line.starts_with("|}") => {
                table(found, &mut joined);
                rows = None;
            }
            Some(found) => in_table(line, number, found, &mut spans),
        }
    }
    table(&rows.unwrap_or_default(), &mut joined);
    joined
}

/// A line of a table: a row begins, cells, or more of what the last cell says.
fn in_table(line: &str, number: usize, rows: &mut NumberedRows, spans: &mut Spans) {
    if line.starts_with("|-") || rows.is_empty() {
        rows.push((number, Vec::new()));
    }
    if line.starts_with("|-") || line.starts_with("|+") {
        return;
    }
    let Some((begins, cells)) = rows.last_mut() else { return };
    let (inside, sign) = match (line.strip_prefix('!'), line.strip_prefix('|')) {
        (Some(inside), _) => (inside, "!!"),
        (_, Some(inside)) => (inside, "||"),
        _ => {
            if let Some(last) = cells.last_mut().filter(|_| !line.is_empty()) {
                last.push(' ');
                last.push_str(&plain(line));
            }
            return;
        }
    };
    if cells.is_empty() {
        *begins = number;
    }
    // A header's cells may be parted like others.
    let inside = inside.replace(sign, "||");
    for cell in inside.split("||") {
        let cell = plain(cell);
        // How the cell looks stands before what it says.
        let said = match cell.split_once('|') {
            Some((look, said)) if look.contains('=') => said,
            _ => &cell,
        };
        cells.push(said.trim().to_owned());
        let wide = cell.split_once("colspan=").map(|(_, wide)| wide.trim_start_matches('"'));
        let wide = wide.and_then(|wide| wide.split(|c: char| !c.is_ascii_digit()).next());
        let wide = spans.of(wide.and_then(|wide| wide.parse().ok()).unwrap_or(1));
        cells.extend((1..wide).map(|_| String::new()));
    }
}

/// A heading: "== Title ==".
fn titled(line: &str) -> Option<String> {
    let level = line.bytes().take_while(|c| *c == b'=').count();
    let title = line.get(level..)?.strip_suffix(line.get(..level)?)?.trim();
    (level > 0 && !title.is_empty()).then(|| heading(level, title))
}

/// A line with the signs of Markdown: bold, emphasis, and links by what they say.
fn plain(line: &str) -> String {
    let line = line.replace("'''", "**").replace("''", "*");
    let mut out = String::new();
    let mut rest = line.as_str();
    while let Some((before, link)) = rest.split_once("[[")
        && let Some((inside, after)) = link.split_once("]]")
    {
        out.push_str(before);
        out.push_str(inside.rsplit('|').next().unwrap_or(inside));
        rest = after;
    }
    out.push_str(rest);
    out
}
