//! Rows and columns of a table that name the sections of its activities.

use super::super::letters::Book;
use super::super::shape::shape;
use super::RowReader;
use crate::draft::{Draft, DraftSection, Heading};
use crate::facts::{ColumnUse, TableRow};
use remit_core::matrix::{Inline, Text};
use remit_formats::page::{Place, Row, all_bold};

impl RowReader<'_> {
    /// The title of a row that names a group of the rows below it, and whether that is a guess.
    pub(super) fn group(
        &self,
        row: &Row,
        book: &Book,
        below: Option<&Row>,
    ) -> Option<(String, bool)> {
        let mut filled = row.cells.iter().enumerate().filter(|(_, cell)| !is_nothing(&cell.text));
        let (column, first) = filled.next()?;
        // The same words in every cell are one cell that spanned them all.
        let same = row.cells.len() > 2 && row.cells.iter().all(|cell| cell.text == first.text);
        let alone = filled.next().is_none();
        if !(same || alone) || !shape(&first.text, &book.letters).is_text() {
            return None;
        }
        let plain = first.text.to_plain().trim().to_owned();
        let full = below.is_some_and(|below| self.has_other_than_text(below));
        let dashed = row.cells.iter().any(|cell| !cell.text.is_empty() && is_nothing(&cell.text));
        let is_group = same
            || (alone && row.merged)
            || (alone && all_bold(&first.text) && !self.usual.bold)
            // Sheets of values show no bold: a lone cell over rows with letters is a group.
            || (alone && self.table.header.is_none() && full && !dashed);
        if is_group {
            return Some((plain, false));
        }
        // Where cells name owners, a row without any is the title of those below it.
        if alone && full && self.has_owners() {
            return Some((plain, true));
        }
        // A text where other rows have their number, or dashes where no other row has any.
        let beside = alone && self.layout.uses.get(column) == Some(&ColumnUse::Ignore);
        let all_dashes = alone && dashed && !self.usual.dashes && full;
        (beside || all_dashes).then_some((plain, true))
    }

    /// Begins the sections that the columns of sections name, each in the one to its left.
    pub(super) fn section_columns(&mut self, row: &Row, at: (&Place, TableRow), draft: &mut Draft) {
        let columns = self.layout.uses.iter().enumerate();
        let columns = columns.filter(|(_, taken)| **taken == ColumnUse::Section);
        for (level, (column, _)) in columns.enumerate() {
            let cell = row.cell(column);
            let title = cell.text.to_plain().trim().to_owned();
            let same = self.sections.get(level).is_some_and(|last| *last == title);
            if !cell.is_carried() && !title.is_empty() && !same {
                self.begin_section(&title, level, at, draft);
                self.sections.resize(level, String::new());
                self.sections.push(title);
            }
        }
    }

    pub(super) fn begin_section(
        &self,
        title: &str,
        level: usize,
        (place, from): (&Place, TableRow),
        draft: &mut Draft,
    ) {
        draft.begin(DraftSection {
            place: place.clone(),
            from: Some(from),
            depth: self.depth + 1 + level,
            heading: Heading::of_line(title),
            ..DraftSection::default()
        });
    }
}

/// Whether a cell is empty, or a dash.
pub(super) fn is_nothing(text: &Text) -> bool {
    let says_nothing = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '.' | '…');
    text.lines().flatten().all(|inline| match inline {
        Inline::Run { text, .. } => text.chars().all(says_nothing),
        Inline::Mark { .. } | Inline::Break => true,
    })
}
