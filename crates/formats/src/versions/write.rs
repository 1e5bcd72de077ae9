//! From versions to the file.

use super::{Approval, Approved, NamedVersion};
use crate::difference;
use crate::json::Node;
use crate::json::write::Keys;
use remit_compare::{Difference, diff};
use remit_core::matrix::Matrix;

/// What leads to each version from the one before it in the list, and to the first from the matrix.
pub fn changes(matrix: &Matrix, versions: &[NamedVersion]) -> Vec<Difference> {
    let before = std::iter::once(matrix).chain(versions.iter().map(|version| &version.matrix));
    before.zip(versions).map(|(before, version)| diff(before, &version.matrix)).collect()
}

/// The list of versions, with what leads to each.
pub fn write<'a>(versions: &'a [NamedVersion], changes: &'a [Difference]) -> Node<'a> {
    Node::List(versions.iter().zip(changes).map(|(version, change)| one(version, change)).collect())
}

fn one<'a>(version: &'a NamedVersion, change: &'a Difference) -> Node<'a> {
    let named = &version.named;
    let mut out = Keys::default();
    out.add("kept", Node::Number(version.kept))
        .text("name", named.name.as_str())
        .some("note", Some(named.note.as_str()))
        .some("date", named.date.map(|date| date.to_string()))
        .some("summary", Some(version.summary.as_str()))
        .list("approvals", &named.approvals, approval);
    if !change.is_empty() {
        out.add("change", difference::to_node(change, &version.matrix));
    }
    out.end()
}

fn approval(approval: &Approval) -> Node<'_> {
    let row = match approval.of {
        Approved::Whole => None,
        Approved::Row(row) => Some(row.to_string()),
    };
    let mut out = Keys::default();
    out.some("party", approval.party.map(|party| party.to_string()))
        .some("row", row)
        .text("name", approval.name.as_str())
        .some("role", Some(approval.role.as_str()))
        .some("date", approval.date.map(|date| date.to_string()))
        .end()
}
