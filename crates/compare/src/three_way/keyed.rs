//! Joins two lists that began as one, whose items have no ids.

use remit_core::ordered::sort_by;
use std::cmp::Ordering;

/// Joins lists whose items are about one thing where `about` says equal. No list should have two
/// items about one thing; where one has, each of them counts for itself.
pub(super) fn keyed<T: Clone + PartialEq>(
    [base, mine, theirs]: [&[T]; 3],
    about: fn(&T, &T) -> Ordering,
    report: &mut dyn FnMut(Option<T>, Option<T>),
) -> Vec<T> {
    if base == mine {
        return theirs.to_vec();
    }
    if base == theirs || mine == theirs {
        return mine.to_vec();
    }
    let sorted = [base, mine, theirs].map(|list| {
        let mut sorted: Vec<&T> = list.iter().collect();
        sort_by(&mut sorted, |a, b| about(a, b));
        sorted
    });
    let mut joined = Vec::with_capacity(mine.len());
    for item in mine.iter().chain(theirs) {
        let [base, mine, theirs] = sorted.each_ref().map(|list| alike(list, item, about));
        // All that is about one thing stands where the first of it does.
        if mine.first().or(theirs.first()).is_some_and(|first| std::ptr::eq(*first, item)) {
            joined.extend(settle([base, mine, theirs], report));
        }
    }
    joined
}

/// The items of a sorted list that are about the same thing as `item`.
fn alike<'a, 'b, T>(sorted: &'b [&'a T], item: &T, about: fn(&T, &T) -> Ordering) -> &'b [&'a T] {
    let start = sorted.partition_point(|other| about(other, item) == Ordering::Less);
    let rest = sorted.get(start..).unwrap_or_default();
    let count = rest.partition_point(|other| about(other, item) == Ordering::Equal);
    rest.get(..count).unwrap_or_default()
}

/// Joins what three lists say about one thing. Mine stays where both said something new.
fn settle<T: Clone + PartialEq>(
    [base, mine, theirs]: [&[&T]; 3],
    report: &mut dyn FnMut(Option<T>, Option<T>),
) -> Vec<T> {
    let news = |list: &[&T], other: &[&T]| -> Vec<T> {
        let new = list.iter().filter(|item| !base.contains(item) && !other.contains(item));
        new.map(|item| (*item).clone()).collect()
    };
    let (my_news, their_news) = (news(mine, theirs), news(theirs, mine));
    let paired = my_news.len().min(their_news.len());
    for (mine, theirs) in my_news.iter().zip(&their_news) {
        report(Some(mine.clone()), Some(theirs.clone()));
    }
    // What one has changed and the other removed.
    let lost = base.iter().filter(|item| !mine.contains(item) && !theirs.contains(item)).count();
    for mine in my_news.iter().take(lost).skip(paired) {
        report(Some(mine.clone()), None);
    }
    for theirs in their_news.iter().take(lost).skip(paired) {
        report(None, Some(theirs.clone()));
    }
    let stays = |item: &&&T| theirs.contains(item) || !base.contains(item);
    let mut settled: Vec<T> = mine.iter().filter(stays).map(|item| (*item).clone()).collect();
    settled.extend(their_news.into_iter().skip(paired));
    settled
}
