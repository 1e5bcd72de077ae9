//! What two tabs have edited at the same time: what is there stays until a person chooses.

use leptos::prelude::*;
use remit_compare::review::{Change, Review, RowPart};
use remit_core::edit::Held;
use remit_core::matrix::Matrix;

use crate::review::side;
use crate::session::Session;
use crate::view::follow::{part, press};

/// So many changes of an edit that waits are shown.
const SHOWN: usize = 3;

/// A notice for each edit that waits, with both sides in the words of a review, and the choice.
#[component]
pub fn Conflicts() -> impl IntoView {
    let session = Session::get();
    part(move || {
        let notices = session.open.with(|open| {
            let held = open.editor().held().iter();
            held.map(|held| notice(session, open.matrix(), held)).collect::<Vec<_>>()
        });
        notices.into_iter().flatten().collect::<Vec<_>>()
    })
}

fn notice(session: Session, matrix: &Matrix, held: &Held) -> AnyView {
    let id = held.id;
    let choose = move |take| press(move || session.choose(id, take));
    let review = Review::of_edit(matrix, &held.command);
    let changes = review.as_ref().map(Review::changes).unwrap_or_default();
    let lines =
        changes.iter().take(SHOWN).filter_map(|change| both(matrix, review.as_ref()?, change));
    let lines: Vec<_> = lines.collect();
    let more = changes.len().saturating_sub(SHOWN);
    view! {
        <div class="notice conflict">
            <div class="conflict-sides">
                <p>{format!("Edited in two tabs. Not applied yet: {}.", held.name)}</p>
                {lines}
                {(more > 0).then(|| view! { <p>{format!("and {more} more")}</p> })}
            </div>
            <button class="small" on:click=choose(true)>"Use the other edit"</button>
            <button class="small" on:click=choose(false)>"Keep your draft"</button>
        </div>
    }
    .into_any()
}

fn both(matrix: &Matrix, review: &Review, change: &Change) -> Option<AnyView> {
    let values = review.values(change);
    let other = values.theirs.first()?;
    let is_gone = change.place.row().is_some_and(|row| {
        matrix.position(row).is_none() && change.place.part() != Some(RowPart::Itself)
    });
    let title = if is_gone {
        format!("A deleted row: {}", review.in_words(change).part)
    } else {
        review.title(change)
    };
    Some(
        view! {
            <h3>{title}</h3>
            <dl class="review-sides">
                {side(review, change, "Your draft", &values.mine)}
                {side(review, change, "The other edit", other)}
            </dl>
        }
        .into_any(),
    )
}
