//! A new draft: everything that it needs is asked once, on one screen, with sensible defaults.

mod parties;
mod sections;
mod sources;
mod state;

use leptos::prelude::*;
use remit_core::matrix::{SCHEMES, Scheme};

use super::frame::Modal;
use crate::parts;
use crate::session::Session;
use crate::state::Part;
use crate::view::follow::{part, press};
use state::TITLE;
use state::{Kind, State, Touched};

/// The form in which everything but the title stands.
const FORM: &str = "new-draft";

/// The dialog, with the field for the title, which belongs to the form below it.
#[component]
pub fn NewDraft() -> impl IntoView {
    let session = Session::get();
    let title = RwSignal::new(TITLE.to_owned());
    let is_entered = StoredValue::new(false);
    // Without the form below nothing takes it.
    let keydown = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && !session.screen.is_loaded() {
            event.prevent_default();
            is_entered.set_value(true);
        }
    };
    view! {
        <Modal title="New draft" to_read=false>
            <div class="field">
                <label for="new-title">"Title"</label>
                <input
                    id="new-title"
                    form=FORM
                    type="text"
                    autofocus
                    maxlength="1000"
                    value=TITLE
                    prop:value=title
                    on:focus=move |event| {
                        // What is typed takes the place of the title that nobody has chosen.
                        if title.with_untracked(|title| title == TITLE) {
                            event_target::<web_sys::HtmlInputElement>(&event).select();
                        }
                    }
                    on:input=move |event| title.set(event_target_value(&event))
                    on:keydown=keydown
                />
            </div>
            {parts::show(Part::NewDraft(title, is_entered))}
        </Modal>
    }
}

/// What else is asked. Who has entered the title before that was there wants nothing else.
pub fn content(title: RwSignal<String>, is_entered: StoredValue<bool>) -> AnyView {
    let session = Session::get();
    let state = State::new(session, title);
    if is_entered.get_value() {
        // The dialog that is being drawn goes with it.
        request_animation_frame(move || state.create());
    }
    let create = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        state.create();
    };
    view! {
        <form id=FORM on:submit=create>
            <fieldset class="begin">
                <legend>"Start from"</legend>
                {Kind::ALL.map(|kind| view! { <Choice state=state kind=kind /> })}
                {part(move || match state.kind.get() {
                    Kind::Blank => ().into_any(),
                    Kind::Sections => view! { <sections::Sections state=state /> }.into_any(),
                    Kind::Text => text(state),
                })}
            </fieldset>
            <parties::Parties state=state />
            <div class="fields">
                {part(move || letters(state))}
                {entry(state, "field", ("new-plans", "Plans (optional, comma-separated)", "text"), state.plans, |t| t.plans = true)}
                {entry(state, "field whole", ("new-provider", "Service provider", "text"), state.provider, |t| t.provider = true)}
                {entry(state, "field", ("new-date", "Date", "date"), state.date, |_| ())}
                {entry(state, "field", ("new-review", "Next review date", "date"), state.review_by, |_| ())}
            </div>
            <p role="alert" class="problem">{state.problem}</p>
            <p class="buttons import-buttons">
                <button type="submit" class="primary">"Create draft"</button>
                <button type="button" on:click=press(move || session.screen.close_dialog())>"Cancel"</button>
            </p>
        </form>
    }
    .into_any()
}

/// A line to fill in: its id, label and kind, and what is noted where somebody types in it.
fn entry(
    state: State,
    class: &'static str,
    (id, label, kind): (&'static str, &'static str, &'static str),
    value: RwSignal<String>,
    touch: fn(&mut Touched),
) -> AnyView {
    let most = (kind == "text").then_some("1000");
    let typed = move |event| {
        state.touched.update_value(touch);
        value.set(event_target_value(&event));
    };
    view! {
        <div class=class>
            <label for=id>{label}</label>
            <input id=id type=kind maxlength=most prop:value=value on:input=typed />
        </div>
    }
    .into_any()
}

/// One way to begin.
#[component]
fn Choice(state: State, kind: Kind) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="radio"
                name="new-begin"
                checked={kind == Kind::Blank}
                on:change=move |_| state.kind.set(kind)
            />
            {kind.name()}
        </label>
    }
}

/// The text that it begins with.
fn text(state: State) -> AnyView {
    view! {
        <div class="field">
            <label for="new-text">"Text"</label>
            <textarea
                id="new-text"
                rows="6"
                aria-describedby="new-text-help"
                prop:value=state.text
                on:input=move |event| state.text.set(event_target_value(&event))
            ></textarea>
            <p id="new-text-help" class="quiet">
                "Each line becomes an activity. A line like “# Operations” or “2.1. Backup” \
                becomes a heading. A table opens in the import preview, with its own parties and \
                roles."
            </p>
        </div>
    }
    .into_any()
}

/// The scheme of letters: a known one, or that of the first matrix whose sections are used.
fn letters(state: State) -> AnyView {
    let now = state.letters.get();
    let known = Scheme::of(&now);
    let options = SCHEMES.iter().map(|scheme| {
        let selected = known.is_some_and(|known| known.name == scheme.name);
        view! { <option value=scheme.name selected=selected>{format!("{}: {}", scheme.name, scheme.help)}</option> }
    });
    let own = known.is_none().then(|| {
        let codes: String = now.iter().map(|letter| letter.code).collect();
        view! { <option value="" selected=true>{format!("{codes}, from the sections")}</option> }
    });
    view! {
        <div class="field">
            <label for="new-letters">"Roles"</label>
            <select id="new-letters" on:change=move |event| {
                let chosen = event_target_value(&event);
                if let Some(scheme) = SCHEMES.iter().find(|scheme| scheme.name == chosen) {
                    state.choose_letters(scheme);
                }
            }>
                {own}
                {options.collect::<Vec<_>>()}
            </select>
        </div>
    }
    .into_any()
}
