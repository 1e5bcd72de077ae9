//! `duplicate-activity`: the same activity stands twice.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{DefaultHasher, Hasher};

use super::super::finding::Found;
use super::super::{Check, Explanation, Finding, Fix, Rule};
use crate::matrix::{Activity, Matrix, PlanUse, Row, RowId, Severity};

pub(super) const RULE: Rule = Rule {
    id: "duplicate-activity",
    title: "The activity stands twice",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: "Activities of the same text: with the same letters (a warning), with other \
                letters in the same section and plan (an error), with other letters elsewhere \
                (a hint).",
        why: "Two rows of one text are changed one at a time. Once they differ, nobody knows \
              which of them holds.",
        example: "Manage the lifecycle of backup policies (Cloud Temple IaaS), in two sections.",
        remedy: "Delete one of them, or say in the text how they differ.",
        accept: "When one row is meant to override the other for a part of the service, like the \
                 product tables of cegedim.cloud.",
    },
    check: Check::Matrix(check),
    fixes: no_fixes,
};

/// Where an activity stands that others may repeat.
struct First<'a> {
    activity: &'a Activity,
    section: Option<RowId>,
}

fn check(matrix: &Matrix) -> Vec<Found> {
    // Each activity is held against the first of its text, and against the first of its text,
    // section and plan. Comparing all with all would take quadratic time; and as most texts
    // stand once, the second table is begun only when one is met again.
    let mut first: HashMap<u64, First> = HashMap::new();
    let mut first_here: HashMap<(u64, Option<RowId>, &PlanUse), &Activity> = HashMap::new();
    let mut found = Vec::new();
    let mut section = None;
    let mut folded = String::new();
    for row in &matrix.rows {
        let activity = match row {
            Row::Section(each) => {
                section = Some(each.id);
                continue;
            }
            Row::Activity(activity) => activity.as_ref(),
        };
        let Some(text) = fingerprint(activity, &mut folded) else { continue };
        let earlier = match first.entry(text) {
            Entry::Vacant(entry) => {
                entry.insert(First { activity, section });
                continue;
            }
            Entry::Occupied(entry) => entry.into_mut(),
        };
        let first_key = (text, earlier.section, &earlier.activity.plan);
        first_here.entry(first_key).or_insert(earlier.activity);
        let here = first_here.entry((text, section, &activity.plan)).or_insert(activity);
        let contradicts = here.id != activity.id && !same_letters(here, activity);
        let same = same_letters(earlier.activity, activity);
        found.push(finding(matrix, activity, earlier, section, same, contradicts));
    }
    found
}

fn finding(
    matrix: &Matrix,
    activity: &Activity,
    earlier: &First,
    section: Option<RowId>,
    same: bool,
    contradicts: bool,
) -> Found {
    let place = match earlier.section {
        _ if earlier.section == section => "above in this section".to_owned(),
        Some(section) => format!("in “{}”", matrix.path_text(section)),
        None => "above the first section".to_owned(),
    };
    let (letters, severity) = match (contradicts, same) {
        (true, _) => ("with other letters", Severity::Error),
        (false, true) => ("with the same letters", Severity::Warning),
        (false, false) => ("with other letters", Severity::Hint),
    };
    let message = format!("The same activity stands {place}, {letters}.");
    Found::in_cells(activity.id, &[], message).with_severity(severity)
}

fn same_letters(a: &Activity, b: &Activity) -> bool {
    a.cells.iter().map(|cell| cell.holding).eq(b.cells.iter().map(|cell| cell.holding))
}

/// A number that is the same for texts that differ in case and white space alone; `None` for
/// blank ones. With 64 bits, two other texts of one matrix never share it by chance. The
/// folded text is written to `folded`, so that it need not be made anew for each.
fn fingerprint(activity: &Activity, folded: &mut String) -> Option<u64> {
    folded.clear();
    for word in activity.text.to_plain().split_whitespace() {
        if word.is_ascii() {
            folded.extend(word.bytes().map(|c| char::from(c.to_ascii_lowercase())));
        } else {
            folded.extend(word.chars().flat_map(char::to_lowercase));
        }
        folded.push(' ');
    }
    if folded.is_empty() {
        return None;
    }
    let mut hasher = DefaultHasher::new();
    hasher.write(folded.as_bytes());
    Some(hasher.finish())
}

/// Which of the two is meant, and how they differ, only a person can know.
fn no_fixes(_: &Matrix, _: &Finding) -> Vec<Fix> {
    Vec::new()
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check_rows, check_rows_clean};
    use crate::matrix::Severity::{Error, Hint, Warning};

    #[test]
    fn same_letters_are_a_warning() {
        check_rows(
            &["# One", "Back up: RA|I", "# Two", "back  UP: RA|I"],
            "duplicate-activity",
            Warning,
            "The same activity stands in “One”, with the same letters.",
        );
    }

    #[test]
    fn other_letters_in_one_section_are_an_error() {
        check_rows(
            &["# One", "Back up: RA|I", "Back up: I|RA"],
            "duplicate-activity",
            Error,
            "The same activity stands above in this section, with other letters.",
        );
    }

    #[test]
    fn other_letters_elsewhere_are_a_hint() {
        check_rows(
            &["# One", "Back up: RA|I", "# Two", "Back up: I|RA"],
            "duplicate-activity",
            Hint,
            "The same activity stands in “One”, with other letters.",
        );
    }

    #[test]
    fn other_texts_and_blank_ones_are_none() {
        check_rows_clean(
            &["Back up: RA|I", "Restore: RA|I", ": RA|I", ": RA|I"],
            "duplicate-activity",
        );
    }
}
