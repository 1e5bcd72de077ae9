//! Tables whose cells name owners: layers down, delivery models or duties across, "Customer",
//! "Provider" or "Shared" in the cells.

use std::collections::BTreeMap;

use super::{Counts, MOST_COLUMNS, Sure};
use crate::cell::is_not_applicable_word;
use crate::facts::{ColumnUse, OwnerColumns};
use crate::interpret::owned::owners_in;
use crate::words::{Says, fold, is_customer, is_provider, names_party, says};
use remit_formats::page::Table;

/// Plans by the names that they go by at most providers, and the beginnings of such names.
const PLANS: [&str; 34] = [
    "iaas",
    "paas",
    "saas",
    "caas",
    "faas",
    "daas",
    "xaas",
    "kaas",
    "baas",
    "onprem",
    "on prem",
    "on premise",
    "on site",
    "dedicated",
    "shared",
    "private",
    "public",
    "hybrid",
    "hosted",
    "managed",
    "self managed",
    "self service",
    "unmanaged",
    "serverless",
    "basic",
    "standard",
    "premium",
    "enterprise",
    "business",
    "essential",
    "advanced",
    "free",
    "pro",
    "starter",
];

/// Fewer names in cells say nothing.
const FEWEST: usize = 3;
/// More parties own nothing together.
const MOST_OWNERS: usize = 8;
/// So many rows are looked at.
const LOOKED_AT: usize = 500;

/// What the columns are used as, where the cells name owners.
pub(super) fn owners(
    table: &Table,
    header: usize,
    names: &[String],
    counts: &[Counts],
) -> Option<(Vec<ColumnUse>, Sure)> {
    let is_other = |column: usize| {
        let said = names.get(column).and_then(|name| says(name));
        matches!(said, Some(Says::Comment | Says::Number | Says::Section | Says::Plan))
    };
    let activity = (0..counts.len().min(MOST_COLUMNS)).find(|column| {
        counts.get(*column).is_some_and(|it| it.texts > 0 && !it.is_ids()) && !is_other(*column)
    })?;
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    let mut columns = Vec::new();
    for column in activity + 1..counts.len().min(MOST_COLUMNS) {
        let mut here: BTreeMap<String, usize> = BTreeMap::new();
        let rows = table.rows.iter().skip(header).filter(|row| !row.merged).take(LOOKED_AT);
        let cells = rows.map(|row| row.cell(column).text.to_plain());
        let cells: Vec<_> = cells.filter(|cell| !cell.trim().is_empty()).collect();
        let fits = cells.iter().all(|cell| {
            if is_not_applicable_word(cell) || cell.trim().chars().all(|c| c == '-' || c == '–') {
                return true;
            }
            let owners = owners_in(cell);
            for owner in &owners {
                *here.entry(fold(owner)).or_default() += 1;
            }
            !owners.is_empty()
        });
        let is_named = names.get(column).is_some_and(|name| !name.is_empty());
        if fits && !here.is_empty() && is_named && !is_other(column) {
            columns.push(column);
            for (name, count) in here {
                *found.entry(name).or_default() += count;
            }
        }
    }
    let mentions: usize = found.values().sum();
    let has_side = found.keys().any(|name| is_customer(name) || is_provider(name));
    // "Supported" and "Shared" stand in tables of other things, again and again.
    let teams = found.keys().filter(|name| names_party(name)).count();
    let are_teams = found.len() >= 2 && teams * 2 > found.len() && mentions >= found.len() * 2;
    let fits = mentions >= FEWEST && found.len() <= MOST_OWNERS && (has_side || are_teams);
    // Of one column more must be said: a column of places or of states looks the same.
    let enough = columns.len() >= 2 || (columns.len() == 1 && has_side);
    if !fits || !enough {
        return None;
    }
    let uses = names.iter().enumerate().map(|(column, name)| {
        if column == activity {
            ColumnUse::Activity
        } else if columns.contains(&column) {
            ColumnUse::Owners(name.clone())
        } else {
            let counts = counts.get(column);
            counts.map_or(ColumnUse::Ignore, |it| {
                super::uses::other_use(name, it, Some(activity), column)
            })
        }
    });
    Some((uses.collect(), Sure::Maybe))
}

/// What the columns of these names most likely are.
pub(in crate::interpret) fn guessed_columns(names: &[String]) -> OwnerColumns {
    let names: Vec<String> = names.iter().map(|name| fold(name)).collect();
    let is_plan = |name: &String| {
        let starts = |plan: &&str| {
            name.strip_prefix(*plan).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        };
        PLANS.iter().any(starts)
            || says(name) == Some(Says::Plan)
            || name.split(' ').any(|word| says(word) == Some(Says::Plan))
    };
    let plans = names.iter().filter(|name| is_plan(name)).count();
    if names.len() == 1 || plans * 2 >= names.len() {
        OwnerColumns::Plans
    } else {
        OwnerColumns::Duties
    }
}
