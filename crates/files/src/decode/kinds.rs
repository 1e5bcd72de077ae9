//! Files whose first bytes say that they are no text.

use super::ReadingError;

/// What a file is, where it is something that Remit does not read as a text.
pub(super) fn other_kind(bytes: &[u8]) -> Option<ReadingError> {
    let not_text = |what, advice| Some(ReadingError::NotText { what, advice });
    match bytes {
        [b'P', b'K', 3, 4, ..] => {
            let head = bytes.get(..bytes.len().min(4_000)).unwrap_or_default();
            let has = |name: &[u8]| head.windows(name.len()).any(|part| part == name);
            if has(b"word/") {
                return not_text("a Word document", "Copy its table and paste it here.");
            }
            if has(b"opendocument") {
                return not_text("an OpenDocument file", "Save it as .xlsx or CSV.");
            }
            Some(ReadingError::Workbook)
        }
        [0xd0, 0xcf, 0x11, 0xe0, ..] => {
            not_text("an old Office file", "Open it and save it as .xlsx or CSV.")
        }
        [b'%', b'P', b'D', b'F', ..] => {
            not_text("a PDF", "Select its text, copy it, and paste it here.")
        }
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => {
            not_text("an image", "Remit reads only text and tables.")
        }
        [0x1f, 0x8b, ..] => not_text("a compressed file", "Extract it first."),
        _ => None,
    }
}
