//! The review of copies of a draft: each change in its place in the matrix, the list of all
//! changes, and what is to be said of one of them.

mod card;
mod grid;
mod list;

pub use card::side;

use std::sync::Arc;

use leptos::prelude::*;
use remit_compare::review::{Scope, Step, delta};
use remit_core::matrix::Severity;

use crate::platform::paint;
use crate::session::Session;
use crate::state::Reviewed;
use crate::state::wording::counted;
use crate::view::focus;
use crate::view::follow::{part, press, words};

/// The button that decides on the current change; it has the focus when the review opens.
const ACCEPT: &str = "review-accept";

/// So many rows and changes are drawn at once: more are laid out for longer than anybody waits.
const PAGE: usize = 50;

/// The review of the draft on the screen.
#[component]
pub fn Review() -> impl IntoView {
    let session = Session::get();
    focus::on(ACCEPT.to_owned());
    view! {
        <section class="review" aria-labelledby="review-title" on:keydown=move |event| {
            if event.key() == "F8" {
                event.prevent_default();
                event.stop_propagation();
                session.step_to_change(if event.shift_key() { Step::Previous } else { Step::Next });
            }
        }>
            {part(move || session.reviewing.review.get().map(|now| head(session, &now)))}
            <p role="alert" class="problem">{words(move || session.reviewing.problem.get())}</p>
            <div class="review-body">
                <div class="review-matrix">
                    <label class="check">
                        <input
                            type="checkbox"
                            prop:checked=move || session.reviewing.shows_all.get()
                            on:change=move |event| session.reviewing.show_all(event_target_checked(&event))
                        />
                        "Show unchanged rows"
                    </label>
                    {grid::draw(session)}
                </div>
                <aside class="review-changes" aria-label="Changes">
                    {part(move || session.reviewing.review.get().map(|now| card::draw(session, &now)))}
                    {part(move || session.reviewing.review.get().map(|now| list::draw(session, &now)))}
                </aside>
            </div>
        </section>
    }
}

/// The line that says that there is a review to go on with.
#[component]
pub fn Paused() -> impl IntoView {
    let session = Session::get();
    view! {
        <div class="notice">
            <p>"A review of changes to this draft isn't finished."</p>
            <button class="small" on:click=press(move || session.reviewing.pause(false))>"Continue review"</button>
        </div>
    }
}

fn head(session: Session, now: &Arc<Reviewed>) -> AnyView {
    let counts = now.review.counts();
    let state = [
        (counts.open > 0).then(|| format!("{} to decide", counts.open)),
        Some(format!("{} accepted", counts.accepted)),
        Some(format!("{} rejected", counts.rejected)),
    ];
    let state = state.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let changes = counted(now.review.changes().len(), "change", "changes");
    let who = now.review.copies().iter().map(|copy| copy.who.as_str()).collect::<Vec<_>>();
    let unknown = now.review.copies().iter().any(|copy| copy.base.is_none()).then_some(
        "A file doesn't say which version of your draft it was made from, so each difference is yours to decide.",
    );
    let brings = RwSignal::new(String::new());
    let checked = Arc::clone(now);
    // Nobody waits with a decision for the checks of ten thousand rows.
    paint::after_paint(move || {
        let delta = delta(checked.review.mine(), &checked.outcome.matrix);
        let said =
            |count: usize, one: &str, more: &str| (count > 0).then(|| counted(count, one, more));
        let list = |count: &dyn Fn(Severity) -> usize| {
            let said = [
                said(count(Severity::Error), "error", "errors"),
                said(count(Severity::Warning), "warning", "warnings"),
            ];
            said.into_iter().flatten().collect::<Vec<_>>().join(" and ")
        };
        let brought = list(&|severity| delta.brought(severity));
        let removed = list(&|severity| delta.removed(severity));
        let text = match (brought.as_str(), removed.as_str()) {
            ("", "") => "This merge brings no new errors or warnings.".to_owned(),
            ("", removed) => format!("This merge removes {removed}."),
            (brought, "") => format!("This merge brings {brought}."),
            (brought, removed) => format!("This merge brings {brought} and removes {removed}."),
        };
        brings.try_set(text);
    });
    view! {
        <header class="review-head">
            <div>
                <h2 id="review-title">{format!("Review changes to “{}”", now.review.mine().title)}</h2>
                <p>{format!("{changes} from {}: {state}.", who.join(", "))}</p>
                {unknown.map(|text| view! { <p>{text}</p> })}
                <p role="status">{brings}</p>
            </div>
            <p class="buttons">
                <button on:click=press(move || session.accept_changes(&Scope::All))>"Accept all"</button>
                <button on:click=press(move || session.reject_changes(&Scope::All))>"Reject all"</button>
                <button on:click=press(move || session.reviewing.pause(true))>"Later"</button>
                <button on:click=press(move || session.discard_review())>"Discard review"</button>
                <button class="primary" on:click=press(move || session.finish_review())>"Finish"</button>
            </p>
        </header>
    }
    .into_any()
}
