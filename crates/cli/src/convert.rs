//! `remit convert`: from any format that is read to any that is written.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use remit_files::carry_out;
use remit_formats::json;
use remit_formats::versions::told;
use remit_import::Reading;
use remit_import::job::{Done, Job, Target};

use super::args;
use super::document::Document;
use super::failure::Failure;
use super::outcome::Outcome;
use super::{console, corrections, day, identity, read, text};

/// Converts a file.
pub(crate) fn run(args: &args::Convert) -> Result<Outcome, Failure> {
    let form = Form::of(&args.output)?;
    let corrections = corrections::load(args.corrections.as_deref())?;
    let document = Document::open(&args.file, &corrections)?;
    let bytes = form.write(&document.reading)?;
    fs::write(&args.output, bytes).map_err(|error| Failure::unwritable(&args.output, error))?;
    console::tell(&read::notes(&document));
    Ok(Outcome::Good)
}

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A file of our own.
    Json,
    /// Lines of text.
    Text,
    /// Anything else.
    Target(Target),
}

/// The endings, the longest first.
const ENDINGS: [(&str, Form); 9] = [
    (".responsibilities.csv", Form::Target(Target::Compliance)),
    (".markdown", Form::Target(Target::Markdown)),
    (".html", Form::Target(Target::Html)),
    (".json", Form::Json),
    (".xlsx", Form::Target(Target::Excel)),
    (".csv", Form::Target(Target::Csv)),
    (".htm", Form::Target(Target::Html)),
    (".txt", Form::Text),
    (".md", Form::Target(Target::Markdown)),
];

impl Form {
    /// What a file of this name is to be.
    fn of(path: &Path) -> Result<Self, Failure> {
        let name = path.to_string_lossy().to_lowercase();
        let found = ENDINGS.iter().find(|(ending, _)| name.ends_with(ending));
        let unknown = || {
            let failure = Failure::usage(format!("Remit can't write {}.", path.display()));
            failure.help("Use the ending .raci.json, .md, .csv, .xlsx, .html, .responsibilities.csv or .txt.")
        };
        found.map(|(_, form)| *form).ok_or_else(unknown)
    }

    /// The file of what was read.
    fn write(self, reading: &Reading) -> Result<Vec<u8>, Failure> {
        let Reading { matrix, versions, .. } = reading;
        let target = match self {
            Self::Json => return Ok(json::write_file(matrix, None, versions).into_bytes()),
            Self::Text => return Ok(text::write(matrix).into_bytes()),
            Self::Target(target) => target,
        };
        let job = Job::Write {
            target,
            matrix: Box::new(matrix.clone()),
            today: day::today(),
            stamp: None,
            told: told(versions, matrix),
        };
        let ids = &mut identity::Fresh::default();
        match carry_out(job, &[], ids, &mut |_| ControlFlow::Continue(())) {
            Ok(Done::Written(bytes)) => Ok(bytes),
            Ok(Done::Read(_) | Done::Table(_) | Done::Aligned(_)) => Ok(Vec::new()),
            Err(reason) => Err(Failure::usage(reason)),
        }
    }
}
