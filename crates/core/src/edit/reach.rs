//! What a command touches: where to look at what it did, and what has to be made anew.

use super::{ActivityField, Command, SectionField};
use crate::matrix::{PartyId, Row, RowId};

/// What a command touches.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reach {
    /// The cells and rows, in the order in which the command names them. A row that it removes
    /// is among them.
    pub places: Vec<(RowId, Option<PartyId>)>,
    /// Whether the list of rows, or a note behind activities, is another one.
    pub lines: bool,
    /// Whether there may be other columns.
    pub columns: bool,
}

impl Command {
    /// What it touches.
    pub fn reach(&self) -> Reach {
        let mut reach = Reach::default();
        self.add_reach(&mut reach);
        reach
    }

    fn add_reach(&self, reach: &mut Reach) {
        let places = &mut reach.places;
        match self {
            Self::SetTitle(_)
            | Self::SetLetters(_)
            | Self::SetAbout(_)
            | Self::SetNumbering(_)
            | Self::SetFootnotes(_)
            | Self::SetReviewBy(_)
            | Self::SetRules(_)
            | Self::Withdraw(_) => {}
            Self::Accept { acceptance, .. } => {
                places.extend(acceptance.row.map(|row| (row, acceptance.party)));
            }
            Self::SetCells(edits) => {
                places.extend(edits.iter().map(|edit| (edit.row, Some(edit.party))));
            }
            Self::SetActivity(row, field) => {
                places.push((*row, None));
                reach.columns |= !matches!(field, ActivityField::Text(_));
            }
            Self::SetSection(row, field) => {
                places.push((*row, None));
                reach.lines |= matches!(field, SectionField::After(_));
            }
            Self::InsertRows { rows, .. } => {
                places.extend(rows.iter().map(|row| (Row::id(row), None)));
                (reach.lines, reach.columns) = (true, true);
            }
            Self::MoveRows { rows, .. } => {
                places.extend(rows.iter().map(|row| (*row, None)));
                reach.lines = true;
            }
            Self::RemoveRows(rows) => {
                places.extend(rows.iter().map(|row| (*row, None)));
                (reach.lines, reach.columns) = (true, true);
            }
            Self::InsertParty { .. }
            | Self::RemoveParty(_)
            | Self::SetParty(_)
            | Self::MoveParty { .. }
            | Self::SetPlans(_) => {
                reach.columns = true;
            }
            Self::Replace(_) => (reach.lines, reach.columns) = (true, true),
            Self::Group(commands) => commands.iter().for_each(|command| command.add_reach(reach)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::arbitrary::any_matrix;
    use crate::arbitrary::{fit_command, loose_command};
    use crate::edit::apply;
    use crate::grid::Layout;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_layout_that_is_not_said_to_change_does_not(
            matrix in any_matrix(),
            loose in loose_command(),
        ) {
            let mut matrix = matrix;
            let mut layout = Layout::of(&matrix);
            let command = fit_command(&matrix, 1, loose);
            let reach = command.reach();
            if let Ok(inverse) = apply(&mut matrix, command) {
                let back = inverse.reach();
                prop_assert_eq!(
                    (reach.lines, reach.columns),
                    (back.lines, back.columns),
                );
                if reach.lines {
                    layout.lines_changed(&matrix);
                }
                if reach.columns {
                    layout.columns_changed(&matrix);
                }
                prop_assert_eq!(layout, Layout::of(&matrix));
            }
        }
    }
}
