//! One finding: where it is, what is wrong, what can be done, and why it matters.

use leptos::prelude::*;
use remit_core::checks::{self, Finding};
use remit_formats::explanations::{self, PARTS};
use wasm_bindgen_futures::spawn_local;

use super::shown::Card;
use crate::platform::{assets, dom};
use crate::session::Session;
use crate::state::Dialog;
use crate::view::follow::{part, press};
use crate::view::rich_text::sign;

/// Draws a finding.
pub fn card(card: Card) -> AnyView {
    let session = Session::get();
    let Card { finding, place, message, fixes, accepted, in_group } = card;
    let rule = finding.rule;
    let is_accepted = accepted.is_some();
    let severity = finding.severity.name();
    let (class, shape) = sign(finding.severity);
    let heading = (!in_group).then(|| {
        view! {
            <h3>
                <span class=class aria-hidden="true">{shape}</span>
                {rule.title}
            </h3>
        }
    });
    let target = finding.clone();
    let class = if is_accepted { "card accepted" } else { "card" };
    view! {
        <li class=class data-rule=rule.id data-severity=severity data-accepted=is_accepted.then_some("true")>
            {heading}
            <p>
                <span class="visually-hidden">{format!("{severity}: ")}</span>
                <button class="plain place" title="Go to the cell" on:click=press(move || session.go_to_place_of(&target))>
                    {place}
                </button>
                " "
                <span class="message">{message}</span>
            </p>
            {accepted.map(|accepted| view! { <p class="quiet">{format!("Accepted: {accepted}")}</p> })}
            <p class="fixes">{buttons(session, &finding, fixes)}</p>
            {why(&finding)}
        </li>
    }
    .into_any()
}

/// What can be done about a finding.
fn buttons(session: Session, finding: &Finding, fixes: Vec<String>) -> Vec<AnyView> {
    let button = |name: String, act: Box<dyn Fn()>| {
        let act = move || {
            act();
            keep_focus();
        };
        view! { <button class="small" on:click=press(act)>{name}</button> }.into_any()
    };
    let mut buttons = Vec::new();
    for name in fixes {
        let (finding, fix) = (finding.clone(), name.clone());
        buttons.push(button(name, Box::new(move || session.fix(&finding, &fix))));
    }
    let finding = finding.clone();
    buttons.push(match checks::withdraw(&finding) {
        None => {
            let accept =
                move || session.screen.open_dialog(Dialog::Accept(Box::new(finding.clone())));
            button("Accept…".to_owned(), Box::new(accept))
        }
        Some(command) => {
            let name = "Reopen";
            let withdraw = move || session.mend("Reopen a finding", name, command.clone());
            button(name.to_owned(), Box::new(withdraw))
        }
    });
    buttons
}

/// The button that was pressed goes with its finding: the focus stays in the list.
fn keep_focus() {
    request_animation_frame(|| {
        if dom::focused().is_none_or(|element| element.tag_name() == "BODY") {
            dom::focus("panel-body");
        }
    });
}

/// The explanation of the rule, fetched when somebody wants to read it.
fn why(finding: &Finding) -> AnyView {
    let rule = finding.rule;
    let explained = RwSignal::new(None::<Result<[String; PARTS.len()], String>>);
    let fetch = move || {
        if !matches!(explained.get_untracked(), Some(Ok(_))) {
            spawn_local(async move {
                let read = |file: String| match explanations::read(&file, rule) {
                    Ok(Some(explained)) => Ok(explained.parts),
                    Ok(None) => Err("there is none for this rule".to_owned()),
                    Err(error) => Err(error.to_string()),
                };
                let file = assets::text("explanations").await.map_err(|error| error.to_string());
                explained.try_set(Some(file.and_then(read)));
            });
        }
    };
    let text = part(move || match explained.get() {
        None => view! { <p class="quiet">"Loading the explanation…"</p> }.into_any(),
        Some(Err(error)) => {
            let words = format!("The explanation couldn't be loaded: {error}.");
            view! { <p role="alert">{words}</p> }.into_any()
        }
        Some(Ok(parts)) => {
            let parts = PARTS.iter().zip(parts).map(|((_, heading), part)| {
                let heading =
                    (!heading.is_empty()).then(|| view! { <b>{format!("{heading}. ")}</b> });
                view! { <p>{heading}{part}</p> }
            });
            parts.collect::<Vec<_>>().into_any()
        }
    });
    view! {
        <details on:toggle=move |_| fetch()>
            <summary>"Why?"</summary>
            {text}
            <p class="quiet"><code>{rule.id}</code></p>
        </details>
    }
    .into_any()
}
