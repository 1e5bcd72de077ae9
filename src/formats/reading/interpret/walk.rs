//! Goes through the blocks in reading order and puts each where it belongs.

use super::super::draft::{Draft, DraftSection};
use super::super::facts::{ColumnUse, Corrections};
use super::super::note::{NoteKind, Notes, Place, quoted};
use super::super::page::{Block, Kind, Page, all_bold};
use super::super::progress::{Step, Watch};
use super::super::words::{fold, says_role};
use super::super::{Format, ReadingError, dates};
use super::columns::Sure;
use super::footnotes::Footnotes;
use super::headings::Headings;
use super::legend::Legend;
use super::letters::Book;
use super::rows::{Reader, names_parties};
use super::tables::{self, Found};
use crate::formats::markdown;
use crate::matrix::{self, Mark, Text};

/// Understands a page.
pub(in super::super) fn page(
    mut page: Page,
    format: Format,
    corrections: &Corrections,
    watch: &mut Watch,
) -> Result<Draft, ReadingError> {
    let unconfirmed = take_unconfirmed(&mut page.blocks);
    let legend = Legend::find(&page.blocks);
    let mut book = Book::new(&legend);
    book.unconfirmed_in_italics = unconfirmed;
    let tables = tables::find(&mut page.blocks, &legend.blocks, &book.letters, corrections);
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
    for text in draft.texts_mut() {
        footnotes.mark(text);
    }
    draft.footnotes = footnotes.list.into_iter().map(|(mark, text, _)| (mark, text)).collect();
    let (letters, found) = book.end();
    draft.letters = letters;
    draft.found = found;
    Ok(draft)
}

/// Whether Remit has written the page, and letters in it that nobody has confirmed. It says so
/// at the end, which is no part of the matrix.
fn take_unconfirmed(blocks: &mut Vec<Block>) -> bool {
    let says_so = |block: &mut Block| match &block.kind {
        Kind::Paragraph(text) => text.to_plain().trim() == markdown::INFERRED,
        _ => false,
    };
    blocks.pop_if(says_so).is_some()
}

fn no_table(format: Format, tables: &[Found], legends: usize) -> ReadingError {
    let others = tables.len() - legends.min(tables.len());
    let reason = match (tables.len(), others) {
        (0, _) => "There is no table in it at all.".to_owned(),
        (_, 0) => "It only says what the letters mean.".to_owned(),
        (_, 1) => {
            "There is a table in it, but no column of it holds letters like R and A.".to_owned()
        }
        (_, n) => {
            format!("There are {n} tables in it, but no column of them holds letters like R and A.")
        }
    };
    ReadingError::NoTable { format: format.name().to_owned(), reason }
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

/// All footnotes that are defined anywhere: those of the format's own, and paragraphs that begin
/// with a mark that is used.
fn footnotes(blocks: &[Block], tables: &[Found], taken: &[usize], notes: &mut Notes) -> Footnotes {
    let first = taken.first().copied().unwrap_or_default();
    let mut used: Vec<String> = Vec::new();
    let own = tables.iter().filter(|found| found.taken);
    for row in own.flat_map(|found| &found.table.rows) {
        for cell in &row.cells {
            used_marks(&cell.text, &mut used);
        }
    }
    let mut footnotes = Footnotes::default();
    for (at, block) in blocks.iter().enumerate() {
        let found = match &block.kind {
            Kind::Footnote(mark, text) => vec![(mark.clone(), text.clone())],
            // What stands above the first table belongs to other things.
            Kind::Paragraph(text) if at > first => defined(text, &used).unwrap_or_default(),
            Kind::List(items, Some('*')) if at > first && starred(items, &used) => {
                Mark::new("*").into_iter().zip(items.iter().cloned()).collect()
            }
            _ => Vec::new(),
        };
        for (mark, text) in found {
            let words = format!("The mark {} has another footnote further up.", mark.as_str());
            if footnotes.add(mark, text, &block.place) {
                notes.guessed(&block.place, words);
            }
        }
    }
    footnotes
}

/// Up to which block texts before the first table are its introduction, and from which on again:
/// a long page speaks of much else before it comes to its matrix.
fn intro(
    blocks: &[Block],
    headings: &Headings,
    legend: &Legend,
    first: usize,
) -> Vec<(usize, usize)> {
    let mut spans = Vec::new();
    let mut begin = 0;
    let mut named = 0;
    let before = || headings.list.iter().enumerate().filter(|(_, heading)| heading.block < first);
    let others = before().filter(|(_, heading)| !heading.kept && !heading.over).count();
    let ends = before().map(|(_, heading)| heading.block).chain([first]);
    let mut open = true;
    for (at, end) in ends.enumerate() {
        let span = (begin, end.min(blocks.len()));
        let holds_legend = legend.blocks.iter().any(|block| (span.0..span.1).contains(block));
        if open || holds_legend {
            spans.push(span);
        }
        let Some(heading) = headings.list.get(at) else { break };
        named += usize::from(!heading.over);
        // The headings over the table, and the first of the others, or all of a few.
        open = heading.over || heading.kept || named <= 1 || others <= 3;
        begin = end;
    }
    spans
}

/// A list of one item that begins with a star, where a star is used as a mark.
fn starred(items: &[Text], used: &[String]) -> bool {
    items.len() == 1 && used.iter().any(|mark| mark == "*")
}

/// The footnotes that a paragraph defines, where all their marks are used.
fn defined(text: &Text, used: &[String]) -> Option<Vec<(Mark, Text)>> {
    let found = Footnotes::defined(text)?;
    let all = found
        .iter()
        .all(|(mark, _)| used.binary_search_by(|other| other.as_str().cmp(mark.as_str())).is_ok());
    (all && !found.is_empty()).then_some(found)
}

/// The characters in a text that could be marks.
fn used_marks(text: &Text, used: &mut Vec<String>) {
    let mut add = |mark: &str| {
        if used.len() < matrix::limits::FOOTNOTES
            && let Err(at) = used.binary_search_by(|other| other.as_str().cmp(mark))
        {
            used.insert(at, mark.to_owned());
        }
    };
    for mark in text.marks() {
        add(mark.as_str());
    }
    let plain = text.to_plain();
    if !plain.contains(['(', '[', '*', '†', '‡', '¹', '²', '³'])
        && !plain.ends_with(|c: char| c.is_ascii_digit())
    {
        return;
    }
    for part in plain.split(['(', '[']).skip(1) {
        let mark = part.split([')', ']']).next().unwrap_or_default().trim();
        if (1..=4).contains(&mark.len()) {
            add(mark);
        }
    }
    for (sign, digit) in [("¹", "1"), ("²", "2"), ("³", "3")] {
        if plain.contains(sign) {
            add(digit);
        }
    }
    for sign in ['*', '†', '‡'] {
        let mut rest = &*plain;
        while let Some(at) = rest.find(sign) {
            let from = rest.get(at..).unwrap_or_default();
            let length = from.len() - from.trim_start_matches(sign).len();
            add(from.get(..length).unwrap_or_default());
            rest = from.get(length..).unwrap_or_default();
        }
    }
    // RA1 in a cell.
    if plain.len() <= 8 && plain.starts_with(|c: char| c.is_uppercase()) {
        let digits = plain.trim_start_matches(|c: char| !c.is_ascii_digit());
        if (1..=2).contains(&digits.len()) {
            add(digits);
        }
    }
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
}

impl Walk<'_> {
    fn block(&mut self, at: usize, block: &Block) {
        match &block.kind {
            Kind::Heading(..) => self.heading(at, &block.place),
            Kind::Paragraph(text) => {
                if self.legend.has(at) || self.is_footnote(at, text) {
                    return;
                }
                let table = self.taken.binary_search(&(at + 1)).is_ok();
                let plain = text.to_plain();
                if table && all_bold(text) && plain.len() <= 120 {
                    self.caption(&plain, &block.place);
                } else if !self.date(at, text) {
                    self.words(at, text.blocks());
                }
            }
            Kind::List(items, sign) => {
                let footnote = *sign == Some('*')
                    && items.len() == 1
                    && items.first().is_some_and(|item| {
                        self.footnotes.list.iter().any(|(_, text, _)| text == item)
                    });
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
            Kind::Footnote(..) | Kind::Table(_) => {}
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
                    let text = format!("{} does not belong to the matrix.", quoted(&heading.text));
                    self.draft.notes.skipped(place, text);
                }
                let next = list.get(number + 1).map_or(usize::MAX, |next| next.block);
                let legend = self.legend.blocks.iter().any(|block| (at..next).contains(block));
                self.introduced = legend && !self.draft.introduction.is_empty();
            } else {
                self.skipping = true;
                let text =
                    format!("{} holds no activities; it was left out.", quoted(&heading.text));
                self.draft.notes.skipped(place, text);
            }
            return;
        }
        if heading.by_number {
            let text =
                format!("How deep {} stands was read off its number.", quoted(&heading.text));
            self.draft.notes.guessed(place, text);
        }
        self.skipping = false;
        self.depth = heading.depth;
        self.section(heading.depth, &heading.text, place);
    }

    /// Whether a block before the first table introduces it.
    fn introduces(&self, at: usize) -> bool {
        at >= self.first || self.intro.iter().any(|(begin, end)| (*begin..*end).contains(&at))
    }

    fn section(&mut self, depth: usize, heading: &str, place: &Place) {
        self.tables_here = 0;
        self.path.truncate(depth.saturating_sub(1));
        self.path.push(heading.to_owned());
        self.draft.begin(DraftSection {
            place: place.clone(),
            depth,
            heading: heading.to_owned(),
            ..DraftSection::default()
        });
    }

    /// A line in bold right above a table is a heading of that table.
    fn caption(&mut self, text: &str, place: &Place) {
        let words = format!("{} was taken for the heading of the table below it.", quoted(text));
        self.draft.notes.guessed(place, words);
        self.section(self.depth + 1, text.trim().trim_end_matches(':'), place);
    }

    /// A line that says when the page was changed.
    fn date(&mut self, at: usize, text: &Text) -> bool {
        let plain = text.to_plain();
        if at > self.first || plain.len() > 120 {
            return false;
        }
        let folded = fold(&plain);
        let says = [
            "last update",
            "last modified",
            "updated",
            "derniere mise",
            "mis a jour",
            "aktualis",
            "stand",
            "letzte",
            "ultima actual",
            "actualiz",
            "ultimo aggiorn",
            "aggiorn",
            "ultima atual",
            "atualiz",
            "ostatnia aktual",
            "aktualizacja",
            "date",
        ];
        if !says.iter().any(|word| folded.starts_with(word)) {
            return false;
        }
        let date = dates::find(&plain);
        if self.draft.date.is_none() {
            self.draft.date = date;
        }
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

    fn table(&mut self, found: &Found, watch: &mut Watch) -> Result<(), ReadingError> {
        let facts = found.facts(&self.path.join(" > "));
        self.draft.tables.push(facts);
        if !found.taken {
            if let Some(plans) = found.plans() {
                self.draft.plans.extend(plans);
            } else if !self.legend.has(found.block) {
                let sure = found.layout.sure;
                let why = if sure == Sure::No {
                    "has no column of letters"
                } else {
                    "does not say who does what"
                };
                let text =
                    format!("A table of {} rows {why}; it was left out.", found.table.rows.len());
                self.draft.notes.add(&found.place, NoteKind::Skipped, text);
            }
            return Ok(());
        }
        self.skipping = false;
        let columns = self.parties(found);
        let depth = self.path.len();
        let sheet = found.place.sheet.clone();
        let mut reader = Reader::new(&found.table, &found.layout, &sheet, columns, depth);
        let before = self.draft.rows.len();
        for at in found.layout.header..found.table.rows.len() {
            self.done += 1;
            watch.step(Step::Understanding, self.done, self.total)?;
            reader.row(at, &mut self.book, &mut self.draft);
        }
        if self.draft.rows.len() == before {
            self.draft.notes.skipped(&found.place, "The table has a header but no rows.");
        }
        for (column, taken) in found.layout.uses.iter().enumerate() {
            let header = found.layout.names.get(column).map(Text::to_plain).unwrap_or_default();
            let any = found.table.rows.iter().any(|row| !row.cell(column).text.is_empty());
            if *taken == ColumnUse::Ignore && any && !header.is_empty() {
                let text = format!("The column {} was left out.", quoted(&header));
                self.draft.notes.skipped(&found.place, text);
            }
        }
        self.tables_here += 1;
        Ok(())
    }

    /// For each column that is a party's, which; and the plans that are columns.
    fn parties(&mut self, found: &Found) -> Vec<Option<usize>> {
        let mut names = Vec::new();
        for taken in &found.layout.uses {
            match taken {
                ColumnUse::Party(name) => names.push(name.clone()),
                ColumnUse::Variant(name)
                    if !self.draft.plans.iter().any(|(other, _)| other == name) =>
                {
                    self.draft.plans.push((name.clone(), Text::default()));
                }
                _ => {}
            }
        }
        if names_parties(&found.layout) {
            return Vec::new();
        }
        let has_role = |(at, _): (usize, &ColumnUse)| {
            found.layout.names.get(at).is_some_and(|name| says_role(&name.to_plain()))
        };
        let parted = found.layout.uses.iter().enumerate();
        let roles = parted.filter(|(_, taken)| matches!(taken, ColumnUse::Party(_))).all(has_role);
        let parties =
            self.draft.parties.of_table(&names, roles, &found.place, &mut self.draft.notes);
        let mut parties = parties.into_iter();
        let party = |taken: &ColumnUse| match taken {
            ColumnUse::Party(_) => parties.next(),
            _ => None,
        };
        found.layout.uses.iter().map(party).collect()
    }
}
