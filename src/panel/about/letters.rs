//! What the letters of a draft mean.

use leptos::prelude::*;
use remit_core::edit::{AboutField, Command};
use remit_core::matrix::{Letter, Matrix, Text};

use super::super::field::Field;
use super::super::list::list;
use super::super::rich_field::{Place, RichField};
use crate::actions::checks::LETTERS;
use crate::session::Session;
use crate::view::follow::{press, whether, words};

/// The letters, with fields for their names and definitions.
#[component]
pub(super) fn Letters() -> impl IntoView {
    let session = Session::get();
    let set_introduction = UnsyncCallback::new(move |text: Text| {
        let field = AboutField::LettersIntroduction(text);
        session.dispatch("Edit the introduction to the roles", Command::SetAbout(field));
    });
    view! {
        <h2>"Roles"</h2>
        <RichField
            id="letters-introduction"
            label="Introduction to the roles"
            read=|matrix, _| Some(matrix.letters_introduction.clone())
            rows=2
            commit=set_introduction
        />
        {list(
            "plain-list",
            |matrix| matrix.letters.iter().map(|letter| letter.code).collect(),
            |code| view! { <Item code=code /> }.into_any(),
        )}
        <p class="buttons">
            <button class="small" title=LETTERS.help on:click=press(move || (LETTERS.perform)(session))>{LETTERS.name}</button>
        </p>
    }
}

fn find(matrix: &Matrix, code: char) -> Option<&Letter> {
    matrix.letters.iter().find(|letter| letter.code == code)
}

#[component]
fn Item(code: char) -> impl IntoView {
    let session = Session::get();
    let name = words(move || {
        let name = session.open.matrix(|matrix| find(matrix, code).map(|l| l.name.clone()));
        name.flatten().unwrap_or_default()
    });
    let set = move |change: &dyn Fn(&mut Letter)| {
        let letter = session.open.now(|open| find(open.matrix(), code).cloned()).flatten();
        if let Some(mut letter) = letter {
            change(&mut letter);
            let field = AboutField::Letter(code, letter.name, letter.definition);
            session.dispatch("Edit a role", Command::SetAbout(field));
        }
    };
    let set_name = UnsyncCallback::new(move |typed: String| {
        set(&|letter| typed.trim().clone_into(&mut letter.name));
    });
    let set_definition = UnsyncCallback::new(move |text: Text| {
        set(&|letter| letter.definition.clone_from(&text));
    });
    view! {
        <li class="about-item">
            <Field id=format!("letter-{code}") label=format!("{code}: name") value=name editable=whether(|| true) commit=set_name />
            <RichField
                id=format!("letter-{code}-definition")
                label="Definition"
                read=|matrix, place| match place {
                    Place::Letter(code) => find(matrix, code).map(|letter| letter.definition.clone()),
                    _ => None,
                }
                place=Place::Letter(code)
                rows=2
                commit=set_definition
            />
        </li>
    }
}
