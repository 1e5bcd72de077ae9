//! The library: the published matrices by provider, and the drafts of this browser.

mod draft_item;
mod welcome;

use leptos::prelude::*;
use remit_core::matrix::MatrixId;
use remit_formats::catalogue::{self, Published};

use crate::actions::find::SEARCH;
use crate::actions::{NEW_DRAFT, RENAME, STORAGE};
use crate::session::{Session, Task};
use crate::state::{Open, Route};
use crate::view::follow::{part, press};
use crate::view::icons::Icon;

pub use welcome::Welcome;

/// The list at the side.
#[component]
pub fn Library() -> impl IntoView {
    let session = Session::get();
    let menu = RwSignal::new(None::<MatrixId>);
    let is_pointed_at = RwSignal::new(false);
    let has_focus = RwSignal::new(false);
    // What is drawn again loses its open menu and the focus, and a draft is listed anew with each
    // change: so only others draw the list again, or another order while nobody is in it. A click
    // must meet what was there when somebody aimed.
    let ids = Memo::new(move |before: Option<&Vec<MatrixId>>| {
        let now: Vec<_> =
            session.library.drafts.with(|drafts| drafts.iter().map(|draft| draft.id).collect());
        let same = |before: &&Vec<MatrixId>| {
            before.len() == now.len() && before.iter().all(|id| now.contains(id))
        };
        let is_in_use = menu.get().is_some() | is_pointed_at.get() | has_focus.get();
        let before = before.filter(|_| is_in_use).filter(same);
        before.cloned().unwrap_or(now)
    });
    let renames = RwSignal::new(None::<MatrixId>);
    // A draft must be on the screen before its title can be edited.
    Effect::new(move |_| {
        let shown = session.open.with(Open::draft).flatten();
        if shown.is_some() && renames.get() == shown {
            renames.set(None);
            (RENAME.perform)(session);
        }
    });
    let drafts = part(move || {
        let ids = ids.get();
        if ids.is_empty() {
            let nothing = "No drafts yet. Edit a published matrix or start a new one.";
            return view! { <p class="quiet">{nothing}</p> }.into_any();
        }
        let drafts = ids
            .into_iter()
            .map(|id| view! { <draft_item::DraftItem id=id menu=menu renames=renames /> });
        view! { <ul aria-labelledby="library-drafts">{drafts.collect::<Vec<_>>()}</ul> }.into_any()
    });
    let on_storage = Signal::derive(move || session.screen.is_storage.get().then_some("page"));
    view! {
        <nav
            class="library"
            aria-label="Library"
            on:pointerenter=move |_| is_pointed_at.set(true)
            on:pointerleave=move |_| is_pointed_at.set(false)
            on:focusin=move |_| has_focus.set(true)
            on:focusout=move |_| has_focus.set(false)
        >
            <button
                class="search"
                title=SEARCH.help
                on:click=press(move || (SEARCH.perform)(session))
            >
                {SEARCH.icon.map(Icon::draw)}
                "Search matrices"
                <kbd aria-hidden="true">"/"</kbd>
            </button>
            <div class="library-head">
                <h2 id="library-drafts">"Drafts"</h2>
                <button
                    class="plain square"
                    aria-label=NEW_DRAFT.name
                    title=NEW_DRAFT.hint()
                    on:click=press(move || (NEW_DRAFT.perform)(session))
                >
                    {Icon::Plus.draw()}
                </button>
            </div>
            {drafts}
            {comparisons(session)}
            <ul class="apart">
                <li>
                    <a href=format!("#{}", Route::Storage.hash()) title=STORAGE.help aria-current=on_storage>
                        "Storage and trash"
                    </a>
                </li>
            </ul>
            <h2>"Published"</h2>
            {providers().into_iter().map(|(provider, published)| view! {
                <h3>{provider}</h3>
                <ul>
                    {published.into_iter().map(|published| view! { <PublishedItem published=published /> }).collect::<Vec<_>>()}
                </ul>
            }).collect::<Vec<_>>()}
        </nav>
    }
}

/// The comparisons that are kept.
fn comparisons(session: Session) -> AnyView {
    part(move || {
        let list = session.comparing.list.get();
        if list.is_empty() {
            return ().into_any();
        }
        let items = list.into_iter().map(|kept| {
            let (id, route) = (kept.id, Route::Compare(kept.sides));
            let current =
                Signal::derive(move || (session.screen.route.get() == route).then_some("page"));
            let remove = format!("Delete the comparison of {}", kept.name);
            view! {
                <li class="draft">
                    <a href=format!("#{}", route.hash()) aria-current=current>
                        <span class="called">{kept.name}</span>
                    </a>
                    <div class="menu-anchor">
                        <button
                            class="plain square more"
                            aria-label=remove.clone()
                            title=remove
                            on:click=press(move || session.later(Task::RemoveComparison(id)))
                        >
                            {Icon::Close.draw()}
                        </button>
                    </div>
                </li>
            }
        });
        let items: Vec<_> = items.collect();
        view! {
            <h2 id="library-comparisons">"Comparisons"</h2>
            <ul aria-labelledby="library-comparisons">{items}</ul>
        }
        .into_any()
    })
}

/// The published matrices by provider, in the order of the catalogue.
fn providers() -> Vec<(&'static str, Vec<&'static Published>)> {
    let mut providers: Vec<(&str, Vec<&Published>)> = Vec::new();
    for published in &catalogue::ALL {
        match providers.last_mut() {
            Some((provider, list)) if *provider == published.provider => list.push(published),
            _ => providers.push((published.provider, vec![published])),
        }
    }
    providers
}

/// How many errors and warnings there are.
fn counted(errors: usize, warnings: usize) -> Vec<AnyView> {
    let part = |class: &'static str, count: String, meaning: String| {
        view! {
            <small class=class title="Findings">
                {count}
                <span class="visually-hidden">{meaning}</span>
            </small>
        }
        .into_any()
    };
    let mut parts = Vec::new();
    for (class, word, count) in [("errors", "error", errors), ("warnings", "warning", warnings)] {
        if count > 0 {
            let plural = if count == 1 { "" } else { "s" };
            parts.push(part(class, count.to_string(), format!(" {word}{plural} ")));
        }
    }
    if parts.is_empty() {
        parts.push(part("", "✓".to_owned(), " no findings".to_owned()));
    }
    parts
}

/// A published matrix. Its name begins with its title; what the heading above says already
/// is left out for the eye.
#[component]
fn PublishedItem(published: &'static Published) -> impl IntoView {
    let session = Session::get();
    let route = Route::Published(published);
    let current = Signal::derive(move || (session.screen.route.get() == route).then_some("page"));
    let title = published.title;
    let at = title.len().checked_sub(published.service.len());
    let (prefix, shown) = at.and_then(|at| title.split_at_checked(at)).unwrap_or(("", title));
    let (errors, warnings) = published.findings;
    view! {
        <li>
            <a href=format!("#{}", route.hash()) aria-current=current>
                <span class="name">
                    {(!prefix.is_empty()).then(|| view! { <span class="visually-hidden">{prefix}</span> })}
                    <span>{shown}</span>
                </span>
                <small title="Activities">
                    {published.activities}
                    <span class="visually-hidden">" activities, "</span>
                </small>
                {counted(errors, warnings)}
            </a>
        </li>
    }
}
