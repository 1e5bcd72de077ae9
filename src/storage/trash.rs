//! Deleted drafts.

use leptos::prelude::*;

use crate::platform::time::clock;
use crate::session::{Session, Task};
use crate::view::follow::{part, press};

/// What is in the trash, with ways back and out.
#[component]
pub fn Trash() -> impl IntoView {
    let session = Session::get();
    part(move || {
        let deleted = session.library.heads.get().into_iter().filter_map(|(id, head)| {
            let deleted = head.deleted?;
            Some(view! {
                <li>
                    <span>{format!("{}, deleted {}", head.title, clock(deleted))}</span>
                    " "
                    <button class="small" on:click=press(move || session.later(Task::Restore(id, None)))>"Restore"</button>
                    " "
                    <button class="small" on:click=press(move || session.later(Task::Purge(id)))>"Delete permanently"</button>
                </li>
            })
        });
        let deleted: Vec<_> = deleted.collect();
        (!deleted.is_empty()).then(|| {
            view! {
                <h3>"Trash"</h3>
                <p class="quiet">"Deleted drafts stay here for 30 days."</p>
                <ul class="trash">{deleted}</ul>
            }
        })
    })
}
