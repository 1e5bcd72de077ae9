//! The readers against sources as they are published and kept.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its data has failed")]

mod shown;

mod beside;
mod camel;
mod cases;
mod columns;
mod cut_apart;
mod dialects;
mod laws;
mod markdown;
mod markups;
mod names;
mod other_words;
mod own;
mod places;
mod published;
mod shapes;
mod silence;
mod taken_out;
mod variations;
