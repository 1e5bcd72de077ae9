//! What stands at a place.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::super::order::Index;
use super::super::{Field, Head};
use super::listed;
use super::place::{About, Place, RowPart};
use remit_core::matrix::{
    Acceptance, Activity, Basis, Cell, Footnote, Holding, Kind, Letter, LetterSet, Letters, Mark,
    Matrix, NOT_APPLICABLE, Party, Plan, PlanId, PlanUse, Plans, Row, RuleSetting, Section, Side,
    Text,
};

/// What stands at a [`Place`]. It is the same in matrices that order their letters otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing: what the place is about is not there.
    Absent,
    /// The value of a field outside the lists.
    Head(Head),
    /// A whole letter.
    Letter(Letter),
    /// A whole party.
    Party(Party),
    /// A whole plan.
    Plan(Plan),
    /// A whole footnote.
    Footnote(Footnote),
    /// A whole row. Its cells are in the letters and parties of the matrix that it is from.
    Row(Row),
    /// Behind what it stands, by the bits of its id; for letters by the code. `None` is the
    /// beginning.
    Behind(Option<u64>),
    /// A name, title or printed number.
    Name(String),
    /// A text.
    Text(Text),
    /// What a letter stands for.
    Kind(Kind),
    /// A side of the contract.
    Side(Side),
    /// The mark of a footnote.
    Mark(Mark),
    /// The level of a section.
    Level(u8),
    /// To which plans an activity applies.
    Plans(PlanUse),
    /// What a party holds.
    Cell(Held),
    /// Footnote marks in a cell.
    Marks(Vec<Mark>),
    /// What is wanted of a rule.
    Rule(RuleSetting),
    /// What was accepted of a finding.
    Acceptances(Vec<Acceptance>),
}

/// What a cell holds, in codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The letters as cells write them, like `RA`; [`NOT_APPLICABLE`](remit_core::matrix::NOT_APPLICABLE)
    /// where it is that.
    pub codes: String,
    /// Why it is believed.
    pub basis: Basis,
}

/// Reads many places of a matrix. [`read`] looks through a list for each, and files could make that
/// long.
pub(super) struct Reader<'a> {
    matrix: &'a Matrix,
    footnotes: Index,
    acceptances: OnceCell<BTreeMap<About, Vec<Acceptance>>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(matrix: &'a Matrix) -> Self {
        let footnotes = Index::new(matrix.footnotes.iter().map(|note| note.id.bits()));
        Self { matrix, footnotes, acceptances: OnceCell::new() }
    }

    /// What stands at a place.
    pub(super) fn read(&self, place: &Place) -> Value {
        match place {
            Place::Footnote(id, part) => {
                let at = self.footnotes.of(id.bits());
                at.map_or(Value::Absent, |at| listed::at(&self.matrix.footnotes, at, *part))
            }
            Place::Acceptance(about) => {
                let found = self.acceptances.get_or_init(|| self.by_finding()).get(about);
                found.cloned().map_or(Value::Absent, Value::Acceptances)
            }
            _ => read(self.matrix, place),
        }
    }

    fn by_finding(&self) -> BTreeMap<About, Vec<Acceptance>> {
        let mut found: BTreeMap<About, Vec<Acceptance>> = BTreeMap::new();
        for acceptance in &self.matrix.acceptances {
            found.entry(About::of(acceptance)).or_default().push(acceptance.clone());
        }
        found
    }
}

/// What stands at a place of a matrix.
pub(super) fn read(matrix: &Matrix, place: &Place) -> Value {
    match place {
        Place::Head(field) => Value::Head(field.of(matrix)),
        Place::Letter(code, part) => {
            listed::read(&listed::letters(matrix), u64::from(u32::from(*code)), *part)
        }
        Place::Party(id, part) => listed::read(&matrix.parties, id.bits(), *part),
        Place::Plan(id, part) => listed::read(&matrix.plans, id.bits(), *part),
        Place::Footnote(id, part) => listed::read(&matrix.footnotes, id.bits(), *part),
        Place::Row(id, part) => {
            let at = matrix.position(*id);
            let row = at.and_then(|at| matrix.rows.get(at));
            row.map_or(Value::Absent, |row| match part {
                RowPart::Position => {
                    let before = at.and_then(|at| at.checked_sub(1));
                    let before = before.and_then(|at| matrix.rows.get(at));
                    Value::Behind(before.map(|row| row.id().bits()))
                }
                _ => of_row(row, *part, matrix),
            })
        }
        Place::Rule(name) => {
            let setting = matrix.rules.iter().find(|setting| setting.rule == *name);
            setting.cloned().map_or(Value::Absent, Value::Rule)
        }
        Place::Acceptance(about) => {
            let found = matrix.acceptances.iter().filter(|it| about.is_of(it));
            let found: Vec<Acceptance> = found.cloned().collect();
            if found.is_empty() { Value::Absent } else { Value::Acceptances(found) }
        }
    }
}

fn of_row(row: &Row, part: RowPart, matrix: &Matrix) -> Value {
    match (row, part) {
        (row, RowPart::Itself | RowPart::Whole) => Value::Row(row.clone()),
        (Row::Section(section), part) => of_section(section, part),
        (Row::Activity(activity), part) => of_activity(activity, part, matrix),
    }
}

fn of_section(section: &Section, part: RowPart) -> Value {
    match part {
        RowPart::Level => Value::Level(section.level),
        RowPart::Number => Value::Name(section.written.clone()),
        RowPart::Title => Value::Name(section.title.clone()),
        RowPart::Before => Value::Text(section.before.clone()),
        RowPart::After => Value::Text(section.after.clone()),
        _ => Value::Absent,
    }
}

fn of_activity(activity: &Activity, part: RowPart, matrix: &Matrix) -> Value {
    match part {
        RowPart::Text => Value::Text(activity.text.clone()),
        RowPart::Plan => Value::Plans(activity.plan.clone()),
        RowPart::Comment => Value::Text(activity.comment.clone()),
        RowPart::Evidence => Value::Text(activity.evidence.clone()),
        RowPart::Cell(party) => {
            let cell = matrix.column(party).and_then(|at| activity.cells.get(at));
            cell.map_or(Value::Absent, |cell| Value::Cell(Held::of(*cell, matrix)))
        }
        RowPart::Marks(party) if matrix.column(party).is_some() => {
            Value::Marks(activity.marks_of(party).cloned().collect())
        }
        _ => Value::Absent,
    }
}

impl Held {
    /// What a cell of a matrix holds.
    pub fn of(cell: Cell, matrix: &Matrix) -> Self {
        Self { codes: matrix.letters.write_holding(cell.holding), basis: cell.basis }
    }

    /// The cell in these letters. A code that is none of them falls out.
    pub fn cell(&self, letters: &Letters) -> Cell {
        let holding = if self.codes == NOT_APPLICABLE {
            Holding::NotApplicable
        } else {
            let read = |code: char| letters.read(code.encode_utf8(&mut [0; 4])).ok();
            let known = self.codes.chars().filter_map(read);
            Holding::Letters(known.fold(LetterSet::EMPTY, LetterSet::union))
        };
        Cell { holding, basis: self.basis }
    }
}

impl About {
    /// The finding that this one is about.
    pub(super) fn of(acceptance: &Acceptance) -> Self {
        let Acceptance { rule, row, party, .. } = acceptance;
        Self { rule: rule.clone(), row: *row, party: *party }
    }

    /// Whether it is the finding that this one is about.
    pub(super) fn is_of(&self, acceptance: &Acceptance) -> bool {
        let Acceptance { rule, row, party, .. } = acceptance;
        (rule, row, party) == (&self.rule, &self.row, &self.party)
    }
}

/// The field that gives a row of a matrix with these letters and plans this part.
pub(super) fn field(
    part: RowPart,
    value: &Value,
    letters: &Letters,
    plans: &[Plan],
) -> Option<Field> {
    Some(match (part, value) {
        (RowPart::Level, Value::Level(level)) => Field::Level(*level),
        (RowPart::Number, Value::Name(number)) => Field::Number(number.clone()),
        (RowPart::Title, Value::Name(title)) => Field::Title(title.clone()),
        (RowPart::Before, Value::Text(text)) => Field::Before(text.clone()),
        (RowPart::After, Value::Text(text)) => Field::After(text.clone()),
        (RowPart::Text, Value::Text(text)) => Field::Text(text.clone()),
        (RowPart::Comment, Value::Text(text)) => Field::Comment(text.clone()),
        (RowPart::Evidence, Value::Text(text)) => Field::Evidence(text.clone()),
        (RowPart::Plan, Value::Plans(of)) => Field::Plan(in_legend(of, plans)),
        (RowPart::Cell(party), Value::Cell(held)) => Field::Cell(party, held.cell(letters)),
        (RowPart::Marks(party), Value::Marks(marks)) => Field::Marks(party, marks.clone()),
        _ => return None,
    })
}

/// Plans that are in the legend, in its order.
fn in_legend(of: &PlanUse, legend: &[Plan]) -> PlanUse {
    let Plans::Only(ids) = &of.plans else { return of.clone() };
    let known = legend.iter().map(|plan| plan.id).filter(|id| ids.contains(id));
    let known: Vec<PlanId> = known.collect();
    let plans = if known.is_empty() { Plans::Undefined } else { Plans::Only(known) };
    PlanUse { printed: of.printed.clone(), plans }
}

/// What of a row a field is.
pub(super) fn part_of(field: &Field) -> RowPart {
    match field {
        Field::Whole(_) => RowPart::Whole,
        Field::Text(_) => RowPart::Text,
        Field::Plan(_) => RowPart::Plan,
        Field::Comment(_) => RowPart::Comment,
        Field::Evidence(_) => RowPart::Evidence,
        Field::Cell(party, _) => RowPart::Cell(*party),
        Field::Marks(party, _) => RowPart::Marks(*party),
        Field::Level(_) => RowPart::Level,
        Field::Number(_) => RowPart::Number,
        Field::Title(_) => RowPart::Title,
        Field::Before(_) => RowPart::Before,
        Field::After(_) => RowPart::After,
    }
}
