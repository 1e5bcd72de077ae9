//! All changes by section, with who made each and what became of it.

use leptos::prelude::*;
use remit_compare::review::{Scope, State};

use super::card::{state_name, whose};
use crate::session::Session;
use crate::state::Reviewed;
use crate::state::wording::counted;
use crate::view::follow::press;

/// So many changes are listed; the rest is reached by "Next".
const MOST: usize = 300;

/// The list.
pub(super) fn draw(session: Session, now: &Reviewed) -> AnyView {
    let current = session.reviewing.current.get();
    let review = &now.review;
    let mut groups: Vec<(Option<_>, Vec<usize>)> = Vec::new();
    for (at, change) in review.changes().iter().enumerate().take(MOST) {
        match groups.last_mut() {
            Some((section, list)) if *section == change.section => list.push(at),
            _ => groups.push((change.section, vec![at])),
        }
    }
    let groups = groups.into_iter().map(|(section, list)| {
        let name = review.section_name(section);
        let scope = Scope::Section(section);
        let items: Vec<_> =
            list.into_iter().filter_map(|at| item(session, now, at, current)).collect();
        view! {
            <div class="review-section">
                <h3>{name.clone()}</h3>
                {both(session, &name, scope)}
            </div>
            <ol>{items}</ol>
        }
    });
    let groups: Vec<_> = groups.collect();
    let people = review.copies().iter().enumerate().map(|(at, copy)| {
        view! {
            <div class="review-section">
                <h3>{copy.who.clone()}</h3>
                {both(session, &copy.who, Scope::Copy(at))}
            </div>
        }
    });
    let people: Vec<_> = if review.copies().len() > 1 { people.collect() } else { Vec::new() };
    let more = review.changes().len().saturating_sub(MOST);
    view! {
        {people}
        {groups}
        {(more > 0).then(|| view! { <p class="quiet">{format!("and {}", counted(more, "more change", "more changes"))}</p> })}
    }
    .into_any()
}

/// The buttons for several changes at once.
fn both(session: Session, of: &str, scope: Scope) -> AnyView {
    let other = scope.clone();
    view! {
        <button class="small" aria-label=format!("Accept all of {of}") on:click=press(move || session.accept_changes(&scope))>"Accept"</button>
        <button class="small" aria-label=format!("Reject all of {of}") on:click=press(move || session.reject_changes(&other))>"Reject"</button>
    }
    .into_any()
}

fn item(session: Session, now: &Reviewed, at: usize, current: usize) -> Option<AnyView> {
    let review = &now.review;
    let change = review.changes().get(at)?;
    let words = review.in_words(change);
    let state = review.state(change);
    let said = match state {
        State::Open => "to decide",
        State::Accepted => "accepted",
        State::Rejected => "rejected",
    };
    let copies: Vec<usize> = change.copies().collect();
    let who = whose(now, &copies);
    Some(
        view! {
            <li>
                <button
                    class="plain"
                    data-state=state_name(state)
                    aria-current={(at == current).then_some("true")}
                    on:click=press(move || session.reviewing.go_to(at))
                >
                    <b>{words.item}</b>
                    {(!words.part.is_empty()).then(|| format!(", {}", words.part))}
                    <small>{format!(" {who}: {said}")}</small>
                </button>
            </li>
        }
        .into_any(),
    )
}
