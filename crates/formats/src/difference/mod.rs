//! A difference as JSON: what a link carries of a draft whose base the other side has too.
//!
//! The keys and words are those of the [JSON format](super::json) wherever the two say the
//! same. Only what changed is written; where a value went, an empty text stands.

mod read;
mod rows;
mod write;

pub use read::from_node;
pub(crate) use read::from_node_at;
pub use write::to_node;

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::{from_node, to_node};
    use crate::json;
    use remit_compare::Difference;
    use remit_compare::{apply, diff};
    use remit_core::arbitrary::any_matrix;
    use remit_core::arbitrary::{edited, loose_command};

    proptest! {
        #[test]
        fn what_is_written_reads_back(old in any_matrix(), new in any_matrix()) {
            let difference = diff(&old, &new);
            let text = json::compact(&to_node(&difference, &new));
            let back = from_node(json::parse(&text).unwrap(), &old);
            prop_assert_eq!(back.as_ref(), Ok(&difference), "{}", text);
            prop_assert_eq!(apply(&old, &difference), Ok(new));
        }

        #[test]
        fn edits_read_back(matrix in any_matrix(), loose in vec(loose_command(), 1..6)) {
            let new = edited(&matrix, 0, loose);
            let difference = diff(&matrix, &new);
            let text = json::compact(&to_node(&difference, &new));
            prop_assert_eq!(from_node(json::parse(&text).unwrap(), &matrix), Ok(difference));
        }

        #[test]
        fn a_difference_of_another_matrix_is_read_or_refused(
            a in any_matrix(), b in any_matrix(), c in any_matrix(),
        ) {
            if let Ok(difference) = from_node(to_node(&diff(&a, &b), &b), &c) {
                let _either = apply(&c, &difference);
            }
        }
    }

    #[test]
    fn nothing_changed_is_nothing_written() {
        let (nothing, matrix) = (Difference::default(), any_one());
        assert_eq!(json::compact(&to_node(&nothing, &matrix)), "{}");
    }

    #[track_caller]
    fn check_refused(text: &str, message: &str) {
        let error = from_node(json::parse(text).unwrap(), &any_one()).unwrap_err();
        assert_eq!(error.to_string(), message);
    }

    #[test]
    fn what_cannot_be_is_refused_with_its_place() {
        check_refused(
            r#"{"titel": "x"}"#,
            "The file contains an error. titel: unknown key `titel`, expected one of `id`, `edition`, `base`, `title`, `language`, `introduction`, `sourceTitle`, `provider`, `service`, `link`, `date`, `note`, `lettersIntroduction`, `letters`, `numbering`, `reviewBy`, `rules`, `parties`, `plans`, `footnotes`, `rows`, `acceptances`.",
        );
        check_refused(
            r#"{"rows": {"changed": [{"id": "0000000000000001", "cells": {"Nobody": "R"}}]}}"#,
            "The file contains an error. rows.changed[0].cells.Nobody: there is no party with that name or key.",
        );
        check_refused(
            r#"{"parties": {"removed": ["1"]}}"#,
            "The file contains an error. parties.removed[0]: an id is 16 digits from 0-9 and a-f.",
        );
    }

    fn any_one() -> remit_core::matrix::Matrix {
        crate::catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap()
    }
}
