//! Markdown as publishers write it: headings, paragraphs, lists and tables with their lines.
//!
//! This is not a renderer. What only says how a page looks (boxes, tabs, quotes, rules) is taken
//! off, and what a renderer would refuse (a table cut by a blank line, `##Heading`) is read as
//! it was meant.

mod bare;
mod front;
pub(super) mod inline;
mod lines;
mod parted;
mod reader;
pub(super) mod table;

use super::ReadingError;
use super::note::Place;
use super::page::{Block, Kind, Page};
use super::progress::{Step, Watch};
use reader::Reader;

pub(super) use parted::is_parted;
pub(super) use table::is_rule;

/// The blocks that have been read.
#[derive(Default)]
struct Blocks {
    list: Vec<Block>,
}

impl Blocks {
    fn push(&mut self, place: Place, kind: Kind) {
        self.list.push(Block { place, kind });
    }
}

/// Reads a page.
pub(super) fn read(text: &str, watch: &mut Watch) -> Result<Page, ReadingError> {
    let lines: Vec<&str> = text.lines().collect();
    if let Some(joined) = parted::join(&lines) {
        let lines: Vec<&str> = joined.lines.iter().map(String::as_str).collect();
        let mut page = of_lines(&lines, watch)?;
        page.renumber(&joined.numbers);
        return Ok(page);
    }
    of_lines(&lines, watch)
}

fn of_lines(lines: &[&str], watch: &mut Watch) -> Result<Page, ReadingError> {
    let front = front::read(lines);
    let headings = bare::headings(lines, front.lines);
    let mut reader = Reader::new(lines, front.lines, headings);
    while reader.at < lines.len() {
        watch.step(Step::Splitting, reader.at, lines.len())?;
        reader.block();
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
