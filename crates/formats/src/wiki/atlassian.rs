//! The markup of Jira and of older Confluence: `||header||`, `|cell|`, `h2. Heading`.

use super::heading;
use crate::markdown::read::Joined;

/// Whether a line is the header of a table.
pub(super) fn is_header(line: &str) -> bool {
    line.len() > 4 && line.starts_with("||") && line.ends_with("||")
}

pub(super) fn read(lines: &[&str]) -> Joined {
    let mut joined = Joined::default();
    for (line, number) in lines.iter().zip(1..) {
        let line = line.trim();
        if is_header(line) {
            let inside = line.trim_start_matches('|').trim_end_matches('|');
            let cells: Vec<&str> = inside.split("||").map(str::trim).collect();
            joined.row(&cells, number);
            joined.rule(cells.len(), number);
        } else {
            joined.push(titled(line).unwrap_or_else(|| line.to_owned()), number);
        }
    }
    joined
}

/// A heading: "h2. Title".
fn titled(line: &str) -> Option<String> {
    let rest = line.strip_prefix('h')?;
    let (level, title) = rest.split_once(". ")?;
    let level = level.parse().ok().filter(|level| (1..=6).contains(level))?;
    Some(heading(level, title))
}
