//! What every target does: reads bytes as one format. A result or an error is fine; a panic, a
//! hang or memory without bound is not.

use std::ops::ControlFlow;

use remit_files::read;
use remit_formats::code::{from_text, to_text};
use remit_import::{Corrections, Format, Reading};

/// Reads bytes as a format, or as whatever they look like.
pub fn target(bytes: &[u8], format: Option<Format>) {
    let mut next = 0_u64;
    let mut ids = || {
        next += 1;
        next
    };
    let corrections = Corrections { format, ..Corrections::default() };
    let reading = read(bytes, None, &corrections, &mut ids, &mut |_| ControlFlow::Continue(()));
    match reading {
        Err(error) => assert!(!error.to_string().is_empty()),
        Ok(reading) => {
            let shown = reading.for_preview();
            assert_eq!(from_text::<Reading>(&to_text(&shown)), Ok(shown));
        }
    }
}

/// An archive of these parts, none of them packed.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, part) in parts {
        let at = bytes.len() as u32;
        let size = (part.len() as u32).to_le_bytes();
        let length = (name.len() as u16).to_le_bytes();
        let head =
            [&[20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &size, &size, &length, &[0; 2]];
        bytes.extend([b"PK\x03\x04", head.concat().as_slice(), name.as_bytes(), part].concat());
        directory.extend([b"PK\x01\x02\x14\0", head.concat().as_slice(), &[0; 10]].concat());
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let count = (parts.len() as u16).to_le_bytes();
    let start = (bytes.len() as u32).to_le_bytes();
    let size = (directory.len() as u32).to_le_bytes();
    let end = [&count[..], &count, &size, &start, &[0; 2]].concat();
    [bytes, directory, b"PK\x05\x06\0\0\0\0".to_vec(), end].concat()
}
