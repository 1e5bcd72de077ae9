//! Which party holds which letters, where the text has lost its columns.
//!
//! What there is to go by: rows that do show their columns, how letters usually stand together,
//! and whom the activity itself names. Nothing is looked up anywhere else.

use std::collections::BTreeMap;

mod ways;

use super::words::fold;
use remit_core::matrix::{Kind, LetterSet, Letters};
pub(super) use ways::Way;
use ways::Ways;

/// How often which letters stand under which party, in the rows that show it.
pub(super) struct Model<'a> {
    letters: &'a Letters,
    responsible: LetterSet,
    accountable: LetterSet,
    parties: usize,
    /// How often letters are written in this order.
    written: BTreeMap<String, f64>,
    /// How often letters stand under each party, in whatever order, by their bits.
    seen: BTreeMap<u16, Vec<f64>>,
    /// How many cells each party has.
    total: Vec<f64>,
    /// For each word of the activities, how often it stands with whom as the one who acts.
    words: BTreeMap<String, Vec<f64>>,
    acts: Vec<f64>,
    names: Vec<Vec<String>>,
}

/// What a cell's letters say, wherever the cell stands: looked up once for all ways of a row.
struct Weighed {
    set: LetterSet,
    /// What it weighs under each party.
    under: Vec<f64>,
}

impl<'a> Model<'a> {
    pub(super) fn new(letters: &'a Letters, names: &[String]) -> Self {
        let parties = names.len();
        let words = |name: &String| fold(name).split(' ').map(str::to_owned).collect();
        Self {
            letters,
            responsible: letters.of_kind(Kind::Responsible),
            accountable: letters.of_kind(Kind::Accountable),
            parties,
            written: BTreeMap::new(),
            seen: BTreeMap::new(),
            total: vec![0.0; parties],
            words: BTreeMap::new(),
            acts: vec![0.0; parties],
            names: names.iter().map(words).collect(),
        }
    }

    /// Learns from a row of which it is known who holds what, with a weight from 0 to 1.
    pub(super) fn learn(&mut self, way: &Way, text: &str, weight: f64) {
        let held: Vec<LetterSet> = way.iter().map(|cell| self.set(cell)).collect();
        for (party, (cell, set)) in way.iter().zip(&held).enumerate() {
            let counts = self.seen.entry(set.bits()).or_insert_with(|| vec![0.0; self.parties]);
            let (Some(count), Some(total)) = (counts.get_mut(party), self.total.get_mut(party))
            else {
                continue;
            };
            *count += weight;
            *total += weight;
            match self.written.get_mut(cell) {
                Some(count) => *count += weight,
                None => _ = self.written.insert(cell.clone(), weight),
            }
        }
        let Some(actor) = self.actor(held.iter().copied()) else { return };
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
    fn actor(&self, held: impl Iterator<Item = LetterSet>) -> Option<usize> {
        let strength = |held: LetterSet| {
            u32::from(held.meets(self.responsible)) + u32::from(held.meets(self.accountable))
        };
        let (actor, most) = held
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
        let counts = self.seen.get(&self.set(cell).bits());
        counts.cloned().unwrap_or_else(|| vec![0.0; self.parties])
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

    /// All ways to read the letters of a row, the likeliest first.
    pub(super) fn ways(
        &self,
        pieces: &[&str],
        glued: bool,
        text: &str,
    ) -> impl Iterator<Item = Way> + use<> {
        let mut ways = Ways::new(self.parties);
        if glued {
            ways.cut(&pieces.concat().chars().collect::<Vec<char>>());
        } else {
            ways.place(pieces);
        }
        let named = self.named(text);
        let words = long_words(text);
        let evidence: Vec<f64> =
            (0..self.parties).map(|actor| self.evidence(actor, named, &words)).collect();
        let cells: Vec<Weighed> = ways.cells.iter().map(|cell| self.weigh(cell)).collect();
        let weight = |way: Vec<u16>| (self.weight(&way, &cells, &evidence), way);
        let mut weighed: Vec<(f64, Vec<u16>)> = ways.list.into_iter().map(weight).collect();
        weighed.sort_by(|a, b| b.0.total_cmp(&a.0));
        let cells = ways.cells;
        let written = move |cell: u16| cells.get(usize::from(cell)).cloned().unwrap_or_default();
        weighed.into_iter().map(move |(_, way)| way.into_iter().map(&written).collect())
    }

    fn weight(&self, way: &[u16], cells: &[Weighed], evidence: &[f64]) -> f64 {
        let cells = way.iter().filter_map(|cell| cells.get(usize::from(*cell)));
        let mut weight = 0.0;
        let (mut accountable, mut responsible) = (0, 0);
        for (party, cell) in cells.clone().enumerate() {
            weight += cell.under.get(party).copied().unwrap_or_default();
            accountable += usize::from(cell.set.meets(self.accountable));
            responsible += usize::from(cell.set.meets(self.responsible));
        }
        // One party answers for it, and one at least does it.
        weight += match accountable {
            1 => 0.0,
            0 => -1.0,
            _ => -3.0,
        };
        if responsible == 0 {
            weight -= 1.0;
        }
        let actor = self.actor(cells.map(|cell| cell.set));
        weight + actor.and_then(|actor| evidence.get(actor)).copied().unwrap_or_default()
    }

    /// What the letters of a cell weigh under each party.
    fn weigh(&self, cell: &str) -> Weighed {
        let set = self.set(cell);
        let counts = self.counts(cell);
        let everywhere: f64 = counts.iter().sum();
        let all: f64 = self.total.iter().sum();
        // An empty cell is only ever seen where the text shows it, so it counts for itself.
        let prior = self.prior(cell, set);
        let written = self.written.get(cell).copied().unwrap_or_default();
        // A text that writes RA everywhere does not mean AR as one cell.
        let odd = written * 4.0 < everywhere && set.len() > 1;
        let often = if all > 0.0 { written / all } else { prior };
        let shape = (0.7 * often + 0.3 * prior) * if odd { 0.02 } else { 1.0 };
        let under = |here: f64| {
            let place = (here + 0.5 + shape) / (everywhere + 0.5 * self.parties as f64 + 1.0);
            if cell.is_empty() { prior.ln() } else { shape.ln() + place.ln() }
        };
        Weighed { set, under: counts.into_iter().map(under).collect() }
    }

    /// What speaks for this party as the one who acts: its name, and the words of the activity.
    fn evidence(&self, actor: usize, named: Option<usize>, words: &[String]) -> f64 {
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
        evidence.clamp(-2.0, 2.0) + if named == Some(actor) { 0.8 } else { 0.0 }
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
