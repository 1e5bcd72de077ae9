//! Changes in the words of people: what each is about, and what stands there on each side.

use super::{Change, FootnotePart, LetterPart, PartyPart, Place, PlanPart, Review, RowPart, Value};
use remit_core::checks::report::accepted_by;
use remit_core::matrix::{Mark, Matrix, PartyId, Row, RowId};

/// What a change is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InWords {
    /// The row or item, like "Handle incidents" or "Party Customer".
    pub item: String,
    /// What of it, like "Customer" or "comment"; empty where it is all of it.
    pub part: String,
}

impl Review {
    /// What a change is about, in words.
    pub fn in_words(&self, change: &Change) -> InWords {
        let (item, part) = match &change.place {
            Place::Head(field) => (field.title(), String::new()),
            Place::Letter(code, part) => (format!("Role {code}"), letter_part(*part).to_owned()),
            Place::Party(id, part) => {
                (format!("Party {}", self.party_name(*id)), party_part(*part).to_owned())
            }
            Place::Plan(id, part) => {
                let plan = self.find(|matrix| matrix.plans.iter().find(|plan| plan.id == *id));
                let name = plan.map(|plan| plan.name.as_str()).unwrap_or_default();
                (format!("Plan {name}"), plan_part(*part).to_owned())
            }
            Place::Footnote(id, part) => {
                let note = self.find(|matrix| matrix.footnotes.iter().find(|note| note.id == *id));
                let mark = note.map(|note| note.mark.as_str()).unwrap_or_default();
                (format!("Footnote {mark}"), footnote_part(*part).to_owned())
            }
            Place::Row(row, part) => (self.row_name(*row), self.row_part(*part)),
            Place::Rule(rule) => (format!("Check {rule}"), "setting".to_owned()),
            Place::Acceptance(about) => {
                let of = about.row.map(|row| self.row_name(row));
                let item = of.unwrap_or_else(|| "Matrix".to_owned());
                (item, format!("accepted finding {}", about.rule))
            }
        };
        InWords { item, part }
    }

    /// What a change is about, in one line: "Handle incidents: Customer".
    pub fn title(&self, change: &Change) -> String {
        let InWords { item, part } = self.in_words(change);
        if part.is_empty() { item } else { format!("{item}: {part}") }
    }

    /// What stands at the place of a change, in words; empty where nothing does.
    pub fn value_in_words(&self, change: &Change, value: &Value) -> String {
        match value {
            Value::Absent => match &change.place {
                Place::Row(_, RowPart::Itself)
                | Place::Party(_, PartyPart::Itself)
                | Place::Plan(_, PlanPart::Itself)
                | Place::Footnote(_, FootnotePart::Itself)
                | Place::Letter(_, LetterPart::Itself) => "not in the matrix".to_owned(),
                _ => String::new(),
            },
            Value::Head(head) => head.value_in_words(),
            Value::Letter(letter) => format!("{} ({})", letter.code, letter.shown_name()),
            Value::Party(party) => party.name.clone(),
            Value::Plan(plan) => plan.name.clone(),
            Value::Footnote(note) => {
                format!("{}: {}", note.mark.as_str(), note.text.to_plain())
            }
            Value::Row(row) => row.words(),
            Value::Behind(None) => "at the beginning".to_owned(),
            Value::Behind(Some(id)) => format!("after “{}”", self.name_behind(&change.place, *id)),
            Value::Name(name) => name.clone(),
            Value::Text(text) => text.to_plain().into_owned(),
            Value::Kind(kind) => kind.name().to_owned(),
            Value::Side(side) => side.name().to_owned(),
            Value::Mark(mark) => mark.as_str().to_owned(),
            Value::Level(level) => format!("level {level}"),
            Value::Plans(plans) => plans.printed.clone(),
            Value::Cell(held) => held.codes.clone(),
            Value::Marks(marks) => marks.iter().map(Mark::as_str).collect::<Vec<_>>().join(", "),
            Value::Rule(rule) => rule.in_words(),
            Value::Acceptances(all) => all.iter().map(accepted_by).collect::<Vec<_>>().join("; "),
        }
    }

    /// A section that changes belong to, in words; the matrix itself where it is none.
    pub fn section_name(&self, section: Option<RowId>) -> String {
        section.map_or_else(|| "Matrix".to_owned(), |row| self.row_name(row))
    }

    /// What a row says: in the draft, or in the first copy that has it.
    fn row_name(&self, row: RowId) -> String {
        let found = self.find(|matrix| matrix.rows.get(matrix.position(row)?));
        match found.map(Row::words) {
            Some(words) if !words.trim().is_empty() => words,
            _ => "Row without text".to_owned(),
        }
    }

    fn party_name(&self, party: PartyId) -> &str {
        self.find(|matrix| matrix.party(party)).map(|it| it.name.as_str()).unwrap_or_default()
    }

    fn row_part(&self, part: RowPart) -> String {
        let words = match part {
            RowPart::Cell(party) => return self.party_name(party).to_owned(),
            RowPart::Marks(party) => {
                return format!("{}, footnote marks", self.party_name(party));
            }
            RowPart::Itself => "",
            RowPart::Position => "position",
            RowPart::Whole => "section or activity",
            RowPart::Level => "level",
            RowPart::Number => "number",
            RowPart::Title => "title",
            RowPart::Before => "note before",
            RowPart::After => "note after",
            RowPart::Text => "text",
            RowPart::Plan => "plan",
            RowPart::Comment => "comment",
            RowPart::Evidence => "how it was read",
        };
        words.to_owned()
    }

    fn name_behind(&self, place: &Place, id: u64) -> String {
        let is = |bits: u64| bits == id;
        match place {
            Place::Party(..) => self.party_name(PartyId::from_bits(id)).to_owned(),
            Place::Plan(..) => {
                let plan = |matrix: &'_ Matrix| {
                    let plan = matrix.plans.iter().find(|plan| is(plan.id.bits()));
                    plan.map(|plan| plan.name.clone())
                };
                self.matrices().find_map(plan).unwrap_or_default()
            }
            Place::Footnote(..) => {
                let note = |matrix: &'_ Matrix| {
                    let note = matrix.footnotes.iter().find(|note| is(note.id.bits()));
                    note.map(|note| note.mark.as_str().to_owned())
                };
                self.matrices().find_map(note).unwrap_or_default()
            }
            Place::Letter(..) => u32::try_from(id)
                .ok()
                .and_then(char::from_u32)
                .map(String::from)
                .unwrap_or_default(),
            _ => self.row_name(RowId::from_bits(id)),
        }
    }

    fn matrices(&self) -> impl Iterator<Item = &Matrix> {
        std::iter::once(self.mine()).chain(self.copies().iter().map(|copy| &*copy.matrix))
    }

    /// The first that a matrix has, the draft's own before those of the copies.
    fn find<'a, T: ?Sized>(&'a self, of: impl Fn(&'a Matrix) -> Option<&'a T>) -> Option<&'a T> {
        self.matrices().find_map(of)
    }
}

fn letter_part(part: LetterPart) -> &'static str {
    match part {
        LetterPart::Itself => "",
        LetterPart::Position => "position",
        LetterPart::Name => "name",
        LetterPart::Definition => "definition",
        LetterPart::Kind => "meaning",
    }
}

fn party_part(part: PartyPart) -> &'static str {
    match part {
        PartyPart::Itself => "",
        PartyPart::Position => "position",
        PartyPart::Name => "name",
        PartyPart::Side => "side",
    }
}

fn plan_part(part: PlanPart) -> &'static str {
    match part {
        PlanPart::Itself => "",
        PlanPart::Position => "position",
        PlanPart::Name => "name",
        PlanPart::Description => "description",
    }
}

fn footnote_part(part: FootnotePart) -> &'static str {
    match part {
        FootnotePart::Itself => "",
        FootnotePart::Position => "position",
        FootnotePart::Mark => "mark",
        FootnotePart::Text => "text",
    }
}
