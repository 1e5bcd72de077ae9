//! Packed files: a folder of parts in a ZIP archive, as office programs write them.
//!
//! A small file can unpack to more than a browser has. So before anything is unpacked, the
//! directory at its end is read: how many parts it has, and how large it says they are. A part is
//! unpacked no further than that.

use remit_core::matrix::limits;
use remit_formats::page::ImportError;

/// So many parts a file may have.
const MOST_PARTS: usize = 2_000;
/// So many bytes it may unpack to, all in all.
pub(crate) const MOST_BYTES: usize = 4 * limits::FILE_BYTES;

pub(crate) fn broken(reason: impl Into<String>) -> ImportError {
    ImportError::Damaged { reason: reason.into() }
}

/// A packed file with its directory.
pub(crate) struct Package<'a> {
    bytes: &'a [u8],
    parts: Vec<Part<'a>>,
}

struct Part<'a> {
    name: &'a [u8],
    at: usize,
    packed: usize,
    size: usize,
    method: usize,
}

/// A number of so many bytes, the lowest first; what is not there counts as nothing.
pub(crate) fn number(bytes: &[u8], at: usize, length: usize) -> usize {
    let part = bytes.get(at..at.saturating_add(length)).unwrap_or_default();
    part.iter().rev().fold(0, |number, byte| (number << 8) | usize::from(*byte))
}

impl<'a> Package<'a> {
    /// Reads the directory, and refuses what would unpack to too much.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, ImportError> {
        let end = directory_end(bytes).ok_or_else(|| broken("it is incomplete"))?;
        let count = number(bytes, end + 10, 2);
        let mut at = number(bytes, end + 16, 4);
        if count > MOST_PARTS {
            return Err(broken(format!(
                "it contains {count} files; Remit reads up to {MOST_PARTS}"
            )));
        }
        let mut parts = Vec::with_capacity(count);
        let mut total = 0_usize;
        for _ in 0..count {
            if bytes.get(at..at.saturating_add(4)) != Some(b"PK\x01\x02") {
                return Err(broken("its directory is damaged"));
            }
            let (packed, size) = (number(bytes, at + 20, 4), number(bytes, at + 24, 4));
            // Deflate packs to a thousandth at best; whatever claims more, or hides its size, is
            // none of ours to unpack.
            if size > packed.saturating_mul(1_100).saturating_add(1_000) {
                return Err(broken("its contents claim an impossible size"));
            }
            total = total.saturating_add(size);
            if total > MOST_BYTES {
                let most = MOST_BYTES / (1024 * 1024);
                return Err(broken(format!("it unpacks to more than {most} MiB")));
            }
            let length = number(bytes, at + 28, 2);
            let name = bytes.get(at + 46..at + 46 + length).unwrap_or_default();
            let method = number(bytes, at + 10, 2);
            parts.push(Part { name, at: number(bytes, at + 42, 4), packed, size, method });
            let behind = length + number(bytes, at + 30, 2) + number(bytes, at + 32, 2);
            at = at.saturating_add(46 + behind);
        }
        Ok(Self { bytes, parts })
    }

    /// Whether there is such a part. Names are the same in upper and lower case.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// Whether the name of a part ends so.
    pub(crate) fn has_ending(&self, ending: &str) -> bool {
        self.parts.iter().any(|part| part.name.ends_with(ending.as_bytes()))
    }

    fn find(&self, name: &str) -> Option<&Part<'a>> {
        let name = name.trim_start_matches('/').as_bytes();
        self.parts.iter().find(|part| part.name.eq_ignore_ascii_case(name))
    }

    /// A part; nothing where there is none of this name.
    pub(crate) fn part(&self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        self.find(name).map(|part| self.unpacked(part)).transpose()
    }

    /// A part that has to be there.
    pub(crate) fn needed(&self, name: &str) -> Result<Vec<u8>, ImportError> {
        self.part(name)?.ok_or_else(|| broken("one of its parts is missing"))
    }

    /// A part of XML as text; empty where there is none.
    pub(crate) fn text(&self, name: &str) -> Result<String, ImportError> {
        let bytes = self.part(name)?.unwrap_or_default();
        Ok(match bytes.as_slice() {
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => super::decode::utf16_with_mark(&bytes),
            _ => String::from_utf8(bytes)
                .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
        })
    }

    /// Whether every part is as large as it says, for a library that unpacks by itself.
    pub(crate) fn check(&self) -> Result<(), ImportError> {
        self.parts.iter().try_for_each(|part| self.unpacked(part).map(drop))
    }

    fn unpacked(&self, part: &Part) -> Result<Vec<u8>, ImportError> {
        let head = part.at.saturating_add(30);
        let names = number(self.bytes, part.at.saturating_add(26), 2)
            + number(self.bytes, part.at.saturating_add(28), 2);
        let from = head.saturating_add(names);
        let data = self.bytes.get(from..from.saturating_add(part.packed));
        let data = data.ok_or_else(|| broken("one of its parts is incomplete"))?;
        match part.method {
            0 if part.packed == part.size => Ok(data.to_vec()),
            8 => match miniz_oxide::inflate::decompress_to_vec_with_limit(data, part.size) {
                Ok(unpacked) if unpacked.len() == part.size => Ok(unpacked),
                _ => Err(broken("one of its parts doesn't have the size it claims")),
            },
            _ => Err(broken("one of its parts is compressed in an unusual way")),
        }
    }
}

/// Where the end of the directory begins; a comment of up to 64 KiB may stand behind it.
fn directory_end(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(22 + 65_535);
    let tail = bytes.get(from..)?;
    let at = tail.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    (at + 22 <= tail.len()).then_some(from + at)
}
