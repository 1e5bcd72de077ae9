//! The fields of a section.

use leptos::prelude::*;
use remit_core::edit::{Command, SectionField};
use remit_core::matrix::{Matrix, Numbering, RowId, Section, Text};

use super::super::field::Field;
use super::super::rich_field::{Place, RichField};
use crate::session::Session;
use crate::view::follow::{whether, words};

#[component]
pub(super) fn SectionFields(row: RowId) -> impl IntoView {
    let session = Session::get();
    let of = move |read: fn(&Section) -> String| {
        words(move || {
            let read = session.open.matrix(|matrix| matrix.section(row).map(read));
            read.flatten().unwrap_or_default()
        })
    };
    let set = move |name: &str, field| {
        session.dispatch(name, Command::SetSection(row, field));
    };
    let set_number = UnsyncCallback::new(move |typed: String| {
        set("Edit a section's number", SectionField::Number(typed.trim().to_owned()));
    });
    let set_title = UnsyncCallback::new(move |typed: String| {
        set("Edit a section's title", SectionField::Title(typed.trim().to_owned()));
    });
    let note = move |field: fn(Text) -> SectionField| {
        UnsyncCallback::new(move |text| set("Edit a note", field(text)))
    };
    // What is counted cannot be typed.
    let can_number = whether(move || {
        let kept = session.open.matrix(|matrix| matrix.numbering == Numbering::Kept);
        session.open.is_draft.get() && kept == Some(true)
    });
    let editable = session.open.is_draft;
    view! {
        <Field id="section-number" label="Number" value=of(|s| s.number().to_owned()) editable=can_number commit=set_number />
        <Field id="section-title" label="Title" value=of(|s| s.title.clone()) editable=editable commit=set_title />
        <RichField
            id="section-before"
            label="Note before the activities"
            read=|matrix, place| of_section(matrix, place, |section| section.before.clone())
            place=Place::Row(row)
            commit=note(SectionField::Before)
        />
        <RichField
            id="section-after"
            label="Note after the activities"
            read=|matrix, place| of_section(matrix, place, |section| section.after.clone())
            place=Place::Row(row)
            commit=note(SectionField::After)
        />
    }
}

fn of_section<T>(matrix: &Matrix, place: Place, read: fn(&Section) -> T) -> Option<T> {
    let Place::Row(row) = place else { return None };
    matrix.section(row).map(read)
}
