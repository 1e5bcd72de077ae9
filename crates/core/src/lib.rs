//! The core of Remit: RACI matrices, how they are changed, checked and shown.
//!
//! Pure Rust that knows no browser; the modules stand in reading order. Arrows between them
//! run one way: everything may use [`matrix`], which uses nothing of ours.

pub mod checks;
pub mod edit;
pub mod find;
pub mod fold;
pub mod grid;
pub mod keymap;
pub mod matrix;
pub mod ordered;
pub mod search;
pub mod shape;
pub mod steps;
pub mod summary;

#[cfg(any(test, feature = "testing"))]
#[allow(
    clippy::assigning_clones,
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    clippy::wildcard_imports,
    reason = "it serves tests alone"
)]
pub mod arbitrary;
