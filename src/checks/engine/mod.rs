//! Runs the checks, and looks again at what a command has touched.
//!
//! What is found of an activity depends on the activity itself ([`Stage::Activity`]), on the
//! activities that say the same ([`Stage::SameText`], [`Stage::SameWording`]), or on something
//! of the whole matrix (the other stages). A changed cell renews what was found of its row, of
//! the rows that say the same, and of the parties; nothing else can have changed. That this
//! leads to the same findings as a run over everything is held by a property test.

mod facts;
mod guard;
mod index;
mod keys;
mod whole;

pub use facts::{Facts, PartyFacts};
pub(super) use keys::{joined, key, text_key};
pub use whole::{Member, Whole};

use super::acceptance::Accepted;
use super::activity::{ActivityCheck, Kinds};
use super::finding::{Finding, Fix, Found};
use super::findings::Findings;
use super::rule::{Check, Stage};
use super::settings::{Active, Settings, active};
use crate::edit::Touched;
use crate::matrix::{Activity, Matrix, Row, RowId};

/// With more rows than these, looking at everything costs less than looking at each.
const MANY_ROWS: usize = 100;

/// Something that does as a matrix does: each activity by its position.
type Activities<'a> = &'a dyn Fn(usize) -> Option<&'a Activity>;

/// The checks of a matrix that is being edited.
#[derive(Clone)]
pub struct Checker {
    settings: Settings,
    active: Vec<Active>,
    kinds: Kinds,
    facts: Facts,
    accepted: Accepted,
    findings: Findings,
}

impl std::fmt::Debug for Checker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Checker").field("findings", &self.findings).finish_non_exhaustive()
    }
}

impl Checker {
    /// Looks at everything.
    pub fn new(matrix: &Matrix, settings: Settings) -> Self {
        let mut checker = Self {
            settings,
            active: Vec::new(),
            kinds: Kinds::default(),
            facts: Facts::default(),
            accepted: Accepted::default(),
            findings: Findings::default(),
        };
        checker.run(matrix);
        checker
    }

    /// What was found.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// What was found, for those who ask once.
    pub fn into_findings(self) -> Findings {
        self.findings
    }

    /// Under which settings it looks.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Looks again at what a command, or its inverse, has touched in the matrix.
    pub fn update(&mut self, matrix: &Matrix, touched: &Touched) {
        // Row by row, the rows that say the same would be looked at again for each of them.
        if touched.all || touched.rows || touched.cells.len() + touched.texts.len() > MANY_ROWS {
            self.run(matrix);
            return;
        }
        for row in &touched.texts {
            self.look_at_text(matrix, *row);
        }
        let mut parties = false;
        for row in &touched.cells {
            if let Some((at, activity)) = self.find(matrix, *row) {
                parties |= self.facts.take_letters(at, activity, self.kinds);
                self.look_at_activity(matrix, at, activity);
                // Of the wording, only the texts count.
                let keys = self.facts.rows.get(at).map(|row| row.keys).unwrap_or_default();
                self.look_at_group(matrix, Stage::SameText, keys.text);
                self.ask_again(matrix, at, keys.wording);
            }
        }
        let stages = [
            (parties, Stage::Parties),
            (touched.sections, Stage::Sections),
            (touched.sections, Stage::Footnotes),
            (touched.review, Stage::Dates),
        ];
        for (_, stage) in stages.iter().filter(|(is_touched, _)| *is_touched) {
            self.look_again(matrix, *stage);
        }
        if touched.acceptances {
            self.accepted = Accepted::of(matrix);
            self.findings.accept(|finding| self.accepted.find(matrix, finding));
        }
    }

    /// What could be done about a finding. What would make something as bad as it mends is left
    /// out.
    pub fn fixes(&self, matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
        let remedy = finding.remedy();
        let mut fixes = remedy.map(|it| (it.fixes)(matrix, finding)).unwrap_or_default();
        fixes.retain(|fix| self.is_safe(matrix, finding, fix));
        fixes
    }

    /// Looks at everything; of texts that were read before, at what is known of them.
    fn run(&mut self, matrix: &Matrix) {
        self.active = active(matrix, &self.settings);
        self.kinds = Kinds::of(matrix);
        self.accepted = Accepted::of(matrix);
        self.facts = Facts::of(matrix, self.kinds, &self.facts);
        self.findings = Findings::none(matrix);
        for (at, row) in matrix.rows.iter().enumerate() {
            if let Row::Activity(activity) = row {
                self.add_activity(matrix, at, activity);
            }
        }
        for stage in [Stage::SameText, Stage::SameWording] {
            let index = match stage {
                Stage::SameText => &self.facts.texts,
                _ => &self.facts.wordings,
            };
            let groups: Vec<Vec<(u64, u32)>> = index.groups().map(<[_]>::to_vec).collect();
            for group in groups {
                self.add_group(matrix, stage, &group);
            }
        }
        for stage in [Stage::Parties, Stage::Plans, Stage::Footnotes, Stage::Sections, Stage::Dates]
        {
            self.add_whole(matrix, stage);
        }
    }

    fn find<'a>(&self, matrix: &'a Matrix, row: RowId) -> Option<(usize, &'a Activity)> {
        let at = self.findings.position(row)?;
        Some((at, matrix.rows.get(at)?.activity()?))
    }

    /// An activity's text, plan or comment has changed.
    fn look_at_text(&mut self, matrix: &Matrix, row: RowId) {
        let Some((at, activity)) = self.find(matrix, row) else { return };
        let Some(before) = self.facts.take_texts(at, activity) else { return };
        let after = self.facts.rows.get(at).copied().unwrap_or(before);
        self.look_at_activity(matrix, at, activity);
        if before.keys.text != after.keys.text {
            self.findings.forget_row(at, Stage::SameText);
            self.look_at_group(matrix, Stage::SameText, before.keys.text);
        }
        if before.keys.wording != after.keys.wording {
            self.findings.forget_row(at, Stage::SameWording);
            self.look_at_group(matrix, Stage::SameWording, before.keys.wording);
        }
        self.look_at_same(matrix, at);
        if before.plan != after.plan {
            self.look_again(matrix, Stage::Plans);
        }
        if before.marks != after.marks {
            self.look_again(matrix, Stage::Footnotes);
        }
    }

    /// Findings that do not depend on letters may have been accepted for those of a row, or of a
    /// row that says the same.
    fn ask_again(&mut self, matrix: &Matrix, at: usize, wording: u64) {
        if !self.accepted.is_empty() {
            let same = self.facts.wordings.of(wording).iter().map(|(_, at)| *at as usize);
            for at in same.chain([at]) {
                self.findings.accept_row(at, |finding| self.accepted.find(matrix, finding));
            }
        }
    }

    fn look_at_activity(&mut self, matrix: &Matrix, at: usize, activity: &Activity) {
        self.findings.forget_row(at, Stage::Activity);
        self.add_activity(matrix, at, activity);
    }

    /// Looks at the rows that say what this one says.
    fn look_at_same(&mut self, matrix: &Matrix, at: usize) {
        if let Some(keys) = self.facts.rows.get(at).map(|row| row.keys) {
            self.look_at_group(matrix, Stage::SameText, keys.text);
            self.look_at_group(matrix, Stage::SameWording, keys.wording);
        }
    }

    fn look_at_group(&mut self, matrix: &Matrix, stage: Stage, key: u64) {
        let index = match stage {
            Stage::SameText => &self.facts.texts,
            _ => &self.facts.wordings,
        };
        let group = index.of(key).to_vec();
        for (_, at) in &group {
            self.findings.forget_row(*at as usize, stage);
        }
        self.add_group(matrix, stage, &group);
    }

    fn look_again(&mut self, matrix: &Matrix, stage: Stage) {
        match stage {
            // What is said of parties never stands at a row.
            Stage::Parties | Stage::Dates => self.findings.forget_others(stage),
            _ => self.findings.forget(stage),
        }
        self.add_whole(matrix, stage);
    }

    fn add_activity(&mut self, matrix: &Matrix, at: usize, activity: &Activity) {
        let found = judge_activity(matrix, &self.facts, self.kinds, &self.active, activity);
        for (active, found) in found {
            let finding = self.finding(matrix, &active, found);
            self.findings.add_at(Some(at), finding);
        }
    }

    fn add_group(&mut self, matrix: &Matrix, stage: Stage, group: &[(u64, u32)]) {
        let of_matrix = |at: usize| matrix.rows.get(at)?.activity();
        let found = judge_group(matrix, &self.facts, &self.active, stage, group, &of_matrix);
        // They come in the order of the group.
        let mut rest = group.iter();
        let stands_at = |row: RowId, at: u32| {
            matrix.rows.get(at as usize).is_some_and(|other| other.id() == row)
        };
        for (active, found) in found {
            let Some(row) = found.place.row() else { continue };
            let at = rest.find(|(_, at)| stands_at(row, *at)).map(|(_, at)| *at as usize);
            let at = at.or_else(|| self.findings.position(row));
            let finding = self.finding(matrix, &active, found);
            self.findings.add_at(at, finding);
        }
    }

    fn add_whole(&mut self, matrix: &Matrix, stage: Stage) {
        let whole = self.whole(matrix, &self.facts.parties);
        for (active, found) in judge_whole(&whole, &self.active, stage) {
            let finding = self.finding(matrix, &active, found);
            self.findings.add(finding);
        }
    }

    fn whole<'a>(&'a self, matrix: &'a Matrix, parties: &'a [PartyFacts]) -> Whole<'a> {
        let today = self.settings.today;
        Whole { matrix, kinds: self.kinds, parties, today, facts: &self.facts }
    }

    fn finding(&self, matrix: &Matrix, active: &Active, found: Found) -> Finding {
        let mut finding = Finding {
            rule: active.rule,
            severity: active.severity_of(&found),
            place: found.place,
            fact: found.fact,
            acceptance: None,
            order: active.order,
            stage: active.check.stage(),
        };
        finding.acceptance = self.accepted.find(matrix, &finding);
        finding
    }
}

/// What rules find that look at one activity.
fn judge_activity(
    matrix: &Matrix,
    facts: &Facts,
    kinds: Kinds,
    rules: &[Active],
    activity: &Activity,
) -> Vec<(Active, Found)> {
    let mut check = ActivityCheck::new(matrix, facts, kinds, activity);
    let mut all = Vec::new();
    for active in rules {
        let Check::Activity(run) = active.check else { continue };
        if check.held.is_empty() && !active.rule.kinds.is_empty() {
            continue;
        }
        check.limit = active.limit;
        if let Some(found) = run(&check) {
            all.push((*active, found));
        }
    }
    all
}

/// What rules find that look at the activities of one text or wording.
fn judge_group<'a>(
    matrix: &'a Matrix,
    facts: &Facts,
    rules: &[Active],
    stage: Stage,
    group: &[(u64, u32)],
    activities: Activities<'a>,
) -> Vec<(Active, Found)> {
    let mut all = Vec::new();
    if group.len() < 2 {
        return all;
    }
    let member = |at: usize| {
        let facts = facts.rows.get(at)?;
        let section = facts.section.and_then(|at| matrix.rows.get(at as usize)).map(Row::id);
        Some(Member { activity: activities(at)?, section, text: facts.keys.text })
    };
    let members: Vec<Member> = group.iter().filter_map(|(_, at)| member(*at as usize)).collect();
    let mut found = Vec::new();
    for active in rules {
        match (active.check, stage) {
            (Check::SameText(run), Stage::SameText)
            | (Check::SameWording(run), Stage::SameWording) => run(&members, &mut found),
            _ => continue,
        }
        all.extend(found.drain(..).map(|found| (*active, found)));
    }
    all
}

/// What rules find that look at something of the whole matrix.
fn judge_whole(whole: &Whole, rules: &[Active], stage: Stage) -> Vec<(Active, Found)> {
    let mut all = Vec::new();
    for active in rules.iter().filter(|active| active.check.stage() == stage) {
        let found = match active.check {
            Check::Parties(run) => run(whole, active.limit),
            Check::Plans(run)
            | Check::Footnotes(run)
            | Check::Sections(run)
            | Check::Dates(run) => run(whole),
            Check::Activity(_) | Check::SameText(_) | Check::SameWording(_) => continue,
        };
        all.extend(found.into_iter().map(|found| (*active, found)));
    }
    all
}

#[cfg(test)]
mod tests;
