//! What a source is, in a few lines.

use std::sync::Arc;

use leptos::prelude::*;
use remit_core::checks;
use remit_core::matrix::Matrix;
use remit_formats::page::Encoding;
use remit_formats::provenance::Provenance;
use remit_import::{Format, Reading};

use super::state::State;
use crate::platform::{paint, store};
use crate::state::wording::{counted, counts};
use crate::view::follow::{part, words};

/// What a text may be.
const FORMATS: [Format; 8] = [
    Format::Markdown,
    Format::Wiki,
    Format::Html,
    Format::Delimited(','),
    Format::Delimited(';'),
    Format::Delimited('\t'),
    Format::Text,
    Format::Json,
];

/// The format, the title and what there is of everything.
#[component]
pub(super) fn Facts(state: State) -> impl IntoView {
    let title = words(move || state.title.get());
    view! {
        {part(move || state.reading.get().map(|reading| facts(state, &reading)))}
        {part(move || format(state))}
        {part(move || encoding(state))}
        <div class="field">
            <label for="import-title">"Draft title"</label>
            <input
                id="import-title"
                type="text"
                maxlength="1000"
                prop:value=title
                on:input=move |event| state.title.set(event_target_value(&event))
            />
        </div>
    }
}

/// The format; another one can be chosen where it was found out from a text.
fn format(state: State) -> AnyView {
    let Some(now) = state.reading.with(|reading| reading.as_ref().map(|it| it.format)) else {
        return ().into_any();
    };
    // What these are does not depend on how one looks at them; the facts say it.
    if matches!(now, Format::Remit | Format::Workbook | Format::Word) {
        return ().into_any();
    }
    let mut formats = FORMATS.to_vec();
    if !formats.contains(&now) {
        formats.push(now);
    }
    let options = formats.iter().enumerate().map(|(at, format)| {
        view! { <option value=at.to_string() selected={*format == now}>{capital(format.name())}</option> }
    });
    let options: Vec<_> = options.collect();
    view! {
        <div class="field">
            <label for="import-format">"Read as"</label>
            <select id="import-format" on:change=move |event| {
                let at = event_target_value(&event).parse().ok();
                if let Some(format) = at.and_then(|at: usize| formats.get(at)) {
                    state.correct(|corrections| corrections.set_format(*format));
                }
            }>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// The encoding of a text that does not say it. In another one its letters are others.
fn encoding(state: State) -> AnyView {
    let Some(now) = state.reading.with(|reading| reading.as_ref().and_then(|it| it.encoding))
    else {
        return ().into_any();
    };
    let options = Encoding::ALL.iter().enumerate().map(|(at, encoding)| {
        view! { <option value=at.to_string() selected={*encoding == now}>{encoding.name()}</option> }
    });
    let options: Vec<_> = options.collect();
    view! {
        <div class="field">
            <label for="import-encoding">"Encoding"</label>
            <select id="import-encoding" on:change=move |event| {
                let at = event_target_value(&event).parse().ok();
                if let Some(encoding) = at.and_then(|at: usize| Encoding::ALL.get(at)) {
                    state.correct(|corrections| corrections.set_encoding(*encoding));
                }
            }>
                {options}
            </select>
        </div>
    }
    .into_any()
}

fn capital(name: &str) -> String {
    let mut name = name.to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}

fn facts(state: State, reading: &Arc<Reading>) -> AnyView {
    let found = RwSignal::new("…".to_owned());
    // Nobody waits with a decision for the checks of ten thousand rows.
    paint::after_next_paint(move || {
        if let Some(whole) = state.whole() {
            found.try_set(counts(&checks::check(&whole.matrix)));
        }
    });
    let matrix = &reading.matrix;
    let parties: Vec<&str> = matrix.parties.iter().map(|party| party.name.as_str()).collect();
    let held = format!(
        "{} in {}",
        counted(reading.counts.activities, "activity", "activities"),
        counted(reading.counts.sections, "section", "sections")
    );
    let facts = [
        ("Format", Some(capital(reading.format.name()))),
        ("Title", Some(matrix.title.clone())),
        ("Source", Some(source(matrix))),
        ("Parties", Some(if parties.is_empty() { "None".to_owned() } else { parties.join(", ") })),
        ("Contents", Some(held)),
        ("Plans", names(matrix.plans.iter().map(|plan| plan.name.as_str()))),
        ("Footnotes", (!matrix.footnotes.is_empty()).then(|| matrix.footnotes.len().to_string())),
    ];
    let facts = facts.into_iter().filter_map(|(name, value)| Some((name, value?)));
    let facts = facts.map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> });
    let here =
        store::has(matrix.id).then_some("You already have this draft. Adding it creates a copy.");
    view! {
        <dl class="facts">{facts.collect::<Vec<_>>()}<dt>"Checks"</dt><dd>{found}</dd></dl>
        {here.map(|here| view! { <p class="quiet">{here}</p> })}
    }
    .into_any()
}

fn source(matrix: &Matrix) -> String {
    let date = matrix.source.date.map(|date| format!(", {}", date.long())).unwrap_or_default();
    match (Provenance::of(matrix), matrix.source.provider.as_str()) {
        (Some(begun), _) => begun.sentence(),
        (None, "") if matrix.source.title.is_empty() => format!("unknown{date}"),
        (None, "") => format!("“{}”{date}", matrix.source.title),
        (None, provider) => format!("Published by {provider}{date}"),
    }
}

fn names<'a>(names: impl Iterator<Item = &'a str>) -> Option<String> {
    let names: Vec<&str> = names.collect();
    (!names.is_empty()).then(|| names.join(", "))
}
