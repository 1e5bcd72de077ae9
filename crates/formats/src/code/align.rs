//! What was matched, and what a worker has found to match.

use super::{Coded, items, next};
use crate::json::Node;
use crate::{coded_enum, coded_struct};
use remit_compare::align::{
    Alignment, Candidate, Candidates, Matches, Pair, PartyPair, PartyWhy, Reason, Why,
};
use remit_core::matrix::{PartyId, RowId};

coded_enum!(Why { "person" = Person, "same-id" = SameId, "same-text" = SameText });
coded_enum!(PartyWhy {
    "person" = Person,
    "same-id" = SameId,
    "same-name" = SameName,
    "same-side" = SameSide,
});
coded_enum!(Reason {
    "same-text" = SameText,
    "order" = Order,
    "same-section" = SameSection,
    "word" = Word(word),
    "spelling" = Spelling,
    "neighbours" = Neighbours,
});
coded_struct!(Pair { a, b, why });
coded_struct!(PartyPair { a, b, why });
coded_struct!(Candidates { a, rows, proposed });
coded_struct!(Alignment { parties, sections, pairs, candidates });

impl Coded for Candidate {
    fn encode(&self) -> Node<'_> {
        // The format has whole numbers alone.
        let score = Node::Number(self.score.to_bits().into());
        Node::List(vec![self.row.encode(), score, self.why.encode()])
    }

    fn decode(node: Node) -> Option<Self> {
        let mut items = items(node)?;
        let row = next(&mut items)?;
        let score = f32::from_bits(next::<u64>(&mut items)?.try_into().ok()?);
        let why = next(&mut items)?;
        let is_score = (0.0..=1.0).contains(&score);
        (items.next().is_none() && is_score).then_some(Self { row, score, why })
    }
}

impl Coded for Matches {
    fn encode(&self) -> Node<'_> {
        fn pairs<T: ToString>(pairs: impl Iterator<Item = (T, T)>) -> Node<'static> {
            let pair = |(a, b): (T, T)| {
                Node::List(vec![Node::text(a.to_string()), Node::text(b.to_string())])
            };
            Node::List(pairs.map(pair).collect())
        }
        fn list<T: ToString>(ids: impl Iterator<Item = T>) -> Node<'static> {
            Node::List(ids.map(|id| Node::text(id.to_string())).collect())
        }
        let (only_a, only_b) = self.nothing();
        Node::List(vec![
            pairs(self.pairs()),
            list(only_a),
            list(only_b),
            pairs(self.parties()),
            list(self.nobody()),
        ])
    }

    fn decode(node: Node) -> Option<Self> {
        let mut parts = items(node)?;
        let mut matches = Self::default();
        for (a, b) in next::<Vec<(RowId, RowId)>>(&mut parts)? {
            matches.pair(a, b);
        }
        for row in next::<Vec<RowId>>(&mut parts)? {
            matches.nothing_for(row);
        }
        for row in next::<Vec<RowId>>(&mut parts)? {
            matches.nothing_for_other(row);
        }
        for (a, b) in next::<Vec<(PartyId, PartyId)>>(&mut parts)? {
            matches.pair_parties(a, b);
        }
        for party in next::<Vec<PartyId>>(&mut parts)? {
            matches.nobody_for(party);
        }
        parts.next().is_none().then_some(matches)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{from_text, to_text};
    use super::*;
    use remit_compare::align::align;
    use remit_core::arbitrary::any_matrix;

    proptest! {
        #[test]
        fn what_was_matched_and_found_crosses(
            a in any_matrix(), b in any_matrix(), said in proptest::collection::vec((0..9_u64, 0..9_u64, 0..4_u8), 0..9),
        ) {
            let mut matches = Matches::default();
            for (one, other, kind) in said {
                let (a, b) = (RowId::from_bits(one), RowId::from_bits(other));
                match kind {
                    0 => matches.nothing_for(a),
                    1 => matches.nothing_for_other(b),
                    2 => matches.nobody_for(PartyId::from_bits(one)),
                    _ => {
                        matches.pair(a, b);
                        matches.pair_parties(PartyId::from_bits(one), PartyId::from_bits(other));
                    }
                }
            }
            prop_assert_eq!(from_text(&to_text(&matches)), Ok(matches.clone()));
            let alignment = align(&a, &b, &matches);
            prop_assert_eq!(from_text(&to_text(&alignment)), Ok(alignment));
        }
    }
}
