//! The core of Remit: RACI matrices, how they are changed, checked and written.
//!
//! Pure Rust that knows no browser; the modules stand in reading order. Arrows between them
//! run one way: everything may use [`matrix`], which uses nothing of ours.

pub mod catalogue;
pub mod checks;
pub mod drafts;
pub mod edit;
pub mod find;
pub mod formats;
pub mod grid;
pub mod matrix;
pub mod merge;
pub mod paper;
pub mod paste;
pub mod search;
pub mod shape;
pub mod summary;

mod steps;

#[cfg(test)]
mod arbitrary;
