//! `copied-comment`: a comment that speaks of another activity.

use super::words;
use crate::checks::engine::Whole;
use crate::checks::finding::{Fact, Finding, Fix, Found, Place};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::edit::{ActivityField, Command};
use crate::matrix::{Matrix, Row, Text};

pub(super) static RULE: Rule =
    Rule::hint("copied-comment", "Comment copied from another activity", &[Check::Comments(check)]);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "A comment of 40 or more characters that is identical to the comment of an earlier, \
        different activity in the same section.",
    why: "A comment copied along with a row and never updated describes the other activity, not \
        this one.",
    example: "Convert to High availability (cegedim.cloud managed products) has the comment of \
        the row above, about restoring a PostgreSQL farm.",
    remedy: "Rewrite the comment for this activity, or remove it.",
    accept: "When the comment applies to both.",
    source: words::OUR_OWN,
};

fn check(whole: &Whole) -> Vec<Found> {
    let row = |at: usize| whole.matrix.rows.get(at).map(Row::id);
    let mut found = Vec::new();
    for group in whole.repeated_comments() {
        let Some(((at, text), others)) = group.split_first() else { continue };
        let Some(first) = row(*at) else { continue };
        // Of activities of the very same text another rule speaks.
        let copied = others.iter().filter(|(_, other)| other != text);
        let copied = copied.filter_map(|(at, _)| row(*at));
        found.extend(copied.map(|id| Found::at(Place::Activity(id)).with(Fact::Row(first))));
    }
    found
}

pub(super) fn message(matrix: &Matrix, finding: &Finding) -> String {
    let Fact::Row(first) = finding.fact else { return String::new() };
    let text = matrix.activity(first).map(|first| first.text.to_plain()).unwrap_or_default();
    format!("“{text}”, above in this section, has exactly the same comment.")
}

pub(super) fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    let Some(activity) = words::activity(matrix, finding) else { return Vec::new() };
    // With its marks, it may be the only one that refers to a footnote.
    if activity.comment.marks().next().is_some() {
        return Vec::new();
    }
    let command = Command::SetActivity(activity.id, ActivityField::Comment(Text::default()));
    vec![Fix { name: "Remove the comment".to_owned(), command }]
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check_rows, check_rows_clean, check_rows_fixes};
    use crate::matrix::Severity::Hint;

    const COMMENT: &str = "The customer decides, and the provider carries it out.";

    #[test]
    fn fires_on_the_comment_of_the_row_above() {
        let rows = ["# A", "Back up", "Restore"].map(|text| match text {
            "# A" => text.to_owned(),
            text => format!("{text}: RA|I ; {COMMENT}"),
        });
        check_rows(
            &rows,
            "copied-comment",
            Hint,
            "“Back up”, above in this section, has exactly the same comment.",
        );
        check_rows_fixes(
            &rows,
            "copied-comment",
            &[("Remove the comment", &["# A", "Back up: RA|I", "Restore: RA|I"])],
        );
    }

    #[test]
    fn is_silent_on_short_ones_other_sections_and_the_same_activity() {
        check_rows_clean(&["Back up: RA|I ; daily", "Restore: RA|I ; daily"], "copied-comment");
        for second in ["# B", "Restore: RA|I"] {
            let rows = [format!("Back up: RA|I ; {COMMENT}"), second.to_owned()];
            let last = match second {
                "# B" => format!("Restore: RA|I ; {COMMENT}"),
                _ => format!("Back up: RA|I ; {COMMENT}"),
            };
            check_rows_clean(&[&rows[0], &rows[1], &last], "copied-comment");
        }
    }
}
