//! `remit read`: the matrix that is in a file, and what was guessed to read it.

use std::fmt::Write;

use remit_formats::page::{NoteKind, Place};
use remit_formats::{json, markdown};
use remit_import::Format;

use super::args::{self, Form};
use super::document::Document;
use super::failure::Failure;
use super::outcome::Outcome;
use super::report::Report;
use super::{console, corrections, text};

/// Prints the matrix of a file.
pub(crate) fn run(args: &args::Read) -> Result<Outcome, Failure> {
    let corrections = corrections::load(args.corrections.as_deref())?;
    let document = Document::open(&args.file, &corrections)?;
    if args.report == args::Report::Json {
        console::print(&Report::of(&document)?.to_json()?);
        return Ok(Outcome::Good);
    }
    let matrix = document.matrix();
    let printed = match args.form {
        Form::Json => json::write_file(matrix, None, &document.reading.versions),
        Form::Text => text::write(matrix),
        Form::Markdown => markdown::write(matrix),
    };
    console::print_bytes(printed.as_bytes());
    console::tell(&notes(&document));
    Ok(Outcome::Good)
}

/// The notes of a reading, one a line.
pub(crate) fn notes(document: &Document) -> String {
    let mut out = String::new();
    for question in document.reading.questions.iter().filter(|it| !it.is_answered) {
        let place = place(&question.place, document.reading.format);
        let taken = question.answers.get(question.taken);
        let taken = taken.map(|answer| text::one_line(&answer.text)).unwrap_or_default();
        let asked = text::one_line(&question.text);
        let _ok = writeln!(out, "{}{place}: to answer: {asked} Taken: {taken}", document.name);
    }
    for note in &document.reading.notes {
        let place = place(&note.place, document.reading.format);
        let kind = kind(note.kind);
        let text = text::one_line(&note.text);
        let _ok = writeln!(out, "{}{place}: {kind}: {text}", document.name);
    }
    out
}

/// Where something is, behind the name of its file.
fn place(place: &Place, format: Format) -> String {
    match (place.sheet.as_str(), place.line) {
        // The entries of JSON are counted, not its lines.
        (_, 0) => String::new(),
        (_, entry) if format == Format::Json => format!(" (entry {entry})"),
        ("", line) => format!(":{line}"),
        (sheet, line) => format!(":{sheet}!{line}"),
    }
}

/// What was done, in a word.
pub(crate) fn kind(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Guessed => "assumed",
        NoteKind::Skipped => "left out",
        NoteKind::Unknown => "not understood",
    }
}
