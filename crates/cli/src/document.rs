//! A file, and what is understood of it.

use std::fs::File;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::Path;

use remit_core::matrix::{Matrix, limits};
use remit_formats::json;
use remit_import::{Corrections, Format, Reading};
use serde::de::DeserializeOwned;

use super::failure::Failure;
use super::identity;
use super::name::Name;

/// The endings of our own files.
const OWN: &str = ".raci.json";

/// Whether a file is one of ours by its name.
pub(crate) fn is_own(path: &Path) -> bool {
    path.to_str().is_some_and(|name| name.ends_with(OWN))
}

/// A file that was read.
#[derive(Debug)]
pub(crate) struct Document {
    /// What it is called.
    pub(crate) name: Name,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
    /// What was understood.
    pub(crate) reading: Reading,
}

/// What stands for standard input.
pub(crate) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The bytes of a file, unless there are too many.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |error| Failure::Unreadable { file: Name::of(path), error };
    let mut bytes = Vec::new();
    // One byte more than is read says that there are too many, whatever the system says.
    let most = limits::FILE_BYTES as u64 + 1;
    if is_standard_input(path) {
        io::stdin().lock().take(most).read_to_end(&mut bytes).map_err(unreadable)?;
    } else {
        let file = File::open(path).map_err(unreadable)?;
        let size = file.metadata().map_err(unreadable)?.len();
        if size >= most {
            let size = usize::try_from(size).unwrap_or(usize::MAX);
            return Err(Failure::TooLarge { file: Name::of(path), bytes: size });
        }
        file.take(most).read_to_end(&mut bytes).map_err(unreadable)?;
    }
    if bytes.len() > limits::FILE_BYTES {
        return Err(Failure::TooLarge { file: Name::of(path), bytes: bytes.len() });
    }
    Ok(bytes)
}

/// What a file of settings says, in JSON. `help` is what to do where it is not as it must be.
pub(crate) fn settings<T: DeserializeOwned>(path: &Path, help: &str) -> Result<T, Failure> {
    serde_json::from_slice(&bytes(path)?).map_err(|error| {
        let what = error.to_string();
        let what = what.split(" at line ").next().unwrap_or_default();
        Failure::Refused {
            file: Name::of(path),
            line: Some(error.line()),
            column: Some(error.column()),
            what: format!("{what}."),
            help: Some(help.to_owned()),
        }
    })
}

impl Document {
    /// Reads a file of any format.
    pub(crate) fn open(path: &Path, corrections: &Corrections) -> Result<Self, Failure> {
        Self::of_bytes(path, bytes(path)?, corrections)
    }

    /// Reads the bytes of a file of any format.
    pub(crate) fn of_bytes(
        path: &Path,
        bytes: Vec<u8>,
        corrections: &Corrections,
    ) -> Result<Self, Failure> {
        let name = Name::of(path);
        let reading = if is_own(path) {
            match json::read_file(&bytes) {
                Ok(file) => Reading::of_file(file),
                Err(error) => return Err(Failure::json(&name, &error, text(&bytes))),
            }
        } else {
            let file_name = path.file_name().and_then(|name| name.to_str());
            let file_name = file_name.filter(|_| !is_standard_input(path));
            let go_on = &mut |_| ControlFlow::Continue(());
            let ids = &mut identity::Fresh::default();
            let read = remit_files::read(&bytes, file_name, corrections, ids, go_on);
            read.map(identity::lasting)
                .map_err(|error| Failure::reading(&name, &error, text(&bytes)))?
        };
        Ok(Self { name, bytes, reading })
    }

    /// The matrix.
    pub(crate) fn matrix(&self) -> &Matrix {
        &self.reading.matrix
    }

    /// Whether this text of it is a file of our own, and no page that holds one unseen.
    pub(crate) fn is_own(&self, text: &str) -> bool {
        self.reading.format == Format::Remit && text.trim_start().starts_with('{')
    }

    /// Its text as it was read, with lines that end in `\n`; nothing of a workbook.
    pub(crate) fn text(&self) -> Option<String> {
        if self.reading.format == Format::Remit {
            return text(&self.bytes).map(str::to_owned);
        }
        remit_files::text(&self.bytes, self.reading.encoding)
    }
}

/// The text of a file that is UTF-8.
fn text(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    Some(text.strip_prefix('\u{feff}').unwrap_or(text))
}
