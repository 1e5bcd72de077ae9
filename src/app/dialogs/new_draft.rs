//! A new draft: its title, its parties, and what it begins with.

use leptos::prelude::*;

use crate::app::follow::press;
use remit::catalogue;
use remit::drafts;
use remit::matrix::Side;
use wasm_bindgen_futures::spawn_local;

use super::Modal;
use crate::app::session::Session;
use crate::browser::assets;
use crate::browser::ids::RandomIds;

/// Asks for what a new draft needs, once, with sensible defaults.
#[component]
pub fn NewDraft() -> impl IntoView {
    let session = Session::get();
    let title = RwSignal::new("New service".to_owned());
    let skeleton = RwSignal::new(String::new());
    let usual = drafts::usual_parties();
    let parties = RwSignal::new(usual.into_iter().enumerate().collect::<Vec<_>>());
    let problem = RwSignal::new(String::new());
    let add_party = move || {
        parties.update(|parties| {
            let next = parties.iter().map(|(key, _)| key + 1).max().unwrap_or(0);
            parties.push((next, (String::new(), Side::Other)));
        });
    };
    let create = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let parties: Vec<(String, Side)> = parties
            .get_untracked()
            .into_iter()
            .map(|(_, (name, side))| (name.trim().to_owned(), side))
            .filter(|(name, _)| !name.is_empty())
            .collect();
        if parties.is_empty() {
            problem.set("Name at least one party: who can hold letters?".to_owned());
            return;
        }
        let title = title.get_untracked().trim().to_owned();
        let title = if title.is_empty() { "New service".to_owned() } else { title };
        let Some(published) = catalogue::find(&skeleton.get_untracked()) else {
            return session.begin(drafts::blank(&title, &parties, &mut RandomIds));
        };
        spawn_local(async move {
            match assets::matrix(published).await {
                Ok(of) => session.begin(drafts::skeleton(&of, &title, &parties, &mut RandomIds)),
                Err(error) => problem.set(format!("{} cannot be used: {error}", published.title)),
            }
        });
    };
    view! {
        <Modal title="New draft">
            <form on:submit=create>
                <div class="field">
                    <label for="new-title">"Title"</label>
                    <input
                        id="new-title"
                        type="text"
                        autofocus
                        maxlength="1000"
                        prop:value=title
                        on:input=move |event| title.set(event_target_value(&event))
                    />
                </div>
                <div class="field">
                    <label for="new-skeleton">"Begin with"</label>
                    <select id="new-skeleton" on:change=move |event| skeleton.set(event_target_value(&event))>
                        <option value="">"Nothing"</option>
                        {catalogue::ALL.iter().map(|published| view! {
                            <option value=published.slug>{format!("The sections of {}", published.title)}</option>
                        }).collect::<Vec<_>>()}
                    </select>
                </div>
                <fieldset>
                    <legend>"Parties"</legend>
                    <For each=move || parties.get() key=|(key, _)| *key let((key, (name, side)))>
                        <div class="party-line">
                            <input
                                type="text"
                                aria-label="Name of the party"
                                maxlength="1000"
                                value=name
                                on:input=move |event| {
                                    let typed = event_target_value(&event);
                                    change(parties, key, |party| party.0 = typed);
                                }
                            />
                            <select
                                aria-label="Side of the party"
                                on:change=move |event| {
                                    let chosen = event_target_value(&event);
                                    let side = Side::ALL.into_iter().find(|side| side.name() == chosen);
                                    change(parties, key, |party| party.1 = side.unwrap_or_default());
                                }
                            >
                                {Side::ALL.map(|each| view! {
                                    <option value=each.name() selected=each == side>{each.name()}</option>
                                })}
                            </select>
                            <button
                                type="button"
                                class="small"
                                aria-label="Remove this party"
                                on:click=press(move || parties.update(|list| list.retain(|(other, _)| *other != key)))
                            >
                                "Remove"
                            </button>
                        </div>
                    </For>
                    <button type="button" class="small" on:click=press(add_party)>"Another party"</button>
                </fieldset>
                <p role="alert" class="problem">{problem}</p>
                <p class="buttons">
                    <button type="submit" class="primary">"Create draft"</button>
                    <button type="button" on:click=press(move || session.dialog.set(None))>"Cancel"</button>
                </p>
            </form>
        </Modal>
    }
}

type PartyLines = RwSignal<Vec<(usize, (String, Side))>>;

fn change(parties: PartyLines, key: usize, change: impl FnOnce(&mut (String, Side))) {
    parties.update(|list| {
        if let Some((_, party)) = list.iter_mut().find(|(other, _)| *other == key) {
            change(party);
        }
    });
}
