//! Joins two lists that began as one.

use super::super::order::{Index, Order};
use super::sequence::{Ordered, join};
use super::{ItemConflict, Whose};
use remit_core::matrix::{Footnote, Letter, Party, Plan};

/// An item of a list, which keeps its id.
pub(super) trait Item: Clone + PartialEq {
    /// Its id.
    fn id(&self) -> u64;

    /// What two have made of it together, and whether they conflict; mine stays where they do.
    fn both(base: Option<&Self>, mine: &Self, theirs: &Self) -> (Self, bool);
}

macro_rules! item {
    ($type:ident, $id:expr, $($field:ident),+) => {
        impl Item for $type {
            fn id(&self) -> u64 {
                let id: fn(&Self) -> u64 = $id;
                id(self)
            }

            fn both(base: Option<&Self>, mine: &Self, theirs: &Self) -> (Self, bool) {
                let mut both = mine.clone();
                let mut conflict = false;
                $(if mine.$field != theirs.$field {
                    if base.is_some_and(|base| base.$field == mine.$field) {
                        both.$field.clone_from(&theirs.$field);
                    } else if base.is_none_or(|base| base.$field != theirs.$field) {
                        conflict = true;
                    }
                })+
                (both, conflict)
            }
        }
    };
}

item!(Letter, |letter| u64::from(u32::from(letter.code)), name, definition, kind);
item!(Party, |party| party.id.bits(), name, side);
item!(Plan, |plan| plan.id.bits(), name, description);
item!(Footnote, |footnote| footnote.id.bits(), mark, text);

/// Joins the lists of base, mine and theirs, whose items have ids. `needed` says whether one of
/// the two has used an item anew, so that it must stay though the other removed it.
pub(super) fn items<T: Item>(
    [base, mine, theirs]: [&[T]; 3],
    needed: impl Fn(u64, Whose) -> bool,
    report: &mut dyn FnMut(ItemConflict<T>),
) -> Vec<T> {
    if theirs == mine {
        return mine.to_vec();
    }
    let ids = [base, mine, theirs].map(|list| list.iter().map(Item::id).collect::<Vec<_>>());
    let places = ids.each_ref().map(|ids| Index::new(ids.iter().copied()));
    let find = |which: usize, list: &'_ [T], id: u64| -> Option<T> {
        list.get(places.get(which)?.of(id)?).cloned()
    };
    let sides = |id| (find(0, base, id), find(1, mine, id), find(2, theirs, id));
    let removed = |base: &Option<T>, other: &Option<T>, id, whose| {
        base.is_some() && base == other && !needed(id, whose)
    };
    let kept = |id: u64| match sides(id) {
        (_, Some(_), Some(_)) => true,
        (base, mine @ Some(_), None) => !removed(&base, &mine, id, Whose::Mine),
        (base, None, theirs @ Some(_)) => !removed(&base, &theirs, id, Whose::Theirs),
        (_, None, None) => false,
    };
    let [base_ids, my_ids, their_ids] = &ids;
    let (my, their) = (Order::between(base_ids, my_ids), Order::between(base_ids, their_ids));
    let mine_ordered = Ordered { ids: my_ids, order: &my };
    let theirs_ordered = Ordered { ids: their_ids, order: &their };
    let (order, moved) = join(&mine_ordered, &theirs_ordered, &kept, &|_| false);
    let moved = Index::new(moved.into_iter());
    let mut joined = Vec::with_capacity(order.len());
    for id in order {
        let item = match sides(id) {
            (base, Some(mine), Some(theirs)) => {
                if moved.of(id).is_some() {
                    report(ItemConflict::Moved { mine: mine.clone(), theirs: theirs.clone() });
                }
                let (item, conflict) = T::both(base.as_ref(), &mine, &theirs);
                if conflict {
                    report(ItemConflict::Changed { mine, theirs });
                }
                item
            }
            (base, Some(item), None) => {
                if base.is_some() {
                    report(ItemConflict::Removed { item: item.clone(), by: Whose::Theirs });
                }
                item
            }
            (base, None, Some(item)) => {
                if base.is_some() {
                    report(ItemConflict::Removed { item: item.clone(), by: Whose::Mine });
                }
                item
            }
            (_, None, None) => continue,
        };
        joined.push(item);
    }
    joined
}
