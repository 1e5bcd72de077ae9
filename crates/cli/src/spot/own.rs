//! Places in our own files.

use remit_core::checks::Place;
use remit_core::matrix::{Matrix, PartyId, RowId};
use remit_formats::json::{Span, Spans};

use super::{Lines, Spot};

/// A file of our own, with where its parts stand.
#[derive(Debug)]
pub(crate) struct Own {
    lines: Lines,
    rows: Vec<Span>,
    parties: Vec<Span>,
    footnotes: Vec<Span>,
    root: Span,
}

impl Own {
    /// The places of a file that was read.
    pub(crate) fn of(text: String) -> Self {
        let spans = Spans::of(&text);
        let root = spans.root();
        let list = |key| spans.value(&root, key).map(|list| spans.items(&list)).unwrap_or_default();
        let (rows, parties, footnotes) = (list("rows"), list("parties"), list("footnotes"));
        Self { lines: Lines::of(text), rows, parties, footnotes, root }
    }

    /// Where something is.
    pub(crate) fn find(&self, matrix: &Matrix, place: &Place) -> Spot {
        let found = match place {
            Place::Activity(row) | Place::Section(row) | Place::Row(row) => {
                self.heads(matrix, *row)
            }
            Place::Cells(row, parties) => {
                let cells = self.cells(matrix, *row, parties);
                if cells.is_empty() { self.heads(matrix, *row) } else { cells }
            }
            Place::Party(party) => {
                let at = matrix.column(*party).and_then(|at| self.parties.get(at));
                at.and_then(|at| self.spans().value(at, "name")).into_iter().collect()
            }
            Place::Footnote(note) => {
                let at = matrix.footnotes.iter().position(|other| other.id == *note);
                let at = at.and_then(|at| self.footnotes.get(at));
                at.and_then(|at| self.spans().value(at, "mark")).into_iter().collect()
            }
            Place::Matrix => Vec::new(),
        };
        let found = if found.is_empty() { self.title() } else { found };
        let spans: Vec<_> = found.into_iter().map(|span| (span, String::new())).collect();
        self.lines.spot(&spans)
    }

    /// Where the value of a path is that an error names.
    pub(crate) fn at(&self, path: &str) -> Spot {
        self.lines.spot(&[(self.spans().find(path), String::new())])
    }

    fn spans(&self) -> Spans<'_> {
        Spans::of(self.lines.text())
    }

    fn title(&self) -> Vec<Span> {
        self.spans().value(&self.root, "title").into_iter().collect()
    }

    fn row(&self, matrix: &Matrix, row: RowId) -> Option<&Span> {
        self.rows.get(matrix.position(row)?)
    }

    /// What a row says: its heading or activity.
    fn heads(&self, matrix: &Matrix, row: RowId) -> Vec<Span> {
        let Some(row) = self.row(matrix, row) else { return Vec::new() };
        let spans = self.spans();
        let value = spans.value(row, "activity").or_else(|| spans.value(row, "section"));
        value.into_iter().collect()
    }

    /// What the parties hold in a row, each with its key.
    fn cells(&self, matrix: &Matrix, row: RowId, parties: &[PartyId]) -> Vec<Span> {
        let spans = self.spans();
        let Some(row) = self.row(matrix, row) else { return Vec::new() };
        let Some(cells) = spans.value(row, "cells") else { return Vec::new() };
        let keys: Vec<String> = parties.iter().filter_map(|id| self.key(matrix, *id)).collect();
        let meant = |(key, value): (Span, Span)| {
            let name = spans.string(&key)?;
            keys.contains(&name).then_some(key.start..value.end)
        };
        spans.pairs(&cells).into_iter().filter_map(meant).collect()
    }

    /// The key by which cells name a party.
    fn key(&self, matrix: &Matrix, party: PartyId) -> Option<String> {
        let spans = self.spans();
        let at = self.parties.get(matrix.column(party)?)?;
        let key = spans.value(at, "key").or_else(|| spans.value(at, "name"))?;
        spans.string(&key)
    }
}
