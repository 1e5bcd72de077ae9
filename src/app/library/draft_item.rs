//! A draft in the library.

use leptos::prelude::*;
use remit::matrix::MatrixId;

use crate::app::actions::{HISTORY, RENAME};
use crate::app::follow::{press, when, words};
use crate::app::icons::Icon;
use crate::app::route::Route;
use crate::app::session::{Dialog, Session};
use crate::browser::dom;
use crate::browser::store::Listed;

/// A link to the draft, what its checks say, and what can be done with it.
#[component]
pub fn DraftItem(id: MatrixId) -> impl IntoView {
    let session = Session::get();
    let route = Route::Draft(id);
    let current = Signal::derive(move || (session.route.get() == route).then_some("page"));
    let shown = Memo::new(move |_| {
        session.drafts.with(|drafts| {
            let draft = drafts.iter().find(|draft| draft.id == id);
            draft.map(|Listed { entry, .. }| (entry.title.clone(), entry.errors, entry.warnings))
        })
    });
    let title = words(move || match shown.get() {
        Some((title, ..)) if !title.is_empty() => title,
        _ => "Untitled".to_owned(),
    });
    let counted = move || {
        let (_, errors, warnings) = shown.get().unwrap_or_default();
        super::counted(errors, warnings)
    };
    let open = RwSignal::new(false);
    let more = words(move || format!("More for {}", title.get()));
    let item = format!("draft-menu-{id}");
    let first = item.clone();
    Effect::new(move |_| {
        if open.get() {
            let first = first.clone();
            request_animation_frame(move || {
                dom::focus(&first);
            });
        }
    });
    view! {
        <li class="draft">
            <a href=format!("#{}", route.hash()) aria-current=current>
                <span>{title}</span>
                <small class=words(move || counted().0.to_owned())>
                    {words(move || counted().1)}
                    <span class="visually-hidden">{words(move || counted().2.to_owned())}</span>
                </small>
            </a>
            <div class="menu-anchor">
                <button
                    class="plain square more"
                    aria-label=more
                    aria-haspopup="menu"
                    aria-expanded=words(move || open.get().to_string())
                    on:click=press(move || open.update(|open| *open = !*open))
                >
                    {Icon::More.draw()}
                </button>
                {when(open, move || view! {
                    <div class="backdrop" on:click=press(move || open.set(false))></div>
                    <div
                        class="menu-list"
                        role="menu"
                        aria-label=more
                        on:keydown=move |event| key(&event, open)
                    >
                        <button role="menuitem" id=item.clone() on:click=press(move || {
                            open.set(false);
                            dom::set_hash(&route.hash());
                            // The draft must be open before its title can be edited.
                            set_timeout(move || (RENAME.perform)(session), std::time::Duration::from_millis(50));
                        })>
                            {RENAME.name}
                        </button>
                        <button role="menuitem" on:click=press(move || {
                            open.set(false);
                            session.duplicate(id);
                        })>
                            "Duplicate"
                        </button>
                        <button role="menuitem" title=HISTORY.help on:click=press(move || {
                            open.set(false);
                            session.dialog.set(Some(Dialog::History(id)));
                        })>
                            {HISTORY.name}
                        </button>
                        <button role="menuitem" on:click=press(move || {
                            open.set(false);
                            session.delete(id);
                        })>
                            "Delete"
                        </button>
                    </div>
                })}
            </div>
        </li>
    }
}

/// Keys in the menu, by the habit of menus.
fn key(event: &leptos::ev::KeyboardEvent, open: RwSignal<bool>) {
    let Some(focused) = dom::focused() else { return };
    let next = match event.key().as_str() {
        "Escape" | "Tab" => {
            event.stop_propagation();
            open.set(false);
            return;
        }
        "ArrowDown" => focused.next_element_sibling(),
        "ArrowUp" => focused.previous_element_sibling(),
        _ => return,
    };
    event.prevent_default();
    if let Some(next) = next {
        dom::focus_element(&next);
    }
}
