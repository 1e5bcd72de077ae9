//! Readings and corrections as JSON text, to cross from a worker to the page. Only Remit reads
//! it, in the same version that wrote it.

mod read;
mod write;

use super::Format;
use super::facts::{Corrections, LineUse, Orientation, Reading};
use remit_core::matrix::Kind;
use remit_formats::json::{self, Node, ReadError};
use remit_formats::page::NoteKind;

/// Something that can be written as JSON text and read back.
pub trait TextForm: Sized {
    /// The text.
    fn to_text(&self) -> String;

    /// What a text says; fails on anything that [`to_text`](Self::to_text) has not written.
    fn from_text(text: &str) -> Result<Self, ReadError>;
}

impl TextForm for Reading {
    fn to_text(&self) -> String {
        json::compact(&write::reading(self))
    }

    fn from_text(text: &str) -> Result<Self, ReadError> {
        read::reading(json::parse(text)?)
    }
}

impl TextForm for Corrections {
    fn to_text(&self) -> String {
        json::compact(&write::corrections(self))
    }

    fn from_text(text: &str) -> Result<Self, ReadError> {
        read::corrections(json::parse(text)?)
    }
}

const KINDS: [(&str, Kind); 6] = [
    ("responsible", Kind::Responsible),
    ("accountable", Kind::Accountable),
    ("consulted", Kind::Consulted),
    ("informed", Kind::Informed),
    ("support", Kind::Support),
    ("other", Kind::Other),
];

const ORIENTATIONS: [(&str, Orientation); 3] = [
    ("activitiesDown", Orientation::ActivitiesDown),
    ("activitiesAcross", Orientation::ActivitiesAcross),
    ("lettersAcross", Orientation::LettersAcross),
];

const LINES: [(&str, LineUse); 5] = [
    ("header", LineUse::Header),
    ("section", LineUse::Section),
    ("activity", LineUse::Activity),
    ("note", LineUse::Note),
    ("ignore", LineUse::Ignore),
];

/// The word for a value.
fn word_of<T: PartialEq>(words: &[(&'static str, T)], value: &T) -> Node<'static> {
    let found = words.iter().find(|(_, other)| other == value);
    Node::text(found.map_or("", |(word, _)| *word))
}

/// The value of a word.
fn value_of<T: Copy>(words: &[(&'static str, T)], word: &str) -> Option<T> {
    words.iter().find(|(other, _)| *other == word).map(|(_, value)| *value)
}

const NOTES: [(&str, NoteKind); 3] = NoteKind::WORDS;

/// A format as a word: the delimiter stands behind `delimited`.
fn format_word(format: Format) -> String {
    match format {
        Format::Remit => "remit".to_owned(),
        Format::Json => "json".to_owned(),
        Format::Markdown => "markdown".to_owned(),
        Format::Wiki => "wiki".to_owned(),
        Format::Html => "html".to_owned(),
        Format::Excel => "excel".to_owned(),
        Format::Text => "text".to_owned(),
        Format::Delimited(delimiter) => format!("delimited{delimiter}"),
    }
}

fn format_of(word: &str) -> Option<Format> {
    Some(match word {
        "remit" => Format::Remit,
        "json" => Format::Json,
        "markdown" => Format::Markdown,
        "wiki" => Format::Wiki,
        "html" => Format::Html,
        "excel" => Format::Excel,
        "text" => Format::Text,
        _ => Format::Delimited(one(word.strip_prefix("delimited")?)?),
    })
}

/// The one character of a text.
fn one(text: &str) -> Option<char> {
    let mut chars = text.chars();
    let one = chars.next()?;
    chars.next().is_none().then_some(one)
}

#[cfg(test)]
mod tests;
