//! Fields of the panel. What is typed becomes a command when the field is left.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::session::Session;
use crate::view::follow::{whether, words};

/// A labelled field of one or several lines.
#[component]
pub fn Field(
    /// The id of the input.
    #[prop(into)]
    id: String,
    /// What it is.
    #[prop(into)]
    label: String,
    /// What stands in it.
    #[prop(into)]
    value: Signal<String>,
    /// Whether it can be changed.
    #[prop(into)]
    editable: Signal<bool>,
    /// Lines of its height; one makes it a single line.
    #[prop(default = 1)]
    rows: u32,
    /// What kind of input a single line is.
    #[prop(default = "text")]
    kind: &'static str,
    /// Takes what was typed.
    commit: UnsyncCallback<String>,
) -> impl IntoView {
    let session = Session::get();
    let typed = RwSignal::new(None::<String>);
    let take = move || {
        if let Some(text) = typed.try_update(Option::take).flatten() {
            // Gone with the row that it belonged to, if that was deleted meanwhile.
            commit.try_run(text);
        }
        session.typed();
    };
    let input = move |text: String| {
        typed.set(Some(text));
        session.grid.set_typing(take);
    };
    let shown = words(move || typed.get().unwrap_or_else(|| value.get()));
    let readonly = whether(move || !editable.get());
    // Enter keeps, Escape gives up; both leave the text where it is to be read.
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" if typed.with_untracked(Option::is_some) => {
            event.prevent_default();
            event.stop_propagation();
            session.typed();
            typed.set(None);
        }
        "Enter" if rows == 1 => {
            if let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlElement>().ok()) {
                let _ = input.blur();
            }
        }
        _ => {}
    };
    let field = if rows == 1 {
        view! {
            <input
                id=id.clone()
                type=kind
                prop:value=shown
                readonly=readonly
                on:input=move |event| input(event_target_value(&event))
                on:blur=move |_| take()
                on:keydown=key
            />
        }
        .into_any()
    } else {
        view! {
            <textarea
                id=id.clone()
                rows=rows
                prop:value=shown
                readonly=readonly
                on:input=move |event| input(event_target_value(&event))
                on:blur=move |_| take()
                on:keydown=key
            ></textarea>
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {field}
        </div>
    }
}
