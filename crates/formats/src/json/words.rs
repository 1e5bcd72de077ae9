//! The words that stand for the values of the core's enums.

use remit_core::matrix::{Basis, Kind, Numbering, Severity, Side};

/// The name by which files say what they are.
pub const FORMAT: &str = "remit-matrix";

/// The version that is written of a matrix by itself.
pub const VERSION: u32 = 1;

/// The version that is written where a file says what it parted from.
pub const STAMPED: u32 = 2;

/// The newest version that is read. It is written where a file holds named versions.
pub const NEWEST: u32 = 3;

pub(super) const KINDS: [(&str, Kind); 6] = [
    ("responsible", Kind::Responsible),
    ("accountable", Kind::Accountable),
    ("consulted", Kind::Consulted),
    ("informed", Kind::Informed),
    ("support", Kind::Support),
    ("other", Kind::Other),
];

pub(super) const SIDES: [(&str, Side); 3] =
    [("customer", Side::Customer), ("provider", Side::Provider), ("other", Side::Other)];

pub(crate) const BASES: [(&str, Basis); 3] =
    [("source", Basis::Source), ("original", Basis::Original), ("inferred", Basis::Inferred)];

pub(super) const SEVERITIES: [(&str, Severity); 3] =
    [("error", Severity::Error), ("warning", Severity::Warning), ("hint", Severity::Hint)];

pub(crate) const NUMBERINGS: [(&str, Numbering); 2] = [
    (Numbering::Kept.name(), Numbering::Kept),
    (Numbering::Automatic.name(), Numbering::Automatic),
];

/// The word for a value.
pub(crate) fn name_of<T: Copy + PartialEq>(words: &[(&'static str, T)], value: T) -> &'static str {
    words.iter().find(|(_, other)| *other == value).map_or("", |(word, _)| word)
}
