//! Joins two orders of one list.

use super::super::chain::Chain;
use super::super::order::{Index, Order};

/// An order of a list, and what led to it.
pub(super) struct Ordered<'a> {
    pub(super) ids: &'a [u64],
    pub(super) order: &'a Order,
}

/// The joined order, and the ids that both moved to different places.
///
/// Mine is the start. What they added or moved goes behind the item that it stands behind in
/// theirs. `kept` says which items there are in the end, `heads` which of them are headings.
pub(super) fn join(
    mine: &Ordered,
    theirs: &Ordered,
    kept: &dyn Fn(u64) -> bool,
    heads: &dyn Fn(u64) -> bool,
) -> (Vec<u64>, Vec<u64>) {
    let my_places = Index::new(mine.ids.iter().copied());
    let my_moves = Index::new(mine.order.placed());
    let their_moves = Index::new(theirs.order.placed());
    // Whether an item's place is theirs to say.
    let is_theirs = |id| {
        let moved = their_moves.of(id).is_some() && my_moves.of(id).is_none();
        moved || my_places.of(id).is_none()
    };
    let mut chain = Chain::new(mine.ids.iter().copied().filter(|id| kept(*id) && !is_theirs(*id)));
    let mut last = None;
    for id in theirs.ids.iter().copied().filter(|id| kept(*id)) {
        if is_theirs(id) {
            // What mine has put there stays in front, but a heading of mine must not come
            // between an activity of theirs and its section.
            let is_mine = |next| my_moves.of(next).is_some() && (heads(id) || !heads(next));
            chain.insert(last, id, is_mine);
        }
        last = Some(id);
    }
    let before = |ids: &[u64], places: &Index, id| {
        let at = places.of(id)?;
        at.checked_sub(1).and_then(|at| ids.get(at)).copied()
    };
    let their_places = Index::new(theirs.ids.iter().copied());
    let both = theirs.order.placed().filter(|id| kept(*id) && my_moves.of(*id).is_some());
    let differ =
        |id: &u64| before(mine.ids, &my_places, *id) != before(theirs.ids, &their_places, *id);
    (chain.ids(), both.filter(differ).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Digits are headings, letters are not; all of theirs and mine is kept.
    #[track_caller]
    fn check(base: &str, mine: &str, theirs: &str, joined: &str, both_moved: &str) {
        let ids = |text: &str| text.chars().map(u64::from).collect::<Vec<_>>();
        let (base, mine, theirs) = (ids(base), ids(mine), ids(theirs));
        let orders = [&mine, &theirs].map(|side| Order::between(&base, side));
        let [mine, theirs] =
            [(&mine, &orders[0]), (&theirs, &orders[1])].map(|(ids, order)| Ordered { ids, order });
        let kept = |id| {
            (mine.ids.contains(&id) || theirs.ids.contains(&id))
                && !mine.order.removed.contains(&id)
                && !theirs.order.removed.contains(&id)
        };
        let heads = |id| char::from(id as u8).is_ascii_digit();
        let (ids, both) = join(&mine, &theirs, &kept, &heads);
        let text =
            |ids: Vec<u64>| ids.into_iter().map(|id| char::from(id as u8)).collect::<String>();
        assert_eq!((text(ids).as_str(), text(both).as_str()), (joined, both_moved));
    }

    #[test]
    fn additions_of_both_stand_where_they_belong() {
        check("1a2b", "1ax2b", "1a2by", "1ax2by", "");
        check("1a2b", "1ax2b", "1ay2b", "1axy2b", "");
        // A section of mine does not take an activity of theirs away from its section.
        check("1a", "1a2x", "1ay", "1ay2x", "");
        check("1a", "1ay", "1a2x", "1ay2x", "");
        check("", "1a", "2b", "1a2b", "");
    }

    #[test]
    fn removals_and_moves_of_both_count() {
        check("1abc", "1bc", "1abx", "1bx", "");
        check("1abc", "1cab", "1abc", "1cab", "");
        check("1abc", "1abc", "1cab", "1cab", "");
        check("1abcd", "1dabc", "1bacd", "1dbac", "");
        check("1abcd", "1dabc", "d1abc", "1dabc", "d");
    }
}
