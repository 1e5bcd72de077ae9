//! `empty-section`: a heading with nothing under it.

use crate::checks::engine::Whole;
use crate::checks::finding::{Finding, Fix, Found, Place};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::edit::Command;
use crate::matrix::{MAX_LEVEL, Matrix, Row, Section};

pub(super) static RULE: Rule =
    Rule::warning("empty-section", "Empty section", &[Check::Sections(check)]);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "A section without activities or notes, where other sections have activities. For \
        nested sections, the outermost is reported.",
    why: "A heading suggests that a subject is covered. If nothing follows, readers can't tell \
        whether it was forgotten.",
    example: "“5.2. Data destruction”, followed directly by the next heading.",
    remedy: "Add activities, or delete the section.",
    accept: "While you are still filling in a draft.",
    source: super::words::OUR_OWN,
};

fn check(whole: &Whole) -> Vec<Found> {
    let rows = &whole.matrix.rows;
    if !rows.iter().any(|row| row.activity().is_some()) {
        return Vec::new();
    }
    // From the end: whether anything stands behind, within a section of each level.
    let mut full = [false; MAX_LEVEL as usize + 1];
    let mut empty: Vec<&Section> = Vec::new();
    for row in rows.iter().rev() {
        let Row::Section(section) = row else {
            full = [true; MAX_LEVEL as usize + 1];
            continue;
        };
        if !section.before.is_empty() || !section.after.is_empty() {
            full = [true; MAX_LEVEL as usize + 1];
        }
        let level = usize::from(section.level);
        if full.get(level) == Some(&false) {
            empty.push(section);
        }
        full.iter_mut().skip(level).for_each(|full| *full = false);
    }
    // What stands in an empty section is not reported once more.
    let mut found: Vec<Found> = Vec::new();
    let mut inside: Option<&Section> = None;
    let mut empty = empty.into_iter().rev().peekable();
    for row in rows {
        let Row::Section(section) = row else { continue };
        inside = inside.filter(|outer| section.level > outer.level);
        let is_empty = empty.next_if(|next| next.id == section.id).is_some();
        if is_empty && inside.is_none() {
            inside = Some(section);
            found.push(Found::at(Place::Section(section.id)));
        }
    }
    found
}

pub(super) fn message(_: &Matrix, _: &Finding) -> String {
    "This section has no activities and no notes.".to_owned()
}

pub(super) fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    let Some(row) = finding.place.row() else { return Vec::new() };
    let rows = matrix.rows.get(matrix.extent(row)).unwrap_or_default();
    let command = Command::RemoveRows(rows.iter().map(Row::id).collect());
    vec![Fix { name: "Delete section".to_owned(), command }]
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check_rows, check_rows_clean, check_rows_fixes};
    use crate::matrix::Severity::Warning;

    const MESSAGE: &str = "This section has no activities and no notes.";

    #[test]
    fn fires_on_the_outermost_empty_section() {
        check_rows(&["# A", "Back up: RA|I", "# B", "## C"], "empty-section", Warning, MESSAGE);
        check_rows(&["# A", "## B", "## C", "Back up: RA|I"], "empty-section", Warning, MESSAGE);
        check_rows(&["# A", "## B", "# C", "Back up: RA|I"], "empty-section", Warning, MESSAGE);
    }

    #[test]
    fn is_silent_where_anything_stands_in_it_or_nothing_anywhere() {
        check_rows_clean(&["# A", "## B", "Back up: RA|I"], "empty-section");
        check_rows_clean(&["# A", "# B"], "empty-section");
        check_rows_clean(&["# A", "Back up: RA|I", "# B ; See the contract."], "empty-section");
    }

    #[test]
    fn offers_to_delete_it() {
        check_rows_fixes(
            &["# A", "Back up: RA|I", "# B", "## C"],
            "empty-section",
            &[("Delete section", &["# A", "Back up: RA|I"])],
        );
    }
}
