//! Profiles: settings of many rules at once, for the kinds of matrix that there are.

use super::rules::ALL;
use crate::matrix::{RuleSetting, Severity};

/// Settings that belong together.
pub struct Profile {
    /// Its name.
    pub name: &'static str,
    /// For which matrices it is meant.
    pub help: &'static str,
    /// The rules that it sets, with severity and limit; all others are as they are by themselves.
    sets: &'static [(&'static str, Option<Severity>, Option<u32>)],
}

use Severity::{Error, Hint, Warning};

/// All profiles, the mildest first. It is the one that holds where nobody chooses.
pub static PROFILES: [Profile; 4] = [
    Profile {
        name: "Published provider page",
        help: "Two parties, many rows, and a source that stays as published",
        sets: &[],
    },
    Profile {
        name: "Internal matrix",
        help: "One organisation, where those who answer for work often have others do it",
        sets: &[("accountable-not-responsible", None, None)],
    },
    Profile {
        name: "Project team",
        help: "Several parties that work together and can change the text",
        sets: &[
            ("only-informed", Some(Warning), None),
            ("redundant-consulted", Some(Hint), None),
            ("many-responsible", Some(Warning), Some(2)),
            ("many-consulted", Some(Warning), Some(3)),
            ("many-informed", Some(Hint), Some(5)),
            ("overloaded-party", Some(Hint), Some(2)),
            ("party-without-actions", Some(Warning), None),
        ],
    },
    Profile {
        name: "Strict",
        help: "Before signing: anything that could be read in two ways",
        sets: &[
            ("only-informed", Some(Error), None),
            ("blank-activity", Some(Error), None),
            ("accountable-not-responsible", Some(Warning), None),
            ("redundant-informed", Some(Error), None),
            ("redundant-consulted", Some(Warning), None),
            ("many-responsible", Some(Error), Some(2)),
            ("many-consulted", Some(Warning), Some(2)),
            ("many-informed", Some(Warning), Some(4)),
            ("shared-without-split", Some(Error), None),
            ("inferred-cell", Some(Error), None),
            ("near-duplicate-activity", Some(Warning), None),
            ("undefined-plan", Some(Error), None),
            ("undefined-footnote", Some(Error), None),
            ("unused-footnote", Some(Warning), None),
            ("overloaded-party", Some(Hint), Some(2)),
            ("party-without-actions", Some(Warning), None),
            ("stale-source", Some(Error), None),
        ],
    },
];

impl Profile {
    /// The one that new matrices of one's own begin with.
    pub fn internal() -> &'static Self {
        let [_, internal, ..] = &PROFILES;
        internal
    }

    /// The settings that a matrix has under this profile. What it says of rules that this Remit
    /// does not know stays.
    pub fn settings(&self, before: &[RuleSetting]) -> Vec<RuleSetting> {
        let unknown = before.iter().filter(|setting| is_unknown(&setting.rule)).cloned();
        let sets = self.sets.iter().map(|(rule, severity, limit)| RuleSetting {
            rule: (*rule).to_owned(),
            severity: *severity,
            limit: *limit,
        });
        sets.chain(unknown).collect()
    }

    /// The profile that settings make, if they make one.
    pub fn of(settings: &[RuleSetting]) -> Option<&'static Self> {
        PROFILES.iter().find(|profile| {
            let own = profile.settings(settings);
            ALL.iter().all(|rule| rule.under(&own) == rule.under(settings))
        })
    }
}

fn is_unknown(id: &str) -> bool {
    !ALL.iter().any(|rule| rule.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_is_known_by_its_settings() {
        let foreign =
            RuleSetting { rule: "of-another-edition".to_owned(), severity: None, limit: None };
        for profile in &PROFILES {
            let settings = profile.settings(std::slice::from_ref(&foreign));
            assert_eq!(settings.last(), Some(&foreign));
            assert_eq!(Profile::of(&settings).map(|found| found.name), Some(profile.name));
        }
        let mine = RuleSetting { rule: "empty-row".to_owned(), severity: Some(Hint), limit: None };
        assert!(Profile::of(&[mine]).is_none());
    }

    #[test]
    fn profiles_name_rules_that_there_are() {
        for (rule, _, limit) in PROFILES.iter().flat_map(|profile| profile.sets) {
            let found = ALL.iter().find(|other| other.id == *rule);
            assert!(found.is_some_and(|found| limit.is_none() || found.limit.is_some()), "{rule}");
        }
    }
}
