//! What a rule is made of.

use super::activity::ActivityCheck;
use super::engine::{Member, Whole};
use super::finding::{Finding, Fix, Found};
use crate::matrix::{Kind, Matrix, Severity};

/// A rule. Its file in `rules/` holds everything about it.
pub struct Rule {
    /// Its name, after the bad pattern: stable, as matrices refer to it.
    pub id: &'static str,
    /// What it found, in a few words.
    pub title: &'static str,
    /// How much its findings matter, where nobody says otherwise; `None` where it is off.
    pub severity: Option<Severity>,
    /// The kinds of letters that it speaks of. A rule that speaks of any is silent where a row
    /// has no letter at all; of such rows `empty-row` speaks.
    pub kinds: &'static [Kind],
    /// Its threshold, if it has one.
    pub limit: Option<Limit>,
    /// How it looks at a matrix.
    pub checks: &'static [Check],
}

type Name = &'static str;

impl Rule {
    /// A rule whose findings are errors. It speaks of any letters and has no threshold.
    pub(super) const fn error(id: Name, title: Name, checks: &'static [Check]) -> Self {
        let severity = Some(Severity::Error);
        Self { id, title, severity, kinds: &[], limit: None, checks }
    }

    /// The same; its findings are warnings.
    pub(super) const fn warning(id: Name, title: Name, checks: &'static [Check]) -> Self {
        Self { severity: Some(Severity::Warning), ..Self::error(id, title, checks) }
    }

    /// The same; its findings are hints.
    pub(super) const fn hint(id: Name, title: Name, checks: &'static [Check]) -> Self {
        Self { severity: Some(Severity::Hint), ..Self::error(id, title, checks) }
    }

    /// The same, off unless somebody says otherwise.
    pub(super) const fn off(id: Name, title: Name, checks: &'static [Check]) -> Self {
        Self { severity: None, ..Self::error(id, title, checks) }
    }

    /// The same, of letters of these kinds.
    pub(super) const fn about(self, kinds: &'static [Kind]) -> Self {
        Self { kinds, ..self }
    }

    /// The same, with a threshold.
    pub(super) const fn above(self, default: u32, counts: &'static str) -> Self {
        Self { limit: Some(Limit { default, counts }), ..self }
    }
}

/// What to say of a rule's findings and to do about them: only made when somebody wants to know.
/// Remedies stand beside the rules and are not reached from them, so that what only marks rows
/// does not carry them along.
pub struct Remedy {
    /// What is wrong, in a sentence or two.
    pub message: fn(&Matrix, &Finding) -> String,
    /// What could be done about a finding, the most likely first.
    pub fixes: fn(&Matrix, &Finding) -> Vec<Fix>,
}

/// The threshold of a rule: it fires above.
pub struct Limit {
    /// Where it stands unless somebody says otherwise.
    pub default: u32,
    /// What is counted, in words that follow a number: "responsible parties".
    pub counts: &'static str,
}

/// The explanation of a rule, under its fixed headings. Explanations stand beside the rules and
/// are not reached from them: the app fetches them when somebody first asks "Why?".
pub struct Explanation {
    /// What it finds.
    pub finds: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// An example.
    pub example: &'static str,
    /// What to do.
    pub remedy: &'static str,
    /// When to accept it.
    pub accept: &'static str,
    /// Where the rule comes from.
    pub source: &'static str,
}

/// How a rule looks at a matrix. What it may look at decides when it looks again.
pub enum Check {
    /// One activity at a time; at most one finding for each.
    Activity(fn(&ActivityCheck) -> Option<Found>),
    /// The activities of one text, in reading order. Each may be held against the first of them
    /// and the first of its place, and against no other: after a change the rule
    /// is given only those that were held against what has changed, and what they are held
    /// against.
    SameText(fn(&[Member], &mut Vec<Found>)),
    /// The activities whose texts mean the same, word for word, in reading order. They are not
    /// looked at again when letters change.
    SameWording(fn(&[Member], &mut Vec<Found>)),
    /// The parties, with what they hold in all; the number is the rule's limit.
    Parties(fn(&Whole, u32) -> Vec<Found>),
    /// What is printed of plans.
    Plans(fn(&Whole) -> Vec<Found>),
    /// The comments that stand at more than one activity.
    Comments(fn(&Whole) -> Vec<Found>),
    /// Footnotes and their marks outside activities.
    Footnotes(fn(&Whole) -> Vec<Found>),
    /// The sections.
    Sections(fn(&Whole) -> Vec<Found>),
    /// The dates of the matrix.
    Dates(fn(&Whole) -> Vec<Found>),
}

impl Check {
    /// Which step of a run it belongs to; findings remember it.
    pub(super) fn stage(&self) -> Stage {
        match self {
            Self::Activity(_) => Stage::Activity,
            Self::SameText(_) => Stage::SameText,
            Self::SameWording(_) => Stage::SameWording,
            Self::Parties(_) => Stage::Parties,
            Self::Plans(_) => Stage::Plans,
            Self::Comments(_) => Stage::Comments,
            Self::Footnotes(_) => Stage::Footnotes,
            Self::Sections(_) => Stage::Sections,
            Self::Dates(_) => Stage::Dates,
        }
    }
}

/// A step of a run of the checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Activities one by one.
    Activity,
    /// Activities of one text.
    SameText,
    /// Activities of one wording.
    SameWording,
    /// Parties.
    Parties,
    /// Plans.
    Plans,
    /// Comments.
    Comments,
    /// Footnotes.
    Footnotes,
    /// Sections.
    Sections,
    /// Dates.
    Dates,
}

/// For rules about which only a person can do something.
pub(super) fn no_fixes(_: &Matrix, _: &Finding) -> Vec<Fix> {
    Vec::new()
}
