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
            assert_eq!(from_text::<Reading>(&to_text(&reading)), Ok(reading.without_places()));
        }
    }
}
