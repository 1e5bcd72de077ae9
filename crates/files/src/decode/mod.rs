//! From bytes to text. A mark at the beginning says the encoding, or the page itself does, or a
//! person; what is UTF-8 is known to be. Otherwise it is guessed, and that is told.

mod declared;
mod known;
mod legacy;
#[cfg(test)]
mod legacy_tests;
#[cfg(test)]
mod short_tests;

use remit_formats::page::{Encoding, ImportError, Note, NoteKind, Place};
use remit_import::Reading;

use legacy::{by_name, guess, read};

/// A text, and how it was read.
pub(super) struct Decoded {
    pub(super) text: String,
    encoding: Encoding,
    how: How,
    /// How many characters are none in this encoding.
    lost: usize,
}

/// How it is known in which encoding a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// By itself, or by a mark at its beginning.
    Known,
    /// The page says it.
    Said,
    /// A person chose it.
    Chosen,
    /// It is the likeliest.
    Guessed {
        /// How many bytes there were to guess by.
        by: usize,
    },
}

/// By fewer bytes than these the likeliest encoding is often not the right one.
const ENOUGH: usize = 40;

/// It does not say it, and is hardly anything else.
const SURE: How = How::Guessed { by: ENOUGH };

/// The text of a file, without the mark at its beginning. `chosen` is the encoding that a person
/// chose where the file does not say it. What was pasted is no file: it is UTF-8, whatever its
/// markup says of the page that it came from.
pub(super) fn text(
    bytes: &[u8],
    is_file: bool,
    chosen: Option<Encoding>,
) -> Result<Decoded, ImportError> {
    let decoded = decoded(bytes, is_file, chosen);
    let text = &decoded.text;
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}');
    let controls = text.chars().filter(|c| control(*c)).count();
    if controls > 2 && controls * 100 > text.chars().count() {
        return Err(ImportError::NotText {
            what: "not a text file",
            advice: "Choose an Excel, Word, CSV, Markdown, web page or JSON file.",
        });
    }
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    Ok(Decoded { text: lines(decoded.text), ..decoded })
}

fn decoded(bytes: &[u8], is_file: bool, chosen: Option<Encoding>) -> Decoded {
    let of = |text: String, encoding, how| {
        let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
        Decoded { text, encoding, how, lost }
    };
    let zeros = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => {
            let text = String::from_utf8_lossy(rest).into_owned();
            return of(text, Encoding::UTF_8, How::Known);
        }
        [0xff, 0xfe, rest @ ..] => {
            return of(utf16(rest, u16::from_le_bytes), Encoding::UTF_16LE, How::Known);
        }
        [0xfe, 0xff, rest @ ..] => {
            return of(utf16(rest, u16::from_be_bytes), Encoding::UTF_16BE, How::Known);
        }
        _ => zeros(bytes),
    };
    if let Some(encoding) = chosen {
        return of(read(bytes, encoding), encoding, How::Chosen);
    }
    match zeros {
        Some(0) => return of(utf16(bytes, u16::from_be_bytes), Encoding::UTF_16BE, SURE),
        Some(_) => return of(utf16(bytes, u16::from_le_bytes), Encoding::UTF_16LE, SURE),
        None => {}
    }
    let said = if is_file { declared::label(bytes) } else { None };
    let said = said.and_then(|label| by_name(&label)).filter(|it| *it != Encoding::UTF_8);
    if let Some(encoding) = said {
        return of(read(bytes, encoding), encoding, How::Said);
    }
    let escaped = is_escaped(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if !escaped => {
            let (text, encoding) = (text.to_owned(), Encoding::UTF_8);
            Decoded { text, encoding, how: How::Known, lost: 0 }
        }
        _ => {
            let encoding = if is_nearly_utf8(bytes) { Encoding::UTF_8 } else { guess(bytes) };
            let by = bytes.iter().filter(|byte| !byte.is_ascii()).count();
            of(read(bytes, encoding), encoding, if escaped { SURE } else { How::Guessed { by } })
        }
    }
}

impl Decoded {
    /// Adds to a reading what a person should know of the encoding.
    pub(super) fn tell(&self, reading: &mut Reading) {
        let lost = self.lost;
        let name = self.encoding.name();
        let mut notes = Vec::new();
        if let How::Guessed { by } = self.how {
            let doubt = if by < ENOUGH {
                " There are too few special characters in it to be sure."
            } else {
                ""
            };
            let text = format!(
                "The file doesn’t say how its characters are encoded. It was read as {name}.{doubt} If some look wrong, choose another encoding."
            );
            notes.push((NoteKind::Guessed, text));
        }
        if lost > 0 {
            let count = match lost {
                1 => "1 character is".to_owned(),
                lost => format!("{lost} characters are"),
            };
            let text = format!(
                "{count} not valid in {name} and shown as “\u{fffd}”. Choose another encoding if there is a choice, or save the file as UTF-8 and import it again."
            );
            notes.push((NoteKind::Unknown, text));
        }
        let note = |(kind, text)| Note { place: Place::default(), kind, text };
        reading.notes.splice(0..0, notes.into_iter().map(note));
        // Where the page says it and all is well, there is nothing to choose.
        let open = match self.how {
            How::Known => false,
            How::Said => lost > 0,
            How::Chosen | How::Guessed { .. } => true,
        };
        reading.encoding = open.then_some(self.encoding);
    }
}

/// Whether a text changes between character sets by signs that all are ASCII.
fn is_escaped(bytes: &[u8]) -> bool {
    let begins = |sign: &[u8]| matches!(sign, [0x1b, b'$', b'B' | b'@']);
    bytes.contains(&0x1b) && bytes.windows(3).any(begins)
}

/// Whether most of what is no ASCII is UTF-8: a file that was cut, or joined with another.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    wrong * 3 < right
}

/// On which side of each pair of bytes the zeros stand. No text but UTF-16 has any; there, of
/// every language, the ends of lines and what parts the cells have one.
fn zeros(bytes: &[u8]) -> Option<usize> {
    let head = bytes.get(..bytes.len().min(20_000)).unwrap_or_default();
    let count = |side: usize| {
        head.chunks_exact(2).filter(|pair| pair.get(side).is_some_and(|byte| *byte == 0)).count()
    };
    (0..2).find(|side| count(*side) >= 2 && count(1 - side) * 8 < count(*side))
}

/// The text of bytes in UTF-16, which begin with its mark.
pub(super) fn utf16_with_mark(bytes: &[u8]) -> String {
    let unit =
        if bytes.starts_with(&[0xfe, 0xff]) { u16::from_be_bytes } else { u16::from_le_bytes };
    utf16(bytes.get(2..).unwrap_or_default(), unit)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks(2).map(|pair| match pair {
        [a, b] => unit([*a, *b]),
        _ => 0xfffd,
    });
    char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
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
        assert_eq!(text(bytes, true, None).unwrap().text, expected);
    }

    #[test]
    fn texts_are_read_in_the_codes_that_programs_write() {
        check("\u{feff}é;R\r\n".as_bytes(), "é;R\n");
        check("é;R\rI".as_bytes(), "é;R\nI");
        let units: Vec<u16> = "\u{feff}é;R\n".encode_utf16().collect();
        check(&units.iter().flat_map(|unit| unit.to_le_bytes()).collect::<Vec<_>>(), "é;R\n");
        check(&units.iter().flat_map(|unit| unit.to_be_bytes()).collect::<Vec<_>>(), "é;R\n");
        for text in ["a;R;b", "Задача;Заказчик\nПлан;A\n", "作業\t顧客\n計画\tA\n"]
        {
            let units = || text.encode_utf16();
            check(&units().flat_map(u16::to_le_bytes).collect::<Vec<_>>(), text);
            check(&units().flat_map(u16::to_be_bytes).collect::<Vec<_>>(), text);
        }
    }
}
