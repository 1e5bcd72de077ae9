//! The bar to find and replace.

use std::collections::HashSet;
use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use remit::find::{Change, Hit, Needle, Query, hits, nearest, replace_all, replace_one};
use remit::matrix::{LetterSet, Matrix};

use crate::app::actions::find as actions;
use crate::app::follow::{press, when, whether, words};
use crate::app::icons::Icon;
use crate::app::session::{Bar, Open, Scope, Session};

/// Why nothing is looked for, in words.
type Unclear = String;

/// What is looked for, and where the person is among the places.
#[derive(Clone, Copy)]
struct Places {
    session: Session,
    found: Memo<Result<Vec<Hit>, Unclear>>,
    at: RwSignal<Option<usize>>,
}

/// The bar.
#[component]
pub fn FindBar() -> impl IntoView {
    let session = Session::get();
    let hunt = session.hunt;
    // The matrix is searched again after each change, but no key waits for that.
    let found = Memo::new(move |_| {
        session.painted.track();
        let (typed, scope) = (hunt.typed.get(), hunt.scope.get());
        let how = (hunt.match_case.get(), hunt.whole_words.get());
        let found = session.with_open_now(|open| match query(open.matrix(), &typed, scope, how)? {
            Some(query) => Ok(hits(open.matrix(), &query, |row| is_asked(open, row))),
            None => Ok(Vec::new()),
        });
        found.unwrap_or_else(|| Ok(Vec::new()))
    });
    let places = Places { session, found, at: RwSignal::new(None) };
    // What is typed leads to the nearest place at once; a change of the matrix moves nobody.
    Effect::new(move |before: Option<()>| {
        hunt.typed.track();
        hunt.scope.track();
        hunt.match_case.track();
        hunt.whole_words.track();
        places.begin(before.is_some());
    });
    Effect::new(move |_| {
        found.track();
        places.settle();
    });
    Effect::new(move |before: Option<u32>| {
        let (forward, step) = hunt.step.get();
        if before.is_some_and(|before| before != step) {
            places.step(forward);
        }
        step
    });
    on_cleanup(move || {
        hunt.found.set_value(Arc::default());
        session.cursor.notify();
    });
    let status = words(move || places.said());
    let none = whether(move || found.with(|found| found.as_ref().map_or(true, Vec::is_empty)));
    let replaces = Memo::new(move |_| hunt.bar.get() == Some(Bar::Replace));
    let close = move || {
        hunt.bar.set(None);
        if let Some(cursor) = session.cursor.get_untracked() {
            session.go_to(cursor);
        }
    };
    let keydown = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.is_composing() => {
            event.prevent_default();
            places.step(!event.shift_key());
        }
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            close();
        }
        _ => {}
    };
    view! {
        <div class="bar" role="search" aria-label="Find in this matrix">
            <input
                id="find-text"
                type="text"
                aria-label="Find"
                placeholder="Find"
                autocomplete="off"
                spellcheck="false"
                maxlength="500"
                prop:value=hunt.typed
                on:focus=move |event| select_all(&event)
                on:input=move |event| hunt.typed.set(event_target_value(&event))
                on:keydown=keydown
            />
            <select
                aria-label="Where"
                on:change=move |event| hunt.scope.set(
                    if event_target_value(&event).is_empty() { Scope::Texts } else { Scope::Letters },
                )
            >
                <option value="" selected=hunt.scope.get_untracked() == Scope::Texts>"In texts"</option>
                <option value="letters" selected=hunt.scope.get_untracked() == Scope::Letters>"In letters"</option>
            </select>
            {toggle("Aa", "Match case", hunt.match_case)}
            {toggle("W", "Whole words", hunt.whole_words)}
            <button class="plain square" aria-label=actions::FIND_PREVIOUS.name title=actions::FIND_PREVIOUS.hint()
                disabled=none on:click=press(move || places.step(false))>"▲"</button>
            <button class="plain square" aria-label=actions::FIND_NEXT.name title=actions::FIND_NEXT.hint()
                disabled=none on:click=press(move || places.step(true))>"▼"</button>
            <span class="count" role="status">{status}</span>
            {when(replaces, move || view! {
                <span class="replace">
                    <input
                        type="text"
                        aria-label="Replace with"
                        placeholder="Replace with"
                        autocomplete="off"
                        spellcheck="false"
                        maxlength="500"
                        prop:value=hunt.with
                        on:input=move |event| hunt.with.set(event_target_value(&event))
                        on:keydown=move |event: KeyboardEvent| match event.key().as_str() {
                            "Enter" if !event.is_composing() => {
                                event.prevent_default();
                                places.replace();
                            }
                            "Escape" => {
                                event.prevent_default();
                                event.stop_propagation();
                                close();
                            }
                            _ => {}
                        }
                    />
                    <button class="small" disabled=none on:click=press(move || places.replace())>"Replace"</button>
                    <button class="small" disabled=none on:click=press(move || places.replace_all())>"Replace all"</button>
                </span>
            })}
            <button class="plain square close" aria-label="Close find" on:click=press(close)>
                {Icon::Close.draw()}
            </button>
        </div>
    }
}

fn select_all(event: &leptos::ev::FocusEvent) {
    event_target::<web_sys::HtmlInputElement>(event).select();
}

fn toggle(sign: &'static str, name: &'static str, on: RwSignal<bool>) -> impl IntoView {
    view! {
        <button
            class="plain square toggle"
            aria-label=name
            title=name
            aria-pressed=words(move || on.get().to_string())
            on:click=press(move || on.update(|on| *on = !*on))
        >
            {sign}
        </button>
    }
}

/// What a filter hides is not looked at: whoever replaces sees what they replace.
fn is_asked(open: &Open, row: remit::matrix::RowId) -> bool {
    open.matrix().position(row).is_some_and(|row| open.layout().is_shown(row))
}

fn query(
    matrix: &Matrix,
    typed: &str,
    scope: Scope,
    (case, whole): (bool, bool),
) -> Result<Option<Query>, Unclear> {
    Ok(match scope {
        Scope::Texts => Needle::new(typed, case, whole).map(Query::Text),
        Scope::Letters => {
            let letters = letters(matrix, typed)?;
            (!letters.is_empty()).then_some(Query::Letters(letters))
        }
    })
}

/// The letters that were typed, in any case, spaces and commas between them or not.
fn letters(matrix: &Matrix, typed: &str) -> Result<LetterSet, Unclear> {
    let typed = typed.chars().filter(|c| !c.is_whitespace() && *c != ',');
    typed.into_iter().try_fold(LetterSet::EMPTY, |all, code| {
        let letter = matrix.letters.typed(code);
        let letter = letter.ok_or_else(|| format!("{code} is no letter of this matrix"))?;
        Ok(all.union(letter))
    })
}

impl Places {
    /// Goes to the nearest place of what was typed, if somebody has typed.
    fn begin(self, is_typed: bool) {
        let cursor = self.session.cursor.get_untracked();
        let nearest = self.found.with_untracked(|found| {
            let found = found.as_ref().ok()?;
            self.session.with_open_now(|open| nearest(found, open.matrix(), cursor)).flatten()
        });
        self.at.set(nearest);
        if is_typed {
            self.show();
        }
    }

    /// Keeps the place after a change, and marks the cells.
    fn settle(self) {
        let cells = self.found.with_untracked(|found| {
            let found = found.as_deref().unwrap_or_default();
            if self.at.get_untracked().is_some_and(|at| at >= found.len()) {
                self.at.set(found.len().checked_sub(1));
            }
            found.iter().map(|hit| (hit.row, hit.cursor().column)).collect::<HashSet<_>>()
        });
        let session = self.session;
        if session.hunt.found.with_value(|before| **before != cells) {
            session.hunt.found.set_value(Arc::new(cells));
            session.cursor.notify();
        }
    }

    fn step(self, forward: bool) {
        let count = self.found.with_untracked(|found| found.as_ref().map_or(0, Vec::len));
        if count == 0 {
            return;
        }
        let step = if forward { 1 } else { count - 1 };
        self.at.update(|at| *at = Some(at.map_or(0, |at| (at + step) % count)));
        self.show();
    }

    fn hit(self) -> Option<Hit> {
        let at = self.at.get_untracked()?;
        self.found.with_untracked(|found| found.as_ref().ok()?.get(at).copied())
    }

    /// Brings the place into sight; the focus stays where it is.
    fn show(self) {
        if let Some(hit) = self.hit() {
            self.session.uncover(hit.row);
            self.session.select_none();
            self.session.cursor.set(Some(hit.cursor()));
        }
    }

    /// Where the person is: "3 of 17".
    fn said(self) -> String {
        if self.session.hunt.typed.with(|typed| typed.trim().is_empty()) {
            return String::new();
        }
        let at = self.at.get();
        self.found.with(|found| match (found, at) {
            (Err(unclear), _) => unclear.clone(),
            (Ok(found), _) if found.is_empty() => "Not found".to_owned(),
            (Ok(found), Some(at)) => format!("{} of {}", at + 1, found.len()),
            (Ok(found), None) => format!("{} places", found.len()),
        })
    }

    /// What is to be put in place of what, with a name for it.
    fn change(self, open: &Open) -> Result<Option<(Change, String)>, Unclear> {
        let hunt = self.session.hunt;
        let (typed, with) = (hunt.typed.get_untracked(), hunt.with.get_untracked());
        let how = (hunt.match_case.get_untracked(), hunt.whole_words.get_untracked());
        let query = query(open.matrix(), &typed, hunt.scope.get_untracked(), how)?;
        let change = match query {
            None => return Ok(None),
            Some(Query::Text(needle)) => Change::Text(needle, with.clone()),
            Some(Query::Letters(found)) => Change::Letters(found, letters(open.matrix(), &with)?),
        };
        let name = if with.trim().is_empty() {
            format!("Remove “{typed}”")
        } else {
            format!("Replace “{typed}” by “{with}”")
        };
        Ok(Some((change, name)))
    }

    fn replace(self) {
        let Some(hit) = self.hit() else { return };
        let session = self.session;
        let made =
            session.with_open_now(|open| {
                let made = self.change(open)?;
                Ok::<_, Unclear>(made.and_then(|(change, name)| {
                    Some((replace_one(open.matrix(), &change, hit)?, name))
                }))
            });
        match made {
            Some(Ok(Some((command, name)))) => {
                if session.dispatch(&name, command) {
                    session.announce(format!("{name}. {}", session.counts()));
                }
                // The list of places is only made anew after the paint.
                let at = self.at.get_untracked();
                crate::browser::paint::after_paint(move || {
                    if self.at.try_get_untracked() == Some(at) {
                        self.show();
                    }
                });
            }
            Some(Err(unclear)) => session.fail(format!("Nothing was replaced: {unclear}.")),
            _ => {}
        }
    }

    fn replace_all(self) {
        let session = self.session;
        let made = session.with_open_now(|open| {
            let made = self.change(open)?;
            Ok::<_, Unclear>(made.map(|(change, name)| {
                (replace_all(open.matrix(), &change, |row| is_asked(open, row)), name)
            }))
        });
        match made {
            Some(Ok(Some(((command, places), name)))) => {
                let plural = if places == 1 { "place" } else { "places" };
                let name = format!("{name} in {places} {plural}");
                if session.dispatch(&name, command) {
                    session.announce(format!("{name}. {}", session.counts()));
                }
            }
            Some(Err(unclear)) => session.fail(format!("Nothing was replaced: {unclear}.")),
            _ => {}
        }
    }
}
