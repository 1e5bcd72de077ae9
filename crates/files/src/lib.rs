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
mod kind;
#[cfg(test)]
mod laws;
mod packed;
#[cfg(test)]
mod tests_packing;
#[cfg(test)]
mod tests_shown;
mod word;
mod workbook;
mod xml;

use std::ops::ControlFlow;

use remit_core::matrix::{NewIds, limits};
use remit_formats::page::{Encoding, ImportError, Progress, Watch};
use remit_import::{Corrections, Format, Reading, read_page, read_text};

use kind::File;

pub use carry_out::carry_out;

/// The text of a file as [`read`] reads it, each line ended by `\n`; nothing where it is none.
pub fn text(bytes: &[u8], chosen: Option<Encoding>) -> Option<String> {
    let is_text = matches!(File::of(bytes), Ok(File::Other));
    is_text.then(|| decode::text(bytes, true, chosen).ok()).flatten().map(|decoded| decoded.text)
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
) -> Result<Reading, ImportError> {
    let mut watch = Watch::new(progress);
    let watch = &mut watch;
    if bytes.len() > limits::FILE_BYTES {
        return Err(ImportError::TooLarge { bytes: bytes.len() });
    }
    let sheets = match File::of(bytes)? {
        File::Xlsx(package) => workbook::xlsx(bytes, &package, watch)?,
        File::Xlsb(package) => workbook::xlsb(&package, watch)?,
        File::Xls(compound) => workbook::xls(&compound, watch)?,
        File::Ods(package) => workbook::ods(&package, watch)?,
        File::Word(package, main) => {
            let page = word::page(&package, &main, watch)?;
            return read_page(page, Format::Word, file_name, corrections, ids, watch);
        }
        File::Other => {
            let decoded = decode::text(bytes, file_name.is_some(), corrections.encoding)?;
            let mut reading = read_text(&decoded.text, file_name, corrections, ids, watch)?;
            decoded.tell(&mut reading);
            return Ok(reading);
        }
    };
    excel::read(&sheets, file_name, corrections, ids, watch)
}
