//! `remit diff`: what two matrices say differently, activity by activity and cell by cell.

mod align;
mod changes;
mod written;

use super::args;
use super::console;
use super::document::Document;
use super::failure::Failure;
use super::outcome::Outcome;
use remit_import::Corrections;

pub(crate) use align::align;
pub(crate) use changes::{Change, Changes, What, changes};

/// Prints what two files say differently.
pub(crate) fn run(args: &args::Diff) -> Result<Outcome, Failure> {
    let none = Corrections::default();
    let (old, new) = (Document::open(&args.old, &none)?, Document::open(&args.new, &none)?);
    let aligned = align(old.matrix(), new.matrix());
    let changes = changes(old.matrix(), &aligned);
    let names = (old.name.as_str(), new.name.as_str());
    let text = match args.format {
        args::DiffFormat::Human => written::human(&changes, names),
        args::DiffFormat::Json => written::json(&changes, names)?,
        args::DiffFormat::Markdown => written::markdown(&changes, names),
    };
    console::print(&text);
    Ok(if changes.is_empty() { Outcome::Good } else { Outcome::Found })
}

/// What leads from one matrix to the other, for people; nothing where nothing does.
pub(crate) fn shown(changes: &Changes) -> String {
    written::rows(changes)
}
