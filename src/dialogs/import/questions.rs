//! What a source leaves open, with the ways in which it can be taken.

use leptos::prelude::*;
use remit_import::{Answer, Question};

use super::notes::place;
use super::state::State;

/// The questions, before anything else that could be corrected.
pub(super) fn draw(state: State) -> AnyView {
    let Some(reading) = state.reading.get().filter(|reading| !reading.questions.is_empty()) else {
        return ().into_any();
    };
    let asked: Vec<_> = reading
        .questions
        .iter()
        .enumerate()
        .map(|(number, question)| ask(state, number, question))
        .collect();
    let is_open = reading.questions.iter().any(|question| !question.is_answered);
    let hint = is_open.then(|| {
        view! { <p class="quiet">"Choose an answer to confirm it. Until then, the roles that depend on it stay marked."</p> }
    });
    view! { {asked}{hint} }.into_any()
}

fn ask(state: State, number: usize, question: &Question) -> AnyView {
    let answers: Vec<_> = question
        .answers
        .iter()
        .enumerate()
        .map(|(at, answer)| offer(state, (number, at), question, answer))
        .collect();
    view! {
        <fieldset class="import-question">
            <legend><span class="quiet">{place(&question.place)}</span>{question.text.clone()}</legend>
            {answers}
        </fieldset>
    }
    .into_any()
}

/// An answer. None is checked before a person has given one: the likeliest is only assumed.
fn offer(
    state: State,
    (number, at): (usize, usize),
    question: &Question,
    answer: &Answer,
) -> AnyView {
    let is_taken = question.taken == at;
    let assumed = (is_taken && !question.is_answered)
        .then(|| view! { <span class="quiet">" (assumed)"</span> });
    let choice = answer.choice.clone();
    let give = move || state.correct(|corrections| corrections.answer(&choice));
    view! {
        <label class="check">
            <input
                id=format!("import-question-{number}-{at}")
                type="radio"
                name=format!("import-question-{number}")
                prop:checked=is_taken && question.is_answered
                on:change=move |_| give()
            />
            <span>{answer.text.clone()}{assumed}</span>
        </label>
    }
    .into_any()
}
