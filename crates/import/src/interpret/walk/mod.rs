//! Goes through the blocks in reading order and puts each where it belongs.

mod around;
mod marks;
mod table;

use super::super::choose::Corrections;
use super::super::draft::{Draft, DraftSection, Heading};
use super::super::facts::{ColumnUse, Orientation};
use super::super::{Format, ImportError};
use super::footnotes::Footnotes;
use super::headings::Headings;
use super::legend::Legend;
use super::letters::Book;
use super::tables::{self, Found};
use super::{aliases, asked, beside, letter_rows, lost, schemes};
use around::{changed, intro};
use marks::footnotes;
use remit_core::matrix::{self, Mark, Text};
use remit_core::steps;
use remit_formats::markdown;
use remit_formats::page::Watch;
use remit_formats::page::{Block, BlockKind, Page, all_bold};
use remit_formats::page::{Place, quoted};

/// Understands a page.
pub(crate) fn page(
    mut page: Page,
    format: Format,
    corrections: &Corrections,
    watch: &mut Watch,
) -> Result<Draft, ImportError> {
    let unconfirmed = take_unconfirmed(&mut page.blocks);
    beside::take(&mut page.blocks, &mut page.notes);
    letter_rows::take(&mut page.blocks, &mut page.notes);
    aliases::take(&mut page.blocks, &mut page.notes);
    let legend = Legend::find(&page.blocks);
    let scheme = if legend.letters.is_empty() { schemes::find(&page.blocks) } else { None };
    let mut book = scheme.map_or_else(|| Book::new(&legend), Book::of_scheme);
    book.unconfirmed_in_italics = unconfirmed;
    let mut tables = tables::find(&mut page.blocks, &legend.blocks, &book.letters, corrections);
    let lost = if page.bare { lost::find(&mut tables, &book.letters) } else { lost::Rows::new() };
    let taken: Vec<usize> = tables.iter().filter(|t| t.taken).map(|t| t.block).collect();
    if taken.is_empty() {
        return Err(no_table(format, &tables, legend.blocks.len()));
    }
    let mut draft = Draft::new(book.letters.clone());
    draft.notes = std::mem::take(&mut page.notes);
    learn(&tables, &mut book);
    book.decide(corrections, &mut draft.notes);
    let headings = Headings::find(&page.blocks, &taken, &legend.blocks, &page.title);
    draft.title.clone_from(&page.title);
    if draft.title.is_empty() {
        draft.title = headings.title.clone().unwrap_or_default();
    }
    draft.date = page.date;
    draft.language.clone_from(&page.language);
    let total = tables.iter().map(|found| found.table.rows.len()).sum();
    let footnotes = footnotes(&page.blocks, &tables, &taken, &mut draft.notes);
    let intro = intro(&page.blocks, &headings, &legend, taken.first().copied().unwrap_or_default());
    let mut walk = Walk {
        footnotes,
        intro,
        first: taken.first().copied().unwrap_or_default(),
        taken: &taken,
        legend: &legend,
        headings: &headings,
        depth: 0,
        tables_here: 0,
        introduced: false,
        skipping: false,
        path: Vec::new(),
        done: 0,
        total,
        following: followed(&tables),
        orientation: None,
        draft,
        book,
    };
    let mut next = 0;
    for (at, block) in page.blocks.iter().enumerate() {
        if let Some(found) = tables.get(next).filter(|found| found.block == at) {
            next += 1;
            walk.table(found, watch)?;
        } else {
            walk.block(at, block);
        }
    }
    let Walk { footnotes, mut draft, book, .. } = walk;
    draft.end(footnotes, book);
    draft.questions.extend(asked::questions(&draft.tables, &draft.letters));
    lost::place(&mut draft, &lost, watch)?;
    Ok(draft)
}

/// Whether Remit has written the page, and letters in it that nobody has confirmed. It says so
/// at the end, which is no part of the matrix.
fn take_unconfirmed(blocks: &mut Vec<Block>) -> bool {
    let says_so = |block: &mut Block| match &block.kind {
        BlockKind::Paragraph(text) => markdown::says_inferred(text.to_plain().trim()),
        _ => false,
    };
    blocks.pop_if(says_so).is_some()
}

fn no_table(format: Format, tables: &[Found], legends: usize) -> ImportError {
    let others = tables.len() - legends.min(tables.len());
    let reason = match (tables.len(), others) {
        (0, _) => "It contains no table.".to_owned(),
        (_, 0) => "It only contains role definitions.".to_owned(),
        (_, 1) => "It contains a table, but no column with roles like R and A.".to_owned(),
        (_, n) => {
            format!("It contains {n} tables, but no column with roles like R and A.")
        }
    };
    ImportError::NoTable { format: format.name().to_owned(), reason }
}

/// Looks at the cells of all parties, to learn which letters there are.
fn learn(tables: &[Found], book: &mut Book) {
    for found in tables.iter().filter(|found| found.taken) {
        let columns = found.layout.uses.iter().enumerate();
        for (column, _) in columns.filter(|(_, taken)| matches!(taken, ColumnUse::Party(_))) {
            for row in found.table.rows.iter().skip(found.layout.header) {
                let text = &row.cell(column).text;
                if !text.is_empty() {
                    let place = Place { sheet: found.place.sheet.clone(), line: row.line };
                    book.learn(text, &place);
                }
            }
        }
    }
}

/// The tables with which another one goes on.
fn followed(tables: &[Found]) -> Vec<usize> {
    let taken: Vec<&Found> = tables.iter().filter(|found| found.taken).collect();
    let pairs = taken.windows(2).filter_map(|pair| match pair {
        [above, below] if below.layout.goes_on => Some(above.block),
        _ => None,
    });
    pairs.collect()
}

struct Walk<'a> {
    draft: Draft,
    book: Book,
    footnotes: Footnotes,
    legend: &'a Legend,
    headings: &'a Headings,
    /// The blocks before the first table that introduce it.
    intro: Vec<(usize, usize)>,
    /// The blocks of the tables of the matrix, and the first of them.
    taken: &'a [usize],
    first: usize,
    /// How deep the section is that is open.
    depth: usize,
    /// How many tables of the matrix it has had.
    tables_here: usize,
    /// Whether the heading that holds the legend has come after other words.
    introduced: bool,
    /// Whether what follows belongs to a heading that is left out.
    skipping: bool,
    path: Vec<String>,
    done: usize,
    total: usize,
    /// The tables whose columns another one below goes on with.
    following: Vec<usize>,
    /// How the first table is laid out, and where it stands.
    orientation: Option<(Orientation, Place)>,
}

impl Walk<'_> {
    fn block(&mut self, at: usize, block: &Block) {
        match &block.kind {
            BlockKind::Heading(..) => self.heading(at, &block.place),
            BlockKind::Paragraph(text) => {
                if self.legend.has(at) || self.is_footnote(at, text) {
                    return;
                }
                let table = self.taken.binary_search(&(at + 1)).is_ok();
                let plain = text.to_plain();
                if table && all_bold(text) && plain.len() <= 120 {
                    self.caption(&plain, &block.place);
                } else if self.legend.has(at + 1) && at > self.first && plain.ends_with(':') {
                    self.draft.letters_introduction.extend(text.blocks().iter().cloned());
                } else if !self.date(at, text) {
                    self.words(at, text.blocks());
                }
            }
            BlockKind::List(items, sign) => {
                let footnote = *sign == Some('*')
                    && items.len() == 1
                    && items.first().is_some_and(|item| self.footnotes.is_starred(item));
                if self.legend.has(at) || footnote {
                    return;
                }
                let lines = items.iter().filter_map(|item| match item.blocks() {
                    [matrix::Block::Paragraph(inlines), ..] => Some(inlines.clone()),
                    _ => None,
                });
                let list = matrix::Block::List(lines.collect());
                self.words(at, std::slice::from_ref(&list));
            }
            BlockKind::Footnote(..) | BlockKind::Table(_) => {}
        }
    }

    fn is_footnote(&self, at: usize, text: &Text) -> bool {
        let Some(found) = Footnotes::defined(text).filter(|_| at > self.first) else {
            return false;
        };
        let known = |mark: &Mark| self.footnotes.has(mark.as_str());
        !found.is_empty() && found.iter().all(|(mark, _)| known(mark))
    }

    fn heading(&mut self, at: usize, place: &Place) {
        let list = &self.headings.list;
        let Ok(number) = list.binary_search_by_key(&at, |heading| heading.block) else { return };
        let Some(heading) = list.get(number) else { return };
        if !heading.kept {
            if at < self.first {
                if !self.introduces(at) {
                    let text = format!("{} isn't part of the matrix.", quoted(&heading.text));
                    self.draft.notes.skipped(place, text);
                }
                let next = list.get(number + 1).map_or(usize::MAX, |next| next.block);
                let legend = self.legend.stands_in(&(at..next));
                self.introduced = legend && !self.draft.introduction.is_empty();
            } else {
                self.skipping = true;
                let text =
                    format!("{} contains no activities; it was left out.", quoted(&heading.text));
                self.draft.notes.skipped(place, text);
            }
            return;
        }
        if heading.by_number {
            let text = format!("The level of {} was read from its number.", quoted(&heading.text));
            self.draft.notes.guessed(place, text);
        }
        self.skipping = false;
        self.depth = heading.depth;
        self.section(heading.depth, &heading.text, place);
    }

    /// Whether a block before the first table introduces it.
    fn introduces(&self, at: usize) -> bool {
        steps::look(1);
        let span = self.intro.partition_point(|(_, end)| *end <= at);
        at >= self.first || self.intro.get(span).is_some_and(|(begin, _)| *begin <= at)
    }

    fn section(&mut self, depth: usize, heading: &str, place: &Place) {
        self.tables_here = 0;
        self.path.truncate(depth.saturating_sub(1));
        self.path.push(heading.to_owned());
        self.draft.begin(DraftSection {
            place: place.clone(),
            depth,
            heading: Heading::of_line(heading),
            ..DraftSection::default()
        });
    }

    /// A line in bold right above a table is a heading of that table.
    fn caption(&mut self, text: &str, place: &Place) {
        let words = format!("{} was read as the heading of the table below it.", quoted(text));
        self.draft.notes.guessed(place, words);
        self.section(self.depth + 1, text.trim().trim_end_matches(':'), place);
    }

    /// A line that says when the page was changed.
    fn date(&mut self, at: usize, text: &Text) -> bool {
        if at > self.first {
            return false;
        }
        let date = changed(&text.to_plain());
        self.draft.date = self.draft.date.or(date);
        date.is_some()
    }

    /// Puts paragraphs and lists where they belong.
    fn words(&mut self, at: usize, blocks: &[matrix::Block]) {
        let blocks = blocks.to_vec();
        if self.skipping || !self.introduces(at) {
            return;
        }
        let after = self.tables_here > 0;
        match self.draft.last_section() {
            Some(section) if after => section.after.extend(blocks),
            Some(section) => section.before.extend(blocks),
            None => {
                let to_letters = self.introduced
                    && self.legend.blocks.first().is_some_and(|legend| at < *legend);
                if to_letters {
                    self.draft.letters_introduction.extend(blocks);
                } else {
                    self.draft.introduction.extend(blocks);
                }
            }
        }
    }
}
