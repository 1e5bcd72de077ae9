//! Puts the cells of a table where they go, one after the other.

use super::rows::{Kind, is_letters};
use super::{PastePlan, column_name, shortened};
use crate::clipboard::{Goes, Put};
use crate::{Problem, read_cell};
use remit_core::edit::{ActivityField, CellEdit, Command};
use remit_core::grid::Column;
use remit_core::matrix::text::notation;
use remit_core::matrix::{Activity, Cell, Matrix, PartyId, PlanUse, Row, RowId, Section};
use remit_formats::page::Part;

/// A plan while it is made.
pub(super) struct Putting<'a> {
    pub(super) plan: PastePlan,
    pub(super) matrix: &'a Matrix,
    /// What the rows of the table are.
    pub(super) kinds: &'a [Kind],
    /// The columns for which the table has the name of another party.
    pub(super) strangers: Vec<Column>,
    /// Whether the table is one cell.
    pub(super) is_single: bool,
    /// How many rows are selected.
    pub(super) rows: usize,
    /// The row of which all changes are in doubt.
    pub(super) doubted: Option<RowId>,
}

/// What a cell of the table says for its column.
enum Value {
    Cell(PartyId, Cell),
    /// Which of the new parties holds what.
    New(usize, Cell),
    Field(ActivityField),
    Nothing,
}

impl Putting<'_> {
    /// Puts one cell.
    pub(super) fn put(&mut self, put: Put<'_>) {
        let matrix = self.matrix;
        match matrix.rows.get(put.row) {
            Some(Row::Activity(activity)) => self.put_activity(put, activity),
            Some(Row::Section(section)) => self.put_heading(put, section),
            None => self.put_new(put),
        }
    }

    /// A cell in words: its row and, where it has one, its column.
    fn place(&self, row: &str, goes: Goes) -> String {
        let column = match goes {
            Goes::To(column) => column_name(column, self.matrix),
            Goes::New(which) => self.plan.parties.get(which).map(|new| new.party.name.as_str()),
            Goes::Nowhere => None,
        };
        match column {
            Some(column) => format!("{}, {column}", shortened(row)),
            None => shortened(row),
        }
    }

    fn kind(&self, put: &Put<'_>) -> Kind {
        self.kinds.get(put.line).copied().unwrap_or(Kind::Activity)
    }

    fn put_activity(&mut self, put: Put<'_>, activity: &Activity) {
        let row = activity.id;
        let matrix = self.matrix;
        let kind = self.kind(&put);
        let said = || activity.text.to_plain().into_owned();
        match put.part {
            // It is a part of the cell to its left.
            Part::Beside => {
                let is_party = matches!(put.column, Goes::To(Column::Party(_)) | Goes::New(_));
                if is_party && kind == Kind::Activity && !put.text.trim().is_empty() {
                    let place = self.place(&said(), put.column);
                    let why = "the cell spans several columns";
                    self.plan.refuse(|| place, put.text, why);
                }
                return;
            }
            // One name over several rows is no name for each of them.
            Part::Below if matches!(put.column, Goes::To(Column::Activity | Column::Comment)) => {
                return;
            }
            Part::Below | Part::First => {}
        }
        if put.column == Goes::To(Column::Activity) {
            self.doubt_name(&put, activity, kind);
        }
        if let Goes::To(column) = put.column
            && self.strangers.contains(&column)
        {
            let change =
                format!("“{}” is another party's in the table", shortened(put.text.trim()));
            let place = self.place(&said(), put.column);
            self.plan.doubt(|| place, change);
            return self.add(put, row, true);
        }
        let is_doubtful = self.doubted == Some(row);
        match value(put, matrix) {
            Err(why) => {
                let place = self.place(&said(), put.column);
                self.plan.refuse(|| place, put.text, why);
            }
            Ok(_) => self.add(put, row, is_doubtful),
        }
    }

    /// Adds what a cell changes, where it can be read.
    fn add(&mut self, put: Put<'_>, row: RowId, is_doubtful: bool) {
        let value = value(put, self.matrix);
        if let Ok(Value::New(which, cell)) = value {
            if let Some(party) =
                self.plan.parties.get_mut(which).filter(|_| cell != Cell::default())
            {
                let cells = if is_doubtful { &mut party.doubtful } else { &mut party.cells };
                cells.push((row, cell));
            }
            return;
        }
        let edits = if is_doubtful { &mut self.plan.doubtful_edits } else { &mut self.plan.edits };
        match value {
            Ok(Value::Cell(party, cell)) => edits.cells.push(CellEdit { row, party, cell }),
            Ok(Value::Field(field)) => edits.texts.push(Command::SetActivity(row, field)),
            Ok(Value::New(..) | Value::Nothing) | Err(_) => {}
        }
    }

    /// Whether the name of an activity would become something that nobody means. Then all that
    /// the row would become is in doubt.
    fn doubt_name(&mut self, put: &Put<'_>, activity: &Activity, kind: Kind) {
        let now = activity.text.to_plain();
        let text = put.text.trim();
        if now.trim().is_empty() || now.trim() == text {
            return;
        }
        let shown = shortened(text);
        let change = match kind {
            Kind::Heading | Kind::LooksLikeHeading => {
                format!("would become “{shown}”, a heading in the table")
            }
            Kind::Blank => "an empty row would clear it".to_owned(),
            Kind::Words => format!("would become “{shown}”, in a row without roles"),
            Kind::Activity if text.is_empty() => "its name would be removed".to_owned(),
            Kind::Activity if is_letters(text, self.matrix) => {
                format!("its name would become “{shown}”")
            }
            Kind::Activity => return,
        };
        self.doubted = Some(activity.id);
        self.plan.doubt(|| shortened(&now), change);
    }

    fn put_heading(&mut self, put: Put<'_>, section: &Section) {
        let text = put.text.trim();
        if put.part != Part::First || text == section.heading() {
            return;
        }
        if put.column != Goes::To(Column::Activity) {
            if !text.is_empty() {
                let why = "a section heading only has a title";
                self.plan.refuse(|| section.heading(), text, why);
            }
            return;
        }
        let kind = self.kind(&put);
        if kind == Kind::Blank && !self.is_single {
            return;
        }
        let edit = Command::set_heading(section.id, text, self.matrix.numbering);
        let is_meant = kind == Kind::Heading || (self.is_single && self.rows == 1);
        if is_meant && !text.is_empty() {
            self.plan.edits.texts.push(edit);
            return;
        }
        let shown = shortened(text);
        let change = match shown.as_str() {
            "" => "this heading would be removed".to_owned(),
            shown => format!("this heading would become “{shown}”"),
        };
        self.plan.doubt(|| section.heading(), change);
        self.plan.doubtful_edits.texts.push(edit);
    }

    fn put_new(&mut self, put: Put<'_>) {
        let matrix = self.matrix;
        let at = put.row - matrix.rows.len();
        let text = put.text.trim();
        if put.part == Part::Beside {
            return;
        }
        let looks = self.kind(&put) == Kind::LooksLikeHeading;
        let activity = match self.plan.rows.get_mut(at) {
            Some(Row::Activity(activity)) => activity,
            Some(Row::Section(section)) => {
                if put.column == Goes::To(Column::Activity) {
                    let (number, title) = Section::split_heading(text);
                    (section.written, section.title) = (number, title);
                    self.plan.added += 1;
                    if looks && self.plan.notes.len() < super::NAMED {
                        let text = shortened(text);
                        let note = format!("“{text}” is alone in its row and becomes a section.");
                        self.plan.notes.push(note);
                    }
                }
                return;
            }
            None => {
                let why = "the matrix has reached its row limit";
                return self.plan.refuse(|| "New row".to_owned(), put.text, why);
            }
        };
        let value = value(put, matrix);
        self.plan.added += usize::from(matches!(value, Ok(Value::Cell(..) | Value::Field(_))));
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
            Ok(Value::New(which, cell)) => {
                if let Some(party) = self.plan.parties.get_mut(which) {
                    party.in_new_rows.push((at, cell));
                }
            }
            Ok(Value::Nothing) => {}
            Err(why) => {
                let place = self.place(&format!("New row {}", at + 1), put.column);
                self.plan.refuse(|| place, put.text, why);
            }
        }
    }
}

fn value(put: Put<'_>, matrix: &Matrix) -> Result<Value, &'static str> {
    let text = put.text.trim();
    let cell = || {
        let reading = read_cell(text, &matrix.letters);
        match reading.problem {
            None | Some(Problem::Guessed) => {}
            Some(Problem::Beside(_)) => return Err("contains more than roles"),
            Some(_) => return Err("not a role in this matrix"),
        }
        Ok(Cell { holding: reading.holding, ..Cell::default() })
    };
    Ok(match put.column {
        Goes::To(Column::Party(party)) => Value::Cell(party, cell()?),
        Goes::New(which) => Value::New(which, cell()?),
        Goes::To(Column::Activity) => Value::Field(ActivityField::Text(notation::read(text))),
        Goes::To(Column::Comment) => Value::Field(ActivityField::Comment(notation::read(text))),
        Goes::To(Column::Plan) => {
            Value::Field(ActivityField::Plan(PlanUse::read(text, &matrix.plans)))
        }
        Goes::Nowhere if text.is_empty() => Value::Nothing,
        Goes::Nowhere => return Err("no column for it"),
    })
}
