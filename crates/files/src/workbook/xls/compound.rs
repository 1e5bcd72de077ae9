//! The files that Office wrote until 2003: streams in one file, each a chain of sectors, as on a
//! disk. What is small stands in a stream of its own, cut into small sectors.

use std::collections::BTreeSet;

use remit_formats::page::ImportError;

use crate::packed::{broken, number};

/// From here on the numbers of sectors mean something else: the end, nothing, tables.
const LAST: u32 = 0xffff_fff9;
/// The size of a small sector.
const SMALL: usize = 64;
/// Streams shorter than this stand in small sectors.
const SHORT: usize = 4_096;

/// A compound file with its directory.
pub(crate) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// For each sector the next one of its chain.
    next: Vec<u32>,
    next_small: Vec<u32>,
    small: Vec<u8>,
    streams: Vec<Stream>,
}

struct Stream {
    name: String,
    start: u32,
    size: usize,
}

impl<'a> Compound<'a> {
    /// Reads the tables and the directory.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, ImportError> {
        let sector = match number(bytes, 30, 2) {
            9 => 512,
            12 => 4_096,
            _ => return Err(broken("it is incomplete")),
        };
        let mut file = Self {
            bytes,
            sector,
            next: Vec::new(),
            next_small: Vec::new(),
            small: Vec::new(),
            streams: Vec::new(),
        };
        file.next = file.table();
        let directory = file.chain(number(bytes, 48, 4) as u32, usize::MAX);
        file.streams = directory.chunks_exact(128).map(stream).collect();
        let Some(root) = file.streams.first() else { return Err(broken("it is incomplete")) };
        file.small = file.chain(root.start, root.size);
        let small = file.chain(number(bytes, 60, 4) as u32, usize::MAX);
        file.next_small = numbers(&small).collect();
        Ok(file)
    }

    /// The table of chains. Where its own sectors are stands in the head, and further on in a
    /// chain of sectors.
    fn table(&self) -> Vec<u32> {
        let head = self.bytes.get(76..512).unwrap_or_default();
        let mut sectors: BTreeSet<u32> = BTreeSet::new();
        let mut list: Vec<u32> = Vec::new();
        let mut take = |numbers: &mut dyn Iterator<Item = u32>| {
            list.extend(numbers.filter(|sector| *sector < LAST && sectors.insert(*sector)));
        };
        take(&mut numbers(head));
        let mut more = number(self.bytes, 68, 4) as u32;
        let mut seen = BTreeSet::new();
        while more < LAST && seen.insert(more) {
            let Some((rest, next)) = self.at(more).and_then(<[u8]>::split_last_chunk::<4>) else {
                break;
            };
            take(&mut numbers(rest));
            more = u32::from_le_bytes(*next);
        }
        let known = list.into_iter().filter_map(|sector| self.at(sector));
        known.flat_map(numbers).collect()
    }

    /// A sector; the last one may be cut off.
    fn at(&self, sector: u32) -> Option<&'a [u8]> {
        let at = (sector as usize).checked_add(1)?.checked_mul(self.sector)?;
        let end = at.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(at..end).filter(|found| !found.is_empty())
    }

    /// What stands in a chain of sectors. One that comes back to itself ends there.
    fn chain(&self, start: u32, size: usize) -> Vec<u8> {
        let mut found = Vec::new();
        let mut at = start;
        let most = size.min(self.bytes.len());
        while at < LAST && found.len() < most {
            let Some(sector) = self.at(at) else { break };
            found.extend_from_slice(sector);
            at = self.next.get(at as usize).copied().unwrap_or(LAST);
        }
        found.truncate(size);
        found
    }

    fn small_chain(&self, start: u32, size: usize) -> Vec<u8> {
        let mut found = Vec::new();
        let mut at = start as usize;
        while found.len() < size {
            let Some(from) = at.checked_mul(SMALL) else { break };
            let Some(rest) = self.small.get(from..) else { break };
            found.extend_from_slice(rest.get(..SMALL).unwrap_or(rest));
            let Some(next) = self.next_small.get(at).filter(|next| **next < LAST) else { break };
            at = *next as usize;
            if rest.is_empty() {
                break;
            }
        }
        found.truncate(size);
        found
    }

    /// Whether there is a stream of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn find(&self, name: &str) -> Option<&Stream> {
        self.streams.iter().find(|stream| stream.name.eq_ignore_ascii_case(name))
    }

    /// What is in the stream of this name.
    pub(crate) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let stream = self.find(name)?;
        Some(if stream.size < SHORT {
            self.small_chain(stream.start, stream.size)
        } else {
            self.chain(stream.start, stream.size)
        })
    }
}

fn stream(entry: &[u8]) -> Stream {
    let length = number(entry, 64, 2).saturating_sub(2).min(62);
    let name = entry.get(..length).unwrap_or_default();
    Stream {
        name: encoding_rs::UTF_16LE.decode_without_bom_handling(name).0.into_owned(),
        start: number(entry, 116, 4) as u32,
        size: number(entry, 120, 4),
    }
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks::<4>().0.iter().map(|number| u32::from_le_bytes(*number))
}
