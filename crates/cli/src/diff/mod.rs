//! `remit diff`: what two matrices say differently, activity by activity and cell by cell.

mod align;
mod changes;
mod written;

use super::args;
use super::console;
use super::document::Document;
use super::failure::Failure;
use super::matching::{self, Source, Which};
use super::outcome::Outcome;
use remit_import::Corrections;

pub(crate) use align::align;
pub(crate) use changes::{Change, Changes, What, changes};

/// Prints what two files say differently.
pub(crate) fn run(args: &args::Diff) -> Result<Outcome, Failure> {
    let none = Corrections::default();
    if args.is_matched {
        return matched(args);
    }
    let (old, new) = (Document::open(&args.old, &none)?, Document::open(&args.new, &none)?);
    let aligned = align(old.matrix(), new.matrix());
    let changes = changes(old.matrix(), &aligned);
    let names = (old.name.as_str(), new.name.as_str());
    print(args.format, &changes, names)
}

/// Prints what two files of different descent say differently.
fn matched(args: &args::Diff) -> Result<Outcome, Failure> {
    let (old, new) = (Source::open(&args.old, Which::A)?, Source::open(&args.new, Which::B)?);
    let matches = matching::matches(args.matches.as_deref(), &old, &new)?;
    let alignment = remit_compare::align::align(&old.matrix, &new.matrix, &matches);
    let aligned = matching::renamed(&new.matrix, &alignment);
    let mut changes = changes(&old.matrix, &aligned);
    changes.forget_moves();
    let open = matching::undecided(&alignment);
    if open > 0 {
        let verb = if open == 1 { "has" } else { "have" };
        let words =
            format!("{open} of the rows removed {verb} a likely match: `remit match` lists them.");
        console::tell(&format!("{words}\n"));
    }
    print(args.format, &changes, (old.name.as_str(), new.name.as_str()))
}

fn print(
    format: args::DiffFormat,
    changes: &Changes,
    names: (&str, &str),
) -> Result<Outcome, Failure> {
    let text = match format {
        args::DiffFormat::Human => written::human(changes, names),
        args::DiffFormat::Json => written::json(changes, names)?,
        args::DiffFormat::Markdown => written::markdown(changes, names),
    };
    console::print(&text);
    Ok(if changes.is_empty() { Outcome::Good } else { Outcome::Found })
}

/// What leads from one matrix to the other, for people; nothing where nothing does.
pub(crate) fn shown(changes: &Changes) -> String {
    written::rows(changes)
}
