//! The records of a workbook until 2003, and the texts in them.

use encoding_rs::{Encoding, UTF_16LE};

use crate::packed::number;

/// What a record is.
pub(super) mod kind {
    pub(crate) const FORMULA: u16 = 0x0006;
    pub(crate) const END: u16 = 0x000a;
    pub(crate) const FROM_1904: u16 = 0x0022;
    pub(crate) const PROTECTED: u16 = 0x002f;
    pub(crate) const GOES_ON: u16 = 0x003c;
    pub(crate) const CODE_PAGE: u16 = 0x0042;
    pub(crate) const SHEET: u16 = 0x0085;
    pub(crate) const MANY_NUMBERS: u16 = 0x00bd;
    pub(crate) const RICH_TEXT: u16 = 0x00d6;
    pub(crate) const CELL_FORMAT: u16 = 0x00e0;
    pub(crate) const MERGED: u16 = 0x00e5;
    pub(crate) const TEXTS: u16 = 0x00fc;
    pub(crate) const SHARED_TEXT: u16 = 0x00fd;
    pub(crate) const NUMBER: u16 = 0x0203;
    pub(crate) const TEXT: u16 = 0x0204;
    pub(crate) const TRUTH: u16 = 0x0205;
    pub(crate) const FORMULA_TEXT: u16 = 0x0207;
    pub(crate) const SMALL_NUMBER: u16 = 0x027e;
    pub(crate) const FORM: u16 = 0x041e;
    pub(crate) const BEGIN: u16 = 0x0809;
}

/// A record, with the pieces that go on with it because it would be too long.
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) data: &'a [u8],
    pub(super) more: Vec<&'a [u8]>,
    /// How many bytes stand behind it.
    pub(super) left: usize,
}

impl Record<'_> {
    pub(super) fn number(&self, at: usize, length: usize) -> usize {
        number(self.data, at, length)
    }

    pub(super) fn float(&self, at: usize) -> f64 {
        let bytes = self.data.get(at..at + 8).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0.0, f64::from_le_bytes)
    }
}

/// The records of a stream, up to what is damaged.
pub(super) struct Records<'a>(pub(super) &'a [u8]);

impl<'a> Records<'a> {
    fn take(&mut self) -> Option<(u16, &'a [u8])> {
        let (head, rest) = self.0.split_at_checked(4)?;
        let (data, rest) = rest.split_at_checked(number(head, 2, 2))?;
        self.0 = rest;
        Some((number(head, 0, 2) as u16, data))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, data) = self.take()?;
        let mut more = Vec::new();
        while number(self.0, 0, 2) == usize::from(kind::GOES_ON) {
            let Some((_, piece)) = self.take() else { break };
            more.push(piece);
        }
        Some(Record { kind, data, more, left: self.0.len() })
    }
}

/// How texts are written: as bytes of a code page, or since Excel 97 as Unicode.
#[derive(Clone, Copy)]
pub(super) struct Writing {
    pub(super) unicode: bool,
    pub(super) page: &'static Encoding,
}

impl Writing {
    /// The text whose length begins the bytes, in so many bytes itself.
    pub(super) fn text(self, bytes: &[u8], length: usize) -> String {
        let count = number(bytes, 0, length);
        let rest = bytes.get(length..).unwrap_or_default();
        if !self.unicode {
            let bytes = rest.get(..count).unwrap_or(rest);
            return self.page.decode_without_bom_handling(bytes).0.into_owned();
        }
        let mut pieces = Pieces { now: rest, later: [].iter() };
        let flags = pieces.byte().unwrap_or(0);
        pieces.skip(head(flags, &mut pieces.clone()).0);
        pieces.characters(count, flags)
    }
}

/// The encoding of a code page.
pub(super) fn code_page(number: usize) -> &'static Encoding {
    let label = match number {
        874 => "windows-874",
        932 => "shift_jis",
        936 => "gbk",
        949 => "euc-kr",
        950 => "big5",
        1250 => "windows-1250",
        1251 => "windows-1251",
        1253 => "windows-1253",
        1254 => "windows-1254",
        1255 => "windows-1255",
        1256 => "windows-1256",
        1257 => "windows-1257",
        1258 => "windows-1258",
        10_000 | 0x8000 => "macintosh",
        _ => "windows-1252",
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(encoding_rs::WINDOWS_1252)
}

/// So many texts are shared at most.
const MOST_TEXTS: usize = 4_000_000;

/// The texts that cells share. A long one goes on in the next piece, which says anew how its
/// characters are written.
pub(super) fn shared(record: &Record) -> Vec<String> {
    let mut pieces =
        Pieces { now: record.data.get(8..).unwrap_or_default(), later: record.more.iter() };
    let mut texts = Vec::new();
    while texts.len() < MOST_TEXTS
        && let Some(count) = pieces.number(2)
        && let Some(flags) = pieces.byte()
    {
        let (length, behind) = head(flags, &mut pieces.clone());
        pieces.skip(length);
        texts.push(pieces.characters(count, flags));
        pieces.skip(behind);
    }
    texts
}

/// How long what stands before the characters is, and what stands behind them: runs of styles and
/// what is said of the pronunciation.
fn head(flags: u8, pieces: &mut Pieces) -> (usize, usize) {
    let (mut before, mut behind) = (0, 0_usize);
    if flags & 8 != 0 {
        before += 2;
        behind = pieces.number(2).unwrap_or(0) * 4;
    }
    if flags & 4 != 0 {
        before += 4;
        behind = behind.saturating_add(pieces.number(4).unwrap_or(0));
    }
    (before, behind)
}

/// Bytes that stand in several records.
#[derive(Clone)]
struct Pieces<'a> {
    now: &'a [u8],
    later: std::slice::Iter<'a, &'a [u8]>,
}

impl Pieces<'_> {
    fn fill(&mut self) -> bool {
        while self.now.is_empty() {
            let Some(next) = self.later.next() else { return false };
            self.now = next;
        }
        true
    }

    fn byte(&mut self) -> Option<u8> {
        self.fill();
        let (byte, rest) = self.now.split_first()?;
        self.now = rest;
        Some(*byte)
    }

    fn number(&mut self, length: usize) -> Option<usize> {
        let mut number = 0;
        for at in 0..length {
            number |= usize::from(self.byte()?) << (8 * at);
        }
        Some(number)
    }

    fn skip(&mut self, mut count: usize) {
        while count > 0 && self.fill() {
            let part = count.min(self.now.len());
            self.now = self.now.get(part..).unwrap_or_default();
            count -= part;
        }
    }

    fn characters(&mut self, mut count: usize, mut flags: u8) -> String {
        let mut text = String::new();
        while count > 0 {
            if self.now.is_empty() {
                if !self.fill() {
                    break;
                }
                flags = self.byte().unwrap_or(0);
            }
            let wide = flags & 1 == 1;
            let size = if wide { 2 } else { 1 };
            let part = count.min(self.now.len().div_ceil(size));
            let (bytes, rest) = self.now.split_at(self.now.len().min(part * size));
            self.now = rest;
            count -= part;
            if wide {
                text.push_str(&UTF_16LE.decode_without_bom_handling(bytes).0);
            } else {
                // The lower halves of characters, of which the upper ones are zero.
                text.extend(bytes.iter().map(|byte| char::from(*byte)));
            }
        }
        text
    }
}
