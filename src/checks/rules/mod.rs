//! The rules. A new one is a new file, and a line in [`ALL`].

mod duplicate_activity;
mod empty_row;
mod inferred_cell;
mod no_accountable;
mod no_responsible;
mod party_without_letters;
mod redundant_informed;
mod several_accountable;
mod words;

use super::Rule;

/// The name of the rule that alone speaks of empty rows.
pub(super) const EMPTY_ROW: &str = empty_row::RULE.id;

/// Every rule, in the order in which lists show them.
pub static ALL: [&Rule; 8] = [
    &no_accountable::RULE,
    &several_accountable::RULE,
    &no_responsible::RULE,
    &empty_row::RULE,
    &redundant_informed::RULE,
    &inferred_cell::RULE,
    &duplicate_activity::RULE,
    &party_without_letters::RULE,
];
