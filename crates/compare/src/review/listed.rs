//! Lists whose items have ids: letters, parties, plans and footnotes, in one way for all of them.

use std::collections::BTreeSet;

use super::super::chain::Chain;
use super::super::order::{Index, Order};
use super::place::{FootnotePart, LetterPart, PartyPart, Place, PlanPart};
use super::value::Value;
use remit_core::matrix::{Footnote, FootnoteId, Letter, Matrix, Party, PartyId, Plan, PlanId};

/// An item of such a list.
pub(super) trait Listed: Clone + PartialEq {
    /// What of it can be changed by itself.
    type Part: Copy + PartialEq + 'static;
    /// The part that says whether it is there.
    const ITSELF: Self::Part;
    /// The part that says where it stands.
    const POSITION: Self::Part;
    /// All other parts.
    const PARTS: &'static [Self::Part];

    /// Its id.
    fn bits(&self) -> u64;

    /// The place of a part of the item with this id.
    fn place(bits: u64, part: Self::Part) -> Place;

    /// The id and the part, where a place is in such a list.
    fn of_place(place: &Place) -> Option<(u64, Self::Part)>;

    /// All of it.
    fn whole(&self) -> Value;

    /// One of [`PARTS`](Self::PARTS).
    fn part(&self, part: Self::Part) -> Value;

    /// Gives it a part, where the value is one for it.
    fn set(&mut self, part: Self::Part, value: &Value);
}

macro_rules! listed {
    ($type:ident, $parts:ident, $id:ident, $bits:expr, $from:expr, $($part:ident: $value:ident = $field:ident),+) => {
        impl Listed for $type {
            type Part = $parts;
            const ITSELF: $parts = $parts::Itself;
            const POSITION: $parts = $parts::Position;
            const PARTS: &'static [$parts] = &[$($parts::$part),+];

            fn bits(&self) -> u64 {
                let bits: fn(&$id) -> u64 = $bits;
                listed!(@id self $type bits)
            }

            fn place(bits: u64, part: $parts) -> Place {
                let from: fn(u64) -> $id = $from;
                Place::$type(from(bits), part)
            }

            fn of_place(place: &Place) -> Option<(u64, $parts)> {
                let bits: fn(&$id) -> u64 = $bits;
                match place {
                    Place::$type(id, part) => Some((bits(id), *part)),
                    _ => None,
                }
            }

            fn whole(&self) -> Value {
                Value::$type(self.clone())
            }

            fn part(&self, part: $parts) -> Value {
                match part {
                    $($parts::$part => Value::$value(self.$field.clone()),)+
                    $parts::Itself | $parts::Position => Value::Absent,
                }
            }

            fn set(&mut self, part: $parts, value: &Value) {
                match (part, value) {
                    $(($parts::$part, Value::$value(new)) => self.$field.clone_from(new),)+
                    _ => {}
                }
            }
        }
    };
    (@id $item:ident Letter $bits:ident) => { $bits(&$item.code) };
    (@id $item:ident $type:ident $bits:ident) => { $bits(&$item.id) };
}

// Every code fits into 32 bits, and was one before.
listed!(
    Letter, LetterPart, char, |code| u64::from(u32::from(*code)),
    |bits| char::from_u32(bits as u32).unwrap_or_default(),
    Name: Name = name, Definition: Text = definition, Kind: Kind = kind
);
listed!(
    Party, PartyPart, PartyId, |id| id.bits(), PartyId::from_bits,
    Name: Name = name, Side: Side = side
);
listed!(
    Plan, PlanPart, PlanId, |id| id.bits(), PlanId::from_bits,
    Name: Name = name, Description: Text = description
);
listed!(
    Footnote, FootnotePart, FootnoteId, |id| id.bits(), FootnoteId::from_bits,
    Mark: Mark = mark, Text: Text = text
);

/// The letters of a matrix as a list.
pub(super) fn letters(matrix: &Matrix) -> Vec<Letter> {
    matrix.letters.iter().cloned().collect()
}

/// The places at which two lists differ.
pub(super) fn differing<T: Listed>(old: &[T], new: &[T], out: &mut Vec<Place>) {
    if old == new {
        return;
    }
    let ids = |items: &[T]| items.iter().map(Listed::bits).collect::<Vec<_>>();
    let order = Order::between(&ids(old), &ids(new));
    out.extend(order.removed.iter().map(|id| T::place(*id, T::ITSELF)));
    let index = Index::new(old.iter().map(Listed::bits));
    out.extend(
        order
            .placed()
            .map(|id| T::place(id, if index.of(id).is_some() { T::POSITION } else { T::ITSELF })),
    );
    for item in new {
        let Some(before) = index.of(item.bits()).and_then(|at| old.get(at)) else { continue };
        let differs = |part: &&T::Part| before.part(**part) != item.part(**part);
        out.extend(T::PARTS.iter().filter(differs).map(|part| T::place(item.bits(), *part)));
    }
}

/// What stands at a place of a list.
pub(super) fn read<T: Listed>(list: &[T], bits: u64, part: T::Part) -> Value {
    let at = list.iter().position(|item| item.bits() == bits);
    at.map_or(Value::Absent, |at| self::at(list, at, part))
}

/// A part of the item that stands here.
pub(super) fn at<T: Listed>(list: &[T], at: usize, part: T::Part) -> Value {
    if part == T::POSITION {
        let before = at.checked_sub(1).and_then(|at| list.get(at));
        return Value::Behind(before.map(Listed::bits));
    }
    let Some(item) = list.get(at) else { return Value::Absent };
    if part == T::ITSELF { item.whole() } else { item.part(part) }
}

/// The first list with what the second has at these places.
pub(super) fn take<T: Listed>(a: &[T], b: &[T], places: &[Place]) -> Vec<T> {
    let parts: Vec<(u64, T::Part)> = places.iter().filter_map(T::of_place).collect();
    if parts.is_empty() {
        return a.to_vec();
    }
    let of = |wanted: T::Part| {
        parts.iter().filter(|(_, part)| *part == wanted).map(|(id, _)| *id).collect()
    };
    let taken = Taken { itself: of(T::ITSELF), position: of(T::POSITION) };
    let ids = |items: &[T]| items.iter().map(Listed::bits).collect::<Vec<_>>();
    let index = |items: &[T]| Index::new(items.iter().map(Listed::bits));
    let (in_a, in_b) = (index(a), index(b));
    let order = taken.order(&ids(a), &ids(b));
    let find = |id| in_a.of(id).and_then(|at| a.get(at)).or_else(|| b.get(in_b.of(id)?));
    let mut list: Vec<T> = order.into_iter().filter_map(find).cloned().collect();
    let index = index(&list);
    for (id, part) in parts.iter().filter(|(_, part)| T::PARTS.contains(part)) {
        let other = in_b.of(*id).and_then(|at| b.get(at));
        if let (Some(at), Some(other)) = (index.of(*id), other)
            && let Some(item) = list.get_mut(at)
        {
            item.set(*part, &other.part(*part));
        }
    }
    list
}

/// Gives an item of a list a part.
pub(super) fn set<T: Listed>(list: &mut [T], bits: u64, part: T::Part, value: &Value) {
    if let Some(item) = list.iter_mut().find(|item| item.bits() == bits) {
        item.set(part, value);
    }
}

/// The ids of which a list takes from another whether they are there, and where they stand.
pub(super) struct Taken {
    pub(super) itself: BTreeSet<u64>,
    pub(super) position: BTreeSet<u64>,
}

impl Taken {
    /// The order of `a` with what is taken from `b`. What comes or moves stands behind what it
    /// stands behind in `b`.
    pub(super) fn order(&self, a: &[u64], b: &[u64]) -> Vec<u64> {
        if self.itself.is_empty() && self.position.is_empty() {
            return a.to_vec();
        }
        let (in_a, in_b) = (Index::new(a.iter().copied()), Index::new(b.iter().copied()));
        let goes = |id: u64| self.itself.contains(&id) && in_b.of(id).is_none();
        let follows = |id: u64| match in_a.of(id) {
            Some(_) => self.position.contains(&id),
            None => self.itself.contains(&id),
        };
        let between = Order::between(a, b);
        let placed = Index::new(between.placed());
        let leaves = |id: u64| goes(id) || (follows(id) && in_b.of(id).is_some());
        let mut chain = Chain::new(a.iter().copied().filter(|id| !leaves(*id)));
        let mut last = None;
        for id in b.iter().copied() {
            if follows(id) {
                chain.insert(last, id, |_| false);
                last = Some(id);
            } else if in_a.of(id).is_some() && placed.of(id).is_none() {
                // What was to move and does not is no place to stand behind.
                last = Some(id);
            }
        }
        chain.ids()
    }
}
