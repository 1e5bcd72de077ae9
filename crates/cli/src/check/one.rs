//! One file: read, checked, and what was found placed in it.

use std::path::Path;

use remit_core::checks::{Checker, Finding};
use remit_core::matrix::Severity;
use remit_formats::json::{self, ReadError};
use remit_formats::page::UNCLEAR;
use remit_import::{Corrections, Format, Reading};

use super::files::File;
use super::found::Found;
use crate::config::Config;
use crate::document::{self, Document};
use crate::failure::Failure;
use crate::name::Name;
use crate::rules::UNRESOLVED;
use crate::spot::{Finder, Own};
use crate::text::one_line;

/// What came of a file.
pub(crate) enum Checked {
    /// It holds no matrix, and nobody has said that it does.
    Nothing,
    /// What was found in its matrix.
    Matrix(Vec<Found>),
    /// It could not be read.
    Failed(Name, Failure),
}

/// Checks a file.
pub(crate) fn check(file: &File, config: &Config) -> Checked {
    let name = Name::of(&file.path);
    let bytes = match document::bytes(&file.path) {
        Ok(bytes) => bytes,
        Err(failure) => return Checked::Failed(name, failure),
    };
    if document::is_own(&file.path)
        && let Some((document, found)) = unresolved(&file.path, &bytes)
    {
        let mut all = found;
        all.extend(self::findings(&document, config));
        return Checked::Matrix(all);
    }
    match Document::of_bytes(&file.path, bytes, &Corrections::default()) {
        Ok(document) if !file.is_named && says_nothing(&document) => Checked::Nothing,
        Ok(document) => Checked::Matrix(findings(&document, config)),
        // Most pages of a documentation are about something else.
        Err(Failure::NoMatrix { .. }) if !file.is_named => Checked::Nothing,
        Err(failure) => Checked::Failed(name, failure),
    }
}

/// Whether a page only happens to have something that could be a matrix: lines without a table, a
/// table of which it is not clear who does what, or a column of single letters, as an index has.
fn says_nothing(document: &Document) -> bool {
    let reading = &document.reading;
    reading.format == Format::Text
        || reading.notes.iter().any(|note| note.text == UNCLEAR)
        || reading.matrix.parties.len() < 2
}

/// What the rules find in a document.
pub(super) fn findings(document: &Document, config: &Config) -> Vec<Found> {
    let matrix = document.matrix();
    let checker = Checker::new(matrix, config.settings());
    let all: Vec<&Finding> = checker.findings().all().collect();
    if all.is_empty() {
        return Vec::new();
    }
    let finder = Finder::of(document);
    let found = |finding: &&Finding| {
        let fixes = checker.fixes(matrix, finding);
        let help = fixes.into_iter().map(|fix| one_line(&fix.name)).collect();
        Found::of(document, finding, finder.find(document, &finding.place), help)
    };
    all.iter().map(found).collect()
}

/// What a merge has left to decide in a file of our own, where it has left anything.
fn unresolved(path: &Path, bytes: &[u8]) -> Option<(Document, Vec<Found>)> {
    if !matches!(json::read(bytes), Err(ReadError::Unresolved { .. })) {
        return None;
    }
    let (json::File { matrix, .. }, conflicts) = json::read_unresolved(bytes).ok()?;
    let name = Name::of(path);
    let reading = Reading::of_own(matrix);
    let document = Document { name: name.clone(), bytes: bytes.to_vec(), reading };
    let own = Own::of(document.text()?);
    let found = conflicts.into_iter().zip(0_usize..).map(|(conflict, at)| Found {
        file: name.clone(),
        rule: UNRESOLVED,
        severity: Severity::Error,
        section: String::new(),
        place: one_line(&conflict.what),
        message: one_line(&format!("A merge has left this to decide: {conflict}.")),
        help: vec![
            "Write what is right into the row, then delete this entry of `unresolved`".to_owned(),
        ],
        spot: own.at(&format!("unresolved[{at}]")),
        accepted: None,
        is_known: false,
    });
    let found = found.collect();
    Some((document, found))
}
