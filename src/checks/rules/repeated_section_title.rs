//! `repeated-section-title`: two sections of one title side by side.

use crate::checks::engine::{Whole, text_key};
use crate::checks::finding::{Fact, Finding, Found, Place};
use crate::checks::rule::{Check, Explanation, Remedy, Rule, no_fixes};
use crate::matrix::{Matrix, Row, Section, Severity};

pub(super) static RULE: Rule = Rule {
    id: "repeated-section-title",
    title: "Two sections of one title",
    severity: Some(Severity::Warning),
    kinds: &[],
    limit: None,
    checks: &[Check::Sections(check)],
};

pub(super) static REMEDY: Remedy = Remedy { message, fixes: no_fixes };

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "Sections of the same title in the same section, numbers aside.",
    why: "Who is sent to a section by its title cannot tell which of the two is meant, and \
          activities of one subject stand apart.",
    example: "Two sections “Storage” in “Operations”.",
    remedy: "Join them, or give them titles that differ.",
    accept: "When the source has it so and is to be kept.",
    source: "Remit's own rule; no published rule is known to us.",
};

fn check(whole: &Whole) -> Vec<Found> {
    // The key of each title, the section that it stands in, and its own place.
    let mut titles: Vec<(u64, Option<usize>, usize)> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, row) in whole.matrix.rows.iter().enumerate() {
        let Row::Section(section) = row else { continue };
        open.truncate(usize::from(section.level) - 1);
        let key = text_key(&section.title);
        if key != 0 {
            titles.push((key, open.last().copied(), at));
        }
        open.push(at);
    }
    titles.sort_unstable();
    let same = |one: &(u64, Option<usize>, usize), other: &(u64, Option<usize>, usize)| {
        (one.0, one.1) == (other.0, other.1)
    };
    let mut found = Vec::new();
    for group in titles.chunk_by(same) {
        let section = |at: usize| whole.matrix.rows.get(at).map(Row::id);
        let Some(first) = group.first().and_then(|(.., at)| section(*at)) else { continue };
        let others = group.iter().skip(1).filter_map(|(.., at)| section(*at));
        found.extend(others.map(|id| Found::at(Place::Section(id)).with(Fact::Row(first))));
    }
    found
}

fn message(matrix: &Matrix, finding: &Finding) -> String {
    let Fact::Row(first) = finding.fact else { return String::new() };
    let heading = matrix.section(first).map(Section::heading).unwrap_or_default();
    format!("Another section beside it has this title, too: “{heading}”.")
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
            "Another section beside it has this title, too: “1.1. Storage”.",
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
