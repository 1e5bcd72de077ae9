//! A draft in the library.

use leptos::prelude::*;

use crate::app::actions::RENAME;
use crate::app::follow::{press, when, words};
use crate::app::icons::Icon;
use crate::app::route::Route;
use crate::app::session::Session;
use crate::browser::dom;
use crate::browser::store::Listed;

/// A link to the draft, what its checks say, and what can be done with it.
#[component]
pub fn DraftItem(draft: Listed) -> impl IntoView {
    let session = Session::get();
    let id = draft.id;
    let route = Route::Draft(id);
    let entry = draft.entry;
    let current = Signal::derive(move || (session.route.get() == route).then_some("page"));
    let title = if entry.title.is_empty() { "Untitled".to_owned() } else { entry.title };
    let found = super::counted(entry.errors, entry.warnings);
    let open = RwSignal::new(false);
    let more = format!("More for {title}");
    let menu_label = more.clone();
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
                {found}
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
                        aria-label=menu_label.clone()
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
