//! `unnumbered-section`: a heading without a number among numbered ones.

use super::numbering::{self, Odd};
use crate::checks::engine::Whole;
use crate::checks::finding::Found;
use crate::checks::rule::{Check, Explanation, Rule};

pub(super) use super::numbering::{fixes, message};

pub(super) static RULE: Rule =
    Rule::hint("unnumbered-section", "Missing section number", &[Check::Sections(check)]);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "A section without a number, where the source numbers most of its sections.",
    why: "Contracts and tickets refer to sections by number. A section without one can't be \
        referred to.",
    example: "“1.”, “2.” and then “Storage”.",
    remedy: "Add the number.",
    accept: "When the source has it this way and must stay as it is.",
    source: super::words::OUR_OWN,
};

fn check(whole: &Whole) -> Vec<Found> {
    numbering::odd(whole, Odd::Missing)
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check_rows, check_rows_clean, check_rows_fixes};
    use crate::matrix::Severity::Hint;

    #[test]
    fn fires_on_one_without_a_number() {
        check_rows(
            &["# 1. A", "a: RA|I", "# B", "b: RA|I", "# 2. C", "c: RA|I"],
            "unnumbered-section",
            Hint,
            "Expected 2. here.",
        );
    }

    #[test]
    fn is_silent_where_most_have_none() {
        check_rows_clean(&["# 1. A", "a: RA|I", "# B", "b: RA|I"], "unnumbered-section");
        check_rows_clean(&["# A", "a: RA|I", "# B", "b: RA|I"], "unnumbered-section");
    }

    #[test]
    fn offers_to_number_all() {
        check_rows_fixes(
            &["# 1. A", "a: RA|I", "# B", "b: RA|I", "# 2. C", "c: RA|I"],
            "unnumbered-section",
            &[(
                "Renumber all sections",
                &["# 1. A", "a: RA|I", "# 2. B", "b: RA|I", "# 3. C", "c: RA|I"],
            )],
        );
    }
}
