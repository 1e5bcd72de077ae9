//! The markup of Jira and of older Confluence: `||header||`, `|cell|`, `h2. Heading`.

use super::inline::{Language, Scanner, Set, around, between, reference};
use super::prose::Prose;
use crate::page::{Cell, ImportError, Row, Stage, Table, Watch};

pub(super) const LANGUAGE: Language = Language {
    signs: &[
        around("*", Set::Bold, true),
        around("_", Set::Emphasis, true),
        around("??", Set::Emphasis, true),
        around("^", Set::Raised, false),
        around("~", Set::Other, false),
    ],
    begins: &['*', '_', '?', '^', '~', '\\', '{', '[', '&', '('],
    special,
    line_end: "",
};

/// Whether a line is the header of a table.
pub(super) fn is_header(line: &str) -> bool {
    line.len() > 4 && line.starts_with("||") && line.ends_with("||")
}

fn special(scanner: &mut Scanner, text: &str) -> Option<usize> {
    match text.chars().next()? {
        '\\' if text.starts_with("\\\\") => {
            scanner.out.line_end();
            Some(2)
        }
        '\\' => {
            let sign = text.get(1..)?.chars().next().filter(char::is_ascii_punctuation)?;
            scanner.out.words(sign.encode_utf8(&mut [0; 4]));
            Some(2)
        }
        '{' if text.starts_with("{{") => {
            let (code, length) = between(text, "{{", "}}")?;
            scanner.out.words(code);
            Some(length)
        }
        '{' => {
            // How what stands around it looks.
            let (look, length) = between(text, "{", "}")?;
            let is_look = look.starts_with(|c: char| c.is_ascii_lowercase())
                && !look.contains(char::is_whitespace);
            is_look.then_some(length)
        }
        '[' => {
            let (inside, length) = between(text, "[", "]")?;
            let (said, address) = inside.rsplit_once('|').unwrap_or(("", inside));
            let leads =
                inside.contains('|') || address.contains("://") || address.starts_with("mailto:");
            let said = said.split('|').next().unwrap_or_default();
            leads.then(|| scanner.link(address, said))?;
            Some(length)
        }
        '(' => {
            let sign = if text.starts_with("(/)") {
                "✓"
            } else {
                text.strip_prefix("(x)").map(|_| "✗")?
            };
            scanner.out.words(sign);
            Some(3)
        }
        '&' => reference(scanner, text),
        _ => None,
    }
}

pub(super) fn read(lines: &[&str], page: &mut Prose, watch: &mut Watch) -> Result<(), ImportError> {
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        watch.step(Stage::Splitting, at, lines.len())?;
        page.budget.check()?;
        let line = line.trim();
        at += 1;
        if !line.starts_with('|') {
            match titled(line) {
                Some((level, title)) => page.heading(level, title, at),
                None => page.line(line, at),
            }
            continue;
        }
        let number = at;
        let mut row = line.to_owned();
        // A cell may go on in the next line.
        while !row.ends_with('|')
            && let Some(next) = lines.get(at).map(|line| line.trim())
            && !next.is_empty()
            && !next.starts_with('|')
            && titled(next).is_none()
        {
            row.push('\n');
            row.push_str(next);
            at += 1;
        }
        let row = cells(&row);
        let cells = row.iter().map(|cell| {
            let lines: Vec<&str> = cell.lines().collect();
            Cell::new(page.cell(&lines))
        });
        let row = Row { line: number, cells: cells.collect(), merged: false };
        page.budget.row(&row.cells);
        if let Some(table) = page.above().filter(|_| !is_header(line)) {
            table.rows.push(row);
        } else {
            let header = Some(usize::from(line.starts_with("||")));
            page.table(Table { rows: vec![row], header }, number);
        }
    }
    Ok(())
}

/// The cells of a row. Bars within links part nothing.
fn cells(row: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut rest = row.strip_prefix("||").or_else(|| row.strip_prefix('|')).unwrap_or(row);
    while let Some(c) = rest.chars().next() {
        let link = between(rest, "[", "]").filter(|(link, _)| !link.contains(['[', '\n']));
        let link = link.filter(|(link, _)| {
            link.split_once('|').is_some_and(|(_, to)| {
                ["http", "mailto:", "#", "^", "/", "~"].iter().any(|begin| to.starts_with(begin))
            })
        });
        let length = match (c, link) {
            ('[', Some((_, length))) => length,
            ('\\', _) if rest.starts_with("\\|") => 2,
            ('|', _) => {
                rest = rest.strip_prefix("||").or_else(|| rest.strip_prefix('|')).unwrap_or(rest);
                cells.push(String::new());
                continue;
            }
            _ => c.len_utf8(),
        };
        let (said, behind) = rest.split_at(length);
        if let Some(cell) = cells.last_mut() {
            cell.push_str(said);
        }
        rest = behind;
    }
    // The last bar ends the row.
    if cells.len() > 1 && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    cells
}

/// A heading: "h2. Title".
fn titled(line: &str) -> Option<(usize, &str)> {
    let rest = line.strip_prefix('h')?;
    let (level, title) = rest.split_once(". ")?;
    let level = level.parse().ok().filter(|level| (1..=6).contains(level))?;
    Some((level, title))
}
