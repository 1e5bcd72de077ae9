//! All changes by section, with who made each and what became of it.

use std::sync::Arc;

use leptos::prelude::*;
use remit_compare::review::{Scope, State};

use super::PAGE;
use super::card::{state_name, whose};
use crate::session::Session;
use crate::state::Reviewed;
use crate::view::follow::{drawn, press};

/// The list, as a page of it around the change that the person is at.
pub(super) fn draw(session: Session, now: &Arc<Reviewed>) -> AnyView {
    let now = Arc::clone(now);
    drawn(move || session.reviewing.current.get() / PAGE, move |page| listed(session, &now, page))
}

fn listed(session: Session, now: &Reviewed, page: usize) -> AnyView {
    let review = &now.review;
    let mut groups: Vec<(Option<_>, Vec<usize>)> = Vec::new();
    let from = page * PAGE;
    for (at, change) in review.changes().iter().enumerate().skip(from).take(PAGE) {
        match groups.last_mut() {
            Some((section, list)) if *section == change.section => list.push(at),
            _ => groups.push((change.section, vec![at])),
        }
    }
    let groups = groups.into_iter().map(|(section, list)| {
        let name = review.section_name(section);
        let scope = Scope::Section(section);
        let items: Vec<_> = list.into_iter().filter_map(|at| item(session, now, at)).collect();
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
    let count = review.changes().len();
    let listed = format!("Changes {} to {} of {count}", from + 1, count.min(from + PAGE));
    view! {
        {people}
        {(count > PAGE).then(|| view! { <p class="quiet">{listed}</p> })}
        {groups}
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

fn item(session: Session, now: &Reviewed, at: usize) -> Option<AnyView> {
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
    let current = move || (session.reviewing.current.get() == at).then_some("true");
    Some(
        view! {
            <li>
                <button
                    class="plain"
                    data-state=state_name(state)
                    aria-current=current
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
