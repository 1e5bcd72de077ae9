//! Looks again at what a command has touched, and at nothing else.

use super::{Checker, Facts};
use crate::checks::acceptance::Accepted;
use crate::checks::rule::Stage;
use crate::edit::Touched;
use crate::matrix::{Activity, Matrix, RowId};

/// With more rows than these, looking at everything costs less than looking at each.
pub(super) const MANY_ROWS: usize = 100;

impl Checker {
    /// Looks again at what a command, or its inverse, has touched in the matrix.
    pub fn update(&mut self, matrix: &Matrix, touched: &Touched) {
        // Row by row, the rows that say the same would be looked at again for each of them.
        self.findings.note_changes();
        let is_much = touched.all || touched.cells.len() + touched.texts.len() > MANY_ROWS;
        if is_much || (touched.rows && !self.follow_rows(matrix)) {
            if touched.all || !touched.texts.is_empty() {
                self.facts = Facts::default();
            }
            self.run(matrix);
            return;
        }
        for row in &touched.texts {
            self.look_at_text(matrix, *row);
        }
        let mut parties = touched.rows;
        for row in &touched.cells {
            parties |= self.look_at_cells(matrix, *row);
        }
        let stages = [
            (parties, Stage::Parties),
            (touched.sections, Stage::Sections),
            (touched.sections || touched.notes, Stage::Footnotes),
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

    /// Cells of an activity have changed. True where any letters have.
    fn look_at_cells(&mut self, matrix: &Matrix, row: RowId) -> bool {
        let Some((at, activity)) = self.find(matrix, row) else { return false };
        let changed = self.facts.take_letters(at, activity, self.kinds);
        self.look_at_activity(matrix, at, activity);
        // Of the wording, only the texts count.
        if let Some(facts) = self.facts.rows.get(at).copied() {
            let part = self.facts.held_against(at, facts.keys.text, [facts.here; 2]);
            self.look_at_part(matrix, Stage::SameText, &part);
            self.ask_again(matrix, at, facts.keys.wording);
        }
        changed
    }

    /// An activity's text, plan or comment has changed.
    fn look_at_text(&mut self, matrix: &Matrix, row: RowId) {
        let Some((at, activity)) = self.find(matrix, row) else { return };
        let Some(before) = self.facts.take_texts(at, activity) else { return };
        let after = self.facts.rows.get(at).copied().unwrap_or(before);
        self.look_at_activity(matrix, at, activity);
        if before.keys.text == after.keys.text {
            let part = self.facts.held_against(at, after.keys.text, [before.here, after.here]);
            self.look_at_part(matrix, Stage::SameText, &part);
        } else {
            self.findings.forget_row(at, Stage::SameText);
            self.look_at_group(matrix, Stage::SameText, before.keys.text);
            self.look_at_group(matrix, Stage::SameText, after.keys.text);
            // That of one wording are told apart by their texts.
            self.findings.forget_row(at, Stage::SameWording);
            self.look_at_group(matrix, Stage::SameWording, before.keys.wording);
            if before.keys.wording != after.keys.wording {
                self.look_at_group(matrix, Stage::SameWording, after.keys.wording);
            }
        }
        if before.plan != after.plan {
            self.look_again(matrix, Stage::Plans);
        }
        // It speaks of texts, too.
        if before.comment != after.comment || (after.comment != 0 && before.here != after.here) {
            self.look_again(matrix, Stage::Comments);
        }
        if before.marks != after.marks {
            self.look_again(matrix, Stage::Footnotes);
        }
    }

    /// Findings that do not depend on letters may have been accepted for those of a row, or of
    /// the first of those that mean the same.
    fn ask_again(&mut self, matrix: &Matrix, at: usize, wording: u64) {
        if self.accepted.is_empty() {
            return;
        }
        let is_first = self.facts.wordings.first(wording).is_some_and(|(_, it)| it as usize == at);
        let same = if is_first { self.facts.wordings.of(wording) } else { &[] };
        for at in same.iter().map(|(_, at)| *at as usize).chain([at]) {
            self.findings.accept_row(at, |finding| self.accepted.find(matrix, finding));
        }
    }

    pub(super) fn look_at_activity(&mut self, matrix: &Matrix, at: usize, activity: &Activity) {
        self.findings.forget_row(at, Stage::Activity);
        self.add_activity(matrix, at, activity);
    }

    /// Looks at the rows of a text or a wording.
    pub(super) fn look_at_group(&mut self, matrix: &Matrix, stage: Stage, key: u64) {
        let index = match stage {
            Stage::SameText => &self.facts.texts,
            _ => &self.facts.wordings,
        };
        let group = index.of(key).to_vec();
        self.look_at_part(matrix, stage, &group);
    }

    fn look_at_part(&mut self, matrix: &Matrix, stage: Stage, part: &[(u64, u32)]) {
        for (_, at) in part {
            self.findings.forget_row(*at as usize, stage);
        }
        self.add_group(matrix, stage, part);
    }

    pub(super) fn look_again(&mut self, matrix: &Matrix, stage: Stage) {
        match stage {
            // What is said of parties never stands at a row.
            Stage::Parties | Stage::Dates => self.findings.forget_others(stage),
            _ => self.findings.forget(stage),
        }
        self.add_whole(matrix, stage);
    }
}
