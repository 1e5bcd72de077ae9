//! The rules. A new one is a new file, and a line in the list below.

mod marks;
mod numbering;
mod quoted;
mod words;

use super::{Explanation, Remedy, Rule};

/// Makes several lists of one: of the rules, of their remedies and of their explanations. They
/// are apart so that who uses the rules alone does not carry the others along.
macro_rules! rules {
    ($($name:ident,)*) => {
        $(mod $name;)*

        /// Every rule, in the order in which lists show them.
        pub static ALL: &[&Rule] = &[$(&$name::RULE),*];

        /// What is wrong and what can be done, for each of them in the same order.
        pub static REMEDIES: &[Remedy] =
            &[$(Remedy { message: $name::message, fixes: $name::fixes }),*];

        /// What there is to say of each rule.
        pub static EXPLANATIONS: &[(&Rule, &Explanation)] =
            &[$((&$name::RULE, &$name::EXPLANATION)),*];
    };
}

rules! {
    no_accountable,
    several_accountable,
    no_responsible,
    empty_row,
    blank_activity,
    only_informed,
    accountable_not_responsible,
    redundant_informed,
    redundant_consulted,
    many_responsible,
    many_consulted,
    many_informed,
    shared_without_split,
    inferred_cell,
    duplicate_activity,
    near_duplicate_activity,
    copied_comment,
    undefined_plan,
    plan_spelt_differently,
    undefined_footnote,
    unused_footnote,
    party_without_letters,
    party_without_actions,
    duplicate_party,
    overloaded_party,
    empty_section,
    repeated_section_title,
    unnumbered_section,
    misnumbered_section,
    stale_source,
}
