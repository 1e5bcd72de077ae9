//! Short lists that are kept in order.

/// Puts an item where it belongs in a list that is in order, behind those of the same key.
///
/// For short lists that are in order from the beginning: it is a tenth of the code that sorting
/// them would be, of which each type of item brings its own.
pub fn insert_by_key<T, K: Ord>(list: &mut Vec<T>, item: T, key: impl Fn(&T) -> K) {
    let own = key(&item);
    let at = list.partition_point(|other| key(other) <= own);
    list.insert(at, item);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_equal_keeps_its_order() {
        let mut list = Vec::new();
        for item in [(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')] {
            insert_by_key(&mut list, item, |(key, _)| *key);
        }
        assert_eq!(list, [(0, 'd'), (1, 'b'), (1, 'e'), (2, 'a'), (2, 'c')]);
    }
}
