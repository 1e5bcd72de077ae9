//! The markup of MediaWiki: tables between `{|` and `|}`, `== Heading ==`, `'''bold'''`.

use super::inline::{Language, Scanner, Set, around, between, reference};
use super::prose::Prose;
use crate::html::read::{self as html, Tag};
use crate::page::{Building, ImportError, Stage, Watch};

pub(super) const LANGUAGE: Language = Language {
    signs: &[
        around("'''''", Set::Both, false),
        around("'''", Set::Bold, false),
        around("''", Set::Emphasis, false),
    ],
    begins: &['\'', '[', '<', '&', '{'],
    special,
    line_end: "",
};

/// Whether a table begins in a line.
pub(super) fn is_table(line: &str) -> bool {
    line.starts_with("{|") && !line.contains("|}")
}

fn special(scanner: &mut Scanner, text: &str) -> Option<usize> {
    if text.starts_with("[[") {
        let (inside, length) = between(text, "[[", "]]")?;
        scanner.inside(inside.rsplit('|').next().unwrap_or(inside));
        return Some(length);
    }
    if text.starts_with("[http") || text.starts_with("[mailto:") {
        let (inside, length) = between(text, "[", "]")?;
        let (address, said) = inside.split_once(' ').unwrap_or((inside, ""));
        scanner.link(address, said);
        return Some(length);
    }
    if text.starts_with("{{") {
        // A template shows what it is given, as far as anybody can tell who does not have it.
        let (inside, length) = between(text, "{{", "}}")?;
        let shown = inside.rsplit('|').find(|it| !it.contains('=')).unwrap_or(inside);
        scanner.inside(shown.trim());
        return Some(length);
    }
    if text.starts_with('&') {
        return reference(scanner, text);
    }
    if let Some((_, length)) = between(text, "<!--", "-->") {
        return Some(length);
    }
    if text.starts_with("<ref") {
        let (inside, length) = between(text, "<ref", "</ref>")?;
        let (look, note) = inside.split_once('>')?;
        if look.ends_with('/') {
            return Some("<ref>".len() + look.len());
        }
        scanner.footnote(note);
        return Some(length);
    }
    if let Some((inside, length)) = between(text, "<nowiki>", "</nowiki>") {
        scanner.out.words(inside);
        return Some(length);
    }
    let is_tag = text.starts_with('<')
        && text.get(1..)?.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
    let (_, length) = between(text, "<", ">").filter(|_| is_tag)?;
    scanner.out.tag(text.get(..length)?);
    Some(length)
}

pub(super) fn read(lines: &[&str], page: &mut Prose, watch: &mut Watch) -> Result<(), ImportError> {
    let mut open: Option<OpenTable> = None;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        watch.step(Stage::Splitting, at, lines.len())?;
        page.budget.check()?;
        let line = line.trim();
        at += 1;
        match &mut open {
            Some(table) if line.starts_with("|}") && table.deeper == 0 => {
                if let Some(table) = open.take() {
                    table.end(page);
                }
            }
            Some(table) => table.line(line, at, page),
            None if is_table(line) => open = Some(OpenTable::new(at)),
            None if line.to_ascii_lowercase().contains("<table") => {
                let (text, length) = html::table_lines(lines.iter().skip(at - 1).copied());
                let blocks = html::blocks(&text, at, &mut page.budget);
                page.blocks(blocks);
                at += length - 1;
            }
            None => match titled(line) {
                Some((level, title)) => page.heading(level, title, at),
                None => page.line(line.trim_start_matches(':'), at),
            },
        }
    }
    if let Some(table) = open {
        table.end(page);
    }
    Ok(())
}

/// A table while it is read.
struct OpenTable {
    table: Building,
    /// The cell that is open.
    cell: Option<OpenCell>,
    /// Whether cells that come stand in a new row.
    is_new: bool,
    /// How many tables stand in the cell.
    deeper: usize,
}

struct OpenCell {
    line: usize,
    is_head: bool,
    spans: (usize, usize),
    said: Vec<String>,
}

impl OpenTable {
    fn new(line: usize) -> Self {
        Self { table: Building::new(line), cell: None, is_new: true, deeper: 0 }
    }

    /// A line: a row begins, cells, or more of what the last cell says.
    fn line(&mut self, line: &str, number: usize, page: &mut Prose) {
        if self.deeper > 0 || line.starts_with("{|") {
            self.deeper += usize::from(line.starts_with("{|"));
            self.deeper -= usize::from(line.starts_with("|}"));
            let is_cell = line.starts_with(['|', '!']) && !line.starts_with("|-");
            if let Some(cell) = self.cell.as_mut().filter(|_| is_cell) {
                cell.said.push(line.trim_matches(['|', '!', '}', ' ']).replace("||", " "));
            }
            return;
        }
        if line.starts_with("|-") {
            self.close(page);
            self.is_new = true;
            return;
        }
        if line.starts_with("|+") {
            return;
        }
        let (inside, is_head) = match (line.strip_prefix('!'), line.strip_prefix('|')) {
            (Some(inside), _) => (inside.replace("!!", "||"), true),
            (_, Some(inside)) => (inside.to_owned(), false),
            _ => {
                if let Some(cell) = &mut self.cell {
                    cell.said.push(line.to_owned());
                }
                return;
            }
        };
        for cell in inside.split("||") {
            self.close(page);
            if self.is_new {
                self.table.row(number, &mut page.budget);
                self.is_new = false;
            }
            // How the cell looks stands before what it says.
            let is_look = |look: &str| look.contains('=') && !look.contains(['[', '{', '<']);
            let (look, said) = match cell.split_once('|') {
                Some((look, said)) if is_look(look) => (look, said),
                _ => ("", cell),
            };
            let tag = Tag::of(&format!("<td {look}>")).unwrap_or_default();
            let span =
                |name| tag.attribute(name).and_then(|it| it.trim().parse().ok()).unwrap_or(1);
            let spans = (span("colspan"), span("rowspan"));
            let said = vec![said.trim().to_owned()];
            self.cell = Some(OpenCell { line: number, is_head, spans, said });
        }
    }

    fn close(&mut self, page: &mut Prose) {
        if let Some(cell) = self.cell.take() {
            let text = page.cell(&cell.said);
            self.table.cell(text, cell.is_head, cell.spans, cell.line, &mut page.budget);
        }
    }

    fn end(mut self, page: &mut Prose) {
        self.close(page);
        let line = self.table.line;
        let table = self.table.end(&mut page.budget);
        page.table(table, line);
    }
}

/// A heading: "== Title ==".
fn titled(line: &str) -> Option<(usize, &str)> {
    let level = line.bytes().take_while(|c| *c == b'=').count();
    let title = line.get(level..)?.strip_suffix(line.get(..level)?)?.trim();
    (level > 0 && !title.is_empty()).then_some((level, title))
}
