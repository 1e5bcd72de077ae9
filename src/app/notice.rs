//! What the person should know: errors as alerts, the rest as a quiet line, each with what
//! can be done at once.

use leptos::prelude::*;
use remit::edit::Command;
use remit::matrix::Matrix;

use super::actions::{EDIT_AS_DRAFT, STORAGE};
use super::follow::{part, press};
use super::icons::Icon;
use super::session::{Notice, Offer, Session, Task};
use crate::browser::files;

/// The line above the matrix. The two boxes are always there, so that screen readers notice
/// what comes into them.
#[component]
pub fn NoticeBar() -> impl IntoView {
    let session = Session::get();
    let only = move |errors: bool| {
        part(move || {
            let notice = session.notice.get().filter(|notice| notice.is_error == errors);
            notice.map(|notice| view! { <Line notice=notice /> })
        })
    };
    view! {
        <div class="notices">
            <div role="alert">{only(true)}</div>
            <div role="status">{only(false)}</div>
            <div role="status"><Conflicts /></div>
        </div>
    }
}

/// What two tabs have changed at the same time: what is there stays until a person chooses.
#[component]
fn Conflicts() -> impl IntoView {
    let session = Session::get();
    part(move || {
        let held = session.open.with(|open| {
            let held = open.as_ref().map(|open| open.editor().held().to_vec());
            held.unwrap_or_default()
        });
        let lines = held.into_iter().map(|held| {
            let place = session.with_matrix(|matrix| place(matrix, &held.command)).flatten();
            let (name, place) = (held.name, place.unwrap_or_default());
            let choose = move |take| press(move || session.choose(held.id, take));
            view! {
                <div class="notice conflict">
                    <p>{format!("Two tabs changed the same{place}. Not done yet: “{name}”.")}</p>
                    <button class="small" on:click=choose(true)>"Do it"</button>
                    <button class="small" on:click=choose(false)>"Keep what is here"</button>
                </div>
            }
        });
        lines.collect::<Vec<_>>()
    })
}

/// Where a command would change something, and what stands there now.
fn place(matrix: &Matrix, command: &Command) -> Option<String> {
    let (row, party) = command.place()?;
    let row_text = match (matrix.activity(row), matrix.section(row)) {
        (Some(activity), _) => activity.text.to_plain().into_owned(),
        (_, Some(section)) => section.heading(),
        _ => return None,
    };
    let now = party.and_then(|party| {
        let name = &matrix.parties.get(matrix.column(party)?)?.name;
        let letters = matrix.letters.write(matrix.cell(row, party)?.letters());
        let letters = if letters.is_empty() { "no letter".to_owned() } else { letters };
        Some(format!(", {name} (now {letters})"))
    });
    Some(format!(": “{row_text}”{}", now.unwrap_or_default()))
}

#[component]
fn Line(notice: Notice) -> impl IntoView {
    let session = Session::get();
    let class = if notice.is_error { "notice error" } else { "notice" };
    view! {
        <div class=class>
            <p>{notice.text}</p>
            {notice.offer.map(|offer| offer_button(session, offer))}
            <button class="plain square" aria-label="Dismiss" on:click=press(move || session.notice.set(None))>
                {Icon::Close.draw()}
            </button>
        </div>
    }
}

fn offer_button(session: Session, offer: Offer) -> impl IntoView {
    let name = match offer {
        Offer::Restore(..) => "Bring it back",
        Offer::Undo(_) => "Undo it anyway",
        Offer::Download(_) => "Download it",
        Offer::Edit => "Make a draft",
        Offer::Storage => STORAGE.name,
    };
    let act = move || match &offer {
        Offer::Edit => {
            session.notice.set(None);
            (EDIT_AS_DRAFT.perform)(session);
        }
        Offer::Restore(id, matrix) => session.later(Task::Restore(*id, matrix.clone())),
        Offer::Storage => (STORAGE.perform)(session),
        Offer::Undo(step) => {
            session.notice.set(None);
            session.undo_step(*step);
        }
        Offer::Download(text) => {
            if let Err(error) = files::download("damaged-draft.txt", "text/plain", text) {
                session.fail(format!("The file could not be made: {error}."));
            }
        }
    };
    view! { <button class="small" on:click=press(act)>{name}</button> }
}
