//! From bytes to text: UTF-8, UTF-16 with or without its mark, Windows-1252.

use super::ReadingError;
use crate::matrix::limits;

/// The text of a file, without the mark at its beginning.
pub(super) fn text(bytes: &[u8]) -> Result<String, ReadingError> {
    if bytes.len() > limits::FILE_BYTES {
        return Err(ReadingError::TooLarge { bytes: bytes.len() });
    }
    if let Some(error) = other_kind(bytes) {
        return Err(error);
    }
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => match zeros(bytes) {
            Some(0) => utf16(bytes, u16::from_be_bytes),
            Some(_) => utf16(bytes, u16::from_le_bytes),
            None => utf8(bytes),
        },
    };
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}');
    let controls = text.chars().filter(|c| control(*c)).count();
    if controls > 2 && controls * 100 > text.chars().count() {
        return Err(ReadingError::NotText {
            what: "not a text file",
            advice: "Choose a Markdown, CSV, HTML, JSON or Excel file.",
        });
    }
    if text.trim().is_empty() { Err(ReadingError::Empty) } else { Ok(lines(text)) }
}

/// Files whose first bytes say that they are something else.
fn other_kind(bytes: &[u8]) -> Option<ReadingError> {
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

/// On which side of each pair most bytes are zero, as in UTF-16 of European languages.
fn zeros(bytes: &[u8]) -> Option<usize> {
    let head = bytes.get(..bytes.len().min(2_000)).unwrap_or_default();
    let pairs = head.len() / 2;
    let count = |side: usize| {
        head.chunks_exact(2).filter(|pair| pair.get(side).is_some_and(|byte| *byte == 0)).count()
    };
    (0..2).find(|side| pairs >= 2 && count(*side) * 2 > pairs && count(1 - side) * 4 < pairs)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks(2).map(|pair| match pair {
        [a, b] => unit([*a, *b]),
        _ => 0xfffd,
    });
    char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
}

/// UTF-8, or where it is none, Windows-1252: every byte is a character there.
fn utf8(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| windows_1252(*byte)).collect(),
    }
}

fn windows_1252(byte: u8) -> char {
    const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    match byte {
        0x80..=0x9f => HIGH.chars().nth(usize::from(byte) - 0x80).unwrap_or('\u{fffd}'),
        _ => char::from(byte),
    }
}

/// Line ends as `\n`, whatever system wrote them.
fn lines(text: String) -> String {
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        assert_eq!(text(bytes).unwrap(), expected);
    }

    #[test]
    fn texts_are_read_in_the_codes_that_programs_write() {
        check("\u{feff}é;R\r\n".as_bytes(), "é;R\n");
        check("é;R\rI".as_bytes(), "é;R\nI");
        check(b"Activit\xe9;R \x96 A", "Activité;R – A");
        let units: Vec<u16> = "\u{feff}é;R\n".encode_utf16().collect();
        check(&units.iter().flat_map(|unit| unit.to_le_bytes()).collect::<Vec<_>>(), "é;R\n");
        check(&units.iter().flat_map(|unit| unit.to_be_bytes()).collect::<Vec<_>>(), "é;R\n");
        let bare: Vec<u8> = "a;R;b".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&bare, "a;R;b");
    }

    #[test]
    fn other_files_are_refused_in_words() {
        for (bytes, word) in [
            (&b"%PDF-1.7"[..], "PDF"),
            (b"\x89PNG\r\n", "image"),
            (b"\xd0\xcf\x11\xe0", "Office"),
            (b"PK\x03\x04....word/document.xml", "Word"),
            (b"PK\x03\x04....xl/workbook.xml", "Excel"),
            (b"\x01\x02\x03\x04\x05\x06", "not a text file"),
            (b"  \n ", "nothing"),
            (b"", "nothing"),
        ] {
            let error = text(bytes).unwrap_err().to_string();
            assert!(error.contains(word), "{error}");
        }
    }
}
