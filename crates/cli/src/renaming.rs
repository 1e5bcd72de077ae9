//! Gives the parts of a matrix other ids, wherever they are named.

use std::collections::HashMap;

use remit_core::matrix::{FootnoteId, MatrixData, PartyId, PlanId, Plans, Row, RowId};

/// Which id becomes which. What is not in it stays.
#[derive(Debug, Default)]
pub(crate) struct Renaming {
    pub(crate) rows: HashMap<RowId, RowId>,
    pub(crate) parties: HashMap<PartyId, PartyId>,
    pub(crate) plans: HashMap<PlanId, PlanId>,
    pub(crate) footnotes: HashMap<FootnoteId, FootnoteId>,
}

fn rename<T: Copy + Eq + std::hash::Hash>(id: &mut T, map: &HashMap<T, T>) {
    if let Some(new) = map.get(id) {
        *id = *new;
    }
}

impl Renaming {
    /// Renames everything but what was accepted, whose words name parties.
    pub(crate) fn apply(&self, data: &mut MatrixData) {
        data.parties.iter_mut().for_each(|party| rename(&mut party.id, &self.parties));
        data.plans.iter_mut().for_each(|plan| rename(&mut plan.id, &self.plans));
        data.footnotes.iter_mut().for_each(|note| rename(&mut note.id, &self.footnotes));
        for row in &mut data.rows {
            match row {
                Row::Section(section) => rename(&mut section.id, &self.rows),
                Row::Activity(activity) => {
                    rename(&mut activity.id, &self.rows);
                    let marks = activity.marks.iter_mut();
                    marks.for_each(|mark| rename(&mut mark.party, &self.parties));
                    if let Plans::Only(plans) = &mut activity.plan.plans {
                        for plan in plans {
                            rename(plan, &self.plans);
                        }
                    }
                }
            }
        }
    }
}
