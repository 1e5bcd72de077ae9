//! One fix for all findings of a rule: what it would change, before it is done.

use leptos::prelude::*;
use remit_core::checks::{FixAll as Change, FixedRow, Rule};

use crate::session::Session;
use crate::view::follow::{part, press};

/// How many changes are listed.
const MAX_LISTED: usize = 100;

/// How many findings are asked for the names of their fixes.
const MAX_ASKED: usize = 500;

/// Lets choose among the fixes of a rule, and lists what each would do.
#[component]
pub fn FixAll(rule: &'static str) -> impl IntoView {
    let session = Session::get();
    let names = session
        .open
        .now(|open| {
            let rule = Rule::find(rule)?;
            Some(open.checker()?.fix_names(open.matrix(), rule, MAX_ASKED))
        })
        .flatten()
        .unwrap_or_default();
    let title = Rule::find(rule).map_or("", |rule| rule.title);
    let first = names.first().map(|(name, _)| name.clone()).unwrap_or_default();
    let chosen = RwSignal::new(first);
    // The draft is not changed while the dialog is open, so this is made once for each choice.
    let change = Memo::new(move |_| {
        let name = chosen.get();
        let made = session
            .open
            .now(|open| open.checker()?.fix_all(open.matrix(), Rule::find(rule)?, &name).ok());
        made.flatten()
    });
    let fix = move || {
        let name = chosen.get_untracked();
        let change = change.get_untracked();
        session.screen.close_dialog();
        if let Some(change) = change {
            let count = change.changes.len();
            session.mend(&format!("{title}: {name}, {count} times"), &name, change.command);
        }
    };
    let options = names.into_iter().map(|(name, _)| {
        let value = name.clone();
        view! { <option value=value>{name}</option> }
    });
    let listed = part(move || change.get().map(list));
    let button = part(move || {
        let count = change.with(|change| change.as_ref().map_or(0, |change| change.changes.len()));
        let label = if count == 1 { "Fix 1".to_owned() } else { format!("Fix all {count}") };
        view! {
            <button class="primary" autofocus disabled={count == 0} on:click=press(fix)>{label}</button>
        }
    });
    view! {
        <p>{title}</p>
        <div class="field">
            <label for="fix-all-name">"Fix"</label>
            <select id="fix-all-name" on:change=move |event| chosen.set(event_target_value(&event))>
                {options.collect::<Vec<_>>()}
            </select>
        </div>
        {listed}
        <p class="buttons">
            {button}
            <button on:click=press(move || session.screen.close_dialog())>"Cancel"</button>
        </p>
    }
}

fn list(change: Change) -> AnyView {
    let more = change.changes.len().saturating_sub(MAX_LISTED);
    let more = (more > 0).then(|| view! { <p class="quiet">{format!("and {more} more")}</p> });
    let left = match change.left {
        0 => None,
        1 => Some("1 other finding can't be fixed this way.".to_owned()),
        left => Some(format!("{left} other findings can't be fixed this way.")),
    };
    let left = left.map(|left| view! { <p class="quiet">{left}</p> });
    let rows: Vec<AnyView> = change.changes.into_iter().take(MAX_LISTED).map(row).collect();
    view! {
        <div class="changes" tabindex="0" role="group" aria-label="Changes">
            <ul class="plain-list">{rows}</ul>
            {more}
        </div>
        {left}
    }
    .into_any()
}

/// What becomes of one finding: its letters before and after, where letters change.
fn row(change: FixedRow) -> AnyView {
    let cells = |cells: &[String]| {
        let cell = |letters: &String| if letters.is_empty() { "–" } else { letters }.to_owned();
        cells.iter().map(cell).collect::<Vec<_>>().join(" | ")
    };
    let letters = (!change.before.is_empty()).then(|| {
        let (before, after) = (cells(&change.before), cells(&change.after));
        view! { <br /><del>{before}</del>" → "<ins>{after}</ins> }
    });
    view! { <li>{change.place}{letters}</li> }.into_any()
}
