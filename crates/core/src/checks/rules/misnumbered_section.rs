//! `misnumbered-section`: a number that does not go on from those before.

use super::numbering::{self, Odd};
use crate::checks::engine::Whole;
use crate::checks::finding::Found;
use crate::checks::rule::{Check, Explanation, Rule};

pub(super) use super::numbering::{fixes, message};

pub(super) static RULE: Rule =
    Rule::hint("misnumbered-section", "Section number out of order", &[Check::Sections(check)]);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "A section whose number doesn't follow from its parent section and the section before \
        it, where the source numbers most of its sections.",
    why: "Contracts and tickets refer to sections by number. A duplicate or misplaced number \
        points to the wrong section.",
    example: "“3.1.”, “3.2.” and then “3.2.” again.",
    remedy: "Correct the number, and tell anyone who refers to it.",
    accept: "When the source has it this way and must stay as it is.",
    source: super::words::OUR_OWN,
};

fn check(whole: &Whole) -> Vec<Found> {
    numbering::odd(whole, Odd::Wrong)
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check_rows, check_rows_clean, check_rows_fixes};
    use crate::matrix::Severity::Hint;

    #[test]
    fn fires_on_a_number_out_of_order() {
        check_rows(
            &["# 1. A", "## 1.1. B", "a: RA|I", "## 1.3. C", "b: RA|I", "## 1.4. D", "c: RA|I"],
            "misnumbered-section",
            Hint,
            "Expected 1.2. here.",
        );
        check_rows(
            &["# 1 A", "a: RA|I", "# 1 B", "b: RA|I"],
            "misnumbered-section",
            Hint,
            "Expected 2 here.",
        );
    }

    #[test]
    fn is_silent_where_they_follow_or_are_no_numbers() {
        check_rows_clean(
            &["# 3. A", "## 3.1. B", "a: RA|I", "## 3.2. C", "b: RA|I", "# 4. D", "c: RA|I"],
            "misnumbered-section",
        );
        check_rows_clean(&["# A", "a: RA|I", "# B", "b: RA|I"], "misnumbered-section");
    }

    #[test]
    fn offers_to_number_all() {
        check_rows_fixes(
            &["# 1. A", "a: RA|I", "# 3. B", "## 3.1. C", "b: RA|I"],
            "misnumbered-section",
            &[("Renumber all sections", &["# 1. A", "a: RA|I", "# 2. B", "## 2.1. C", "b: RA|I"])],
        );
    }
}
