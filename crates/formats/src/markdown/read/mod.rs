//! Markdown as publishers write it: headings, paragraphs, lists and tables with their lines.
//!
//! This is not a renderer. What only says how a page looks (boxes, tabs, quotes, rules) is taken
//! off, and what a renderer would refuse (a table cut by a blank line, `##Heading`) is read as
//! it was meant.

mod bare;
mod blocks;
pub(crate) mod drawn;
mod front;
pub mod inline;
mod joined;
mod lines;
mod parted;
mod reader;
pub mod table;

use crate::page::{BlockKind, ImportError, Page, Stage, Watch};
use joined::Joined;
use reader::MarkdownReader;

pub(crate) use lines::stands_alone;
pub use table::is_rule;

/// Reads a page.
pub fn read(text: &str, watch: &mut Watch) -> Result<Page, ImportError> {
    let lines: Vec<&str> = text.lines().collect();
    let page = of_any(&lines, watch)?;
    // Code says nothing of who does what, unless there is nothing else that does.
    if page.blocks.iter().any(|block| matches!(block.kind, BlockKind::Table(_))) {
        return Ok(page);
    }
    match reader::without_fences(&lines) {
        Some(open) => of_any(&open, watch),
        None => Ok(page),
    }
}

/// Whether a text has tables of another form that are read like those of Markdown.
pub fn has_other_tables(text: &str) -> bool {
    joined(&text.lines().collect::<Vec<&str>>()).is_some()
}

/// Lines whose tables have another form, in that of Markdown.
fn joined(lines: &[&str]) -> Option<Joined> {
    parted::join(lines).or_else(|| drawn::join(lines))
}

/// Reads lines, of which tables that have another form are put into that of Markdown.
fn of_any(lines: &[&str], watch: &mut Watch) -> Result<Page, ImportError> {
    match joined(lines) {
        Some(joined) => read_joined(&joined, watch),
        None => of_lines(lines, watch),
    }
}

/// Reads what was put into the form of Markdown.
fn read_joined(joined: &Joined, watch: &mut Watch) -> Result<Page, ImportError> {
    let lines: Vec<&str> = joined.lines.iter().map(String::as_str).collect();
    let mut page = of_lines(&lines, watch)?;
    page.renumber(&joined.numbers);
    Ok(page)
}

fn of_lines(lines: &[&str], watch: &mut Watch) -> Result<Page, ImportError> {
    let front = front::read(lines);
    let headings = bare::headings(lines, front.lines);
    let mut reader = MarkdownReader::new(lines, front.lines, headings);
    while reader.at < lines.len() {
        watch.step(Stage::Splitting, reader.at, lines.len())?;
        reader.block();
        reader.blocks.budget.check()?;
    }
    Ok(Page {
        title: front.title,
        date: front.date,
        language: front.language,
        bare: reader.bare,
        blocks: reader.blocks.list,
        notes: reader.notes,
    })
}
