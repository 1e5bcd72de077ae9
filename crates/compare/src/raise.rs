//! The levels of sections, where some of them are gone.

use remit_core::matrix::{MAX_LEVEL, Row, RowId};

/// Brings sections up that would stand more than one level below the section above them.
pub(super) fn raise(rows: &mut [Row]) -> Vec<RowId> {
    let mut raised = Vec::new();
    let mut above = 0;
    for row in rows {
        if let Row::Section(section) = row {
            let highest = MAX_LEVEL.min(above + 1);
            if section.level > highest {
                section.level = highest;
                raised.push(section.id);
            }
            above = section.level;
        }
    }
    raised
}
