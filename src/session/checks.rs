//! What the app knows of the checks beyond their findings: how they are listed, where somebody
//! is among them, and what the person wants of them.

use remit_core::checks::list::step;
use remit_core::checks::{Finding, Fix, Settings, report};
use remit_core::edit::Command;
use remit_core::grid::{Column, Cursor};
use remit_core::matrix::{RuleSetting, Severity};
use remit_formats::{file_stem, json, provenance};

use super::Session;
use crate::platform::paint::after_next_paint;
use crate::platform::{store, time};
use crate::state::{Open, Tab};

/// Under which name the person's settings are kept.
const RULES: &str = "rules";

/// What the checks are told besides the matrix.
pub fn settings() -> Settings {
    // Settings that cannot be read are those of nobody.
    let rules = store::load_setting(RULES).and_then(|text| json::read_rules(&text).ok());
    Settings { rules: rules.unwrap_or_default(), today: time::today() }
}

impl Session {
    /// Checks a matrix that was drawn before it could be checked, once whoever has waited for it
    /// could begin.
    pub fn check_at_last(self) {
        if self.is_to_be_checked() {
            after_next_paint(move || self.check_now());
        }
    }

    fn is_to_be_checked(self) -> bool {
        self.open.now(|open| open.checker().is_none()) == Some(true) && self.screen.is_loaded()
    }

    fn check_now(self) {
        if self.is_to_be_checked() {
            self.open.change(Open::check_again);
            // The library shows what is found, too.
            self.changed_locally();
        }
    }

    /// Carries out the fix of this name, if the finding still has it.
    pub fn fix(self, finding: &Finding, name: &str) {
        let fixes = self.open.now(|open| open.fixes(finding)).unwrap_or_default();
        match fixes.into_iter().find(|fix| fix.name == name) {
            Some(Fix { name, command }) => {
                self.mend(&format!("{}: {name}", finding.rule.title), &name, command);
            }
            None => self.screen.announce("This fix no longer applies."),
        }
    }

    /// Carries out what mends findings, and says what is left.
    pub fn mend(self, step: &str, name: &str, command: Command) {
        if self.dispatch(step, command) {
            self.screen.announce(format!("{name}. {}", self.counts()));
        }
    }

    /// Goes to the next finding of those that are listed, or to the one before.
    pub fn go_to_finding(self, forward: bool) {
        let filter = self.listing.filter.get_untracked();
        let here = self.grid.cursor.get_untracked().map(|cursor| cursor.row);
        let last = self.listing.last.get_untracked();
        let found = self.open.now(|open| {
            let findings = open.findings().iter();
            let listed: Vec<&Finding> = findings.filter(|finding| filter.takes(finding)).collect();
            let at = step(&listed, open.matrix(), here, last.as_ref(), forward)?;
            let finding = *listed.get(at)?;
            let (number, all) = (at + 1, listed.len());
            let (severity, title) = (severity_name(finding.severity), finding.rule.title);
            Some((finding.clone(), format!("{severity}, {number} of {all}: {title}.")))
        });
        match found.flatten() {
            Some((finding, said)) => {
                self.screen.announce(said);
                self.go_to_place_of(&finding);
            }
            None => self.screen.announce("No findings are listed."),
        }
    }

    /// Goes to the cell of a finding, where it is about one; else to where it can be read.
    pub fn go_to_place_of(self, finding: &Finding) {
        self.listing.set_last(finding.clone());
        let cursor = self.open.now(|open| {
            let parties = open.matrix().parties.iter().map(|party| party.id);
            let marked = |row| parties.clone().find(|party| finding.place.marks(row, *party));
            match (finding.place.row(), finding.place.party()) {
                (Some(row), _) => {
                    let column = marked(row).map_or(Column::Activity, Column::Party);
                    Some(Cursor { row, column })
                }
                (None, Some(party)) => {
                    let row = open.matrix().activities().next()?.id;
                    Some(Cursor { row, column: Column::Party(party) })
                }
                (None, None) => None,
            }
        });
        match cursor.flatten() {
            Some(cursor) => {
                self.screen.close_drawer();
                self.go_to(cursor);
            }
            None => self.screen.show_tab(Tab::About),
        }
    }

    /// Takes these settings for all matrices that do not say otherwise. False where the browser
    /// does not keep them.
    pub fn want_of_rules(self, rules: &[RuleSetting]) -> bool {
        let kept = store::save_setting(RULES, &json::write_rules(rules)).is_ok();
        self.open.change(Open::check_again);
        kept
    }

    /// Downloads a report of all findings, as CSV or as Markdown.
    pub(super) fn report(self, as_table: bool) {
        let made = self.open.now(|open| {
            let (matrix, findings) = (open.matrix(), open.findings());
            if as_table {
                let stem = provenance::stem(matrix);
                (format!("{stem}.findings.csv"), "text/csv", report::csv(matrix, findings))
            } else {
                let text =
                    report::markdown(matrix, provenance::sentence(matrix).as_deref(), findings);
                let stem = file_stem(&matrix.title);
                (format!("{stem}.findings.md"), "text/markdown", text)
            }
        });
        let Some((name, mime, text)) = made else { return };
        self.save_file(&name, mime, &text);
    }
}

/// A severity as it begins a sentence.
pub fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Hint => "Hint",
    }
}
