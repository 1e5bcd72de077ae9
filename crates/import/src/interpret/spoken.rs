//! Words and signs that stand in cells in place of letters: "Responsible", "Shared", "🟩".

use super::super::cell::read_cell;
use super::super::choose::Corrections;
use super::super::facts::{Answer, Choice, LetterFacts, LetterUse, Question};
use super::super::roles::{self, Said};
use super::super::words::fold;
use super::legend::Sign;
use remit_core::matrix::{Kind, Letter, LetterSet, Letters};
use remit_formats::page::{Notes, Place};

/// What is asked where "Responsable" and "Acteur" stand beside each other.
pub(super) const WHO_IS_ACCOUNTABLE: &str = "Who is accountable, and who does the work?";

/// More words than these are no roles.
const MOST: usize = 64;
/// No cell that is nothing but such words is longer.
const MOST_BYTES: usize = 120;

/// The words and signs of one source.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    list: Vec<Word>,
    /// The signs that the source defines.
    signs: Vec<Sign>,
}

/// A word or a sign.
#[derive(Debug)]
struct Word {
    written: String,
    key: String,
    place: Place,
    cells: usize,
    means: Means,
    /// What it is taken for; nothing before that is decided, and where no letter fits.
    taken: Option<LetterUse>,
    is_assumed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Means {
    Said(Said),
    /// The letter that the source itself says, or none.
    Defined(Option<char>),
}

/// What the words of a cell come to.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SpokenCell {
    pub(super) letters: LetterSet,
    /// What a person should know, where something of it was assumed.
    pub(super) assumed: Option<String>,
}

/// Words are the same however their case is written; a sign is only itself.
fn key(written: &str) -> String {
    let folded = fold(written);
    if folded.is_empty() { written.trim_end_matches('\u{fe0f}').to_owned() } else { folded }
}

impl Spoken {
    pub(super) fn new(signs: &[Sign]) -> Self {
        Self { list: Vec::new(), signs: signs.to_vec() }
    }

    /// Looks at a cell, to learn which words there are.
    pub(super) fn learn(&mut self, plain: &str, place: &Place, letters: &Letters) {
        if plain.len() > MOST_BYTES {
            return;
        }
        let parts = roles::listed(plain);
        let means: Option<Vec<Option<Means>>> = parts
            .iter()
            .map(|part| {
                if let Some(means) = self.means(part) {
                    return Some(Some(means));
                }
                // Letters may stand beside them.
                read_cell(part, letters).problem.is_none().then_some(None)
            })
            .collect();
        for (part, means) in parts.into_iter().zip(means.unwrap_or_default()) {
            let Some(means) = means else { continue };
            let key = key(&part);
            let is_full = self.list.len() >= MOST;
            match self.list.iter_mut().find(|word| word.key == key) {
                Some(word) => word.cells += 1,
                None if !is_full => self.list.push(Word {
                    written: part,
                    key,
                    place: place.clone(),
                    cells: 1,
                    means,
                    taken: None,
                    is_assumed: false,
                }),
                None => {}
            }
        }
    }

    fn means(&self, part: &str) -> Option<Means> {
        let key = key(part);
        let sign = self.signs.iter().find(|sign| self::key(&sign.written) == key);
        sign.map(|sign| Means::Defined(sign.code)).or_else(|| roles::said(part).map(Means::Said))
    }

    /// Decides what they are taken for. `list` gets a letter for support, where that is said and
    /// there is none.
    pub(super) fn decide(
        &mut self,
        list: &mut Vec<Letter>,
        defined: bool,
        corrections: &Corrections,
        notes: &mut Notes,
    ) {
        let is_said = |key: &str| self.list.iter().any(|word| word.key.starts_with(key));
        // In French both are said either way; beside "Acteur", "Responsable" answers for it.
        let is_turned = is_said("acteur") && is_said("responsable");
        let needs_support = self.list.iter().any(|word| {
            matches!(
                word.means,
                Means::Said(Said::Role(Kind::Support) | Said::Likely(Kind::Support))
            )
        });
        let has = |list: &[Letter], kind| list.iter().any(|letter: &Letter| letter.kind == kind);
        if needs_support
            && !defined
            && !has(list, Kind::Support)
            && list.iter().all(|letter| letter.code != 'S')
        {
            list.push(Letter::new('S', Kind::Support));
        }
        let code_of =
            |kind: Kind| list.iter().find(|letter| letter.kind == kind).map(|letter| letter.code);
        for word in &mut self.list {
            let other = |kind| code_of(kind).map(LetterUse::Other);
            let (usual, is_assumed) = match word.means {
                Means::Said(Said::Role(Kind::Responsible))
                    if is_turned && word.key.starts_with("responsable") =>
                {
                    (other(Kind::Accountable), true)
                }
                Means::Said(Said::Role(kind)) => {
                    (other(kind), is_turned && word.key.starts_with("acteur"))
                }
                Means::Said(Said::Likely(kind)) => (other(kind), true),
                Means::Said(Said::Shared) => (other(Kind::Responsible), true),
                Means::Said(Said::Nothing) => (Some(LetterUse::Nothing), true),
                Means::Defined(code) => {
                    (Some(code.map_or(LetterUse::Nothing, LetterUse::Other)), true)
                }
            };
            let chosen = corrections.letter(&word.written);
            let chosen = chosen.map(|taken| match taken {
                LetterUse::Own(kind) => code_of(kind).map_or(LetterUse::Nothing, LetterUse::Other),
                taken => taken,
            });
            word.is_assumed = is_assumed && chosen.is_none();
            word.taken = chosen.or(usual);
            if chosen.is_some() {
                continue;
            }
            let words = match (word.taken, word.means) {
                (None | Some(LetterUse::Own(_)), _) => continue,
                (Some(LetterUse::Nothing), _) => {
                    format!("“{}” was read as no role.", word.written)
                }
                (Some(LetterUse::Other(code)), Means::Said(Said::Shared)) => {
                    format!("“{}” was read as {code} for each party that shares it.", word.written)
                }
                (Some(LetterUse::Other(code)), _) => {
                    format!("“{}” was read as {code}.", word.written)
                }
            };
            notes.guessed(&word.place, words);
        }
    }

    /// What the words of a cell come to, where it is nothing but such words and letters.
    pub(super) fn read(&self, plain: &str, letters: &Letters) -> Option<SpokenCell> {
        if self.list.is_empty() {
            return None;
        }
        let mut held = LetterSet::EMPTY;
        let mut assumed = Vec::new();
        let mut any = false;
        for part in roles::listed(plain) {
            let key = key(&part);
            let Some(word) = self.list.iter().find(|word| word.key == key) else {
                let reading = read_cell(&part, letters);
                if reading.problem.is_some() {
                    return None;
                }
                if let remit_core::matrix::Holding::Letters(more) = reading.holding {
                    held = held.union(more);
                }
                continue;
            };
            any = true;
            match word.taken? {
                LetterUse::Other(code) => held = held.union(letters.typed(code)?),
                LetterUse::Own(_) | LetterUse::Nothing => {}
            }
            if word.is_assumed {
                assumed.push(part);
            }
        }
        let read = letters.write(held);
        let read = if read.is_empty() { "no role".to_owned() } else { read };
        let words = || format!("“{}” was read as {read}.", assumed.join(", "));
        any.then(|| SpokenCell { letters: held, assumed: (!assumed.is_empty()).then(words) })
    }

    /// What a person sees of them, and is asked.
    pub(super) fn end(
        &self,
        list: &Letters,
        facts: &mut Vec<LetterFacts>,
        asked: &mut Vec<Question>,
    ) {
        for word in &self.list {
            let Some(taken) = word.taken else { continue };
            facts.push(LetterFacts {
                written: word.written.clone(),
                cells: word.cells,
                defined: matches!(word.means, Means::Defined(_)),
                taken,
                is_assumed: word.is_assumed,
            });
        }
        asked.extend(self.turned(list));
        asked.extend(self.signs_question());
    }

    /// Whether "Responsable" answers for it and "Acteur" does it, or the other way round.
    fn turned(&self, letters: &Letters) -> Option<Question> {
        let of = |start: &str| self.list.iter().find(|word| word.key.starts_with(start));
        let (responsable, acteur) = (of("responsable")?, of("acteur")?);
        let code_of = |kind: Kind| letters.iter().find(|it| it.kind == kind).map(|it| it.code);
        let (r, a) = (code_of(Kind::Responsible)?, code_of(Kind::Accountable)?);
        let answer = |text: String, first: char, second: char| Answer {
            text,
            choice: Choice::Letters(vec![
                (responsable.written.clone(), LetterUse::Other(first)),
                (acteur.written.clone(), LetterUse::Other(second)),
            ]),
        };
        let (first, second) = (&responsable.written, &acteur.written);
        Some(Question {
            place: responsable.place.clone(),
            text: WHO_IS_ACCOUNTABLE.to_owned(),
            answers: vec![
                answer(
                    format!("“{first}” is accountable ({a}), “{second}” does the work ({r})"),
                    a,
                    r,
                ),
                answer(
                    format!("“{first}” does the work ({r}), “{second}” is accountable ({a})"),
                    r,
                    a,
                ),
            ],
            taken: usize::from(responsable.taken == Some(LetterUse::Other(r))),
            is_answered: !responsable.is_assumed,
        })
    }

    /// Whether the signs stand for what the source says.
    fn signs_question(&self) -> Option<Question> {
        let signs: Vec<&Word> =
            self.list.iter().filter(|word| matches!(word.means, Means::Defined(_))).collect();
        let first = signs.first()?;
        let shown = |taken: Option<LetterUse>| match taken {
            Some(LetterUse::Other(code)) => code.to_string(),
            _ => "no role".to_owned(),
        };
        let all = signs.iter().map(|word| format!("{} {}", word.written, shown(word.taken)));
        let all: Vec<String> = all.collect();
        let choice = signs.iter().filter_map(|word| Some((word.written.clone(), word.taken?)));
        Some(Question {
            place: first.place.clone(),
            text: "What does each sign stand for?".to_owned(),
            answers: vec![Answer {
                text: format!("As the source says: {}", all.join(", ")),
                choice: Choice::Letters(choice.collect()),
            }],
            taken: 0,
            is_answered: signs.iter().all(|word| !word.is_assumed),
        })
    }
}
