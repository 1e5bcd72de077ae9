//! What a command touches: where to look at what it did, and what has to be made anew.

use super::{Command, Facet, Field};
use crate::matrix::{PartyId, RowId};

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
    /// Whether rows that are no places show something else as well: names, letters, footnotes,
    /// numbers and paths that follow from others.
    pub elsewhere: bool,
}

impl Command {
    /// What it touches.
    pub fn reach(&self) -> Reach {
        let mut reach = Reach::default();
        self.add_reach(&mut reach);
        reach
    }

    fn add_reach(&self, reach: &mut Reach) {
        let Reach { places, lines, columns, elsewhere } = reach;
        match self {
            Self::Group(commands) => commands.iter().for_each(|command| command.add_reach(reach)),
            Self::Accept { acceptance, .. } => {
                places.extend(acceptance.row.map(|row| (row, acceptance.party)));
            }
            // The activities follow the legend: they are no places to look at.
            Self::SetPlans(_) => (*columns, *elsewhere) = (true, true),
            _ => self.each_facet(&mut |facet| match facet {
                Facet::Cell(row, party) => places.push((row, Some(party))),
                Facet::Field(row, field) => {
                    places.push((row, None));
                    *elsewhere |= !matches!(
                        field,
                        Field::Text | Field::Plan | Field::Comment | Field::Marks | Field::Before
                    );
                    *lines |= matches!(field, Field::After | Field::Place);
                    *columns |= matches!(field, Field::Plan | Field::Comment | Field::Marks);
                }
                Facet::Row(row) => {
                    places.push((row, None));
                    (*lines, *columns, *elsewhere) = (true, true, true);
                }
                Facet::Everything => (*lines, *columns, *elsewhere) = (true, true, true),
                Facet::Party(_) | Facet::PartyFields(_) | Facet::PartyPlace(_) => {
                    (*columns, *elsewhere) = (true, true);
                }
                Facet::About(_) => *elsewhere = true,
            }),
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
        fn what_is_not_touched_shows_what_it_showed(
            matrix in any_matrix(),
            loose in loose_command(),
        ) {
            let command = fit_command(&matrix, 1, loose);
            let reach = command.reach();
            let mut changed = matrix.clone();
            if apply(&mut changed, command).is_ok()
                && !(reach.lines || reach.columns || reach.elsewhere)
            {
                for (before, after) in matrix.rows.iter().zip(&changed.rows) {
                    let is_place = reach.places.iter().any(|(row, _)| *row == before.id());
                    prop_assert!(is_place || before == after);
                }
                // What all lines are drawn with.
                prop_assert_eq!(&matrix.parties, &changed.parties);
                prop_assert_eq!(&matrix.letters, &changed.letters);
                prop_assert_eq!(&matrix.footnotes, &changed.footnotes);
                prop_assert_eq!(&matrix.title, &changed.title);
            }
        }

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
