//! Which rows a grid does not show. Whatever hides rows is a reason in here, so that there is
//! one answer to the question whether a row is shown.

use std::collections::HashSet;

use crate::matrix::{Matrix, Row, RowId};

/// What hides rows of a matrix. It is kept by identities, so that it holds when rows come and go.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hiding {
    /// The rows that a filter lets through, with those that are shown although it does not;
    /// `None` where nothing is filtered.
    passing: Option<HashSet<RowId>>,
    /// The sections of which only the heading is shown.
    folded: HashSet<RowId>,
}

impl Hiding {
    /// The same folds, with only these rows let through, or all.
    #[must_use]
    pub fn with_passing(&self, rows: Option<HashSet<RowId>>) -> Self {
        Self { passing: rows, folded: self.folded.clone() }
    }

    /// Shows a row, whatever hides it. Inside a matrix, so do the sections that it stands in.
    pub fn uncover(&mut self, row: RowId) {
        if let Some(passing) = &mut self.passing {
            passing.insert(row);
        }
    }

    /// Folds these sections, or unfolds them.
    pub fn fold(&mut self, sections: impl IntoIterator<Item = RowId>, is_folded: bool) {
        for section in sections {
            if is_folded {
                self.folded.insert(section);
            } else {
                self.folded.remove(&section);
            }
        }
    }

    /// Whether a section is folded.
    pub fn is_folded(&self, section: RowId) -> bool {
        self.folded.contains(&section)
    }

    /// The folded sections of a matrix, in reading order.
    pub fn folded(&self, matrix: &Matrix) -> Vec<RowId> {
        if self.folded.is_empty() {
            return Vec::new();
        }
        matrix.rows.iter().map(Row::id).filter(|row| self.folded.contains(row)).collect()
    }

    /// The folded sections that hide a row.
    pub fn folds_over(&self, row: RowId, matrix: &Matrix) -> Vec<RowId> {
        if self.folded.is_empty() {
            return Vec::new();
        }
        let path = matrix.path(row).into_iter().map(|section| section.id);
        path.filter(|section| *section != row && self.is_folded(*section)).collect()
    }

    /// Whether a filter hides this activity. Sections follow what stands under them.
    pub fn is_filtered_out(&self, row: RowId) -> bool {
        self.passing.as_ref().is_some_and(|passing| !passing.contains(&row))
    }

    /// The rows that are shown, in reading order, by their positions; `None` where all are.
    pub(super) fn shown(&self, matrix: &Matrix) -> Option<Vec<usize>> {
        if self.folded.is_empty() {
            return self.passing(matrix);
        }
        // The level of the folded section above, if there is one.
        let mut folded: Option<u8> = None;
        let mut passing = self.passing(matrix).map(|rows| rows.into_iter().peekable());
        let mut shown = Vec::new();
        for (at, row) in matrix.rows.iter().enumerate() {
            let passes = passing.as_mut().is_none_or(|rows| rows.next_if_eq(&at).is_some());
            if let Row::Section(section) = row {
                if folded.is_none_or(|level| section.level <= level) {
                    folded = self.is_folded(section.id).then_some(section.level);
                } else {
                    continue;
                }
            } else if folded.is_some() {
                continue;
            }
            if passes {
                shown.push(at);
            }
        }
        Some(shown)
    }

    /// The rows that a filter leaves, folded or not, in reading order, by their positions; `None`
    /// where nothing is filtered.
    pub fn passing(&self, matrix: &Matrix) -> Option<Vec<usize>> {
        let passing = self.passing.as_ref()?;
        let mut shown = Vec::new();
        // Read backwards, a section is one that the last row shown stands in if its level is
        // below all levels since.
        let mut below = 0;
        for (at, row) in matrix.rows.iter().enumerate().rev() {
            let passes = passing.contains(&row.id());
            match row {
                Row::Activity(_) if passes => below = u8::MAX,
                Row::Section(section) if passes || section.level < below => below = section.level,
                _ => continue,
            }
            shown.push(at);
        }
        shown.reverse();
        Some(shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arbitrary::any_matrix;
    use proptest::prelude::*;

    fn rows(matrix: &Matrix, picked: &[bool]) -> impl Iterator<Item = RowId> {
        let picked = matrix.rows.iter().zip(picked).filter(|(_, picked)| **picked);
        picked.map(|(row, _)| row.id())
    }

    proptest! {
        #[test]
        fn what_passes_is_shown_with_its_sections_and_nothing_else(
            matrix in any_matrix(),
            picked in proptest::collection::vec(any::<bool>(), 40),
        ) {
            let passing: HashSet<RowId> = rows(&matrix, &picked).collect();
            let mut expected = passing.clone();
            for row in &passing {
                expected.extend(matrix.path(*row).iter().map(|section| section.id));
            }
            let hiding = Hiding::default().with_passing(Some(passing));
            let shown = hiding.shown(&matrix).unwrap();
            prop_assert!(shown.is_sorted());
            let shown: HashSet<RowId> = shown.iter().map(|at| matrix.rows[*at].id()).collect();
            prop_assert_eq!(shown, expected);
        }

        #[test]
        fn a_folded_section_hides_what_stands_under_it_and_nothing_else(
            matrix in any_matrix(),
            folded in proptest::collection::vec(any::<bool>(), 40),
        ) {
            let picked: Vec<RowId> = rows(&matrix, &folded).collect();
            let mut hiding = Hiding::default();
            hiding.fold(picked.iter().copied(), true);
            let shown = hiding.shown(&matrix).unwrap_or((0..matrix.rows.len()).collect());
            for (at, row) in matrix.rows.iter().enumerate() {
                let over = hiding.folds_over(row.id(), &matrix);
                prop_assert_eq!(shown.contains(&at), over.is_empty());
                hiding.fold(over.iter().copied(), false);
                let now = hiding.shown(&matrix).unwrap_or((0..matrix.rows.len()).collect());
                prop_assert!(now.contains(&at));
                hiding.fold(over, true);
            }
            hiding.fold(picked, false);
            prop_assert_eq!(hiding.shown(&matrix), None);
        }
    }
}
