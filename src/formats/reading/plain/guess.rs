//! Which party holds which letters, where the text has lost its columns.
//!
//! What there is to go by: rows that do show their columns, how letters usually stand together,
//! and whom the activity itself names. Nothing is looked up anywhere else.

use super::super::words::fold;
use crate::matrix::{Kind, LetterSet, Letters};

/// How often which letters stand under which party, in the rows that show it.
pub(super) struct Model<'a> {
    letters: &'a Letters,
    parties: usize,
    /// Letters as written, with a count for each party.
    seen: Vec<(String, Vec<f64>)>,
    /// How many cells each party has.
    total: Vec<f64>,
    /// For each word of the activities, how often it stands with whom as the one who acts.
    words: std::collections::BTreeMap<String, Vec<f64>>,
    acts: Vec<f64>,
    names: Vec<Vec<String>>,
}

/// One way to read a row: the letters of each party as written.
pub(super) type Way = Vec<String>;

/// More ways than this are not weighed against one another.
const MOST_WAYS: usize = 4_000;

impl<'a> Model<'a> {
    pub(super) fn new(letters: &'a Letters, names: &[String]) -> Self {
        let parties = names.len();
        let words = |name: &String| fold(name).split(' ').map(str::to_owned).collect();
        Self {
            letters,
            parties,
            seen: Vec::new(),
            total: vec![0.0; parties],
            words: std::collections::BTreeMap::new(),
            acts: vec![0.0; parties],
            names: names.iter().map(words).collect(),
        }
    }

    /// Learns from a row of which it is known who holds what, with a weight from 0 to 1.
    pub(super) fn learn(&mut self, way: &Way, text: &str, weight: f64) {
        for (party, cell) in way.iter().enumerate() {
            let known = self.seen.iter().position(|(other, _)| other == cell);
            let at = known.unwrap_or_else(|| {
                self.seen.push((cell.clone(), vec![0.0; self.parties]));
                self.seen.len() - 1
            });
            if let Some(count) = self.seen.get_mut(at).and_then(|(_, counts)| counts.get_mut(party))
            {
                *count += weight;
            }
            if let Some(total) = self.total.get_mut(party) {
                *total += weight;
            }
        }
        let Some(actor) = self.actor(way) else { return };
        if let Some(acts) = self.acts.get_mut(actor) {
            *acts += weight;
        }
        for word in long_words(text) {
            let counts = self.words.entry(word).or_insert_with(|| vec![0.0; self.parties]);
            if let Some(count) = counts.get_mut(actor) {
                *count += weight;
            }
        }
    }

    /// The one party who acts: does the work and answers for it.
    fn actor(&self, way: &Way) -> Option<usize> {
        let strength = |cell: &String| {
            let held = self.set(cell);
            let kind = |kind| u32::from(self.letters.of_kind(kind).meets(held));
            2 * kind(Kind::Responsible) + 2 * kind(Kind::Accountable)
        };
        let (actor, most) = way
            .iter()
            .map(strength)
            .enumerate()
            .max_by_key(|(at, strength)| (*strength, usize::MAX - at))?;
        (most > 0).then_some(actor)
    }

    fn set(&self, cell: &str) -> LetterSet {
        cell.chars().filter_map(|c| self.letters.typed(c)).fold(LetterSet::EMPTY, LetterSet::union)
    }

    /// How often these letters stand under each party.
    pub(super) fn counts(&self, cell: &str) -> Vec<f64> {
        let set = self.set(cell);
        let mut sum = vec![0.0; self.parties];
        for (_, counts) in self.seen.iter().filter(|(other, _)| self.set(other) == set) {
            for (sum, count) in sum.iter_mut().zip(counts) {
                *sum += count;
            }
        }
        sum
    }

    /// Which party a text names.
    pub(super) fn named(&self, text: &str) -> Option<usize> {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(' ').collect();
        let named = |name: &Vec<String>| {
            !name.is_empty() && words.windows(name.len()).any(|window| window == name.as_slice())
        };
        let mut found = self.names.iter().enumerate().filter(|(_, name)| named(name));
        match (found.next(), found.next()) {
            (Some((party, _)), None) => Some(party),
            _ => None,
        }
    }

    /// All ways to read the letters of a row, the likeliest first, each with its weight.
    pub(super) fn ways(&self, pieces: &[&str], glued: bool, text: &str) -> Vec<(f64, Way)> {
        let mut ways = Vec::new();
        if glued {
            let all: Vec<char> = pieces.concat().chars().collect();
            self.split(&all, &mut Vec::new(), &mut ways);
        } else {
            self.place(pieces, 0, &mut vec![String::new(); self.parties], &mut ways);
        }
        let named = self.named(text);
        let words = long_words(text);
        let mut weighed: Vec<(f64, Way)> =
            ways.into_iter().map(|way| (self.weight(&way, named, &words), way)).collect();
        weighed.sort_by(|a, b| b.0.total_cmp(&a.0));
        weighed
    }

    /// Cuts glued letters into a piece for each party, some of them empty.
    fn split(&self, rest: &[char], way: &mut Way, ways: &mut Vec<Way>) {
        if ways.len() >= MOST_WAYS {
            return;
        }
        if way.len() + 1 >= self.parties {
            if distinct(rest) {
                let mut way = way.clone();
                way.push(rest.iter().collect());
                ways.push(way);
            }
            return;
        }
        for length in 0..=rest.len() {
            let (piece, after) = rest.split_at(length);
            if !distinct(piece) {
                break;
            }
            way.push(piece.iter().collect());
            self.split(after, way, ways);
            way.pop();
        }
    }

    /// Puts pieces under parties, in their order.
    fn place(&self, pieces: &[&str], from: usize, way: &mut Way, ways: &mut Vec<Way>) {
        let Some((piece, rest)) = pieces.split_first() else {
            if ways.len() < MOST_WAYS {
                ways.push(way.clone());
            }
            return;
        };
        for party in from..self.parties.saturating_sub(rest.len()) {
            if let Some(cell) = way.get_mut(party) {
                (*piece).clone_into(cell);
            }
            self.place(rest, party + 1, way, ways);
            if let Some(cell) = way.get_mut(party) {
                cell.clear();
            }
        }
    }

    fn weight(&self, way: &Way, named: Option<usize>, words: &[String]) -> f64 {
        let mut weight = 0.0;
        for (party, cell) in way.iter().enumerate() {
            let set = self.set(cell);
            let counts = self.counts(cell);
            let here = counts.get(party).copied().unwrap_or_default();
            let everywhere: f64 = counts.iter().sum();
            let all: f64 = self.total.iter().sum();
            // An empty cell is only ever seen where the text shows it, so it counts for itself.
            let prior = self.prior(cell, set);
            let written = self.seen.iter().find(|(other, _)| other == cell);
            let written: f64 = written.map_or(0.0, |(_, counts)| counts.iter().sum());
            // A text that writes RA everywhere does not mean AR as one cell.
            let odd = written * 4.0 < everywhere && set.len() > 1;
            let often = if all > 0.0 { written / all } else { prior };
            let shape = (0.7 * often + 0.3 * prior) * if odd { 0.02 } else { 1.0 };
            let place = (here + 0.5 + shape) / (everywhere + 0.5 * self.parties as f64 + 1.0);
            weight += if cell.is_empty() { prior.ln() } else { shape.ln() + place.ln() };
        }
        let held: Vec<LetterSet> = way.iter().map(|cell| self.set(cell)).collect();
        let count = |kind: Kind| {
            let kind = self.letters.of_kind(kind);
            held.iter().filter(|held| held.meets(kind)).count()
        };
        // One party answers for it, and one at least does it.
        weight += match count(Kind::Accountable) {
            1 => 0.0,
            0 => -1.0,
            _ => -3.0,
        };
        if count(Kind::Responsible) == 0 {
            weight -= 1.0;
        }
        if let Some(actor) = self.actor(way) {
            if named == Some(actor) {
                weight += 0.8;
            }
            let base: f64 = self.acts.iter().sum();
            let own = self.acts.get(actor).copied().unwrap_or_default();
            let mut evidence = 0.0;
            for word in words {
                let Some(counts) = self.words.get(word) else { continue };
                let all: f64 = counts.iter().sum();
                let here = counts.get(actor).copied().unwrap_or_default();
                let share = (here + 0.5) / (all + 1.0);
                let usual = (own + 0.5) / (base + 1.0);
                evidence += (share / usual).ln().clamp(-0.7, 0.7) * 0.5;
            }
            weight += evidence.clamp(-2.0, 2.0);
        }
        weight
    }

    /// How usual letters are in one cell, whatever the text: those who act are seldom told as
    /// well, and letters stand in the order of the legend.
    fn prior(&self, cell: &str, set: LetterSet) -> f64 {
        if cell.is_empty() {
            return 0.3;
        }
        let kinds = |list: &[Kind]| list.iter().any(|kind| self.letters.of_kind(*kind).meets(set));
        let acts = kinds(&[Kind::Responsible, Kind::Accountable, Kind::Support]);
        let talks = kinds(&[Kind::Consulted, Kind::Informed]);
        let in_order = self.letters.write(set) == cell;
        let mut prior = match (acts, talks, set.len()) {
            (true, false, 2) => 0.3,
            (true, false, _) => 0.12,
            (false, true, 1) => 0.25,
            (false, true, _) => 0.1,
            (true, true, 2) => 0.02,
            (true, true, _) => 0.01,
            (false, false, _) => 0.05,
        };
        if !in_order {
            prior *= 0.3;
        }
        prior
    }
}

fn distinct(letters: &[char]) -> bool {
    letters.iter().enumerate().all(|(at, c)| !letters.iter().take(at).any(|other| other == c))
}

/// The words of a text that say something.
fn long_words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let mut words: Vec<String> = folded
        .split(' ')
        .filter(|word| word.chars().count() > 3)
        .take(60)
        .map(str::to_owned)
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}
