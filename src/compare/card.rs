//! What a person is asked while matching: which party, which row says the same.

use leptos::prelude::*;
use remit_compare::comparison::{Answer, Event, Matching, Question};
use remit_core::matrix::{Matrix, PartyId, RowId};

use super::state::State;
use crate::platform::dom;
use crate::view::focus;
use crate::view::follow::press;

const CARD: &str = "compare-card";

/// Puts the focus on the question.
pub(super) fn focus() {
    focus::on(CARD.to_owned());
}

/// Brings the question into sight again, after its row: on a narrow screen one may hide the other.
pub(super) fn show() {
    dom::show_nearest(CARD);
}

/// The question, where somebody matches.
pub(super) fn draw(state: State) -> AnyView {
    let (Some(matching), Some(now)) = (state.matching.get(), state.compared.get()) else {
        return ().into_any();
    };
    let side = state.side.get();
    let (Some(a), Some(b)) = (now.comparison.matrix(0), now.comparison.matrix(side)) else {
        return ().into_any();
    };
    let act = move |event: Event| {
        move || {
            state.matched(event);
            focus();
        }
    };
    let question = ask(state, &matching, a, b);
    view! {
        <aside class="compare-match" aria-label="Match rows">
            <p role="status">{matching.progress().to_string()}</p>
            <div id=CARD class="compare-card" role="group" tabindex="-1" aria-labelledby="compare-question">
                {question}
                <p class="buttons">
                    <button on:click=press(act(Event::NothingThere))><kbd>"0"</kbd>" Nothing there"</button>
                    <button on:click=press(act(Event::Later))><kbd>"L"</kbd>" Later"</button>
                    <button on:click=press(act(Event::Undo))><kbd>"U"</kbd>" Undo"</button>
                </p>
                <p class="buttons">
                    <button on:click=press(act(Event::Previous))><kbd>"K"</kbd>" Previous"</button>
                    <button on:click=press(act(Event::Next))><kbd>"J"</kbd>" Next"</button>
                </p>
            </div>
        </aside>
    }
    .into_any()
}

fn ask(state: State, matching: &Matching, a: &Matrix, b: &Matrix) -> AnyView {
    match matching.question() {
        None => view! {
            <h3 id="compare-question">"All rows are decided."</h3>
            <p>"Choose a row in the list to change what was said of it."</p>
        }
        .into_any(),
        Some(Question::Party { party, choices, answer }) => {
            let choices: Vec<_> = choices
                .into_iter()
                .enumerate()
                .map(|(at, choice)| {
                    let chosen = answer == Answer::Party(choice);
                    option(state, at, called(b, choice), String::new(), chosen)
                })
                .collect();
            view! {
                <p class="quiet">"Which party stands for this one?"</p>
                <h3 id="compare-question">{called(a, party)}</h3>
                <ol class="compare-choices">{choices}</ol>
                {decided(answer)}
            }
            .into_any()
        }
        Some(Question::Row { row, choices, answer }) => {
            let is_empty = choices.is_empty();
            let choices: Vec<_> = choices
                .into_iter()
                .enumerate()
                .map(|(at, choice)| {
                    let chosen = answer == Answer::Row(choice.row);
                    let why = format!("{}. {}", under(b, choice.row), choice.in_words());
                    option(state, at, text(b, choice.row), why, chosen)
                })
                .collect();
            view! {
                <p class="quiet">{under(a, row)}</p>
                <h3 id="compare-question">{text(a, row)}</h3>
                {is_empty.then(|| view! { <p>"No similar activity found. Choose a row yourself, or press 0 if there is none."</p> })}
                <ol class="compare-choices">{choices}</ol>
                {pick(state, b, answer)}
                {decided(answer)}
            }
            .into_any()
        }
    }
}

/// An answer with its number.
fn option(state: State, at: usize, name: String, why: String, is_chosen: bool) -> AnyView {
    let number = at + 1;
    let choose = move || {
        state.matched(Event::Choose(number));
        focus();
    };
    view! {
        <li>
            <button aria-pressed=is_chosen.to_string() on:click=press(choose)>
                <kbd>{number}</kbd>" "<b>{name}</b>
                {(!why.is_empty()).then(|| view! { <small>{why}</small> })}
            </button>
        </li>
    }
    .into_any()
}

/// Any other row of the right.
fn pick(state: State, b: &Matrix, answer: Answer) -> AnyView {
    let chosen = if let Answer::Row(row) = answer { Some(row) } else { None };
    let rows: Vec<_> = b
        .activities()
        .map(|activity| {
            let is_chosen = chosen == Some(activity.id);
            view! { <option value=activity.id.to_string() selected=is_chosen>{activity.text.to_plain().into_owned()}</option> }
        })
        .collect();
    let pick = move |event| {
        if let Ok(row) = event_target_value(&event).parse() {
            state.matched(Event::Pick(row));
            focus();
        }
    };
    view! {
        <label class="compare-pick">"Another row "
            <select on:change=pick>
                <option value="">"Choose…"</option>
                {rows}
            </select>
        </label>
    }
    .into_any()
}

fn decided(answer: Answer) -> AnyView {
    let words = match answer {
        Answer::Open | Answer::Row(_) | Answer::Party(_) => return ().into_any(),
        Answer::Later => "Saved for later.",
        Answer::Settled => "Already matched: same text or ID.",
        Answer::Nothing => "Marked as not in the other matrix.",
    };
    view! { <p class="quiet">{words}</p> }.into_any()
}

fn called(matrix: &Matrix, party: PartyId) -> String {
    matrix.party(party).map(|party| party.name.clone()).unwrap_or_default()
}

fn text(matrix: &Matrix, row: RowId) -> String {
    matrix.activity(row).map(|it| it.text.to_plain().into_owned()).unwrap_or_default()
}

fn under(matrix: &Matrix, row: RowId) -> String {
    matrix.path_text(row)
}
