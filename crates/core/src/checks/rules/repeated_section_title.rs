//! `repeated-section-title`: two sections of one title side by side.

use crate::checks::engine::{Whole, groups, joined, sorted, text_key};
use crate::checks::finding::{Fact, Finding, Found, Place};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::matrix::{Matrix, Row, Section};

pub(super) use crate::checks::rule::no_fixes as fixes;

pub(super) static RULE: Rule =
    Rule::warning("repeated-section-title", "Duplicate section title", &[Check::Sections(check)]);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "Sections with the same title in the same parent section, ignoring numbers.",
    why: "Readers referred to a section by its title can't tell which one is meant, and \
        activities on one subject are split up.",
    example: "Two sections “Storage” in “Operations”.",
    remedy: "Merge them, or give them different titles.",
    accept: "When the source has it this way and must stay as it is.",
    source: super::words::OUR_OWN,
};

fn check(whole: &Whole) -> Vec<Found> {
    // A key for each title and the section that it stands in, with its own place.
    let mut titles: Vec<(u64, u32)> = Vec::new();
    let mut open: Vec<u64> = Vec::new();
    for (row, at) in whole.matrix.rows.iter().zip(0..) {
        let Row::Section(section) = row else { continue };
        open.truncate(usize::from(section.level) - 1);
        let title = text_key(&section.title);
        if title != 0 {
            titles.push((joined(title, open.last().copied().unwrap_or_default()), at));
        }
        open.push(section.id.bits());
    }
    let titles = sorted(titles.into_iter());
    let mut found = Vec::new();
    for group in groups(&titles) {
        let section = |at: u32| whole.matrix.rows.get(at as usize).map(Row::id);
        let Some(first) = group.first().and_then(|(_, at)| section(*at)) else { continue };
        let others = group.iter().skip(1).filter_map(|(_, at)| section(*at));
        found.extend(others.map(|id| Found::at(Place::Section(id)).with(Fact::Row(first))));
    }
    found
}

pub(super) fn message(matrix: &Matrix, finding: &Finding) -> String {
    let Fact::Row(first) = finding.fact else { return String::new() };
    let heading = matrix.section(first).map(Section::heading).unwrap_or_default();
    format!("A section at the same level has this title too: “{heading}”.")
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check_rows, check_rows_clean};
    use crate::matrix::Severity::Warning;

    #[test]
    fn fires_on_one_title_twice_side_by_side() {
        check_rows(
            &["# 1. A", "## 1.1. Storage", "a: RA|I", "## 1.2. storage", "b: RA|I"],
            "repeated-section-title",
            Warning,
            "A section at the same level has this title too: “1.1. Storage”.",
        );
    }

    #[test]
    fn is_silent_in_two_sections() {
        check_rows_clean(
            &["# A", "## Storage", "a: RA|I", "# B", "## Storage", "b: RA|I"],
            "repeated-section-title",
        );
    }
}
