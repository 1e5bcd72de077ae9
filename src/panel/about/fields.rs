//! What a draft says of itself, to be changed.

use leptos::prelude::*;
use remit_core::checks::Profile;
use remit_core::edit::{AboutField, Command};
use remit_core::matrix::source::NotADate;
use remit_core::matrix::{Date, Link, Matrix, Numbering, Source, Text};
use remit_formats::provenance;

use super::super::field::Field;
use super::super::footnotes::Footnotes;
use super::super::rich_field::{Place, RichField};
use super::letters::Letters;
use super::plans::Plans;
use crate::actions::checks::RULES;
use crate::session::{Session, Shape};
use crate::view::follow::{drawn, press, whether, words};

/// All of it, on one page.
#[component]
pub(super) fn Fields() -> impl IntoView {
    let session = Session::get();
    let of = move |read: fn(&Matrix) -> String| {
        words(move || session.open.matrix(read).unwrap_or_default())
    };
    let about = move |name: &str, field| {
        session.dispatch(name, Command::SetAbout(field));
    };
    let rename = UnsyncCallback::new(move |typed: String| {
        session.dispatch("Rename the matrix", Command::SetTitle(typed.trim().to_owned()));
    });
    let set_language = UnsyncCallback::new(move |typed: String| {
        about("Set the language", AboutField::Language(typed.trim().to_owned()));
    });
    let set_introduction = UnsyncCallback::new(move |text: Text| {
        about("Edit the introduction", AboutField::Introduction(text));
    });
    let set_review = UnsyncCallback::new(move |typed: String| {
        if let Ok(date) = date(session, &typed) {
            session.dispatch("Set the review date", Command::SetReviewBy(date));
        }
    });
    let begun_from = drawn(
        move || {
            session.open.painted.track();
            session.open.now(|open| provenance::sentence(open.matrix())).flatten()
        },
        |sentence| sentence.map(|sentence| view! { <p class="quiet">{sentence}</p> }),
    );
    let editable = whether(|| true);
    view! {
        <Field id="about-title" label="Title" value=of(|m| m.title.clone()) editable=editable commit=rename />
        {begun_from}
        <RichField
            id="about-introduction"
            label="Introduction"
            read=|matrix, _| Some(matrix.introduction.clone())
            rows=4
            commit=set_introduction
        />
        <Field
            id="about-language"
            label="Language (en, fr…)"
            value=of(|m| m.language.clone())
            editable=editable
            commit=set_language
        />
        <Field
            id="about-review"
            label="Next review date"
            kind="date"
            value=of(|m| m.review_by.map(|date| date.to_string()).unwrap_or_default())
            editable=editable
            commit=set_review
        />
        <SourceFields />
        <h2>"Sections"</h2>
        <NumberingField />
        <Letters />
        <Plans />
        <Footnotes of=None />
        <h2>"Checks"</h2>
        {drawn(
            move || session.open.matrix(|matrix| Profile::of(&matrix.rules).map(|p| p.name)).flatten(),
            |profile| {
                let profile = profile.unwrap_or("Custom");
                view! { <p>{format!("Check profile: {profile}.")}</p> }
            },
        )}
        <p class="buttons">
            <button class="small" title=RULES.help on:click=press(move || (RULES.perform)(session))>{RULES.name}</button>
        </p>
    }
}

/// A day, or none; says so where it is neither.
fn date(session: Session, typed: &str) -> Result<Option<Date>, NotADate> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let date = typed.trim().parse().map(Some);
    date.inspect_err(|error| session.screen.fail(format!("Nothing changed: {error}.")))
}

#[component]
fn SourceFields() -> impl IntoView {
    let session = Session::get();
    let of = move |read: fn(&Source) -> String| {
        words(move || session.open.matrix(|matrix| read(&matrix.source)).unwrap_or_default())
    };
    let set = move |change: &dyn Fn(&mut Source)| {
        let source = session.open.now(|open| {
            let mut source = open.matrix().source.clone();
            change(&mut source);
            source
        });
        if let Some(source) = source {
            let field = AboutField::Source(Box::new(source));
            session.dispatch("Edit the source", Command::SetAbout(field));
        }
    };
    let name = move |place: fn(&mut Source) -> &mut String| {
        UnsyncCallback::new(move |typed: String| {
            set(&|source| typed.trim().clone_into(place(source)));
        })
    };
    let set_link = UnsyncCallback::new(move |typed: String| {
        let link = Link::new(&typed);
        if link.is_none() && !typed.trim().is_empty() {
            session
                .screen
                .fail("Nothing changed: a link must start with https:, http: or mailto:.");
            return;
        }
        set(&|source| source.link.clone_from(&link));
    });
    let set_date = UnsyncCallback::new(move |typed: String| {
        if let Ok(date) = date(session, &typed) {
            set(&|source| source.date = date);
        }
    });
    let set_note = UnsyncCallback::new(move |text: Text| {
        set(&|source| source.note.clone_from(&text));
    });
    let editable = whether(|| true);
    view! {
        <h2>"Source"</h2>
        <Field id="source-title" label="Page" value=of(|s| s.title.clone()) editable=editable commit=name(|s| &mut s.title) />
        <Field id="source-provider" label="Published by" value=of(|s| s.provider.clone()) editable=editable commit=name(|s| &mut s.provider) />
        <Field id="source-service" label="Service" value=of(|s| s.service.clone()) editable=editable commit=name(|s| &mut s.service) />
        <Field
            id="source-link"
            label="Link"
            value=of(|s| s.link.as_ref().map(|link| link.as_str().to_owned()).unwrap_or_default())
            editable=editable
            commit=set_link
        />
        <Field
            id="source-date"
            label="Date"
            kind="date"
            value=of(|s| s.date.map(|date| date.to_string()).unwrap_or_default())
            editable=editable
            commit=set_date
        />
        <RichField
            id="source-note"
            label="Note"
            read=|matrix, _| Some(matrix.source.note.clone())
            place=Place::About
            rows=2
            commit=set_note
        />
    }
}

/// Whether sections keep their numbers or are counted.
#[component]
fn NumberingField() -> impl IntoView {
    let session = Session::get();
    let now = move || session.open.matrix(|matrix| matrix.numbering).unwrap_or_default();
    let options = Numbering::ALL.map(|each| {
        let label = match each {
            Numbering::Kept => "Keep original numbers",
            Numbering::Automatic => "Number automatically",
        };
        view! { <option value=each.name() selected=whether(move || now() == each)>{label}</option> }
    });
    view! {
        <div class="field">
            <label for="about-numbering">"Section numbers"</label>
            <select
                id="about-numbering"
                prop:value=words(move || now().name().to_owned())
                on:change=move |event| {
                    let chosen = event_target_value(&event);
                    if let Some(numbering) = Numbering::ALL.into_iter().find(|each| each.name() == chosen) {
                        session.shape(Shape::Number(numbering));
                    }
                }
            >
                {options}
            </select>
        </div>
    }
}
