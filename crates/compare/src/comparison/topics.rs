//! Topics: sections of several sides that are about the same.
//!
//! Sections are of one topic where they are matched (one id, or one path of titles), and where
//! their own titles are equal but for case, accents and punctuation. Nothing is guessed by what
//! stands in them.

use std::collections::BTreeMap;

use remit_core::fold::fold;
use remit_core::matrix::RowId;

use super::{Other, Side};

/// Which sections are of one topic.
pub(super) struct Topics {
    /// The topic of each folded title.
    of_title: BTreeMap<String, usize>,
    /// For each topic the one that it is the same as.
    same: Vec<usize>,
}

impl Topics {
    pub(super) fn of(sides: &[Side], others: &[Other]) -> Self {
        let mut topics = Self { of_title: BTreeMap::new(), same: Vec::new() };
        for section in sides.iter().flat_map(|it| &it.matrix.rows).filter_map(|row| row.section()) {
            let next = topics.same.len();
            let topic = *topics.of_title.entry(fold(&section.title)).or_insert(next);
            if topic == next {
                topics.same.push(next);
            }
        }
        let Some((first, rest)) = sides.split_first() else { return topics };
        for (side, other) in rest.iter().zip(others) {
            for pair in &other.alignment.sections {
                if let (Some(one), Some(other)) =
                    (topics.find(first, pair.a), topics.find(side, pair.b))
                {
                    // The older one stays, so that nothing leads in a circle.
                    if let Some(later) = topics.same.get_mut(one.max(other)) {
                        *later = one.min(other);
                    }
                }
            }
        }
        topics
    }

    /// The topic of a section.
    pub(super) fn find(&self, side: &Side, section: RowId) -> Option<usize> {
        let title = &side.matrix.section(section)?.title;
        let mut topic = *self.of_title.get(&fold(title))?;
        while let Some(same) = self.same.get(topic)
            && *same != topic
        {
            topic = *same;
        }
        Some(topic)
    }
}
