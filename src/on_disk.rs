//! What there is to say of the file to which the draft on the screen is saved: what is where, what
//! is wrong, and what to do.

use leptos::prelude::*;
use remit_drafts::bound::Choice;

use crate::session::{OnDisk, Session, Task};
use crate::state::Asks;
use crate::view::follow::{part, press};

/// The bar.
#[component]
pub fn Bar() -> impl IntoView {
    let session = Session::get();
    part(move || {
        session.disk.bar.get().map(|bar| {
            let buttons = buttons(bar.asks).into_iter().map(|(name, act)| {
                let press = press(move || session.later(Task::Disk(act())));
                view! { <button class="small" on:click=press>{name}</button> }
            });
            view! {
                <div class="notice">
                    <p>{bar.text}</p>
                    {buttons.collect::<Vec<_>>()}
                </div>
            }
        })
    })
}

/// What a button says, and what it does.
type Button = (&'static str, fn() -> OnDisk);

fn buttons(asks: Asks) -> Vec<Button> {
    const STOP: Button = ("Stop saving to the file", || OnDisk::Stop);
    const AGREE: fn() -> OnDisk = || OnDisk::Agree;
    match asks {
        Asks::Allow => vec![("Allow", AGREE), STOP],
        Asks::TryAgain => vec![("Try again", AGREE), STOP],
        Asks::SaveElsewhere => {
            vec![("Save to another file…", AGREE), ("Try again", || OnDisk::TryAgain), STOP]
        }
        Asks::Decide => vec![
            ("Review changes", AGREE),
            ("Use mine", || OnDisk::Choose(Choice::Mine)),
            ("Use theirs", || OnDisk::Choose(Choice::Theirs)),
        ],
        Asks::Import => vec![("Review import", AGREE)],
        Asks::Keep => vec![("Connect", AGREE), ("Not now", || OnDisk::Decline)],
    }
}
