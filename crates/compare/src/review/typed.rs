//! What can be chosen beside one of the sides: the letters of all, or what was typed.

use super::place::{is_itself, is_position};
use super::{Change, Held, Place, Refused, Review, RowPart, Value};
use remit_core::matrix::{Basis, NOT_APPLICABLE, invariants};

impl Review {
    /// What a cell holds with the letters of all sides together.
    pub(super) fn both(&self, change: &Change) -> Option<Value> {
        let Place::Row(_, RowPart::Cell(_)) = change.place else { return None };
        let values = self.values(change);
        let mut both: Option<Held> = None;
        for value in std::iter::once(values.mine).chain(values.theirs) {
            let Value::Cell(held) = value else { return None };
            if held.codes == NOT_APPLICABLE {
                return None;
            }
            match &mut both {
                None => both = Some(Held { basis: Basis::Source, ..held }),
                Some(both) => {
                    let new = held.codes.chars().filter(|code| !both.codes.contains(*code));
                    let new: String = new.collect();
                    both.codes.push_str(&new);
                }
            }
        }
        both.map(Value::Cell)
    }

    /// Whether the letters of all sides of a change can be joined.
    pub fn can_be_both(&self, change: &Change) -> bool {
        self.both(change).is_some()
    }

    /// Whether what was typed can stand at the place of a change.
    pub(super) fn check_typed(&self, change: &Change, typed: &Value) -> Result<(), Refused> {
        let place = &change.place;
        if is_itself(place) || is_position(place) || matches!(place, Place::Row(_, RowPart::Whole))
        {
            return Err(Refused::NotTyped);
        }
        let values = self.values(change);
        let like = |value: &Value| match (value, typed) {
            (Value::Head(value), Value::Head(typed)) => value.field() == typed.field(),
            (value, typed) => std::mem::discriminant(value) == std::mem::discriminant(typed),
        };
        if !std::iter::once(&values.mine).chain(&values.theirs).any(like) {
            return Err(Refused::NotTyped);
        }
        match typed {
            Value::Name(name) => invariants::name(name)?,
            Value::Text(text) => invariants::text(text)?,
            Value::Cell(held) if held.codes != NOT_APPLICABLE => {
                let copies = self.copies.iter().map(|copy| &*copy.matrix);
                let known = |code: char| {
                    std::iter::once(&*self.mine)
                        .chain(copies.clone())
                        .any(|matrix| matrix.letters.codes().any(|other| other == code))
                };
                if let Some(code) = held.codes.chars().find(|code| !known(*code)) {
                    return Err(Refused::NoLetter { code });
                }
            }
            _ => {}
        }
        Ok(())
    }
}
