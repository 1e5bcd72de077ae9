//! A file that Remit has not written.

use std::collections::BTreeSet;

use super::{Known, Named, keep_basis, letters, parties};
use crate::MergeError;
use crate::fit::Fit;
use remit_core::fold::fold;
use remit_core::matrix::{
    Acceptance, Activity, CellMark, FootnoteId, Matrix, MatrixData, Party, PartyId, PlanId, Plans,
    Row, RowId, Section,
};

/// A file that Remit has not written, as a state of the draft that it belongs to: with the draft's
/// ids wherever the two say the same (activities and headings of one text, parties, plans and
/// footnotes of one name or mark, each once), and with what it holds nothing of.
pub fn aligned(draft: &Matrix, file: &Matrix) -> Result<Matrix, MergeError> {
    let mut data: MatrixData = (**file).clone();
    data.letters = letters(draft, file)?;
    let fit = Fit::new(file, &file.parties, &data.letters);
    let rows = known_rows(draft, file);
    let row = |id: RowId| RowId::from_bits(rows.get(id.bits()));
    let known = Known::of(parties(draft), parties(file));
    let party = |id: PartyId| PartyId::from_bits(known.get(id.bits()));
    let plans = |matrix: &Matrix| {
        matrix.plans.iter().map(|plan| (fold(&plan.name), plan.id.bits())).collect()
    };
    let known = Known::of(plans(draft), plans(file));
    let plan = |id: PlanId| PlanId::from_bits(known.get(id.bits()));
    let notes = |matrix: &Matrix| {
        matrix.footnotes.iter().map(|it| (it.mark.as_str().to_owned(), it.id.bits())).collect()
    };
    let known = Known::of(notes(draft), notes(file));
    for it in &mut data.parties {
        it.id = party(it.id);
        if let Some(known) = draft.party(it.id) {
            it.clone_from(known);
        }
    }
    for it in &mut data.plans {
        it.id = plan(it.id);
    }
    for it in &mut data.footnotes {
        it.id = FootnoteId::from_bits(known.get(it.id.bits()));
    }
    let lacks = Lacks::of(file);
    for it in &mut data.rows {
        match it {
            Row::Section(section) => {
                section.id = row(section.id);
                if let Some(known) = draft.section(section.id) {
                    lacks.complete_section(section, known);
                }
            }
            Row::Activity(activity) => {
                activity.id = row(activity.id);
                fit.cells(activity);
                activity.marks.iter_mut().for_each(|it| it.party = party(it.party));
                if let Plans::Only(ids) = &mut activity.plan.plans {
                    for id in ids {
                        *id = plan(*id);
                    }
                }
                if let Some(known) = draft.activity(activity.id) {
                    lacks.complete(activity, known, draft, &data.parties);
                }
            }
        }
    }
    lacks.complete_head(&mut data, draft);
    Ok(Matrix::new(data)?)
}

/// What a file may have nothing of anywhere.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Plans,
    Comments,
    Footnotes,
    /// Printed numbers of sections.
    Numbers,
    /// What stands before and behind the activities of a section.
    Notes,
}

/// What a file has nothing of.
struct Lacks(Vec<Part>);

impl Lacks {
    fn of(file: &Matrix) -> Self {
        let sections = || file.rows.iter().filter_map(Row::section);
        let lacks = |part: &Part| match part {
            Part::Plans => file.activities().all(|it| it.plan.printed.is_empty()),
            Part::Comments => file.activities().all(|it| it.comment.is_empty()),
            Part::Footnotes => {
                file.footnotes.is_empty() && file.activities().all(|it| it.marks.is_empty())
            }
            Part::Numbers => sections().all(|it| it.written.is_empty()),
            Part::Notes => sections().all(|it| it.before.is_empty() && it.after.is_empty()),
        };
        let parts = [Part::Plans, Part::Comments, Part::Footnotes, Part::Numbers, Part::Notes];
        Self(parts.into_iter().filter(lacks).collect())
    }

    fn has(&self, part: Part) -> bool {
        self.0.contains(&part)
    }

    fn complete_section(&self, section: &mut Section, known: &Section) {
        if self.has(Part::Numbers) {
            section.written.clone_from(&known.written);
        }
        if self.has(Part::Notes) {
            section.before.clone_from(&known.before);
            section.after.clone_from(&known.after);
        }
    }

    fn complete(
        &self,
        activity: &mut Activity,
        known: &Activity,
        draft: &Matrix,
        parties: &[Party],
    ) {
        // Many formats hold neither bold nor links.
        if activity.text.to_plain() == known.text.to_plain() {
            activity.text.clone_from(&known.text);
        }
        if self.has(Part::Plans) {
            activity.plan.clone_from(&known.plan);
        }
        if self.has(Part::Comments) || activity.comment.to_plain() == known.comment.to_plain() {
            activity.comment.clone_from(&known.comment);
        }
        if self.has(Part::Footnotes) {
            let there = |mark: &&CellMark| parties.iter().any(|party| party.id == mark.party);
            activity.marks = known.marks.iter().filter(there).cloned().collect();
        }
        for (cell, party) in activity.cells.iter_mut().zip(parties) {
            let was = draft.column(party.id).and_then(|column| known.cells.get(column));
            if let Some(was) = was {
                keep_basis(cell, *was);
            }
        }
        activity.evidence.clone_from(&known.evidence);
    }

    /// The texts of readers' own making, like a title after the file's name, are nobody's change.
    fn complete_head(&self, data: &mut MatrixData, draft: &Matrix) {
        data.id = draft.id;
        data.edition = draft.edition;
        data.title.clone_from(&draft.title);
        data.base.clone_from(&draft.base);
        data.numbering = draft.numbering;
        data.rules.clone_from(&draft.rules);
        data.review_by = data.review_by.or(draft.review_by);
        data.source.clone_from(&draft.source);
        if data.language.is_empty() {
            data.language.clone_from(&draft.language);
        }
        for (new, old) in [
            (&mut data.introduction, &draft.introduction),
            (&mut data.letters_introduction, &draft.letters_introduction),
        ] {
            if new.is_empty() {
                new.clone_from(old);
            }
        }
        if self.has(Part::Plans) {
            data.plans.clone_from(&draft.plans);
        }
        if self.has(Part::Footnotes) {
            data.footnotes.clone_from(&draft.footnotes);
        }
        let rows: BTreeSet<RowId> = data.rows.iter().map(Row::id).collect();
        let is_there = |it: &&Acceptance| {
            it.row.is_none_or(|row| rows.contains(&row))
                && it.party.is_none_or(|id| data.parties.iter().any(|party| party.id == id))
        };
        data.acceptances = draft.acceptances.iter().filter(is_there).cloned().collect();
    }
}

/// The draft's ids for the rows of a file: those that say the same under the same heading, then
/// those that say the same wherever they stand.
fn known_rows(draft: &Matrix, file: &Matrix) -> Known {
    let mut known = Known::of(under_headings(draft), under_headings(file));
    let texts = |matrix: &Matrix| {
        let named = |it: &Activity| (fold(&it.text.to_plain()), it.id.bits());
        matrix.activities().map(named).collect()
    };
    known.add(texts(draft), texts(file));
    known
}

/// What rows say, each with the title of its section.
fn under_headings(matrix: &Matrix) -> Named {
    let mut heading = String::new();
    let row = |row: &Row| match row {
        Row::Section(section) => {
            heading = fold(&section.title);
            (heading.clone(), section.id.bits())
        }
        Row::Activity(activity) => {
            (format!("{heading}\n{}", fold(&activity.text.to_plain())), activity.id.bits())
        }
    };
    matrix.rows.iter().map(row).collect()
}
