//! Matching as quick work: parties first, then row by row of the left, each with its candidates.

mod answers;
mod asked;
mod taken;
mod undo;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use remit_core::matrix::{Matrix, PartyId, RowId};
use remit_core::ordered::sort_by_key;

use crate::align::{Alignment, Match, Matches, PartyMatch, PartyWhy, align, map_parties};
use taken::Taken;
use undo::Step;

pub use asked::{Answer, Event, Place, Progress, Question, Refused};

/// The matching of two matrices. What is decided is in its [`matches`](Self::matches) at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Matching {
    a: Arc<Matrix>,
    b: Arc<Matrix>,
    matches: Matches,
    /// The rows that cannot be mistaken, from left to right.
    settled: BTreeMap<RowId, RowId>,
    /// What was found when nothing was said of rows.
    base: Arc<Alignment>,
    /// Where in it the candidates of each row of the left are.
    candidates: BTreeMap<RowId, usize>,
    /// The parties as they are mapped if nobody says anything.
    parties: BTreeMap<PartyId, (PartyId, PartyWhy)>,
    later: BTreeSet<RowId>,
    later_parties: BTreeSet<PartyId>,
    place: Place,
    steps: Vec<Step>,
}

impl Matching {
    /// Goes on from what was said before, at the first question that is open.
    pub fn new(a: Arc<Matrix>, b: Arc<Matrix>, matches: Matches) -> Self {
        let alignment = align(&a, &b, &matches.of_parties());
        Self::aligned(a, b, matches, Arc::new(alignment))
    }

    /// The same with an alignment that a worker has made of what was said of parties alone, so that
    /// rows that are decided have their candidates as well.
    pub fn aligned(
        a: Arc<Matrix>,
        b: Arc<Matrix>,
        matches: Matches,
        alignment: Arc<Alignment>,
    ) -> Self {
        let parties = map_parties(&a, &b, &Matches::default());
        let mut matching = Self {
            settled: alignment.pairs.iter().map(|pair| (pair.a, pair.b)).collect(),
            candidates: alignment.candidates.iter().map(|it| it.a).zip(0..).collect(),
            base: alignment,
            parties: parties.into_iter().map(|pair| (pair.a, (pair.b, pair.why))).collect(),
            later: BTreeSet::new(),
            later_parties: BTreeSet::new(),
            place: Place::End,
            steps: Vec::new(),
            a,
            b,
            matches,
        };
        matching.go_on();
        matching
    }

    /// What was said so far.
    pub fn matches(&self) -> &Matches {
        &self.matches
    }

    /// What is asked now.
    pub fn place(&self) -> Place {
        self.place
    }

    /// What is asked now, with its choices; nothing at the end.
    pub fn question(&self) -> Option<Question> {
        let taken = Taken::of(&self.matches);
        match self.place {
            Place::Party(party) => Some(Question::Party {
                party,
                choices: self.party_choices(party, &taken),
                answer: self.answer(self.place, &taken),
            }),
            Place::Row(row) => Some(Question::Row {
                row,
                choices: self.row_choices(row, &taken),
                answer: self.answer(self.place, &taken),
            }),
            Place::End => None,
        }
    }

    /// What was said of a row or party of the left.
    pub fn answer_of(&self, place: Place) -> Answer {
        self.answer(place, &Taken::of(&self.matches))
    }

    /// All that is asked, in order: parties, then rows. What cannot be mistaken is left out.
    pub fn asked(&self) -> Vec<Place> {
        self.asked_with(&Taken::of(&self.matches))
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        let taken = Taken::of(&self.matches);
        let mut progress = Progress { decided: 0, total: 0, later: 0 };
        for place in self.asked_with(&taken) {
            let answer = self.answer(place, &taken);
            progress.total += 1;
            progress.decided += usize::from(answer.is_decided());
            progress.later += usize::from(answer == Answer::Later);
        }
        progress
    }

    /// Carries out what a person does. Where that is refused, nothing has changed.
    pub fn handle(&mut self, event: Event) -> Result<(), Refused> {
        match (event, self.place) {
            (Event::Choose(number), _) => {
                let at = number.checked_sub(1).ok_or(Refused::NoChoice(number))?;
                match self.question() {
                    Some(Question::Row { row, choices, .. }) => {
                        let choice = choices.get(at).ok_or(Refused::NoChoice(number))?;
                        self.say_row(row, Match::Row(choice.row));
                    }
                    Some(Question::Party { party, choices, .. }) => {
                        let choice = choices.get(at).ok_or(Refused::NoChoice(number))?;
                        self.say_party(party, PartyMatch::Party(*choice));
                    }
                    None => return Err(Refused::NotAsked),
                }
            }
            (Event::Pick(row), Place::Row(a)) => {
                self.b.activity(row).ok_or(Refused::NotThere)?;
                self.say_row(a, Match::Row(row));
            }
            (Event::PickParty(party), Place::Party(a)) => {
                self.b.party(party).ok_or(Refused::NotThere)?;
                self.say_party(a, PartyMatch::Party(party));
            }
            (Event::NothingThere, Place::Row(a)) => self.say_row(a, Match::Nothing),
            (Event::NothingThere, Place::Party(a)) => self.say_party(a, PartyMatch::Nobody),
            (Event::Later, Place::Row(row)) => {
                let was_later = !self.later.insert(row);
                self.steps.push(Step::later(self.place, was_later));
                self.go_on();
            }
            (Event::Later, Place::Party(party)) => {
                let was_later = !self.later_parties.insert(party);
                self.steps.push(Step::later(self.place, was_later));
                self.go_on();
            }
            (Event::Next, _) => self.step(true)?,
            (Event::Previous, _) => self.step(false)?,
            (Event::GoTo(place), _) => {
                match place {
                    Place::Row(row) => {
                        self.a.activity(row).ok_or(Refused::NotThere)?;
                    }
                    Place::Party(party) => {
                        self.a.party(party).ok_or(Refused::NotThere)?;
                    }
                    Place::End => {}
                }
                self.place = place;
            }
            (Event::Undo, _) => {
                let step = self.steps.pop().ok_or(Refused::NothingToUndo)?;
                step.take_back(&mut self.matches);
                self.place = step.place;
                self.put_off(step.place, step.was_later);
            }
            (
                Event::Pick(_) | Event::PickParty(_) | Event::NothingThere | Event::Later,
                Place::Row(_) | Place::Party(_) | Place::End,
            ) => return Err(Refused::NotAsked),
        }
        Ok(())
    }

    fn say_row(&mut self, a: RowId, said: Match) {
        let b = if let Match::Row(b) = said { Some(b) } else { None };
        let was_later = self.later.remove(&a);
        self.steps.push(Step::row(&self.matches, (self.place, was_later), a, b));
        match b {
            Some(b) => self.matches.pair(a, b),
            None => self.matches.nothing_for(a),
        }
        self.go_on();
    }

    fn say_party(&mut self, a: PartyId, said: PartyMatch) {
        let b = if let PartyMatch::Party(b) = said { Some(b) } else { None };
        let was_later = self.later_parties.remove(&a);
        self.steps.push(Step::party(&self.matches, (self.place, was_later), a, b));
        match b {
            Some(b) => self.matches.pair_parties(a, b),
            None => self.matches.nobody_for(a),
        }
        self.go_on();
    }

    fn put_off(&mut self, place: Place, is_later: bool) {
        match (place, is_later) {
            (Place::Row(row), true) => _ = self.later.insert(row),
            (Place::Row(row), false) => _ = self.later.remove(&row),
            (Place::Party(party), true) => _ = self.later_parties.insert(party),
            (Place::Party(party), false) => _ = self.later_parties.remove(&party),
            (Place::End, _) => {}
        }
    }

    /// Goes to the next question that is open, behind this one and then from the beginning; where
    /// there is none, to the next one that was put off.
    fn go_on(&mut self) {
        let taken = Taken::of(&self.matches);
        let all = self.asked_with(&taken);
        // What is asked now may be a row that is settled, which is not among them.
        let here = self.order(self.place);
        let passed = all.iter().take_while(|place| self.order(**place) <= here).count();
        let (before, behind) = all.split_at_checked(passed).unwrap_or_default();
        let next = |wanted: Answer| {
            let mut all = behind.iter().chain(before);
            let is_next =
                |place: &&Place| **place != self.place && self.answer(**place, &taken) == wanted;
            all.find(is_next).copied()
        };
        self.place = next(Answer::Open).or_else(|| next(Answer::Later)).unwrap_or(Place::End);
    }

    fn step(&mut self, is_forward: bool) -> Result<(), Refused> {
        let mut all = self.asked();
        if !all.contains(&self.place) && self.place != Place::End {
            // A row that is settled: it stands between those that are asked.
            all.push(self.place);
            sort_by_key(&mut all, |place| self.order(*place));
        }
        all.push(Place::End);
        let here = all.iter().position(|place| *place == self.place).ok_or(Refused::NoMore)?;
        let to = if is_forward { here.checked_add(1) } else { here.checked_sub(1) };
        self.place = *to.and_then(|to| all.get(to)).ok_or(Refused::NoMore)?;
        Ok(())
    }
}
