//! The readers against sources as they are published and kept.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its data has failed")]

#[path = "readers/shown.rs"]
mod shown;

#[path = "readers/beside.rs"]
mod beside;
#[path = "readers/camel.rs"]
mod camel;
#[path = "readers/columns.rs"]
mod columns;
#[path = "readers/cut_apart.rs"]
mod cut_apart;
#[path = "readers/dialects.rs"]
mod dialects;
#[path = "readers/markdown.rs"]
mod markdown;
#[path = "readers/markups.rs"]
mod markups;
#[path = "readers/names.rs"]
mod names;
#[path = "readers/places.rs"]
mod places;
#[path = "readers/published.rs"]
mod published;

#[path = "readers/shapes.rs"]
mod shapes;
#[path = "readers/taken_out.rs"]
mod taken_out;

#[path = "readers/own.rs"]
mod own;

#[path = "readers/other_words.rs"]
mod other_words;

#[path = "readers/laws.rs"]
mod laws;
