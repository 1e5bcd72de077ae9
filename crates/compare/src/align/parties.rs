//! Which party of one matrix stands where which of the other stands.

use remit_core::fold::fold_name;
use remit_core::matrix::{Matrix, Party, PartyId, Side};

use super::{Matches, PartyMatch};

/// Two parties that stand for the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartyPair {
    /// The party of A.
    pub a: PartyId,
    /// The party of B.
    pub b: PartyId,
    /// Why they are taken for one.
    pub why: PartyWhy,
}

/// Why two parties are taken for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartyWhy {
    /// A person has said so.
    Person,
    /// They have one id.
    SameId,
    /// They have one name.
    SameName,
    /// Each is the only one left on its side: the provider here and the provider there.
    SameSide,
}

/// Maps the parties of A to those of B, in the order of A.
pub(crate) fn map(a: &Matrix, b: &Matrix, matches: &Matches) -> Vec<PartyPair> {
    let mut pairs: Vec<PartyPair> = Vec::new();
    for (of_a, of_b) in matches.parties() {
        if a.party(of_a).is_some() && b.party(of_b).is_some() {
            pairs.push(PartyPair { a: of_a, b: of_b, why: PartyWhy::Person });
        }
    }
    let stays = |one: &Party| matches.of_party(one.id) != Some(PartyMatch::Nobody);
    one_to_one(a, b, PartyWhy::SameId, &mut pairs, |one, other| stays(one) && one.id == other.id);
    one_to_one(a, b, PartyWhy::SameName, &mut pairs, |one, other| {
        let name = fold_name(&one.name);
        stays(one) && !name.is_empty() && name == fold_name(&other.name)
    });
    one_to_one(a, b, PartyWhy::SameSide, &mut pairs, |one, other| {
        stays(one) && one.side == other.side && one.side != Side::Other
    });
    pairs.sort_by_key(|pair| a.column(pair.a));
    pairs
}

/// Pairs those that are alike, of what is left, where either is like one alone.
fn one_to_one(
    a: &Matrix,
    b: &Matrix,
    why: PartyWhy,
    pairs: &mut Vec<PartyPair>,
    alike: impl Fn(&Party, &Party) -> bool,
) {
    let free_a = a.parties.iter().filter(|it| pairs.iter().all(|pair| pair.a != it.id));
    let free_b = b.parties.iter().filter(|it| pairs.iter().all(|pair| pair.b != it.id));
    let (free_a, free_b): (Vec<&Party>, Vec<&Party>) = (free_a.collect(), free_b.collect());
    for one in &free_a {
        let mut like = free_b.iter().filter(|other| alike(one, other));
        let (Some(other), None) = (like.next(), like.next()) else { continue };
        if free_a.iter().filter(|one| alike(one, other)).count() == 1 {
            pairs.push(PartyPair { a: one.id, b: other.id, why });
        }
    }
}
