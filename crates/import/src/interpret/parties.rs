//! The parties of a matrix, gathered from the headers of all its tables.

use super::super::words::{fold, is_customer, is_provider};
use remit_core::matrix::{NewIds, Party, Side, limits};
use remit_core::steps;
use remit_formats::page::{Notes, Place};

/// The parties found so far.
#[derive(Debug, Default)]
pub(in super::super) struct Parties {
    names: Vec<(String, String)>,
}

impl Parties {
    pub(in super::super) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    pub(in super::super) fn len(&self) -> usize {
        self.names.len()
    }

    pub(in super::super) fn name(&self, party: usize) -> &str {
        self.names.get(party).map_or("", |(name, _)| name)
    }

    /// The parties of a table's columns. One that goes by another name in this table than in
    /// those above is found again by what its name means, or by how it is spelled; where all
    /// headers say "role", a name in another language by where it stands.
    pub(in super::super) fn of_table(
        &mut self,
        columns: &[String],
        roles: bool,
        place: &Place,
        notes: &mut Notes,
    ) -> Vec<usize> {
        let known = self.names.len();
        let folded: Vec<String> = columns.iter().map(|name| fold(name)).collect();
        let mut found: Vec<Option<usize>> = Vec::new();
        for name in &folded {
            steps::look(self.names.len());
            let at = self.names.iter().position(|(_, other)| other == name);
            found.push(at.filter(|at| !found.contains(&Some(*at))));
        }
        let new = folded.iter().zip(&found).filter(|(_, found)| found.is_none());
        let new: Vec<&String> = new.map(|(name, _)| name).collect();
        for (at, name) in folded.iter().enumerate() {
            if found.get(at).is_some_and(Option::is_some) {
                continue;
            }
            if self.is_full() {
                // The matrix is refused for it: nothing more is to be found out.
                if let Some(slot) = found.get_mut(at) {
                    *slot = Some(self.names.len() - 1);
                }
                continue;
            }
            let free = |party: &usize| !found.contains(&Some(*party));
            let alike = |party: &usize| {
                self.names.get(*party).is_some_and(|(_, other)| same_party(other, name))
            };
            let mut same = (0..known).filter(free).filter(alike);
            // "Front A" and "Front B" in one table are two parties, and none of them is "Front".
            let alone = |party: &usize| {
                let of = self.names.get(*party).map(|(_, other)| other.as_str());
                let rival = |name: &&String| of.is_some_and(|of| same_party(of, name));
                new.iter().copied().filter(rival).count() <= 1
            };
            let twin = match (same.next(), same.next()) {
                (Some(only), None) => Some(only).filter(alone),
                _ => None,
            };
            let own = self.names.get(at).map(|(_, other)| other);
            let words = |name: &str| name.split(' ').map(str::to_owned).collect::<Vec<_>>();
            let holds = own.is_some_and(|own| {
                let all = words(name);
                words(own).iter().all(|word| all.contains(word))
            });
            let others = found
                .iter()
                .enumerate()
                .all(|(other, party)| other == at || *party == Some(other) || party.is_none());
            let here = columns.len() == known && known > 1 && free(&at) && others;
            let twin = twin.or_else(|| (here && at < known && (holds || roles)).then_some(at));
            let column = columns.get(at).cloned().unwrap_or_default();
            let party = twin.unwrap_or_else(|| {
                if !self.is_full() {
                    self.names.push((column.clone(), name.clone()));
                }
                self.names.len() - 1
            });
            if twin.is_some() {
                let text = format!("“{column}” was matched to the party “{}”.", self.name(party));
                notes.guessed(place, text);
            }
            if let Some(slot) = found.get_mut(at) {
                *slot = Some(party);
            }
        }
        found.into_iter().flatten().collect()
    }

    /// Whether there are already more than a matrix can have: then no more are gathered.
    fn is_full(&self) -> bool {
        self.names.len() > 2 * limits::PARTIES
    }

    /// Adds a party, though another may have the same name.
    pub(in super::super) fn add(&mut self, name: &str) {
        if !self.is_full() {
            self.names.push((name.to_owned(), fold(name)));
        }
    }

    /// The party of this name, which is added where it is new.
    pub(in super::super) fn named(&mut self, name: &str) -> usize {
        let folded = fold(name);
        let at = self.names.iter().position(|(_, other)| *other == folded);
        at.unwrap_or_else(|| {
            if !self.is_full() {
                self.names.push((name.to_owned(), folded));
            }
            self.names.len() - 1
        })
    }

    /// The parties of the matrix, with the sides that their names show.
    pub(in super::super) fn end(self, ids: &mut impl NewIds) -> Vec<Party> {
        let customers = self.names.iter().filter(|(name, _)| is_customer(name)).count();
        let two = self.names.len() == 2 && customers == 1;
        let side = |name: &str| {
            if is_customer(name) {
                Side::Customer
            } else if is_provider(name) || two {
                Side::Provider
            } else {
                Side::Other
            }
        };
        self.names
            .into_iter()
            .map(|(name, _)| Party { id: ids.party(), side: side(&name), name })
            .collect()
    }
}

/// Whether two folded names mean one party: two words for the customer, or one word misspelled.
fn same_party(a: &str, b: &str) -> bool {
    let alone = |name: &str, is: fn(&str) -> bool| {
        let mut words = name.split(' ').filter(|word| word.len() > 2);
        words.next().is_some_and(is) && words.next().is_none()
    };
    if (alone(a, is_customer) && alone(b, is_customer))
        || (alone(a, is_provider) && alone(b, is_provider))
    {
        return true;
    }
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if short.len() < 4 {
        return false;
    }
    // A stray letter behind: "Cloud A".
    if long.strip_prefix(short).is_some_and(|rest| rest.len() <= 3 && rest.starts_with(' ')) {
        return true;
    }
    let (x, y): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let near = |a: &str, b: &str| {
        a == b || (a.len().min(b.len()) >= 5 && distance(a, b) * 3 <= a.chars().count())
    };
    x.len() == y.len() && short.len() >= 6 && x.iter().zip(&y).all(|(a, b)| near(a, b))
}

/// How many letters must change to make one word of the other.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().take(100).collect();
    let b: Vec<char> = b.chars().take(100).collect();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (row, x) in a.iter().enumerate() {
        let mut left = row + 1;
        let mut corner = row;
        let mut next = vec![left];
        for (y, up) in b.iter().zip(above.iter().skip(1)) {
            left = (corner + usize::from(x != y)).min(left + 1).min(up + 1);
            corner = *up;
            next.push(left);
        }
        above = next;
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_party_goes_by_several_names() {
        for (a, b) in [
            ("client", "customer"),
            ("client", "kunde"),
            ("client i", "customer"),
            ("cloud temple", "cloud tempel"),
            ("cloud temple", "cloud temple a"),
            ("provider", "anbieter"),
        ] {
            assert!(same_party(a, b), "{a} {b}");
        }
    }

    #[test]
    fn different_parties_stay_apart() {
        for (a, b) in [
            ("client", "client it team"),
            ("team a", "team b"),
            ("it", "hr"),
            ("customer", "ovhcloud"),
            ("partner", "provider"),
        ] {
            assert!(!same_party(a, b), "{a} {b}");
        }
    }

    #[test]
    fn tables_share_their_parties() {
        let mut parties = Parties::default();
        let mut notes = Notes::default();
        let mut of = |columns: &[&str]| {
            let columns: Vec<String> = columns.iter().map(|name| (*name).to_owned()).collect();
            parties.of_table(&columns, false, &Place::default(), &mut notes)
        };
        assert_eq!(of(&["Client", "Cloud"]), [0, 1]);
        assert_eq!(of(&["Customer", "Cloud"]), [0, 1]);
        assert_eq!(of(&["Cloud", "Client"]), [1, 0]);
        assert_eq!(of(&["Client", "Customer"]), [0, 2]);
        assert_eq!(of(&["Partner", "Cloud"]), [3, 1]);
        assert_eq!(of(&["Cloud A", "Cloud B"]), [4, 5]);
    }
}
