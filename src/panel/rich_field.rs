//! A field for a text with bold, emphasis, lists, links and footnotes: its notation with buttons
//! and keys for it, and below how it is read.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use remit_core::keymap::Key;
use remit_core::matrix::text::notation::{self, typing};
use remit_core::matrix::{Matrix, Text};
use remit_core::shape::footnotes;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlTextAreaElement};

use super::field::Field;
use crate::platform::dom;
use crate::session::Session;
use crate::view::follow::{drawn, press, when, words};
use crate::view::rich_text::{self, Rich};

/// The buttons: what they show, what they do, what that is called, and its key.
pub const TOOLS: [(&str, typing::Tool, &str, Key); 4] = [
    ("B", typing::Tool::Bold, "Bold", Key::ctrl("b")),
    ("I", typing::Tool::Emphasis, "Emphasis", Key::ctrl("i")),
    ("•", typing::Tool::List, "List", Key::ctrl_shift("8")),
    ("↗", typing::Tool::Link, "Link", Key::alt("k")),
];

/// A labelled field for a text.
#[component]
pub fn RichField(
    /// The id of the input.
    #[prop(into)]
    id: String,
    /// What it is.
    label: &'static str,
    /// The text of the matrix.
    read: fn(&Matrix, Place) -> Option<Text>,
    /// Where it stands.
    #[prop(default = Place::About)]
    place: Place,
    /// Lines of its height.
    #[prop(default = 3)]
    rows: u32,
    /// Takes what was typed.
    commit: UnsyncCallback<Text>,
    /// Takes what was typed with the mark of a new footnote in it; none where there are none.
    #[prop(optional_no_strip)]
    footnote: Option<UnsyncCallback<Text>>,
) -> impl IntoView {
    let session = Session::get();
    let text = move || session.open.matrix(|matrix| read(matrix, place)).flatten();
    let value = words(move || text().map(|text| notation::write(&text)).unwrap_or_default());
    // What is nothing but characters is read as it stands in the field.
    let preview = drawn(
        move || {
            session.open.matrix(|matrix| {
                let text = read(matrix, place)?;
                let is_plain = notation::write(&text) == text.to_plain();
                (!is_plain).then(|| Rich::of(&text, matrix))
            })
        },
        |rich| {
            rich.flatten().map(|rich| {
                let rich = rich_text::draw(rich);
                view! { <div class="preview">{rich}</div> }
            })
        },
    );
    let take = UnsyncCallback::new(move |typed: String| commit.run(notation::read(&typed)));
    let id = StoredValue::new(id);
    let key = move |event: KeyboardEvent| {
        let pressed = dom::pressed(&event);
        let tool = TOOLS.into_iter().find(|(.., key)| key.is(&pressed));
        let Some((_, tool, ..)) = tool else { return };
        event.prevent_default();
        event.stop_propagation();
        use_tool(&id.get_value(), &tool);
    };
    let tools = when(session.open.is_draft, move || tools(session, id, footnote));
    view! {
        <div class="rich-field" on:keydown=key>
            {tools}
            <Field id=id.get_value() label=label value=value editable=session.open.is_draft rows=rows commit=take />
            {preview}
        </div>
    }
}

/// The buttons.
fn tools(
    session: Session,
    id: StoredValue<String>,
    footnote: Option<UnsyncCallback<Text>>,
) -> AnyView {
    let buttons = TOOLS.map(|(sign, tool, name, key)| {
        let hint = format!("{name} ({})", key.label());
        view! {
            <button
                type="button"
                class="plain small tool"
                aria-label=hint.clone()
                title=hint
                on:mousedown=|event| event.prevent_default()
                on:click=press(move || use_tool(&id.get_value(), &tool))
            >
                {sign}
            </button>
        }
    });
    let add_footnote = footnote.map(|footnote| {
        let add = move || {
            let mark = session.open.now(|open| footnotes::next_mark(open.matrix()));
            let Some(mark) = mark.flatten() else { return };
            let Some(area) = area(&id.get_value()) else { return };
            let mark = typing::Tool::Insert(format!("[^{}]", mark.as_str()));
            let (typed, _) = typing::typed(&area.value(), selected(&area), &mark);
            // What was typed until here is kept first: leaving the field must not take it after
            // the footnote has come.
            let _ = area.blur();
            footnote.run(notation::read(&typed));
        };
        view! {
            <button
                type="button"
                class="plain small tool"
                title="Add a footnote at the cursor"
                on:mousedown=|event| event.prevent_default()
                on:click=press(add)
            >
                "Footnote"
            </button>
        }
    });
    view! {
        <div class="tools" role="group" aria-label="Text formatting">
            {buttons}
            {add_footnote}
        </div>
    }
    .into_any()
}

/// Where a text of a matrix stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In a row.
    Row(remit_core::matrix::RowId),
    /// At the letter of this code.
    Letter(char),
    /// At a plan.
    Plan(remit_core::matrix::PlanId),
    /// In a footnote.
    Footnote(remit_core::matrix::FootnoteId),
    /// In what the matrix says of itself.
    About,
}

fn area(id: &str) -> Option<HtmlTextAreaElement> {
    dom::element(id)?.dyn_into().ok()
}

fn selected(area: &HtmlTextAreaElement) -> std::ops::Range<usize> {
    let place = |place: Result<Option<u32>, _>| place.ok().flatten().unwrap_or(0) as usize;
    place(area.selection_start())..place(area.selection_end())
}

fn use_tool(id: &str, tool: &typing::Tool) {
    let Some(area) = area(id) else { return };
    let (text, select) = typing::typed(&area.value(), selected(&area), tool);
    area.set_value(&text);
    dom::focus_here(&area);
    let units = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    // Fails only for inputs that hold no text.
    let _ = area.set_selection_range(units(select.start), units(select.end));
    // The field hears of it as if it had been typed.
    if let Ok(event) = Event::new("input") {
        event.init_event_with_bubbles("input", true);
        let _ = area.dispatch_event(&event);
    }
}
