//! The matrix as a whole: where it comes from, what its letters and plans mean, its parties. What
//! is published is to be read, a draft has fields.

mod fields;
mod letters;
mod plans;
mod versions;

use leptos::prelude::*;
use remit_core::matrix::{Matrix, Text};
use remit_formats::provenance;

use super::parties::Parties;
use crate::session::Session;
use crate::view::follow::{part, when, whether};
use crate::view::rich_text::{self, Rich};

/// What is to be known of the matrix.
#[component]
pub fn About() -> impl IntoView {
    let session = Session::get();
    let is_read = whether(move || !session.open.is_draft.get());
    view! {
        <section role="region" aria-label="About">
            {when(session.open.is_draft, || view! { <fields::Fields /> <versions::Versions /> })}
            {when(is_read, move || part(move || session.open.matrix(|matrix| draw(Facts::of(matrix)))))}
            <Parties />
        </section>
    }
}

struct Facts {
    introduction: Option<Rich>,
    source: Option<SourceFacts>,
    begun_from: Option<String>,
    letters_introduction: Option<Rich>,
    letters: Vec<(char, &'static str, String, Rich)>,
    plans: Vec<(String, Rich)>,
    review_by: Option<String>,
}

struct SourceFacts {
    title: String,
    provider: String,
    service: String,
    link: Option<String>,
    date: Option<String>,
    note: Option<Rich>,
}

impl Facts {
    fn of(matrix: &Matrix) -> Self {
        let rich = |text: &Text| Rich::of(text, matrix);
        let some = |text: &Text| (!text.is_empty()).then(|| Rich::of(text, matrix));
        let source = &matrix.source;
        let letters = matrix.letters.iter().map(|letter| {
            let name = letter.shown_name().to_owned();
            (letter.code, letter.kind.name(), name, rich(&letter.definition))
        });
        Self {
            introduction: some(&matrix.introduction),
            source: (*source != remit_core::matrix::Source::default()).then(|| SourceFacts {
                title: source.title.clone(),
                provider: source.provider.clone(),
                service: source.service.clone(),
                link: source.link.as_ref().map(|link| link.as_str().to_owned()),
                date: source.date.map(remit_core::matrix::Date::long),
                note: some(&source.note),
            }),
            begun_from: provenance::sentence(matrix),
            letters_introduction: some(&matrix.letters_introduction),
            letters: letters.collect(),
            plans: matrix.plans.iter().map(|p| (p.name.clone(), rich(&p.description))).collect(),
            review_by: matrix.review_by.map(remit_core::matrix::Date::long),
        }
    }
}

fn draw(facts: Facts) -> impl IntoView {
    let letters = facts.letters.into_iter().map(|(code, kind, name, definition)| {
        let class = format!("letter {}", kind.to_ascii_lowercase());
        let definition = rich_text::draw(definition);
        view! {
            <dt><span class=class>{code.to_string()}</span>" "{name}</dt>
            <dd>{definition}</dd>
        }
    });
    let plans = facts.plans.into_iter().map(|(name, description)| {
        let description = rich_text::draw(description);
        view! { <dt>{name}</dt><dd>{description}</dd> }
    });
    let plans: Vec<_> = plans.collect();
    view! {
        {facts.introduction.map(|text| paragraph("", text))}
        {facts.source.map(source)}
        {facts.begun_from.map(|sentence| view! { <p class="quiet">{sentence}</p> })}
        {facts.review_by.map(|date| view! { <p>{format!("Next review date: {date}.")}</p> })}
        <h2>"Roles"</h2>
        {facts.letters_introduction.map(|text| paragraph("", text))}
        <dl>{letters.collect::<Vec<_>>()}</dl>
        {(!plans.is_empty()).then(|| view! { <h2>"Plans"</h2><dl>{plans}</dl> })}
    }
}

fn paragraph(class: &'static str, text: Rich) -> impl IntoView {
    view! { <p class=class>{rich_text::draw(text)}</p> }
}

fn source(source: SourceFacts) -> impl IntoView {
    let dated = source.date.unwrap_or_else(|| "undated".to_owned());
    let about = format!("{}, {}: ", source.provider, source.service);
    let title = match source.link {
        Some(link) => view! {
            <a href=link target="_blank" rel="noopener noreferrer">{source.title}</a>
        }
        .into_any(),
        None => source.title.into_any(),
    };
    let affiliated = format!("Remit is not affiliated with {}.", source.provider);
    view! {
        <h2>"Source"</h2>
        <p>{about}{title}{format!(", {dated}.")}</p>
        {source.note.map(|note| paragraph("quiet", note))}
        <p class="quiet">{affiliated}</p>
    }
}
