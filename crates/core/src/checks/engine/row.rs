//! What is known of each row.

use super::keys::{Keys, joined, key, text_key};
use crate::matrix::{Activity, Matrix, PlanUse, Plans, Row, RowId, Text};

/// What is known of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RowFacts {
    pub(super) id: RowId,
    pub(super) keys: Keys,
    /// The key of its text together with its section and plan; 0 where it has no text.
    pub(super) here: u64,
    /// The key of what is printed as its plan; 0 for nothing.
    pub(super) plan: u64,
    /// The key of its comment; 0 for one that is too short to tell.
    pub(super) comment: u64,
    /// The key of its footnote marks; 0 for none.
    pub(super) marks: u64,
    /// The section that it stands in; a section stands in itself.
    pub(super) section: Option<RowId>,
}

impl RowFacts {
    /// What is known of a row of which nothing has been read.
    pub(super) fn unread(id: RowId, section: Option<RowId>) -> Self {
        Self { id, keys: Keys::default(), here: 0, plan: 0, comment: 0, marks: 0, section }
    }

    /// What is known of an activity.
    pub(super) fn of(activity: &Activity, section: Option<RowId>) -> Self {
        let printed = activity.plan.printed.as_str();
        let in_cells = activity.marks.iter().map(|mark| &mark.mark);
        let marks = activity.text.marks().chain(activity.comment.marks()).chain(in_cells);
        let keys = Keys::of(&activity.text.to_plain());
        Self {
            id: activity.id,
            keys,
            here: here(keys.text, section, &activity.plan),
            plan: if printed.is_empty() { 0 } else { key(printed) },
            comment: comment(&activity.comment),
            marks: marks.fold(0, |all, mark| joined(all, key(mark.as_str()))),
            section,
        }
    }

    /// Whether it is a section.
    pub(super) fn is_section(&self) -> bool {
        self.section == Some(self.id)
    }

    /// The same in another section.
    fn within(self, section: Option<RowId>, activity: &Activity) -> Self {
        if section == self.section {
            return self;
        }
        Self { section, here: here(self.keys.text, section, &activity.plan), ..self }
    }
}

/// Comments of fewer characters may say the same by chance.
const FEWEST_CHARS: usize = 40;

/// The key of a comment; 0 for one that is too short to tell.
fn comment(comment: &Text) -> u64 {
    let comment = comment.to_plain();
    if comment.len() < FEWEST_CHARS { 0 } else { text_key(&comment) }
}

/// The key of a text together with its section and plan; 0 for a blank text.
pub(super) fn here(text: u64, section: Option<RowId>, plan: &PlanUse) -> u64 {
    if text == 0 {
        return 0;
    }
    joined(joined(text, section.map_or(0, RowId::bits)), meant(plan)).max(1)
}

/// A number for what an activity says of plans: the plans that are meant, not how they are spelt.
pub(in crate::checks) fn meant(plan: &PlanUse) -> u64 {
    match &plan.plans {
        Plans::Unstated => 0,
        Plans::All => 1,
        Plans::Only(ids) => ids.iter().fold(2, |all, id| joined(all, id.bits())),
        Plans::Undefined => key(&plan.printed),
    }
}

/// What is known of all rows. Those that were there before stand in the same order mostly.
pub(super) fn rows(matrix: &Matrix, before: &[RowFacts]) -> Vec<RowFacts> {
    let mut before = before.iter().filter(|row| !row.is_section()).peekable();
    let mut section = None;
    let mut known = |activity: &Activity, section| {
        let mut same = before.next_if(|row| row.id == activity.id);
        if same.is_none() {
            // What is gone is passed over; what is new stands before one that is still there.
            while before.next_if(|row| matrix.position(row.id).is_none()).is_some() {}
            same = before.next_if(|row| row.id == activity.id);
        }
        match same {
            Some(same) => same.within(section, activity),
            None => RowFacts::of(activity, section),
        }
    };
    let facts = matrix.rows.iter().map(|row| match row {
        Row::Section(heading) => {
            section = Some(heading.id);
            RowFacts::unread(heading.id, section)
        }
        Row::Activity(activity) => known(activity, section),
    });
    facts.collect()
}
