//! A finding as it is reported.

use remit_core::checks::{Finding, report};
use remit_core::matrix::Severity;

use crate::document::Document;
use crate::failure::Failure;
use crate::name::Name;
use crate::spot::Spot;
use crate::text::one_line;

/// The rule whose findings never fail a check by themselves: they ask a person to look.
pub(crate) const INFERRED: &str = "inferred-cell";

/// What was found.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// In which file.
    pub(crate) file: Name,
    /// The rule.
    pub(crate) rule: &'static str,
    /// How much it matters.
    pub(crate) severity: Severity,
    /// The headings over it.
    pub(crate) section: String,
    /// What it is about, in words.
    pub(crate) place: String,
    /// What is wrong.
    pub(crate) message: String,
    /// What can be done, each by its name.
    pub(crate) help: Vec<String>,
    /// Where it is in the file.
    pub(crate) spot: Spot,
    /// By whom it was accepted.
    pub(crate) accepted: Option<Accepted>,
    /// Whether it was known before.
    pub(crate) is_known: bool,
}

/// That a finding was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Accepted {
    /// Why, by whom and when.
    pub(crate) words: String,
}

impl Found {
    /// What the checks have found in a file.
    pub(crate) fn of(
        document: &Document,
        finding: &Finding,
        spot: Spot,
        help: Vec<String>,
    ) -> Self {
        let matrix = document.matrix();
        let section = finding.place.row().map(|row| matrix.path_text(row));
        let accepted = report::acceptance(matrix, finding);
        Self {
            file: document.name.clone(),
            rule: finding.rule.id,
            severity: finding.severity,
            section: one_line(&section.unwrap_or_default()),
            place: one_line(&finding.place.in_words(matrix)),
            message: one_line(&finding.message(matrix)),
            help,
            spot,
            accepted: accepted.map(|it| Accepted { words: report::accepted_by(it) }),
            is_known: false,
        }
    }

    /// Whether nobody has accepted it, and it is new.
    pub(crate) fn is_open(&self) -> bool {
        self.accepted.is_none() && !self.is_known
    }

    /// Whether it can fail a check.
    pub(crate) fn counts(&self) -> bool {
        self.is_open() && self.rule != INFERRED
    }

    /// What it is known by, whatever line it has moved to. When what the parties hold changes,
    /// the message does, and it is another.
    pub(crate) fn identity(&self) -> String {
        [self.rule, &self.section, &self.place, &self.message].join("\n")
    }

    /// The file with the place in it, like `docs/okms.md:42:31`.
    pub(crate) fn location(&self) -> String {
        let file = &self.file;
        match (&self.spot.cell, self.spot.line, self.spot.column) {
            (Some(cell), ..) => format!("{file}:{cell}"),
            (None, Some(line), Some(column)) => format!("{file}:{line}:{column}"),
            (None, Some(line), None) => format!("{file}:{line}"),
            (None, None, _) => file.to_string(),
        }
    }
}

/// What came of a run.
#[derive(Debug, Default)]
pub(crate) struct Run {
    /// How many files hold a matrix.
    pub(crate) files: usize,
    /// What was found, by file and in the order of each.
    pub(crate) found: Vec<Found>,
    /// What could not be read.
    pub(crate) failures: Vec<(Name, Failure)>,
}
