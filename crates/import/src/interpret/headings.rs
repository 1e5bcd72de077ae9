//! Which headings are sections of the matrix, and how deep each stands.

use remit_core::matrix::Section;
use remit_formats::page::{Block, BlockKind};

/// So many headings, one in the other, may stand over everything.
const MOST_WRAPPERS: usize = 8;

/// A heading of the source.
#[derive(Debug)]
pub(super) struct SourceHeading {
    /// Which block it is.
    pub(super) block: usize,
    /// Number and title, as printed.
    pub(super) text: String,
    /// The level that the source gives it.
    level: u8,
    /// 1 for the outermost.
    pub(super) depth: usize,
    pub(super) kept: bool,
    /// Whether it stands over everything, and is no section for that reason.
    pub(super) over: bool,
    /// Whether its depth was read off its number, against its level.
    pub(super) by_number: bool,
}

/// All headings, with the depth that each has among those that are kept.
pub(super) struct Headings {
    pub(super) list: Vec<SourceHeading>,
    /// The heading that is the page's title.
    pub(super) title: Option<String>,
}

impl Headings {
    /// Finds the headings; `taken` are the blocks with tables of the matrix.
    pub(super) fn find(blocks: &[Block], taken: &[usize], legend: &[usize], title: &str) -> Self {
        let mut headings = Self { list: Vec::new(), title: None };
        let mut open: Vec<(u8, Vec<u32>)> = Vec::new();
        for (block, found) in blocks.iter().enumerate() {
            let BlockKind::Heading(level, text) = &found.kind else { continue };
            let text = text.to_plain().trim().to_owned();
            if text.is_empty() {
                continue;
            }
            let number = number(&text);
            let by_number = place(&mut open, *level, &number);
            open.push((*level, number));
            headings.list.push(SourceHeading {
                block,
                text,
                level: *level,
                depth: open.len(),
                kept: false,
                over: false,
                by_number,
            });
        }
        headings.choose(blocks, taken, legend, title);
        headings
    }

    /// For each heading the blocks up to the next one that does not stand under it.
    fn extents(&self, blocks: usize) -> Vec<std::ops::Range<usize>> {
        let mut extents: Vec<_> = self.list.iter().map(|each| each.block..blocks).collect();
        let mut open: Vec<usize> = Vec::new();
        for (at, heading) in self.list.iter().enumerate() {
            while let Some(last) = open.last().copied()
                && self.list.get(last).is_some_and(|above| above.depth >= heading.depth)
            {
                if let Some(extent) = extents.get_mut(last) {
                    extent.end = heading.block;
                }
                open.pop();
            }
            open.push(at);
        }
        extents
    }

    fn choose(&mut self, blocks: &[Block], taken: &[usize], legend: &[usize], title: &str) {
        let (Some(first), Some(last)) = (taken.first().copied(), taken.last().copied()) else {
            return;
        };
        let holds = |range: &std::ops::Range<usize>| {
            let next = taken.partition_point(|table| *table < range.start);
            taken.get(next).is_some_and(|table| *table < range.end)
        };
        let extents = self.extents(blocks.len());
        for (heading, range) in self.list.iter_mut().zip(&extents) {
            let between = range.start > first && range.start < last;
            heading.kept = between || holds(range);
        }
        // A heading over everything is the page's title, or the one over its introduction.
        for _ in 0..MOST_WRAPPERS {
            let top = self.list.iter().filter(|heading| heading.kept).map(|h| h.depth).min();
            let mut tops = self
                .list
                .iter()
                .enumerate()
                .filter(|(_, heading)| heading.kept && Some(heading.depth) == top);
            let (Some((at, heading)), None) = (tops.next(), tops.next()) else { break };
            let range = extents.get(at).cloned().unwrap_or_default();
            let all = taken.iter().all(|table| range.contains(table));
            let next = self.list.get(at + 1).map_or(range.end, |next| next.block.min(range.end));
            let own = heading.block + 1..next;
            let own_table = holds(&own);
            let own_words =
                blocks.get(own.clone()).unwrap_or_default().iter().any(|block| {
                    matches!(block.kind, BlockKind::Paragraph(_) | BlockKind::List(..))
                }) || legend.iter().any(|at| own.contains(at));
            let ones = self.list.iter().filter(|heading| heading.level == 1).count();
            let is_title = (heading.level == 1 && ones == 1 && at == 0) || heading.text == title;
            let numbered = !Section::split_heading(&heading.text).0.is_empty();
            let says_little = numbered || own_table || !own_words;
            if !all || (says_little && !is_title) {
                break;
            }
            if is_title && self.title.is_none() {
                self.title = Some(heading.text.clone());
            }
            if let Some(heading) = self.list.get_mut(at) {
                heading.kept = false;
                heading.over = true;
            }
        }
        self.renumber();
    }

    /// Depths without the headings that are not kept.
    fn renumber(&mut self) {
        let mut open: Vec<usize> = Vec::new();
        for heading in self.list.iter_mut().filter(|heading| heading.kept) {
            while open.last().is_some_and(|depth| *depth >= heading.depth) {
                open.pop();
            }
            open.push(heading.depth);
            heading.depth = open.len();
        }
    }
}

/// The numbers of a printed number like "3.1.2."; none where the heading has none.
fn number(text: &str) -> Vec<u32> {
    let (number, _) = Section::split_heading(text);
    number.split('.').filter_map(|part| part.parse().ok()).collect()
}

/// Closes the headings that a new one does not stand under. Printed numbers say better than
/// levels where it stands. Returns whether they said something else than the level.
fn place(open: &mut Vec<(u8, Vec<u32>)>, level: u8, number: &[u32]) -> bool {
    let by_level = open.iter().position(|(other, _)| *other >= level).unwrap_or(open.len());
    let by_number = match number.split_last() {
        None => None,
        Some((_, [])) => open.iter().position(|(_, other)| other.len() == 1),
        Some((_, above)) => {
            open.iter().rposition(|(_, other)| other == above).map(|parent| parent + 1)
        }
    };
    let length = by_number.unwrap_or(by_level);
    let differs = by_number.is_some_and(|length| length != by_level);
    open.truncate(length);
    differs
}
