//! The row of the cursor, whole: what the grid has no room for.

use leptos::prelude::*;
use remit::edit::{ActivityField, Command, SectionField};
use remit::matrix::text::notation;
use remit::matrix::{Activity, Basis, Matrix, PlanUse, RowId, Section};

use super::field::Field;
use crate::app::actions::{self, Action};
use crate::app::follow::{part, press, when, whether, words};
use crate::app::rich_text::{self, Rich, mark_text};
use crate::app::session::Session;

/// The row of the cursor.
#[component]
pub fn RowPanel() -> impl IntoView {
    let session = Session::get();
    // Only another row makes other fields; their contents follow by themselves.
    let row = Memo::new(move |_| {
        let row = session.cursor.get()?.row;
        let is_section = session.with_matrix(|matrix| matrix.section(row).is_some())?;
        Some((row, is_section))
    });
    view! {
        <section role="region" aria-label="Row">
            {part(move || match row.get() {
                None => view! { <p class="quiet">"Choose a row in the matrix."</p> }.into_any(),
                Some((row, true)) => view! { <SectionFields row=row /> }.into_any(),
                Some((row, false)) => view! { <ActivityFields row=row /> }.into_any(),
            })}
            {when(session.is_draft, || view! {
                <p class="buttons">
                    <ActionButton action=&actions::ADD_ACTIVITY />
                    <ActionButton action=&actions::ADD_SECTION />
                    <ActionButton action=&actions::DELETE_ROW />
                </p>
            })}
        </section>
    }
}

#[component]
fn ActionButton(action: &'static Action) -> impl IntoView {
    let session = Session::get();
    view! {
        <button
            class="small"
            title=action.hint()
            disabled=whether(move || !action.is_enabled(session))
            on:click=press(move || (action.perform)(session))
        >
            {action.name}
        </button>
    }
}

/// Words of this activity.
fn of_activity(
    session: Session,
    row: RowId,
    read: impl Fn(&Matrix, &Activity) -> String + Send + Sync + 'static,
) -> Signal<String> {
    words(move || {
        let found = session.with_matrix(|matrix| Some(read(matrix, matrix.activity(row)?)));
        found.flatten().unwrap_or_default()
    })
}

#[component]
fn ActivityFields(row: RowId) -> impl IntoView {
    let session = Session::get();
    let editable = session.is_draft;
    let path = of_activity(session, row, move |matrix, _| matrix.path_text(row));
    let text = of_activity(session, row, |_, activity| notation::write(&activity.text));
    let plan = of_activity(session, row, |_, activity| activity.plan.printed.clone());
    let comment = of_activity(session, row, |_, activity| notation::write(&activity.comment));
    let more = part(move || {
        session.with_matrix(|matrix| matrix.activity(row).map(|activity| more(matrix, activity)))
    });
    let set = move |name: &str, field| {
        session.dispatch(name, Command::SetActivity(row, field));
    };
    let set_text = UnsyncCallback::new(move |typed: String| {
        set("Edit an activity", ActivityField::Text(notation::read(&typed)));
    });
    let set_plan = UnsyncCallback::new(move |typed: String| {
        let plan = session.with_open_now(|open| PlanUse::read(&typed, &open.matrix().plans));
        set("Edit a plan", ActivityField::Plan(plan.unwrap_or_default()));
    });
    let set_comment = UnsyncCallback::new(move |typed: String| {
        set("Edit a comment", ActivityField::Comment(notation::read(&typed)));
    });
    view! {
        <p class="path">{path}</p>
        <Field id="row-text" label="Activity" value=text editable=editable rows=3 commit=set_text />
        <Field id="row-plan" label="Plan" value=plan editable=editable commit=set_plan />
        <Field id="row-comment" label="Comment" value=comment editable=editable rows=4 commit=set_comment />
        {more}
    }
}

/// What is to be read of an activity: its footnotes, and where its letters come from.
fn more(matrix: &Matrix, activity: &Activity) -> impl IntoView + use<> {
    let notes = footnotes(matrix, activity);
    let notes = (!notes.is_empty()).then(|| {
        let notes = notes.into_iter().map(|(mark, text)| {
            let text = rich_text::draw(text);
            view! { <li>{mark}" "<span>{text}</span></li> }
        });
        view! { <h2>"Footnotes"</h2><ul class="plain-list">{notes.collect::<Vec<_>>()}</ul> }
    });
    let basis = basis(activity).map(|basis| {
        view! { <h2>"Where the letters come from"</h2><p>{basis}</p> }
    });
    let evidence = (!activity.evidence.is_empty()).then(|| {
        let evidence = rich_text::draw(Rich::of(&activity.evidence, matrix));
        view! { <p class="quiet">{evidence}</p> }
    });
    view! { {notes}{basis}{evidence} }
}

/// Why the cells of an activity are believed, in words.
fn basis(activity: &Activity) -> Option<&'static str> {
    let any = |basis| activity.cells.iter().any(|cell| cell.basis == basis);
    if any(Basis::Inferred) {
        Some("No source shows the column; it was read so, and waits for somebody to confirm it.")
    } else if any(Basis::Original) {
        Some("The text that Remit read lost the column; the publisher's own page shows it.")
    } else {
        None
    }
}

/// The footnotes whose marks stand in the row.
fn footnotes(matrix: &Matrix, activity: &Activity) -> Vec<(String, Rich)> {
    let in_cells = activity.marks.iter().map(|mark| &mark.mark);
    let marks: Vec<_> =
        activity.text.marks().chain(activity.comment.marks()).chain(in_cells).collect();
    let used = matrix.footnotes.iter().filter(|footnote| marks.contains(&&footnote.mark));
    used.map(|note| (mark_text(note.mark.as_str()), Rich::of(&note.text, matrix))).collect()
}

#[component]
fn SectionFields(row: RowId) -> impl IntoView {
    let session = Session::get();
    let editable = session.is_draft;
    let of = move |read: fn(&Section) -> String| {
        words(move || {
            let read = session.with_matrix(|matrix| matrix.section(row).map(read));
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
    let set_before = UnsyncCallback::new(move |typed: String| {
        set("Edit a note", SectionField::Before(notation::read(&typed)));
    });
    let set_after = UnsyncCallback::new(move |typed: String| {
        set("Edit a note", SectionField::After(notation::read(&typed)));
    });
    let before = of(|section| notation::write(&section.before));
    let after = of(|section| notation::write(&section.after));
    view! {
        <Field id="section-number" label="Number" value=of(|s| s.number.clone()) editable=editable commit=set_number />
        <Field id="section-title" label="Title" value=of(|s| s.title.clone()) editable=editable commit=set_title />
        <Field id="section-before" label="Note before the activities" value=before editable=editable rows=3 commit=set_before />
        <Field id="section-after" label="Note behind the activities" value=after editable=editable rows=3 commit=set_after />
    }
}
