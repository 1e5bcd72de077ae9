//! The letters of a matrix: those that the source defines, those that stand in its cells, and
//! what each is taken for.

use std::borrow::Cow;

use super::super::cell::{Problem, read_cell};
use super::super::choose::Corrections;
use super::super::facts::{Answer, Choice, LetterFacts, LetterUse, Question};
use super::super::words::fold;
use super::legend::{Legend, kind_of, lines};
use super::schemes::Scheme;
use super::shape::{is_no, is_single_letters, is_tick};
use super::spoken::{Spoken, WHO_IS_ACCOUNTABLE};
use remit_core::matrix::letter::MAX_LETTERS;
use remit_core::matrix::{
    Basis, Block, Cell, Holding, Inline, Kind, Letter, LetterSet, Letters, Mark, Text,
};
use remit_core::steps;
use remit_formats::page::{Notes, Place, quoted};

/// The letters, and what is done with those that are none of them.
#[derive(Debug)]
pub(in super::super) struct Book {
    pub(in super::super) letters: Letters,
    /// Codes that are read as something else.
    taken: Vec<(char, LetterUse)>,
    found: Vec<LetterFacts>,
    /// Whether the source defines the letters.
    is_defined: bool,
    /// The words and signs in their place.
    spoken: Spoken,
    /// Where the source defines letters in French so that who does it is not "Responsable".
    turned: Option<Place>,
    /// Whether a person said what these two stand for.
    is_turn_chosen: bool,
    /// The letters, where they are others than the usual ones and nothing says what they mean.
    scheme: Option<Scheme>,
    /// Codes that the letters do not have, where each was first seen.
    strangers: Vec<(char, Place)>,
    /// Whether letters in italics are some that nobody has confirmed.
    pub(in super::super) unconfirmed_in_italics: bool,
}

/// So many codes are gathered that are none of the letters: no matrix has room for more.
const MOST_STRANGERS: usize = 64;

/// A party's cell, read.
#[derive(Debug)]
pub(in super::super) struct ReadCell {
    pub(in super::super) cell: Cell,
    pub(in super::super) marks: Vec<Mark>,
    /// What a person should know, and whether it was guessed or is not understood.
    pub(in super::super) doubt: Option<Doubt>,
    /// What stood beside the letters.
    pub(in super::super) beside: String,
    /// What was assumed of words and signs that stand in many cells, and is told once.
    pub(in super::super) assumed: Option<String>,
}

/// What is doubtful about a cell, in words.
#[derive(Debug)]
pub(in super::super) struct Doubt {
    pub(in super::super) guessed: bool,
    pub(in super::super) words: String,
}

impl Book {
    /// The letters of a legend, or the usual four.
    pub(in super::super) fn new(legend: &Legend) -> Self {
        let letters = Letters::new(legend.letters.clone()).unwrap_or_else(|_| Letters::raci());
        let spoken = Spoken::new(&legend.signs);
        let turned = legend.is_turned.then(|| legend.place.clone());
        Self { spoken, turned, ..Self::with(&letters, !legend.letters.is_empty()) }
    }

    /// With the letters of a scheme, of which it is assumed what they mean.
    pub(in super::super) fn of_scheme(scheme: Scheme) -> Self {
        let mut book = Self::with(&scheme.letters, false);
        for fact in &mut book.found {
            fact.is_assumed = true;
        }
        book.scheme = Some(scheme);
        book
    }

    /// With letters that are known, defined by the source or not.
    pub(in super::super) fn with(letters: &Letters, defined: bool) -> Self {
        let found = letters.iter().map(|letter| LetterFacts {
            written: letter.code.to_string(),
            cells: 0,
            defined,
            taken: LetterUse::Own(letter.kind),
            is_assumed: false,
        });
        let found = found.collect();
        Self {
            letters: letters.clone(),
            taken: Vec::new(),
            found,
            is_defined: defined,
            spoken: Spoken::default(),
            turned: None,
            is_turn_chosen: false,
            scheme: None,
            strangers: Vec::new(),
            unconfirmed_in_italics: false,
        }
    }

    /// Looks at a party's cell, to learn which letters there are.
    pub(in super::super) fn learn(&mut self, text: &Text, place: &Place) {
        let plain = text.to_plain();
        let tick = is_tick(plain.trim()) && self.letters.typed('X').is_none();
        let reading = read_cell(&plain, &self.letters);
        if reading.problem.is_some() {
            self.spoken.learn(&in_lines(text), place, &self.letters);
        }
        // "RX" and "R/X" have a letter X; "IT R" is a name with a letter.
        let letters = || is_single_letters(&plain) || !plain.trim().contains(char::is_whitespace);
        let codes = match &reading.problem {
            Some(Problem::Unknown(codes)) if codes.chars().count() == 1 && letters() => {
                codes.clone()
            }
            _ if tick && !is_no(&plain) => "X".to_owned(),
            _ => return,
        };
        for code in codes.chars() {
            let code = code.to_uppercase().next().unwrap_or(code);
            steps::look(self.strangers.len());
            let is_new = self.strangers.iter().all(|(other, _)| *other != code);
            if is_new && self.strangers.len() < MOST_STRANGERS {
                self.strangers.push((code, place.clone()));
            }
        }
    }

    /// Decides what the letters that were learned are taken for.
    pub(in super::super) fn decide(&mut self, corrections: &Corrections, notes: &mut Notes) {
        let mut list: Vec<Letter> = self.letters.iter().cloned().collect();
        for letter in &mut list {
            if let Some(LetterUse::Own(kind)) = chosen(corrections, letter.code) {
                letter.kind = kind;
            }
        }
        self.is_turn_chosen = list.iter().any(|letter| {
            fold(&letter.name).starts_with("responsable")
                && chosen(corrections, letter.code).is_some()
        });
        if let Some(scheme) = &mut self.scheme {
            scheme.decide(corrections);
        }
        for fact in &mut self.found {
            let code = fact.written.chars().next().unwrap_or_default();
            if let Some(taken) = chosen(corrections, code) {
                fact.taken = taken;
                fact.is_assumed = false;
                if !matches!(taken, LetterUse::Own(_)) {
                    self.taken.push((code, taken));
                }
            }
        }
        let gone = |code: char| {
            self.taken
                .iter()
                .any(|(other, taken)| *other == code && !matches!(taken, LetterUse::Own(_)))
        };
        list.retain(|letter| !gone(letter.code));
        for (code, place) in &self.strangers {
            let consulted = list.iter().find(|letter| letter.kind == Kind::Consulted);
            let usual = match (code, consulted) {
                // German pages say K, and often C beside it: konsultiert.
                ('K', Some(consulted)) => LetterUse::Other(consulted.code),
                _ => LetterUse::Own(kind_of(*code, "", "")),
            };
            let taken = chosen(corrections, *code).unwrap_or(usual);
            let fits = list.len() < MAX_LETTERS && is_code(*code);
            let taken = match taken {
                LetterUse::Own(_) if !fits => LetterUse::Nothing,
                taken => taken,
            };
            if chosen(corrections, *code).is_none() {
                let words = match taken {
                    LetterUse::Own(Kind::Other) => {
                        format!("{code} isn't defined; it was kept as its own role.")
                    }
                    LetterUse::Own(kind) => {
                        format!("{code} isn't defined; it was read as “{}”.", kind.name())
                    }
                    LetterUse::Other(other) => {
                        format!("{code} isn't defined; it was read as {other}, “Consulted”.")
                    }
                    LetterUse::Nothing => format!("{code} wasn't read as a role."),
                };
                notes.unknown(place, words);
            }
            match taken {
                LetterUse::Own(kind) => {
                    let name = if kind == Kind::Other { "" } else { kind.name() };
                    list.push(Letter {
                        code: *code,
                        name: name.to_owned(),
                        definition: Text::default(),
                        kind,
                    });
                }
                other => self.taken.push((*code, other)),
            }
            let written = code.to_string();
            let (cells, defined, is_assumed) = (0, false, false);
            self.found.push(LetterFacts { written, cells, defined, taken, is_assumed });
        }
        self.spoken.decide(&mut list, self.is_defined, corrections, notes);
        if let Ok(letters) = Letters::new(list) {
            self.letters = letters;
        }
    }

    /// Reads a party's cell.
    pub(in super::super) fn read(&mut self, text: &Text, party: &str) -> ReadCell {
        let plain = in_lines(text);
        let plain = plain.trim();
        self.count(plain);
        let ticked = is_tick(plain) && (plain.len() > 1 || self.letters.typed('X').is_none());
        let written = if ticked {
            let yes = !is_no(plain) && self.letters.typed('X').is_some();
            if yes { "X".to_owned() } else { String::new() }
        } else {
            self.translated(plain)
        };
        let mut marks: Vec<Mark> = text.marks().cloned().collect();
        let reading = read_cell(&written, &self.letters);
        let is_plain = !ticked && reading.problem.is_none();
        if !is_plain && let Some(spoken) = self.spoken.read(plain, &self.letters) {
            let basis = if spoken.assumed.is_some() { Basis::Inferred } else { Basis::Source };
            let cell = Cell { holding: Holding::Letters(spoken.letters), basis };
            let (doubt, beside) = (None, String::new());
            return ReadCell { cell, marks, doubt, beside, assumed: spoken.assumed };
        }
        for mark in reading.marks {
            if !marks.contains(&mark) {
                marks.push(mark);
            }
        }
        let mut cell = Cell { holding: reading.holding, basis: Basis::Source };
        if self.unconfirmed_in_italics && in_italics(text) {
            cell.basis = Basis::Inferred;
        }
        let mut assumed = None;
        if let Some(words) = self.assumption(cell.letters()) {
            cell.basis = Basis::Inferred;
            assumed = Some(words);
        }
        let shown = quoted(plain);
        let mut beside = String::new();
        let doubt = match reading.problem {
            None => None,
            Some(Problem::Beside(rest)) => {
                beside = rest;
                Some(Doubt {
                    guessed: true,
                    words: format!(
                        "{party}: in {shown}, the text beside the roles was moved to the comment."
                    ),
                })
            }
            Some(Problem::Guessed) => {
                cell.basis = Basis::Inferred;
                let read = self.letters.write(cell.letters());
                Some(Doubt {
                    guessed: true,
                    words: format!("{party}: {shown} was read as {read}."),
                })
            }
            Some(Problem::Unknown(codes)) => {
                cell.basis = Basis::Inferred;
                Some(Doubt {
                    guessed: false,
                    words: format!("{party}: in {shown}, “{codes}” isn't a defined role."),
                })
            }
            Some(Problem::NotLetters) => {
                cell.basis = Basis::Inferred;
                Some(Doubt {
                    guessed: false,
                    words: format!("{party}: {shown} isn't a valid role."),
                })
            }
        };
        ReadCell { cell, marks, doubt, beside, assumed }
    }

    /// What is open about letters that nobody has explained.
    pub(in super::super) fn assumption(&self, held: LetterSet) -> Option<String> {
        self.scheme.as_ref().and_then(|scheme| scheme.assumption(held, &self.letters))
    }

    /// Counts the letters as they are written.
    fn count(&mut self, plain: &str) {
        if plain.len() > 40 {
            return;
        }
        steps::look(self.found.len());
        for fact in &mut self.found {
            let stands = plain.contains(fact.written.as_str());
            fact.cells += usize::from(stands);
        }
    }

    /// What is written, with the letters that stand for others in their place.
    pub(in super::super) fn translated(&self, plain: &str) -> String {
        if self.taken.is_empty() || plain.len() > 40 {
            return plain.to_owned();
        }
        let other = |c: char| match self.taken.iter().find(|(code, _)| *code == c) {
            Some((_, LetterUse::Other(other))) => Some(*other),
            Some((_, LetterUse::Nothing)) => None,
            _ => Some(c),
        };
        plain.chars().filter_map(other).collect()
    }

    /// The facts, for a person to see and correct, and what they are asked.
    pub(in super::super) fn end(mut self) -> (Letters, Vec<LetterFacts>, Vec<Question>) {
        let mut questions = Vec::new();
        questions.extend(self.turned_question());
        questions.extend(self.scheme.as_ref().map(Scheme::question));
        self.spoken.end(&self.letters, &mut self.found, &mut questions);
        (self.letters, self.found, questions)
    }
}

impl Book {
    /// Whether "Responsable" answers for it and "Acteur" does it, as the source seems to say.
    fn turned_question(&self) -> Option<Question> {
        let place = self.turned.clone()?;
        let of =
            |start: &str| self.letters.iter().find(|letter| fold(&letter.name).starts_with(start));
        let (responsable, acteur) = (of("responsable")?, of("acteur")?);
        let answer = |first: Kind, second: Kind| Answer {
            text: format!(
                "{} ({}): {}; {} ({}): {}",
                responsable.code,
                responsable.name,
                first.name(),
                acteur.code,
                acteur.name,
                second.name()
            ),
            choice: Choice::Letters(vec![
                (responsable.code.to_string(), LetterUse::Own(first)),
                (acteur.code.to_string(), LetterUse::Own(second)),
            ]),
        };
        Some(Question {
            place,
            text: WHO_IS_ACCOUNTABLE.to_owned(),
            answers: vec![
                answer(Kind::Accountable, Kind::Responsible),
                answer(Kind::Responsible, Kind::Accountable),
            ],
            taken: usize::from(responsable.kind == Kind::Responsible),
            is_answered: self.is_turn_chosen,
        })
    }
}

/// What a person chose for a letter.
fn chosen(corrections: &Corrections, code: char) -> Option<LetterUse> {
    corrections.letter(code.encode_utf8(&mut [0; 4]))
}

/// The characters of a text, with an end of line where it has one.
fn in_lines(text: &Text) -> Cow<'_, str> {
    let broken = |block: &Block| match block {
        Block::Paragraph(inlines) => inlines.contains(&Inline::Break),
        Block::List(_) => true,
    };
    if text.blocks().len() < 2 && !text.blocks().iter().any(broken) {
        return text.to_plain();
    }
    let lines = lines(text);
    let lines: Vec<Cow<'_, str>> = lines.iter().map(Text::to_plain).collect();
    Cow::Owned(lines.join("\n"))
}

/// Whether a text begins in italics.
fn in_italics(text: &Text) -> bool {
    let first = text.blocks().first();
    let Some(Block::Paragraph(inlines)) = first else { return false };
    matches!(inlines.first(), Some(Inline::Run { style, .. }) if style.emphasis)
}

/// Whether a character can be a letter's code.
fn is_code(code: char) -> bool {
    Letters::new(vec![Letter::new(code, Kind::Other)]).is_ok()
}

/// Holding nothing.
pub(in super::super) const NOTHING: Holding = Holding::Letters(LetterSet::EMPTY);
