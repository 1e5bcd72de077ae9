//! What a command touches: where to look at what it did, and what has to be made anew.

use super::{ActivityField, Command, SectionField};
use crate::matrix::{PartyId, Row, RowId};

/// What a command touches.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Touched {
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
    pub fn touched(&self) -> Touched {
        let mut touched = Touched::default();
        self.touch(&mut touched);
        touched
    }

    fn touch(&self, touched: &mut Touched) {
        let places = &mut touched.places;
        match self {
            Self::SetTitle(_) => {}
            Self::SetCells(edits) => {
                places.extend(edits.iter().map(|edit| (edit.row, Some(edit.party))));
            }
            Self::SetActivity(row, field) => {
                places.push((*row, None));
                touched.columns |= !matches!(field, ActivityField::Text(_));
            }
            Self::SetSection(row, field) => {
                places.push((*row, None));
                touched.lines |= matches!(field, SectionField::After(_));
            }
            Self::InsertRows { rows, .. } => {
                places.extend(rows.iter().map(|row| (Row::id(row), None)));
                (touched.lines, touched.columns) = (true, true);
            }
            Self::RemoveRows(rows) => {
                places.extend(rows.iter().map(|row| (*row, None)));
                (touched.lines, touched.columns) = (true, true);
            }
            Self::InsertParty { .. } | Self::RemoveParty(_) | Self::SetParty(_) => {
                touched.columns = true;
            }
            Self::Group(commands) => commands.iter().for_each(|command| command.touch(touched)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::arbitrary::{any_matrix, fit_command, loose_command};
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
            let touched = command.touched();
            if let Ok(inverse) = apply(&mut matrix, command) {
                let back = inverse.touched();
                prop_assert_eq!(
                    (touched.lines, touched.columns),
                    (back.lines, back.columns),
                );
                if touched.lines {
                    layout.lines_changed(&matrix);
                }
                if touched.columns {
                    layout.columns_changed(&matrix);
                }
                prop_assert_eq!(layout, Layout::of(&matrix));
            }
        }
    }
}
