//! Documents as programs write them.

use crate::tests_shown::{lines, reading};

/// Made once with LibreOffice.
const SAVED: &[u8] = include_bytes!("../../../../../tests/data/office/raci.docx");

#[test]
fn a_document_that_was_saved_by_a_program_is_read() {
    let read = reading(SAVED, "raci.docx").unwrap();
    let expected = [
        "= Kunde | Équipe",
        "# Preparation",
        "Plan the **move**[^1] | A | R // Wait for it",
        "Test restore | I | RA // Wait for it",
        "# Operation",
        "Fix faults | I | A",
    ];
    assert_eq!(lines(&read), expected);
    let notes: Vec<_> = read.matrix.footnotes.iter().map(|note| note.text.to_plain()).collect();
    assert_eq!(notes, ["Only on weekends."]);
}
