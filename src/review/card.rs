//! The change that the person is at: what stood there, what each side has, and what is to stand
//! there.

use leptos::prelude::*;
use remit_compare::review::{
    Change, Decision, Held, Place, Review, RowPart, Scope, Standing, State, Step, Value,
};
use remit_core::matrix::Basis;
use remit_core::matrix::text::notation;

use super::ACCEPT;
use crate::session::Session;
use crate::state::Reviewed;
use crate::view::focus;
use crate::view::follow::press;

/// The current change.
pub(super) fn draw(session: Session, now: &Reviewed) -> AnyView {
    let at = session.reviewing.current.get();
    let review = &now.review;
    let Some(change) = review.changes().get(at) else { return ().into_any() };
    let title = review.title(change);
    let count = review.changes().len();
    let state = review.state(change);
    let said = match (state, change.standing) {
        (State::Open, Standing::Unknown) => "Differs from your draft. Decide which counts.",
        (State::Open, _) => "Changed on both sides. Decide which counts.",
        (State::Accepted, _) => "Accepted",
        (State::Rejected, _) => "Rejected: your draft stays as it is here",
    };
    let scope = Scope::One(change.place.clone());
    let accept = {
        let scope = scope.clone();
        move || {
            session.accept_changes(&scope);
            next(session);
        }
    };
    let reject = move || {
        session.reject_changes(&scope);
        next(session);
    };
    let several = change.proposals.len() > 1;
    view! {
        <section class="review-card" aria-label="Current change">
            <p class="quiet">{format!("Change {} of {count}", at + 1)}</p>
            <h3>{title}</h3>
            {sides(now, change)}
            <p class="review-state" data-state=state_name(state)>{said}</p>
            <p class="buttons">
                <button id=ACCEPT disabled=several aria-pressed=(state == State::Accepted).to_string() on:click=press(accept)>"Accept"</button>
                <button aria-pressed=(state == State::Rejected).to_string() on:click=press(reject)>"Reject"</button>
                <button title="Shift+F8" on:click=press(move || session.step_to_change(Step::Previous))>"Previous"</button>
                <button title="F8" on:click=press(move || session.step_to_change(Step::Next))>"Next"</button>
            </p>
            {same(session, now, change)}
            {choices(session, now, change)}
        </section>
    }
    .into_any()
}

/// That an activity that comes may be one that goes, in other words.
fn same(session: Session, now: &Reviewed, change: &Change) -> AnyView {
    let Place::Row(row, RowPart::Itself) = change.place else { return ().into_any() };
    let mut reworded = now.review.reworded().iter();
    let Some(found) = reworded.find(|it| it.gone == row || it.came.row == row) else {
        return ().into_any();
    };
    let (gone, came) = (found.gone, found.came.row);
    let (words, other) =
        if row == came { ("May be a new wording of", gone) } else { ("May be reworded as", came) };
    let name = now.review.row(&now.outcome.matrix, other).map(|(row, _)| row.words());
    let take = move || {
        session.take_as_reworded(gone, came);
        focus::on(ACCEPT.to_owned());
    };
    view! {
        <p class="review-same">
            {format!("{words} “{}” ", name.unwrap_or_default())}
            <small>{format!("({})", found.came.in_words())}</small>
        </p>
        <p class="buttons">
            <button class="small" on:click=press(take)>"Same activity"</button>
        </p>
    }
    .into_any()
}

/// Goes on to the next change that is to be decided, and stays at the buttons.
fn next(session: Session) {
    session.step_to_change(Step::NextOpen);
    focus::on(ACCEPT.to_owned());
}

/// A word by which style sheets and tests know a state.
pub(super) fn state_name(state: State) -> &'static str {
    match state {
        State::Open => "open",
        State::Accepted => "accepted",
        State::Rejected => "rejected",
    }
}

/// What stood there, and what each side has.
fn sides(now: &Reviewed, change: &Change) -> AnyView {
    let values = now.review.values(change);
    let line = |name: &str, value: &Value| side(&now.review, change, name, value);
    let before = values.base.as_ref().map(|base| line("Before", base));
    let mine = line("Your draft", &values.mine);
    let theirs = change.proposals.iter().zip(&values.theirs);
    let theirs: Vec<_> =
        theirs.map(|(proposal, value)| line(&whose(now, &proposal.copies), value)).collect();
    view! { <dl class="review-sides">{before}{mine}{theirs}</dl> }.into_any()
}

/// What one side has at the place of a change.
pub fn side(review: &Review, change: &Change, name: &str, value: &Value) -> AnyView {
    let text = review.value_in_words(change, value);
    let text = if text.trim().is_empty() { "empty".to_owned() } else { text };
    view! { <dt>{name.to_owned()}</dt><dd>{text}</dd> }.into_any()
}

/// Whose copies these are.
pub(super) fn whose(now: &Reviewed, copies: &[usize]) -> String {
    let names = copies.iter().filter_map(|at| now.review.copies().get(*at));
    names.map(|copy| copy.who.as_str()).collect::<Vec<_>>().join(", ")
}

/// The ways to decide where there are more than two, or something else can be typed.
fn choices(session: Session, now: &Reviewed, change: &Change) -> AnyView {
    let typed = typed_like(now, change);
    let can_join = now.review.can_be_both(change);
    if change.standing == Standing::Clean && typed.is_none() {
        return ().into_any();
    }
    let decision = now.review.decision(change);
    let mut ways: Vec<(String, Decision)> = vec![("Mine".to_owned(), Decision::Mine)];
    for proposal in &change.proposals {
        if let Some(first) = proposal.copies.first() {
            ways.push((
                format!("Theirs ({})", whose(now, &proposal.copies)),
                Decision::Theirs(*first),
            ));
        }
    }
    if can_join && change.standing != Standing::Clean {
        ways.push(("Both".to_owned(), Decision::Both));
    }
    let lines = ways.into_iter().enumerate().map(|(at, (name, way))| {
        let checked = decision.as_ref() == Some(&way);
        let place = change.place.clone();
        let choose = move || {
            session.decide(&place, way.clone());
            focus::on(format!("review-way-{at}"));
        };
        view! {
            <label class="check">
                <input type="radio" name="review-way" id=format!("review-way-{at}") prop:checked=checked on:change=move |_| choose() />
                {name}
            </label>
        }
    });
    let lines: Vec<_> = lines.collect();
    let other = typed.map(|kind| other(session, now, change, kind));
    view! {
        <fieldset class="review-choice">
            <legend>"What should stand here?"</legend>
            {lines}
            {other}
        </fieldset>
    }
    .into_any()
}

/// What can be typed at a place.
#[derive(Clone, Copy)]
enum Typed {
    Letters,
    Text,
    Name,
}

fn typed_like(now: &Reviewed, change: &Change) -> Option<Typed> {
    let values = now.review.values(change);
    match std::iter::once(&values.mine).chain(&values.theirs).find(|it| **it != Value::Absent)? {
        Value::Cell(_) => Some(Typed::Letters),
        Value::Text(_) => Some(Typed::Text),
        Value::Name(_) => Some(Typed::Name),
        _ => None,
    }
}

fn other(session: Session, now: &Reviewed, change: &Change, kind: Typed) -> AnyView {
    let typed = match now.review.decision(change) {
        Some(Decision::Other(value)) => match &value {
            Value::Text(text) => notation::write(text),
            other => now.review.value_in_words(change, other),
        },
        _ => String::new(),
    };
    let place = change.place.clone();
    let field = NodeRef::<leptos::html::Input>::new();
    let take = move || {
        let Some(input) = field.get_untracked() else { return };
        let typed = input.value();
        let value = match kind {
            Typed::Letters => Value::Cell(Held {
                codes: typed
                    .chars()
                    .filter(|c| c.is_alphanumeric())
                    .flat_map(char::to_uppercase)
                    .collect(),
                basis: Basis::Source,
            }),
            Typed::Text => Value::Text(notation::read(&typed)),
            Typed::Name => Value::Name(typed.trim().to_owned()),
        };
        if session.decide(&place, Decision::Other(value)) {
            focus::on("review-other".to_owned());
        }
    };
    view! {
        <label class="field">
            "Something else"
            <input id="review-other" type="text" node_ref=field maxlength="10000" value=typed on:change=move |_| take() />
        </label>
    }
    .into_any()
}
