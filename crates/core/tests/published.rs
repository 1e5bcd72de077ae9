//! The core at work on the published matrices.
#![allow(
    clippy::unwrap_used,
    clippy::wildcard_imports,
    reason = "a test that cannot read its data has failed"
)]

#[path = "published/begin.rs"]
mod begin;
#[path = "published/checks.rs"]
mod checks;
#[path = "published/counts_of_letters.rs"]
mod counts_of_letters;
#[path = "published/cursor.rs"]
mod cursor;
#[path = "published/duties.rs"]
mod duties;
#[path = "published/filter.rs"]
mod filter;
#[path = "published/hits.rs"]
mod hits;
#[path = "published/layout.rs"]
mod layout;
#[path = "published/numbers.rs"]
mod numbers;
#[path = "published/origin.rs"]
mod origin;
#[path = "published/scheme.rs"]
mod scheme;
#[path = "published/search.rs"]
mod search;
#[path = "published/selection.rs"]
mod selection;
#[path = "published/summary.rs"]
mod summary;
