//! A draft in the library.

use leptos::prelude::*;
use remit_core::grid::beside::Side;
use remit_core::matrix::MatrixId;
use remit_drafts::listing::Listed;

use crate::actions::disk::SAVE_TO_FILE;
use crate::actions::{COMPARE, HISTORY, RENAME};
use crate::platform::{disk, dom, popup};
use crate::session::{OnDisk, Session, Task};
use crate::state::{Dialog, Route, SideRef};
use crate::view::follow::{part, press, when, words};
use crate::view::icons::Icon;

/// A link to the draft, what its checks say, and what can be done with it. `menu` is the draft
/// whose menu is open, `renames` the one that gets another title once it is on the screen.
#[component]
pub fn DraftItem(
    id: MatrixId,
    menu: RwSignal<Option<MatrixId>>,
    renames: RwSignal<Option<MatrixId>>,
) -> impl IntoView {
    let session = Session::get();
    let route = Route::Draft(id);
    let current = Signal::derive(move || (session.screen.route.get() == route).then_some("page"));
    let shown = Memo::new(move |_| {
        session.library.drafts.with(|drafts| {
            let draft = drafts.iter().find(|draft| draft.id == id);
            draft.map(|Listed { entry, .. }| {
                let about = entry.edition_of.as_ref().map(|title| format!("edition of {title}"));
                (entry.title.clone(), about, entry.errors, entry.warnings)
            })
        })
    });
    let title = words(move || match shown.get() {
        Some((title, ..)) if !title.is_empty() => title,
        _ => "Untitled".to_owned(),
    });
    let about = part(move || {
        let about = shown.get().and_then(|(_, about, ..)| about);
        about.map(|about| view! { <span class="about">{" "}{about}</span> })
    });
    let found = part(move || {
        let (_, _, errors, warnings) = shown.get().unwrap_or_default();
        super::counted(errors, warnings)
    });
    let open = Memo::new(move |_| menu.get() == Some(id));
    let close = move || menu.set(None);
    let more = words(move || format!("Actions for {}", title.get()));
    let button = NodeRef::<leptos::html::Button>::new();
    let list = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        if let (true, Some(list), Some(button)) = (open.get(), list.get(), button.get_untracked()) {
            popup::place(&list, &button, Side::Beside);
            if let Some(first) = list.first_element_child() {
                dom::focus_element(&first);
            }
        }
    });
    view! {
        <li class="draft">
            <a href=format!("#{}", route.hash()) aria-current=current>
                <span class="called">
                    <span>{title}</span>
                    {about}
                </span>
                {found}
            </a>
            <div class="menu-anchor">
                <button
                    node_ref=button
                    class="plain square more"
                    aria-label=more
                    aria-haspopup="menu"
                    aria-expanded=words(move || open.get().to_string())
                    on:click=press(move || menu.set((!open.get_untracked()).then_some(id)))
                >
                    {Icon::More.draw()}
                </button>
                {when(open, move || view! {
                    <div class="backdrop" on:click=press(close)></div>
                    <div
                        node_ref=list
                        class="menu-list"
                        role="menu"
                        aria-label=more
                        on:keydown=move |event| crate::view::menu::key(&event, ".library", move || {
                            close();
                            if let Some(button) = button.get_untracked() {
                                dom::focus_element(&button);
                            }
                        })
                    >
                        <button role="menuitem" on:click=press(move || {
                            close();
                            dom::set_hash(&route.hash());
                            renames.set(Some(id));
                        })>
                            {RENAME.name}
                        </button>
                        <button role="menuitem" on:click=press(move || {
                            close();
                            session.duplicate(id);
                        })>
                            "Duplicate"
                        </button>
                        <button role="menuitem" title=HISTORY.help on:click=press(move || {
                            close();
                            session.screen.open_dialog(Dialog::History(id));
                        })>
                            {HISTORY.name}
                        </button>
                        <button role="menuitem" title=COMPARE.help on:click=press(move || {
                            close();
                            session.screen.open_dialog(Dialog::Compare(Some(SideRef::Draft(id))));
                        })>
                            "Compare…"
                        </button>
                        {disk::is_there().then(|| view! {
                            <button role="menuitem" title=SAVE_TO_FILE.help on:click=press(move || {
                                close();
                                session.later(Task::Disk(OnDisk::Save(id)));
                            })>
                                {SAVE_TO_FILE.name}
                            </button>
                        })}
                        <button role="menuitem" on:click=press(move || {
                            close();
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
