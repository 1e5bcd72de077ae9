//! The storage page: what this browser keeps, how safe it is, and how to get it out.

mod backup;
mod erase;
mod trash;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::platform::offline::{self, Offline};
use crate::platform::persistence::{self, Estimate};
use crate::platform::store;
use crate::platform::time::clock;
use crate::session::Session;
use crate::state::Route;
use crate::view::follow::{part, press, words};

/// The page.
#[component]
pub fn Storage() -> impl IntoView {
    let persistent = RwSignal::new(None::<bool>);
    let estimate = RwSignal::new(None::<Estimate>);
    let kept = RwSignal::new(None::<Offline>);
    let ask = move || {
        spawn_local(async move {
            kept.try_set(Some(offline::state().await));
            persistent.try_set(persistence::is_persistent().await);
            estimate.try_set(persistence::estimate().await);
        });
    };
    ask();
    view! {
        <div class="page storage">
            <h2>"Storage and trash"</h2>
            <p>"Everything you make stays in this browser, on this device. Nothing is sent anywhere."</p>
            <dl class="facts">
                <dt>"Journal"</dt>
                <dd>{journal_state()}</dd>
                <dt>"Local storage"</dt>
                <dd>{local_state()}</dd>
                <dt>"Total for this site"</dt>
                <dd>{words(move || estimate.get().map_or("Not reported by this browser.".to_owned(), of_quota))}</dd>
                <dt>"Offline"</dt>
                <dd>{words(move || kept.get().map_or(String::new(), offline_state))}</dd>
                <dt>"If storage runs low"</dt>
                <dd>{words(move || persistent_state(persistent.get()).to_owned())}</dd>
            </dl>
            <Drafts />
            <backup::Backup />
            <trash::Trash />
            <Asides />
            <erase::Erase />
        </div>
    }
}

fn journal_state() -> Signal<String> {
    let session = Session::get();
    words(move || match session.keeping.problem.get() {
        None => "Working: every change is saved as you make it and survives a crash.".to_owned(),
        Some(error) => format!(
            "Not working: {error}. A crash may lose the last minute of work; export anything you \
            need."
        ),
    })
}

fn local_state() -> String {
    match store::probe() {
        Ok(()) => format!("{} used by Remit, of about 10 MB", size(store::used() as u64)),
        Err(error) => format!("Not working: {error}."),
    }
}

fn of_quota(estimate: Estimate) -> String {
    format!("{} of {} used", size(estimate.used), size(estimate.quota))
}

fn offline_state(state: Offline) -> String {
    match state {
        Offline::Ready => "All of Remit works offline.".to_owned(),
        Offline::Loading => "Not ready yet: Remit is still downloading.".to_owned(),
        Offline::Impossible => {
            "Not available: this window can't store apps. Some private windows don't.".to_owned()
        }
        Offline::Refused(reason) => {
            format!("Not available: the browser couldn't store Remit ({reason}).")
        }
    }
}

fn persistent_state(persistent: Option<bool>) -> &'static str {
    match persistent {
        Some(true) => "The browser keeps your drafts until you delete them.",
        Some(false) => {
            "The browser may delete your drafts. Use Remit often or install it, and back up your \
            drafts."
        }
        None => "Not reported by this browser.",
    }
}

/// A size as people read it.
fn size(bytes: u64) -> String {
    match bytes {
        0..10_000 => format!("{bytes} bytes"),
        10_000..10_000_000 => format!("{} KB", bytes / 1_000),
        10_000_000..10_000_000_000 => format!("{} MB", bytes / 1_000_000),
        _ => format!("{} GB", bytes / 1_000_000_000),
    }
}

/// The drafts, with when they were saved.
#[component]
fn Drafts() -> impl IntoView {
    let session = Session::get();
    part(move || {
        let drafts = session.library.drafts.get().into_iter().map(|draft| {
            let stored = store::raw(draft.id).map_or(0, |text| text.len() as u64);
            let stored = match stored {
                0 => "in the journal only".to_owned(),
                stored => size(stored),
            };
            view! {
                <tr>
                    <th scope="row"><a href=format!("#{}", Route::Draft(draft.id).hash())>{draft.entry.title}</a></th>
                    <td>{clock(draft.entry.saved)}</td>
                    <td>{stored}</td>
                    <td>{draft.entry.revision.to_string()}</td>
                </tr>
            }
        });
        let drafts: Vec<_> = drafts.collect();
        (!drafts.is_empty()).then(|| {
            view! {
                <h3>"Drafts"</h3>
                <table class="plain-table">
                    <thead>
                        <tr>
                            <th scope="col">"Draft"</th>
                            <th scope="col">"Saved"</th>
                            <th scope="col">"Size"</th>
                            <th scope="col">"Changes"</th>
                        </tr>
                    </thead>
                    <tbody>{drafts}</tbody>
                </table>
            }
        })
    })
}

/// What could not be read, to be downloaded.
#[component]
fn Asides() -> impl IntoView {
    let session = Session::get();
    part(move || {
        session.library.drafts.track();
        let asides: Vec<_> = store::asides()
            .into_iter()
            .map(|(key, length)| {
                let name = key.clone();
                let download = move || {
                    let text = store::text(&key).unwrap_or_default();
                    session.save_file("set-aside.txt", "text/plain", &text);
                };
                view! {
                    <li>
                        <span>{format!("{name}, {}", size(length as u64))}</span>
                        " "
                        <button class="small" on:click=press(download)>"Download"</button>
                    </li>
                }
            })
            .collect();
        (!asides.is_empty()).then(|| {
            view! {
                <h3>"Set aside"</h3>
                <p class="quiet">"Stored data that Remit couldn't read. It is kept unchanged."</p>
                <ul>{asides}</ul>
            }
        })
    })
}
