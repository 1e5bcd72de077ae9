//! What is copied.

use crate::clipboard::{HEADING, Table};
use remit_core::grid::selection::{is_selected, rows_of};
use remit_core::grid::{Area, Column, Layout};
use remit_core::matrix::text::notation;
use remit_core::matrix::{Activity, Matrix, Row, Text};

/// For whom it is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// For others: texts as they are read.
    Plain,
    /// For ourselves: texts in our notation.
    Notation,
}

/// The selected cells as a table. Several areas are laid side by side where they stand; cells
/// between them that are not selected are empty.
pub fn copy(areas: &[Area], matrix: &Matrix, layout: &Layout, form: Form) -> Table {
    let mut table = Vec::new();
    for at in rows_of(areas, layout) {
        let Some(row) = matrix.rows.get(at) else { continue };
        let mut line = Vec::new();
        for (place, column) in layout.columns.iter().enumerate() {
            if !areas.iter().any(|area| area.has(area.top, place)) {
                continue;
            }
            line.push(match row {
                _ if !is_selected(areas, at, place) => String::new(),
                Row::Section(section) if *column == Column::Activity => match form {
                    Form::Plain => section.heading(),
                    Form::Notation => format!("{HEADING}{}", section.heading()),
                },
                Row::Section(_) => String::new(),
                Row::Activity(activity) => cell(activity, *column, matrix, form),
            });
        }
        table.push(line);
    }
    table
}

fn cell(activity: &Activity, column: Column, matrix: &Matrix, form: Form) -> String {
    let text = |text: &Text| match form {
        Form::Plain => text.to_plain().into_owned(),
        Form::Notation => notation::write(text),
    };
    match column {
        Column::Activity => text(&activity.text),
        Column::Plan => activity.plan.printed.clone(),
        Column::Comment => text(&activity.comment),
        Column::Party(party) => {
            let cell = matrix.column(party).and_then(|at| activity.cells.get(at));
            cell.map_or_else(String::new, |cell| matrix.letters.write_holding(cell.holding))
        }
    }
}
