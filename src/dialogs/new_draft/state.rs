//! What is asked for a new draft, and what becomes of the answers.

use std::sync::Arc;

use leptos::prelude::*;
use remit_core::matrix::{Date, Letters, Matrix, RowId, Scheme, Side};
use remit_drafts as drafts;
use remit_drafts::{Picked, Start, Wish};

use crate::platform::ids::RandomIds;
use crate::platform::time;
use crate::session::Session;

/// The title that a draft is offered with.
pub const TITLE: &str = "New service";

/// What a draft begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Blank,
    Sections,
    Text,
}

impl Kind {
    pub(super) const ALL: [Self; 3] = [Self::Blank, Self::Sections, Self::Text];

    /// Its words.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Blank => "Blank matrix",
            Self::Sections => "Sections from other matrices",
            Self::Text => "Pasted text",
        }
    }
}

/// A matrix whose sections are used, and which of them.
#[derive(Clone)]
pub(super) struct From {
    pub(super) key: usize,
    pub(super) matrix: Arc<Matrix>,
    pub(super) picked: RwSignal<Vec<RowId>>,
}

/// What a person has filled in: it does not follow what is picked any more.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is true or not by itself")]
pub(super) struct Touched {
    pub(super) parties: bool,
    pub(super) letters: bool,
    pub(super) plans: bool,
    pub(super) provider: bool,
}

pub(super) type PartyLines = Vec<(usize, (String, Side))>;

/// The signals of the dialog.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub(super) session: Session,
    pub(super) title: RwSignal<String>,
    pub(super) provider: RwSignal<String>,
    pub(super) date: RwSignal<String>,
    pub(super) review_by: RwSignal<String>,
    pub(super) parties: RwSignal<PartyLines>,
    pub(super) letters: RwSignal<Letters>,
    pub(super) plans: RwSignal<String>,
    pub(super) kind: RwSignal<Kind>,
    pub(super) sources: RwSignal<Vec<From>>,
    /// Whether all that stands in the sections comes along.
    pub(super) whole: RwSignal<bool>,
    pub(super) text: RwSignal<String>,
    pub(super) touched: StoredValue<Touched>,
    pub(super) problem: RwSignal<String>,
}

impl State {
    pub(super) fn new(session: Session, title: RwSignal<String>) -> Self {
        let today = time::today();
        let written = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        Self {
            session,
            title,
            provider: RwSignal::new(String::new()),
            date: RwSignal::new(written(today)),
            review_by: RwSignal::new(written(today.and_then(Date::a_year_later))),
            parties: RwSignal::new(drafts::usual_parties().into_iter().enumerate().collect()),
            letters: RwSignal::new(Letters::raci()),
            plans: RwSignal::new(String::new()),
            kind: RwSignal::new(Kind::Blank),
            sources: RwSignal::new(Vec::new()),
            whole: RwSignal::new(false),
            text: RwSignal::new(String::new()),
            touched: StoredValue::new(Touched::default()),
            problem: RwSignal::new(String::new()),
        }
    }

    /// Changes the parties as a person wants it.
    pub(super) fn change_parties(self, change: impl FnOnce(&mut PartyLines)) {
        self.touched.update_value(|touched| touched.parties = true);
        self.parties.update(change);
    }

    /// Changes one party.
    pub(super) fn change_party(self, key: usize, change: impl FnOnce(&mut (String, Side))) {
        self.change_parties(|list| {
            if let Some((_, party)) = list.iter_mut().find(|(other, _)| *other == key) {
                change(party);
            }
        });
    }

    /// Adds a line for another party, and says by which key it is known.
    pub(super) fn add_party(self) -> usize {
        let mut key = 0;
        self.change_parties(|list| {
            key = next_key(list);
            list.push((key, (String::new(), Side::Other)));
        });
        key
    }

    /// Takes a known scheme of letters.
    pub(super) fn choose_letters(self, scheme: &Scheme) {
        self.touched.update_value(|touched| touched.letters = true);
        if let Ok(letters) = Letters::new(scheme.letters(&Letters::raci())) {
            self.letters.set(letters);
        }
    }

    /// Makes the draft, or says what is missing.
    pub(super) fn create(self) {
        if let Err(problem) = self.try_create() {
            self.problem.set(problem);
        }
    }

    fn try_create(self) -> Result<(), String> {
        let text = self.text.get_untracked();
        if self.kind.get_untracked() == Kind::Text && drafts::is_table(&text) {
            self.session.preview(None, Ok(text.into_bytes()));
            return Ok(());
        }
        let sources = self.sources.get_untracked();
        let start = match self.kind.get_untracked() {
            Kind::Blank => Start::Blank,
            Kind::Text if text.trim().is_empty() => {
                return Err("Paste some text into the field first.".to_owned());
            }
            Kind::Text => Start::Lines(text),
            Kind::Sections => {
                let picked = sources.iter().map(|source| Picked {
                    of: &source.matrix,
                    sections: source.picked.get_untracked(),
                });
                let picked: Vec<_> = picked.filter(|it| !it.sections.is_empty()).collect();
                if picked.is_empty() {
                    return Err("Show the sections of a matrix and select at least one.".to_owned());
                }
                Start::Sections { picked, whole: self.whole.get_untracked() }
            }
        };
        let parties = self.parties.get_untracked().into_iter();
        let parties = parties.map(|(_, (name, side))| (name.trim().to_owned(), side));
        let parties: Vec<_> = parties.filter(|(name, _)| !name.is_empty()).collect();
        if parties.is_empty() {
            return Err("Add at least one party, such as Customer.".to_owned());
        }
        let title = self.title.get_untracked().trim().to_owned();
        let plans = self.plans.get_untracked();
        let plans = plans.split([',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty());
        let wish = Wish {
            title: if title.is_empty() { TITLE.to_owned() } else { title },
            provider: self.provider.get_untracked().trim().to_owned(),
            date: day(&self.date.get_untracked(), "date")?,
            review_by: day(&self.review_by.get_untracked(), "review date")?,
            parties,
            letters: self.letters.get_untracked(),
            plans: plans.map(str::to_owned).collect(),
            start,
        };
        self.session.begin(drafts::begin(&wish, &mut RandomIds));
        Ok(())
    }
}

/// A day that was typed; nothing where nothing was.
fn day(typed: &str, what: &str) -> Result<Option<Date>, String> {
    if typed.is_empty() {
        return Ok(None);
    }
    typed.parse().map(Some).map_err(|error| format!("The {what} isn't valid: {error}."))
}

/// A key for a party that is added.
pub(super) fn next_key(parties: &PartyLines) -> usize {
    parties.iter().map(|(key, _)| key + 1).max().unwrap_or(0)
}
