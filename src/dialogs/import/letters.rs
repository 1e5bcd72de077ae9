//! The letters of a source, and what each is taken for.

use leptos::prelude::*;
use remit_core::matrix::Kind;
use remit_import::{LetterFacts, LetterUse, Reading};

use super::state::State;
use crate::view::follow::{part, words};

/// The letters; open where one of them is not defined by the source.
#[component]
pub(super) fn Letters(state: State) -> impl IntoView {
    let doubtful = |reading: &Reading| reading.letters.iter().filter(|it| is_doubtful(it)).count();
    let count = move || state.reading.with(|reading| reading.as_deref().map_or(0, doubtful));
    let summary = words(move || match count() {
        0 => "Roles".to_owned(),
        count => format!("Roles: {count} not defined"),
    });
    let is_open = untrack(count) > 0;
    view! {
        <details open=is_open>
            <summary>{summary}</summary>
            {part(move || {
                let reading = state.reading.get()?;
                let letters = reading.letters.iter().enumerate();
                let lines = letters.map(|(number, letter)| line(state, &reading, number, letter));
                let lines: Vec<_> = lines.collect();
                Some(if lines.is_empty() {
                    view! { <p class="quiet">"The file defines its own roles."</p> }.into_any()
                } else {
                    view! {
                        <table class="letters">
                            <thead><tr><th scope="col">"Role"</th><th scope="col">"Cells"</th><th scope="col">"Read as"</th></tr></thead>
                            <tbody>{lines}</tbody>
                        </table>
                    }.into_any()
                })
            })}
        </details>
    }
}

/// Whether somebody should look at it: it stands in cells, and nothing says what it means.
fn is_doubtful(letter: &LetterFacts) -> bool {
    let usual = matches!(letter.written.as_str(), "R" | "A" | "C" | "I");
    letter.cells > 0 && (letter.is_assumed || (!letter.defined && !usual && !letter.is_word()))
}

fn line(state: State, reading: &Reading, number: usize, letter: &LetterFacts) -> AnyView {
    let written = letter.written.clone();
    let others = reading.matrix.letters.iter().map(|other| other.code);
    let others = others.filter(|other| written != other.to_string()).map(LetterUse::Other);
    // A word is no role of its own; it stands for one.
    let kinds = Kind::ALL.into_iter().filter(|_| !letter.is_word()).map(LetterUse::Own);
    let mut choices: Vec<LetterUse> = kinds.chain(others).collect();
    choices.push(LetterUse::Nothing);
    if !choices.contains(&letter.taken) {
        choices.push(letter.taken);
    }
    let options = choices.iter().enumerate().map(|(at, choice)| {
        view! { <option value=at.to_string() selected={*choice == letter.taken}>{choice.name()}</option> }
    });
    let options: Vec<_> = options.collect();
    let defined = match (letter.is_assumed, letter.defined || letter.is_word()) {
        (true, _) => "assumed",
        (false, true) => "",
        (false, false) => "not defined",
    };
    let (said, chosen) = (written.clone(), written.clone());
    view! {
        <tr>
            <th scope="row">{said.clone()}" "<span class="quiet">{defined}</span></th>
            <td>{letter.cells.to_string()}</td>
            <td>
                <select
                    id=format!("import-letter-{number}")
                    aria-label=format!("Read {said} as")
                    on:change=move |event| {
                        let at = event_target_value(&event).parse().ok();
                        if let Some(choice) = at.and_then(|at: usize| choices.get(at)) {
                            state.correct(|corrections| corrections.set_letter(&chosen, *choice));
                        }
                    }
                >
                    {options}
                </select>
            </td>
        </tr>
    }
    .into_any()
}
