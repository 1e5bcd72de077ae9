//! How the findings are listed, and where somebody is among them.

use remit_core::checks::Finding;
use remit_core::checks::list::Filter;

use super::watched::Watched;

/// How the findings are listed.
#[derive(Clone, Copy)]
pub struct Listing {
    /// Whether they stand in groups by their rules, or else in the order of the rows.
    pub by_rule: Watched<bool>,
    /// Which are shown.
    pub filter: Watched<Filter>,
    /// The groups that somebody has folded or unfolded, by the names of their rules.
    pub turned: Watched<Vec<&'static str>>,
    /// The finding that was gone to last.
    pub last: Watched<Option<Finding>>,
}

impl Listing {
    /// As it is at first.
    pub fn new() -> Self {
        Self {
            by_rule: Watched::new(true),
            filter: Watched::new(Filter::default()),
            turned: Watched::new(Vec::new()),
            last: Watched::new(None),
        }
    }

    /// Lists them by rule, or else in the order of the rows.
    pub fn set_by_rule(self, by_rule: bool) {
        self.by_rule.set(by_rule);
    }

    /// Asks for other findings.
    pub fn change_filter(self, change: impl FnOnce(&mut Filter)) {
        self.filter.update(change);
    }

    /// Folds the group of a rule, or unfolds it.
    pub fn turn(self, rule: &'static str) {
        self.turned.update(|turned| match turned.iter().position(|it| *it == rule) {
            Some(at) => drop(turned.remove(at)),
            None => turned.push(rule),
        });
    }

    /// Somebody has gone to this one.
    pub fn set_last(self, finding: Finding) {
        self.last.set(Some(finding));
    }
}
