//! The columns of a comparison: parties that stand for the same, side by side.

use remit_core::matrix::{Party, PartyId, Side as PartySide};

use super::{MOST, Other, Side};

/// A party with those of the other sides that stand for the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its names, each once: "Customer", or "Cloud Temple / OVHcloud".
    pub name: String,
    /// For each side its party, where it has one.
    parties: [Option<PartyId>; MOST],
}

impl Column {
    /// The party of a side.
    pub fn party(&self, side: usize) -> Option<PartyId> {
        self.parties.get(side).copied().flatten()
    }
}

/// The columns: each party of the first side with those that are mapped to it, then the others of
/// each side.
pub(super) fn of(sides: &[Side], others: &[Other]) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for (at, side) in sides.iter().enumerate() {
        for party in &side.matrix.parties {
            let other = at.checked_sub(1).and_then(|at| others.get(at));
            let pair = other.and_then(|it| it.alignment.parties.iter().find(|it| it.b == party.id));
            let column = pair.and_then(|pair| {
                let mut columns = columns.iter_mut();
                columns.find(|column| column.party(0) == Some(pair.a))
            });
            match column {
                Some(column) if column.party(at).is_none() => column.add(at, party),
                _ => {
                    let mut column = Column { name: String::new(), parties: [None; MOST] };
                    column.add(at, party);
                    columns.push(column);
                }
            }
        }
    }
    columns
}

/// The first customer; where there is none, the first party.
pub(super) fn likely_us(sides: &[Side], columns: &[Column]) -> Option<usize> {
    let is_customer = |column: &Column| {
        let of_side = |(at, side): (usize, &Side)| {
            let party = side.matrix.party(column.party(at)?)?;
            Some(party.side == PartySide::Customer)
        };
        sides.iter().enumerate().find_map(of_side) == Some(true)
    };
    columns.iter().position(is_customer).or((!columns.is_empty()).then_some(0))
}

impl Column {
    fn add(&mut self, side: usize, party: &Party) {
        if let Some(place) = self.parties.get_mut(side) {
            *place = Some(party.id);
        }
        if self.name.is_empty() {
            self.name.clone_from(&party.name);
        } else if !self.name.split(" / ").any(|name| name == party.name) {
            self.name.push_str(" / ");
            self.name.push_str(&party.name);
        }
    }
}
