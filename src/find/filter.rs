//! The filter: what is asked for, how much of the matrix that leaves, and what it hides that
//! somebody should know of.

use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use remit_core::find::Part;
use remit_core::matrix::{Matrix, Row, Severity};

use super::close_by_escape;
use crate::parts;
use crate::session::{Session, hidden_errors, shown_of};
use crate::state::{self, Open};
use crate::view::follow::{drawn, part, press, when, words};
use crate::view::icons::Icon;

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Hint];

/// What can be asked for of a kind: each with what it is called.
type Options = Vec<(Part, String)>;

/// The filter, with the field for words.
#[component]
pub fn FilterBar() -> impl IntoView {
    let session = Session::get();
    let text = words(move || {
        let text = |open: &Open| {
            open.filter().parts().iter().find_map(|part| match part {
                Part::Text(text) => Some(text.clone()),
                _ => None,
            })
        };
        session.open.with(text).flatten().unwrap_or_default()
    });
    let close = move || {
        session.find_bar.set_filtering(false);
        session.clear_filter();
        session.go_to_cursor();
    };
    view! {
        <div
            class="bar"
            role="group"
            aria-label="Filter"
            on:keydown=move |event| close_by_escape(&event, close)
        >
            <input
                id="filter-text"
                type="text"
                aria-label="Words in rows"
                placeholder="Filter by words"
                autocomplete="off"
                spellcheck="false"
                maxlength="200"
                prop:value=text
                on:input=move |event| session.filter_by(Part::Text(event_target_value(&event)))
                on:keydown=move |event: KeyboardEvent| {
                    if event.key() == "Enter" {
                        event.prevent_default();
                        session.go_to_cursor();
                    }
                }
            />
            {parts::when_there(state::Part::Filter)}
            <button class="plain square close" aria-label="Clear and close filter" on:click=press(close)>
                {Icon::Close.draw()}
            </button>
        </div>
    }
}

/// What else can be asked for, what is asked for, and how much of the matrix that leaves.
pub fn content() -> AnyView {
    let session = Session::get();
    let shown = words(move || session.open.with(shown_of).unwrap_or_default());
    let hidden = Memo::new(move |_| {
        session.open.painted.track();
        session.open.now(hidden_errors).unwrap_or_default()
    });
    let parts = move || {
        let parts = |open: &Open| {
            let parts = open.filter().parts().iter();
            parts.map(|part| (part.clone(), part.label(open.matrix()))).collect::<Options>()
        };
        session.open.with(parts).unwrap_or_default()
    };
    let is_stale = Memo::new(move |_| session.open.with(Open::is_filter_stale) == Some(true));
    view! {
        {choice(session, "Role", letters)}
        {choice(session, "Party", parties)}
        {choice(session, "Plan", plans)}
        {choice(session, "Findings", severities)}
        {choice(session, "Section", sections)}
        <ul class="chips" aria-label="Active filters">
            {drawn(parts, move |parts| chips(session, parts))}
        </ul>
        <span class="count">{shown}</span>
        {part(move || hidden_note(session, hidden.get()))}
        {when(is_stale, move || view! {
            <button class="small" title="Rows you have changed stay visible until then"
                on:click=press(move || session.change_filter(|_| {}))>"Refresh filter"</button>
        })}
    }
    .into_any()
}

/// A filter never hides that something is wrong elsewhere.
fn hidden_note(session: Session, errors: usize) -> AnyView {
    let text = match errors {
        0 => return ().into_any(),
        1 => "1 error hidden".to_owned(),
        errors => format!("{errors} errors hidden"),
    };
    view! {
        <span class="hidden-errors">
            <span class="sign error" aria-hidden="true">"■"</span>
            {text}
            <button class="small" on:click=press(move || session.clear_filter())>"Show all rows"</button>
        </span>
    }
    .into_any()
}

fn chips(session: Session, parts: Options) -> Vec<AnyView> {
    let chips = parts.into_iter().map(|(part, label)| {
        let name = format!("Remove: {label}");
        let remove = move || session.change_filter(|filter| filter.remove(&part));
        view! {
            <li>
                <button class="chip" aria-label=name on:click=press(remove)>
                    <span>{label}</span>
                    {Icon::Close.draw()}
                </button>
            </li>
        }
        .into_any()
    });
    chips.collect()
}

/// A list from which something more can be asked for; nothing where there is nothing to choose.
fn choice(session: Session, name: &'static str, options: fn(&Matrix) -> Options) -> AnyView {
    let options = Memo::new(move |_| {
        session.open.painted.track();
        session.open.now(|open| options(open.matrix())).unwrap_or_default()
    });
    let choose = move |event: Event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        let part = at.and_then(|at| options.with_untracked(|all| all.get(at).cloned()));
        // It stands at its name again, to be asked for something more.
        event_target::<web_sys::HtmlSelectElement>(&event).set_selected_index(0);
        if let Some((part, _)) = part {
            session.filter_by(part);
        }
    };
    part(move || {
        let options = options.get();
        if options.is_empty() {
            return ().into_any();
        }
        let drawn = options.into_iter().enumerate();
        let drawn =
            drawn.map(|(at, (_, label))| view! { <option value=at.to_string()>{label}</option> });
        view! {
            <select aria-label=format!("Filter by {}", name.to_ascii_lowercase()) on:change=choose>
                <option value="">{name}</option>
                {drawn.collect::<Vec<_>>()}
            </select>
        }
        .into_any()
    })
}

fn labelled(parts: impl Iterator<Item = Part>, matrix: &Matrix) -> Options {
    parts.map(|part| (part.clone(), short(&part.label(matrix)))).collect()
}

/// Without what the list is called already.
fn short(label: &str) -> String {
    let prefixes = ["Party: ", "Plan: ", "Section: "];
    let short = prefixes.iter().find_map(|prefix| label.strip_prefix(prefix));
    short.unwrap_or(label).to_owned()
}

fn letters(matrix: &Matrix) -> Options {
    labelled(matrix.letters.iter().map(|letter| Part::Letter(letter.code)), matrix)
}

fn parties(matrix: &Matrix) -> Options {
    labelled(matrix.parties.iter().map(|party| Part::Party(party.id)), matrix)
}

fn plans(matrix: &Matrix) -> Options {
    labelled(matrix.plans.iter().map(|plan| Part::Plan(plan.id)), matrix)
}

fn severities(matrix: &Matrix) -> Options {
    labelled(SEVERITIES.into_iter().map(Part::Severity), matrix)
}

/// At most as many sections as somebody can choose from.
fn sections(matrix: &Matrix) -> Options {
    const MOST: usize = 500;
    let sections = matrix.rows.iter().filter_map(Row::section).take(MOST);
    let indented = sections.map(|section| {
        let indent = "\u{a0}\u{a0}".repeat(usize::from(section.level.saturating_sub(1)));
        (Part::Section(section.id), format!("{indent}{}", section.heading()))
    });
    indented.collect()
}
