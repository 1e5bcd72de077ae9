//! How strict the checks are: what a matrix says, else the person, else the rule itself.

use super::finding::Found;
use super::rule::{Check, Rule};
use super::rules::ALL;
use crate::matrix::{Date, Matrix, RuleSetting, Severity};

/// What the checks are told besides the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// What the person wants of the rules, where the matrix does not say.
    pub rules: Vec<RuleSetting>,
    /// What day it is. Unknown, nothing is ever stale.
    pub today: Option<Date>,
}

/// A check that is on, with what is wanted of it.
#[derive(Clone, Copy)]
pub(super) struct Active {
    pub(super) rule: &'static Rule,
    pub(super) check: &'static Check,
    /// Where the rule stands among all.
    pub(super) order: u8,
    /// The severity of its findings.
    pub(super) severity: Severity,
    /// Whether somebody has set that, so that it holds for all of them.
    pub(super) is_set: bool,
    /// Its limit.
    pub(super) limit: u32,
}

/// Every check that is on, in the order of the rules.
pub(super) fn active(matrix: &Matrix, settings: &Settings) -> Vec<Active> {
    let mut active = Vec::new();
    for (order, rule) in (0..).zip(ALL) {
        let setting = setting_of(rule, &matrix.rules).or_else(|| setting_of(rule, &settings.rules));
        let severity = setting.map_or(rule.severity, |setting| setting.severity);
        let Some(severity) = severity else { continue };
        let limit = limit_of(rule, setting);
        let is_set = setting.is_some_and(|setting| setting.severity != rule.severity);
        for check in rule.checks {
            active.push(Active { rule, check, order, severity, is_set, limit });
        }
    }
    active
}

/// What a list says of a rule.
fn setting_of<'a>(rule: &Rule, settings: &'a [RuleSetting]) -> Option<&'a RuleSetting> {
    settings.iter().find(|setting| setting.rule == rule.id)
}

fn limit_of(rule: &Rule, setting: Option<&RuleSetting>) -> u32 {
    let own = rule.limit.as_ref().map_or(0, |limit| limit.default);
    setting.and_then(|setting| setting.limit).unwrap_or(own)
}

impl Rule {
    /// The rule of this name.
    pub fn find(id: &str) -> Option<&'static Self> {
        ALL.iter().find(|rule| rule.id == id).copied()
    }

    /// What holds for this rule under these settings: its severity, `None` where it is off, and
    /// its limit, 0 where it has none.
    pub fn under(&self, settings: &[RuleSetting]) -> (Option<Severity>, u32) {
        let setting = setting_of(self, settings);
        (setting.map_or(self.severity, |setting| setting.severity), limit_of(self, setting))
    }
}

/// What a matrix has to say so that just these settings hold in it, whatever the person wants of
/// other matrices.
pub fn for_matrix(wanted: &[RuleSetting], mine: &[RuleSetting]) -> Vec<RuleSetting> {
    let mut settings = wanted.to_vec();
    for rule in ALL.iter().filter(|rule| rule.under(mine) != rule.under(&[])) {
        if setting_of(rule, wanted).is_none() {
            let (id, severity) = (rule.id.to_owned(), rule.severity);
            settings.push(RuleSetting { rule: id, severity, limit: None });
        }
    }
    settings
}

impl Active {
    /// How much something that was found matters.
    pub(super) fn severity_of(&self, found: &Found) -> Severity {
        found.severity.filter(|_| !self.is_set).unwrap_or(self.severity)
    }
}
