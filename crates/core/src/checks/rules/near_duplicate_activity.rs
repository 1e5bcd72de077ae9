//! `near-duplicate-activity`: two activities say the same in other words.

use super::words;
use crate::checks::engine::{Member, groups, sorted};
use crate::checks::finding::{Fact, Finding, Found, Place};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::matrix::Matrix;

pub(super) use crate::checks::rule::no_fixes as fixes;

pub(super) static RULE: Rule =
    Rule::hint("near-duplicate-activity", "Near-duplicate activity", &[Check::SameWording(check)]);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "Activities with the same words, ignoring small words, plurals and word order. Words \
        used interchangeably in service descriptions, such as client and customer or problem and \
        issue, count as the same. Texts of fewer than three words are not compared.",
    why: "Duplicate rows get edited one at a time. Once they differ, nobody knows which one \
        applies.",
    example: "Manage problems on the chosen backup solution … and Manage issues on the selected \
              backup solution … (Cloud Temple IaaS).",
    remedy: "Delete one of them, or state in the text how they differ.",
    accept: "When they really are two activities, such as in sections about two platforms.",
    source: words::OUR_OWN,
};

fn check(members: &[Member], found: &mut Vec<Found>) {
    let Some(first) = members.first() else { return };
    // Of those of the very same text another rule speaks: of each other text the first counts.
    let texts = sorted(members.iter().map(|member| member.text).zip(0..));
    let others = groups(&texts).filter_map(|same| same.first().copied());
    let others = others.filter(|(text, _)| *text != first.text);
    for (at, _) in sorted(others.map(|(_, at)| (u64::from(at), at))) {
        if let Some(member) = members.get(at as usize) {
            let at = Found::at(Place::Activity(member.activity.id));
            found.push(at.with(Fact::Row(first.activity.id)));
        }
    }
}

pub(super) fn message(matrix: &Matrix, finding: &Finding) -> String {
    let (Some(row), Fact::Row(other)) = (finding.place.row(), &finding.fact) else {
        return String::new();
    };
    let text = matrix.activity(*other).map(|other| other.text.to_plain()).unwrap_or_default();
    format!("Says the same as “{text}”, {}.", words::place(matrix, *other, row))
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check_rows, check_rows_clean};
    use crate::matrix::Severity::Hint;

    #[test]
    fn fires_on_the_same_in_other_words() {
        check_rows(
            &[
                "# One",
                "Manage the client's problems daily: RA|I",
                "# Two",
                "Manage issues of customers daily: RA|I",
            ],
            "near-duplicate-activity",
            Hint,
            "Says the same as “Manage the client's problems daily”, in “One”.",
        );
    }

    #[test]
    fn fires_once_for_each_other_text() {
        check_rows(
            &[
                "Manage the client's problems daily: RA|I",
                "Manage issues of customers daily: RA|I",
                "Manage the client's problems daily: RA|I",
                "Manage issues of customers daily: RA|I",
            ],
            "near-duplicate-activity",
            Hint,
            "Says the same as “Manage the client's problems daily”, above in this section.",
        );
    }

    #[test]
    fn is_silent_on_the_same_words_and_on_others() {
        check_rows_clean(
            &[
                "Manage backups of keys: RA|I",
                "Manage backups of keys: RA|I",
                "Manage backups of secrets: RA|I",
            ],
            "near-duplicate-activity",
        );
        check_rows_clean(
            &["Manage issues: RA|I", "Manage problems: RA|I"],
            "near-duplicate-activity",
        );
    }
}
