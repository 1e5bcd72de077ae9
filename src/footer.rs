//! The line at the bottom: the letters, the keys, the counts.

use leptos::prelude::*;
use remit_core::matrix::Severity;

use crate::session::Session;
use crate::state::wording::counted;
use crate::state::{Drawer, Open};
use crate::view::follow::{part, press, whether, words};

/// The line.
#[component]
pub fn Footer() -> impl IntoView {
    let session = Session::get();
    let letters = move || {
        let letters = session.open.matrix(|matrix| {
            let letters = matrix.letters.iter();
            letters.map(|l| (l.code, l.shown_name().to_owned())).collect::<Vec<_>>()
        });
        letters.unwrap_or_default()
    };
    let letters = Memo::new(move |_| letters());
    let legend = part(move || {
        let letters = letters.get().into_iter();
        letters
            .map(|(code, name)| view! { <span>{format!("{code} {name}")}</span> })
            .collect::<Vec<_>>()
    });
    let keys = part(move || {
        let letters = letters.get().into_iter();
        letters.map(|(code, _)| view! { <kbd>{code.to_string()}</kbd>" " }).collect::<Vec<_>>()
    });
    let size = words(move || session.open.with(size).unwrap_or_default());
    let is_closed = whether(move || !session.open.is_there.get());
    let panel_is_open =
        words(move || (session.screen.drawer.get() == Some(Drawer::Panel)).to_string());
    view! {
        <footer class="bottom" class:home=is_closed>
            <span class="promise">"Everything stays in this browser. No account, no server."</span>
            <span class="legend">{legend}</span>
            <span class="keys">
                {keys} "toggle · " <kbd>"Del"</kbd> " clear · " <kbd>"Enter"</kbd> " edit · " <kbd>"?"</kbd> " help"
            </span>
            <span class="counts">{size}</span>
            <button
                class="plain counts-button"
                aria-expanded=panel_is_open
                on:click=press(move || session.screen.toggle_drawer(Drawer::Panel))
            >
                {size}
            </button>
        </footer>
    }
}

/// How large the matrix is, and what the checks say: "31 activities · 1 error · 2 warnings".
fn size(open: &Open) -> String {
    let activities = open.layout().activities();
    let errors = open.findings().count(Severity::Error);
    let warnings = open.findings().count(Severity::Warning);
    format!(
        "{} · {} · {}",
        counted(activities, "activity", "activities"),
        counted(errors, "error", "errors"),
        counted(warnings, "warning", "warnings")
    )
}
