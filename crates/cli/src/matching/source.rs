//! One of the two files: any that Remit reads, or a list of ids and texts.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use remit_core::matrix::{Matrix, Row, RowId};
use remit_import::Corrections;

use super::{Which, list};
use crate::document::{Document, bytes};
use crate::failure::Failure;
use crate::identity::Keys;
use crate::name::Name;

/// A file whose rows are matched.
#[derive(Debug)]
pub(crate) struct Source {
    /// What it is called.
    pub(crate) name: Name,
    /// Its matrix; that of a list has no parties.
    pub(crate) matrix: Matrix,
    /// The ids of a list, as they stand there.
    listed: HashMap<RowId, String>,
    /// The rows of these ids.
    rows: HashMap<String, RowId>,
    /// The rows whose ids follow from their texts.
    unnamed: HashSet<RowId>,
}

impl Source {
    pub(crate) fn open(path: &Path, which: Which) -> Result<Self, Failure> {
        let bytes = bytes(path)?;
        if let Some((matrix, listed)) = list::read(&bytes, which) {
            let rows = listed.iter().map(|(row, id)| (id.clone(), *row)).collect();
            let (name, unnamed) = (Name::of(path), HashSet::new());
            return Ok(Self { name, matrix, listed, rows, unnamed });
        }
        let document = Document::of_bytes(path, bytes, &Corrections::default())?;
        let matrix = document.reading.matrix;
        let ids = matrix.rows.iter().map(Row::id);
        let named = ids.zip(Keys::of(&matrix).rows).filter(|(id, key)| id.bits() == *key);
        let unnamed = named.map(|(id, _)| id).collect();
        let (listed, rows) = (HashMap::new(), HashMap::new());
        Ok(Self { name: document.name, matrix, listed, rows, unnamed })
    }

    /// The id of a row, as it stands in the file where it does.
    pub(crate) fn id(&self, row: RowId) -> String {
        self.listed.get(&row).cloned().unwrap_or_else(|| row.to_string())
    }

    /// The row with this id.
    pub(crate) fn row(&self, id: &str) -> Option<RowId> {
        let row = self.rows.get(id).copied().or_else(|| id.parse().ok())?;
        self.matrix.activity(row).map(|activity| activity.id)
    }

    /// Whether the file gives a row no id, so that Remit made one from its text.
    pub(crate) fn is_unnamed(&self, row: RowId) -> bool {
        self.unnamed.contains(&row)
    }
}
