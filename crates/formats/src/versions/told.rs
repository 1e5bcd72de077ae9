//! What documents tell of versions: the log of what was agreed when, by whom, and what changed.

use super::NamedVersion;
use remit_compare::diff;
use remit_core::matrix::Matrix;

/// What is said of all that is told.
pub const RECORD: &str = "Names and approvals are a record, not a qualified signature.";

/// So many rows are told of that changed from one version to the next.
const ROWS: usize = 10;

/// What a document tells of versions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// What changed since the latest of them; empty where nothing did.
    pub since: String,
    /// The versions, the latest first.
    pub versions: Vec<ToldVersion>,
}

/// What a document tells of one version.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ToldVersion {
    /// Its name and day.
    pub title: String,
    /// What people say of it.
    pub note: String,
    /// Who approved, each with whether that has lapsed.
    pub approvals: Vec<String>,
    /// What changed since the version before: in short, then row by row.
    pub changes: Vec<String>,
}

/// What is told of these versions of a matrix, the latest first.
pub fn told(versions: &[NamedVersion], matrix: &Matrix) -> Told {
    let since = versions.first().map(|latest| {
        let change = diff(&latest.matrix, matrix);
        if change.is_empty() {
            return String::new();
        }
        format!("Changed since {}: {}.", latest.named.name, change.summary(&latest.matrix))
    });
    let before = versions.iter().skip(1).map(Some).chain([None]);
    let versions = versions.iter().zip(before).map(|(version, before)| ToldVersion {
        title: version.named.title(),
        note: version.named.note.clone(),
        approvals: approvals(version, matrix),
        changes: before.map(|before| changes(before, version)).unwrap_or_default(),
    });
    Told { since: since.unwrap_or_default(), versions: versions.collect() }
}

fn approvals(version: &NamedVersion, matrix: &Matrix) -> Vec<String> {
    let one = |approval: &super::Approval| {
        let words = approval.in_words(&version.matrix);
        let standing = approval.standing(&version.matrix, matrix);
        match standing.in_words(&version.matrix, matrix) {
            Some(lapsed) => format!("Approved by {words}. {lapsed}"),
            None => format!("Approved by {words}."),
        }
    };
    version.named.approvals.iter().map(one).collect()
}

fn changes(before: &NamedVersion, version: &NamedVersion) -> Vec<String> {
    let change = diff(&before.matrix, &version.matrix);
    let summary = change.summary(&before.matrix);
    let mut lines = vec![format!("Since {}: {summary}.", before.named.name)];
    let (rows, more) = change.in_words(&before.matrix, &version.matrix, ROWS);
    lines.extend(rows.into_iter().map(|row| format!("{}: {}", row.row, row.what)));
    if more > 0 {
        lines.push(format!("and {more} more rows"));
    }
    lines
}
