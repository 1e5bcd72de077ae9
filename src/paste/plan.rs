//! What a table becomes when it is pasted: what of it is understood, what is not, and which
//! rows it needs that are not there.

use super::Edits;
use crate::edit::{ActivityField, CellEdit, Command};
use crate::formats::reading::{Problem, read_cell};
use crate::grid::clipboard::{Put, place};
use crate::grid::{Area, Column, Layout};
use crate::matrix::text::notation;
use crate::matrix::{
    Activity, Cell, Matrix, NewIds, Numbering, PartyId, PlanUse, Row, RowId, Section, Text, limits,
};

/// How many of the refused cells are named.
const NAMED: usize = 100;

/// A cell that is not pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Where it would have gone, like "Handle incidents, Customer".
    pub place: String,
    /// What stands in it.
    pub text: String,
    /// Why it is not pasted.
    pub why: &'static str,
}

/// What pasting a table would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// What changes in the rows that are there.
    pub edits: Edits,
    /// The rows that would have to be added at the end, already filled in.
    pub rows: Vec<Row>,
    /// What is not pasted: the first hundred cells of it.
    pub refused: Vec<Refused>,
    /// How many cells are not pasted.
    pub refused_count: usize,
    /// The area that is pasted into.
    pub area: Area,
    /// How many cells of the table are in those rows.
    added: usize,
    /// Behind which row rows would be added.
    last: Option<RowId>,
}

impl Plan {
    /// How many cells of the grid it changes.
    pub fn count(&self, with_rows: bool) -> usize {
        self.edits.count() + if with_rows { self.added } else { 0 }
    }

    /// The command that carries it out.
    pub fn command(self, with_rows: bool) -> Command {
        let edits = self.edits.command();
        if !with_rows || self.rows.is_empty() {
            return edits;
        }
        Command::Group(vec![edits, Command::InsertRows { after: self.last, rows: self.rows }])
    }

    fn refuse(&mut self, place: impl FnOnce() -> String, text: &str, why: &'static str) {
        self.refused_count += 1;
        if self.refused.len() < NAMED {
            self.refused.push(Refused { place: place(), text: shortened(text), why });
        }
    }
}

/// What pasting a table into an area would do. A first row that repeats the names of the columns
/// is their header, and no row to paste.
pub fn plan(
    table: &[Vec<String>],
    area: Area,
    matrix: &Matrix,
    layout: &Layout,
    ids: &mut impl NewIds,
) -> Plan {
    let table = match table {
        [first, rest @ ..] if !rest.is_empty() && is_header(first, area, matrix, layout) => rest,
        table => table,
    };
    let placed = place(table, area, matrix, layout);
    let mut plan = Plan {
        edits: Edits::default(),
        rows: Vec::new(),
        refused: Vec::new(),
        refused_count: 0,
        area: placed.area,
        added: 0,
        last: matrix.rows.last().map(Row::id),
    };
    let room = limits::ROWS.saturating_sub(matrix.rows.len());
    for _ in 0..placed.missing.min(room) {
        let activity = Activity::new(ids.row(), Text::default(), matrix.parties.len());
        plan.rows.push(Row::Activity(Box::new(activity)));
    }
    for put in placed.puts {
        match matrix.rows.get(put.row) {
            Some(Row::Activity(activity)) => plan.put(put, activity, matrix),
            Some(Row::Section(section)) => plan.put_heading(put, section, matrix.numbering),
            None => plan.put_new(put, matrix),
        }
    }
    plan
}

impl Plan {
    fn put(&mut self, put: Put<'_>, activity: &Activity, matrix: &Matrix) {
        let row = activity.id;
        let said = || activity.text.to_plain().into_owned();
        match value(put, matrix) {
            Ok(Value::Cell(party, cell)) => self.edits.cells.push(CellEdit { row, party, cell }),
            Ok(Value::Field(field)) => self.edits.texts.push(Command::SetActivity(row, field)),
            Ok(Value::Nothing) => {}
            Err(why) => self.refuse(|| named(&said(), put.column, matrix), put.text, why),
        }
    }

    fn put_heading(&mut self, put: Put<'_>, section: &Section, numbering: Numbering) {
        let text = put.text.trim();
        if put.column == Some(Column::Activity) {
            self.edits.texts.push(Command::set_heading(section.id, text, numbering));
        } else if !text.is_empty() {
            self.refuse(|| section.heading(), text, "a section heading only has a title");
        }
    }

    fn put_new(&mut self, put: Put<'_>, matrix: &Matrix) {
        let at = put.row - matrix.rows.len();
        let Some(Row::Activity(activity)) = self.rows.get_mut(at) else {
            return self.refuse(
                || "New row".to_owned(),
                put.text,
                "the matrix has reached its row limit",
            );
        };
        let value = value(put, matrix);
        self.added += usize::from(matches!(value, Ok(Value::Cell(..) | Value::Field(_))));
        match value {
            Ok(Value::Cell(party, cell)) => {
                if let Some(place) = matrix.column(party).and_then(|at| activity.cells.get_mut(at))
                {
                    *place = cell;
                }
            }
            Ok(Value::Field(ActivityField::Text(text))) => activity.text = text,
            Ok(Value::Field(ActivityField::Plan(plan))) => activity.plan = plan,
            Ok(Value::Field(ActivityField::Comment(comment))) => activity.comment = comment,
            Ok(Value::Field(ActivityField::Marks(marks))) => activity.marks = marks,
            Ok(Value::Nothing) => {}
            Err(why) => {
                let place = || named(&format!("New row {}", at + 1), put.column, matrix);
                self.refuse(place, put.text, why);
            }
        }
    }
}

/// What a cell of the table says for its column.
enum Value {
    Cell(PartyId, Cell),
    Field(ActivityField),
    Nothing,
}

fn value(put: Put<'_>, matrix: &Matrix) -> Result<Value, &'static str> {
    let text = put.text.trim();
    Ok(match put.column {
        Some(Column::Party(party)) => {
            let reading = read_cell(text, &matrix.letters);
            match reading.problem {
                None | Some(Problem::Guessed) => {}
                Some(Problem::Beside(_)) => return Err("contains more than roles"),
                Some(_) => return Err("not a role in this matrix"),
            }
            Value::Cell(party, Cell { holding: reading.holding, ..Cell::default() })
        }
        Some(Column::Activity) => Value::Field(ActivityField::Text(notation::read(text))),
        Some(Column::Comment) => Value::Field(ActivityField::Comment(notation::read(text))),
        Some(Column::Plan) => Value::Field(ActivityField::Plan(PlanUse::read(text, &matrix.plans))),
        None if text.is_empty() => Value::Nothing,
        None => return Err("no column for it"),
    })
}

fn named(row: &str, column: Option<Column>, matrix: &Matrix) -> String {
    match column.and_then(|column| column_name(column, matrix)) {
        Some(column) => format!("{}, {column}", shortened(row)),
        None => shortened(row),
    }
}

fn column_name(column: Column, matrix: &Matrix) -> Option<&str> {
    match column {
        Column::Activity => Some("Activity"),
        Column::Plan => Some("Plan"),
        Column::Comment => Some("Comment"),
        Column::Party(party) => {
            matrix.parties.get(matrix.column(party)?).map(|party| party.name.as_str())
        }
    }
}

/// Whether a row of the table says nothing but the names of the columns below which it would
/// stand.
fn is_header(row: &[String], area: Area, matrix: &Matrix, layout: &Layout) -> bool {
    let names = layout.columns.iter().skip(area.left).map(|column| column_name(*column, matrix));
    let mut pairs = row.iter().zip(names);
    !row.is_empty()
        && pairs.all(|(text, name)| {
            name.is_some_and(|name| name.trim().to_lowercase() == text.trim().to_lowercase())
        })
}

/// The first words of a text.
fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
