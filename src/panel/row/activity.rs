//! The fields of an activity.

use leptos::prelude::*;
use remit_core::edit::{ActivityField, Command};
use remit_core::matrix::{Activity, FootnoteId, Mark, Matrix, NewIds, PlanUse, Plans, RowId, Text};
use remit_core::shape::footnotes;

use super::super::field::Field;
use super::super::rich_field::{Place, RichField};
use super::cells::Cells;
use crate::platform::ids::RandomIds;
use crate::session::Session;
use crate::view::focus;
use crate::view::follow::{drawn, whether, words};

#[component]
pub(super) fn ActivityFields(row: RowId) -> impl IntoView {
    let session = Session::get();
    let path =
        words(move || session.open.matrix(|matrix| matrix.path_text(row)).unwrap_or_default());
    let set = move |name: &str, field| {
        session.dispatch(name, Command::SetActivity(row, field));
    };
    let set_text = UnsyncCallback::new(move |text| {
        set("Edit an activity", ActivityField::Text(text));
    });
    let set_comment = UnsyncCallback::new(move |text| {
        set("Edit a comment", ActivityField::Comment(text));
    });
    let note = move |field: fn(Text) -> ActivityField| {
        UnsyncCallback::new(move |text: Text| add_footnote(session, row, field(text)))
    };
    view! {
        <p class="path">{path}</p>
        <RichField
            id="row-text"
            label="Activity"
            read=|matrix, place| of(matrix, place, |activity| activity.text.clone())
            place=Place::Row(row)
            commit=set_text
            footnote=Some(note(ActivityField::Text))
        />
        <PlanField row=row />
        <RichField
            id="row-comment"
            label="Comment"
            read=|matrix, place| of(matrix, place, |activity| activity.comment.clone())
            place=Place::Row(row)
            rows=4
            commit=set_comment
            footnote=Some(note(ActivityField::Comment))
        />
        <Cells row=row />
    }
}

fn of<T>(matrix: &Matrix, place: Place, read: fn(&Activity) -> T) -> Option<T> {
    let Place::Row(row) = place else { return None };
    matrix.activity(row).map(read)
}

/// The mark stands in the text already: the footnote comes, and is to be written.
fn add_footnote(session: Session, row: RowId, field: ActivityField) {
    let id = FootnoteId::from_bits(RandomIds.next_bits());
    let shaped = session.open.now(|open| {
        let matrix = open.matrix();
        let mark: Mark = footnotes::next_mark(matrix)?;
        Some(footnotes::add(matrix, id, mark, Command::SetActivity(row, field)))
    });
    if let Some(shaped) = shaped.flatten()
        && session.dispatch(&shaped.name, shaped.command)
    {
        session.screen.announce("Footnote added. Type its text here.");
        focus::on(format!("footnote-{id}"));
    }
}

/// The plans to which the activity applies: as printed, and one by one.
#[component]
fn PlanField(row: RowId) -> impl IntoView {
    let session = Session::get();
    let printed = words(move || {
        let read = |matrix: &Matrix| matrix.activity(row).map(|a| a.plan.printed.clone());
        session.open.matrix(read).flatten().unwrap_or_default()
    });
    let set = move |plan: PlanUse| {
        session.dispatch("Edit a plan", Command::SetActivity(row, ActivityField::Plan(plan)));
    };
    let set_printed = UnsyncCallback::new(move |typed: String| {
        let plan = session.open.now(|open| PlanUse::read(&typed, &open.matrix().plans));
        set(plan.unwrap_or_default());
    });
    let choices = drawn(
        move || {
            session
                .open
                .matrix(|matrix| {
                    let plans = matrix.activity(row).map(|activity| activity.plan.plans.clone());
                    let has = |id| match &plans {
                        Some(Plans::All) => true,
                        Some(Plans::Only(ids)) => ids.contains(&id),
                        _ => false,
                    };
                    let plan = |p: &remit_core::matrix::Plan| (p.name.clone(), has(p.id));
                    matrix.plans.iter().map(plan).collect::<Vec<_>>()
                })
                .unwrap_or_default()
        },
        move |plans| {
            let all = plans.clone();
            let boxes = plans.into_iter().enumerate().map(|(at, (name, is_on))| {
                let all = all.clone();
                let toggle = move |_| {
                    let kept =
                        all.iter().enumerate().filter(|(other, (_, on))| *on != (*other == at));
                    let names: Vec<&str> = kept.map(|(_, (name, _))| name.as_str()).collect();
                    let printed =
                        if names.len() == all.len() { "*".to_owned() } else { names.join(" or ") };
                    let plan =
                        session.open.now(|open| PlanUse::read(&printed, &open.matrix().plans));
                    set(plan.unwrap_or_default());
                };
                let off = whether(move || !session.open.is_draft.get());
                view! {
                    <label class="check">
                        <input type="checkbox" prop:checked=is_on disabled=off on:change=toggle />
                        {name}
                    </label>
                }
            });
            let boxes: Vec<_> = boxes.collect();
            (!boxes.is_empty()).then(|| view! {
                <fieldset class="plain-choices"><legend>"From the legend"</legend>{boxes}</fieldset>
            })
        },
    );
    view! {
        <Field id="row-plan" label="Plan" value=printed editable=session.open.is_draft commit=set_printed />
        {choices}
    }
}
