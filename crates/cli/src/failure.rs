//! Why something could not be done: where, what, and what to do.

use std::io;
use std::path::Path;

use remit_core::matrix::limits;
use remit_formats::json::{ReadError, UNRESOLVED};
use remit_formats::page::ImportError;

use super::name::Name;
use super::text::one_line;

/// Why a command could not be carried out.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The system does not hand a file over.
    #[error("{file}: The file can't be read: {}.", lower(error))]
    Unreadable {
        /// Which file.
        file: Name,
        /// What the system says.
        error: io::Error,
    },
    /// The system does not take a file.
    #[error("{file}: The file can't be written: {}.", lower(error))]
    Unwritable {
        /// Which file.
        file: Name,
        /// What the system says.
        error: io::Error,
    },
    /// A file is over the limit.
    #[error("{file}: The file is too large: {} MiB. Remit reads up to {} MiB.", bytes.div_ceil(MIB), limits::FILE_BYTES / MIB)]
    TooLarge {
        /// Which file.
        file: Name,
        /// Its size.
        bytes: usize,
    },
    /// A file is about something else.
    #[error("{file}: {what}")]
    NoMatrix {
        /// Which file.
        file: Name,
        /// What is in it.
        what: String,
        /// What to do.
        help: Option<String>,
    },
    /// A file is not as it must be.
    #[error("{file}{}: {what}", at(*line, *column))]
    Refused {
        /// Which file.
        file: Name,
        /// Its line, where one is to blame.
        line: Option<usize>,
        /// The column in it.
        column: Option<usize>,
        /// What is wrong.
        what: String,
        /// What to do.
        help: Option<String>,
    },
    /// What was asked for cannot be.
    #[error("{what}")]
    Usage {
        /// What is wrong.
        what: String,
        /// What to do.
        help: Option<String>,
    },
}

const MIB: usize = 1024 * 1024;

/// What the system says, within a sentence.
fn lower(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut chars = text.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

fn at(line: Option<usize>, column: Option<usize>) -> String {
    match (line, column) {
        (Some(line), Some(column)) => format!(":{line}:{column}"),
        (Some(line), None) => format!(":{line}"),
        (None, _) => String::new(),
    }
}

impl Failure {
    /// The file that it is about.
    pub(crate) fn file(&self) -> Option<&Name> {
        match self {
            Self::Unreadable { file, .. }
            | Self::Unwritable { file, .. }
            | Self::TooLarge { file, .. }
            | Self::NoMatrix { file, .. }
            | Self::Refused { file, .. } => Some(file),
            Self::Usage { .. } => None,
        }
    }

    /// Something that was asked for cannot be.
    pub(crate) fn usage(what: impl Into<String>) -> Self {
        Self::Usage { what: what.into(), help: None }
    }

    /// The same, with what to do.
    #[must_use]
    pub(crate) fn help(self, words: impl Into<String>) -> Self {
        let words = Some(words.into());
        match self {
            Self::Usage { what, .. } => Self::Usage { what, help: words },
            Self::Refused { file, line, column, what, .. } => {
                Self::Refused { file, line, column, what, help: words }
            }
            other => other,
        }
    }

    /// A file of settings is not as it must be, as a whole.
    pub(crate) fn settings(file: &Path, what: String, help: &str) -> Self {
        let (line, column) = (None, None);
        Self::Refused { file: Name::of(file), line, column, what, help: Some(help.to_owned()) }
    }

    /// A file that cannot be written.
    pub(crate) fn unwritable(file: &Path, error: io::Error) -> Self {
        Self::Unwritable { file: Name::of(file), error }
    }

    /// Why a file of any format was refused. `text` is what stands in it, where it is a text.
    pub(crate) fn reading(file: &Name, error: &ImportError, text: Option<&str>) -> Self {
        if let ImportError::Json(error) = error {
            return Self::json(file, error, text);
        }
        if let ImportError::TooLarge { bytes } = error {
            return Self::TooLarge { file: file.clone(), bytes: *bytes };
        }
        let file = file.clone();
        match error {
            ImportError::Broken { line, broken } => {
                let line = Some(*line).filter(|line| *line > 0);
                let what = format!("It can't be read: {broken}.");
                Self::Refused { file, line, column: None, what, help: None }
            }
            ImportError::Empty => {
                Self::NoMatrix { file, what: "The file is empty.".to_owned(), help: None }
            }
            ImportError::Protected => {
                let what = "This file is protected by a password.".to_owned();
                let help = "Remove the password and save it.";
                Self::NoMatrix { file, what, help: Some(help.to_owned()) }
            }
            ImportError::NotText { what, advice } => {
                let what = format!("This is {what}.");
                Self::NoMatrix { file, what, help: Some((*advice).to_owned()) }
            }
            ImportError::NoTable { format, reason } => {
                let what = format!("No RACI table was found in this {format}. {reason}");
                let help =
                    "Say which column holds what with --corrections; see `remit read --help`.";
                Self::NoMatrix { file, what, help: Some(help.to_owned()) }
            }
            error => {
                let what = error.to_string();
                Self::Refused { file, line: None, column: None, what, help: None }
            }
        }
    }

    /// Why a file of our own was refused.
    pub(crate) fn json(file: &Name, error: &ReadError, text: Option<&str>) -> Self {
        let (line, column, what, help) = match error {
            ReadError::TooLarge { bytes } => {
                return Self::TooLarge { file: file.clone(), bytes: *bytes };
            }
            ReadError::NotJson { line, column, reason } => {
                let help = "Mend it by hand, or take an earlier version from Git.";
                (Some(*line), Some(*column), format!("The JSON is not valid: {reason}."), help)
            }
            ReadError::CutOff { line } => {
                let what = "The file is incomplete: it ends abruptly.".to_owned();
                (Some(*line), None, what, "Get it again, or an earlier version from Git.")
            }
            ReadError::NotText => {
                (None, None, "The file is not text.".to_owned(), "A .raci.json file is UTF-8 text.")
            }
            ReadError::Empty => {
                let help = "Delete it, or write a matrix into it with `remit convert`.";
                (None, None, "The file is empty.".to_owned(), help)
            }
            ReadError::Markup => {
                let what = "This is a web page, not a Remit file.".to_owned();
                (None, None, what, "Give it the ending .html, or convert it with `remit convert`.")
            }
            ReadError::NotAMatrix => {
                let what = "This is JSON, but not a Remit file.".to_owned();
                (None, None, what, "`remit read` also reads the JSON of other tools.")
            }
            ReadError::Newer { version } => {
                let what = format!("The file has format version {version}, which is newer.");
                (None, None, what, "Update Remit.")
            }
            ReadError::Invalid { place, reason } => {
                let spot = text.map(|text| remit_formats::json::position(text, place));
                let (line, column) = spot.unzip();
                let help = "public/remit-matrix.schema.json describes the format.";
                (line, column, format!("{place}: {reason}."), help)
            }
            ReadError::Unresolved { .. } => {
                let at = text.map(|text| remit_formats::json::position(text, UNRESOLVED));
                let (line, column) = at.unzip();
                let help = "`remit check` lists each. Write what is right into the rows, then delete `unresolved`.";
                (line, column, error.to_string(), help)
            }
            ReadError::Unreadable => (None, None, error.to_string(), ""),
        };
        let help = Some(help).filter(|help| !help.is_empty()).map(str::to_owned);
        Self::Refused { file: file.clone(), line, column, what, help }
    }

    /// All of it, as lines for a person.
    pub(crate) fn in_words(&self) -> String {
        // What it tells of a file may be anything.
        let mut out = format!("error: {}\n", one_line(&self.to_string()));
        if let Self::Refused { help: Some(help), .. }
        | Self::NoMatrix { help: Some(help), .. }
        | Self::Usage { help: Some(help), .. } = self
        {
            out.push_str("help: ");
            out.push_str(help);
            out.push('\n');
        }
        out
    }
}
