//! Files of every kind: bytes become texts or sheets, whatever their encoding, and [`import`] makes
//! a matrix of them; a matrix becomes a file of any format.
//!
//! What needs large libraries is here, so that the app, which reads our own files alone, does
//! without them.
//!
//! [`import`]: remit_import

pub mod excel;

mod carry_out;
mod decode;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests_shown;

use std::ops::ControlFlow;

use remit_core::matrix::NewIds;
use remit_formats::page::{Encoding, Progress, ReadingError, Watch};
use remit_import::{Corrections, Reading, read_text};

pub use carry_out::carry_out;

/// The text of a file as [`read`] reads it, each line ended by `\n`; nothing where it is none.
pub fn text(bytes: &[u8], chosen: Option<Encoding>) -> Option<String> {
    decode::text(bytes, true, chosen).ok().map(|decoded| decoded.text)
}

/// Reads a file, or what was pasted.
///
/// `file_name` decides where the content leaves a doubt; what was pasted has none. `progress` is
/// told now and then how far the reading has come, and stops it by breaking off.
pub fn read(
    bytes: &[u8],
    file_name: Option<&str>,
    corrections: &Corrections,
    ids: &mut impl NewIds,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Reading, ReadingError> {
    let mut watch = Watch::new(progress);
    let decoded = match decode::text(bytes, file_name.is_some(), corrections.encoding) {
        Err(ReadingError::Workbook) => {
            let sheets = excel::sheets(bytes, &mut watch)?;
            return excel::read(&sheets, file_name, corrections, ids, &mut watch);
        }
        other => other?,
    };
    let mut reading = read_text(&decoded.text, file_name, corrections, ids, &mut watch)?;
    decoded.tell(&mut reading);
    Ok(reading)
}
