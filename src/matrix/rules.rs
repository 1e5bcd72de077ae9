//! What a matrix says of the checks: settings of rules, and findings that somebody accepted.

use super::id::{PartyId, RowId};
use super::source::Date;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something to look at some day.
    Hint,
    /// Probably wrong.
    Warning,
    /// Wrong by the definition of a RACI matrix.
    Error,
}

impl Severity {
    /// The word for it, as people and the JSON format write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a matrix wants of one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSetting {
    /// The rule's name, like `no-accountable`. Rules of other editions are kept as they are.
    pub rule: String,
    /// The severity of its findings; `None` turns the rule off.
    pub severity: Option<Severity>,
    /// Its limit, for rules that have one; `None` is the rule's own.
    pub limit: Option<u32>,
}

/// A finding that a person accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// The rule's name.
    pub rule: String,
    /// The row of the finding, if it is about one.
    pub row: Option<RowId>,
    /// The party of the finding, if it is about one.
    pub party: Option<PartyId>,
    /// What it was accepted for: the row's letters, cell by cell, like `RA|I`. A finding that is
    /// about something else has other words here, which change when it does.
    pub letters: String,
    /// Why.
    pub reason: String,
    /// Who.
    pub name: String,
    /// When.
    pub date: Option<Date>,
}
