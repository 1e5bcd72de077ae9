//! What the person should know: errors as alerts, the rest as a quiet line, each with what
//! can be done at once.

use leptos::prelude::*;
use remit_core::matrix::MatrixId;

use crate::actions::EDIT_AS_DRAFT;
use crate::parts;
use crate::platform::worker;
use crate::session::{Session, Task};
use crate::state::{Dialog, NAME_FIELD, Notice, Offer, Part, Route};
use crate::view::focus;
use crate::view::follow::{part, press, when, whether, words};
use crate::view::icons::Icon;

/// The line above the matrix. The two boxes are always there, so that screen readers notice
/// what comes into them.
#[component]
pub fn NoticeBar() -> impl IntoView {
    let session = Session::get();
    let only = move |errors: bool| {
        part(move || {
            let notice = session.screen.notice.get().filter(|notice| notice.is_error == errors);
            notice.map(|notice| view! { <Line notice=notice /> })
        })
    };
    let has_conflicts = Memo::new(move |_| {
        session.open.with(|open| !open.editor().held().is_empty()) == Some(true)
    });
    let has_file_bar = whether(move || session.disk.bar.with(Option::is_some));
    let is_paused = whether(move || session.review_is_paused() == Some(true));
    view! {
        <div class="notices">
            <div role="alert">{only(true)}</div>
            <div role="status">{only(false)}</div>
            <div role="status">{when(session.screen.has_update.signal(), || parts::show(Part::Update))}</div>
            <div role="status">{when(has_conflicts, || parts::show(Part::Conflicts))}</div>
            <div role="status">{when(has_file_bar, || parts::show(Part::File))}</div>
            <div role="status">{when(is_paused, || parts::show(Part::PausedReview))}</div>
        </div>
    }
}

#[component]
fn Line(notice: Notice) -> impl IntoView {
    let session = Session::get();
    let class = if notice.is_error { "notice error" } else { "notice" };
    view! {
        <div class=class>
            <p>{notice.text}</p>
            {(notice.offer == Some(Offer::CancelWork)).then(|| view! {
                <progress max="100" aria-label="Written" prop:value=words(move || session.screen.work.get().to_string())></progress>
            })}
            {stored(notice.offer.as_ref()).map(|id| {
                let download = move || session.later(Task::DownloadStored(id));
                view! { <button class="small" on:click=press(download)>"Download"</button> }
            })}
            {notice.offer.map(|offer| offer_button(session, offer))}
            <button class="plain square" aria-label="Dismiss" on:click=press(move || session.screen.dismiss())>
                {Icon::Close.draw()}
            </button>
        </div>
    }
}

/// The draft that can be downloaded as it is stored.
fn stored(offer: Option<&Offer>) -> Option<MatrixId> {
    match offer {
        Some(Offer::Reopen(Route::Draft(id) | Route::Version(id, _))) => Some(*id),
        _ => None,
    }
}

fn offer_button(session: Session, offer: Offer) -> impl IntoView {
    let name = match offer {
        Offer::Restore(..) | Offer::RestoreComparison(_) => "Restore",
        Offer::Undo(_) => "Undo anyway",
        Offer::Download(_) => "Download",
        Offer::Edit => "Make a copy",
        Offer::BackTo(..) => "Back to the published matrix",
        Offer::Reopen(_) => "Open anyway",
        Offer::ExportAll => "Export all drafts",
        Offer::AddName => "Add your name…",
        Offer::CancelWork => "Cancel",
    };
    let act = move || match &offer {
        Offer::Edit => {
            session.screen.dismiss();
            (EDIT_AS_DRAFT.perform)(session);
        }
        Offer::BackTo(published, draft) => session.back_to(published, *draft),
        Offer::Restore(id, matrix) => session.later(Task::Restore(*id, matrix.clone())),
        Offer::Reopen(route) => {
            session.screen.dismiss();
            session.visit(*route, None);
        }
        Offer::ExportAll => session.later(Task::ExportAll),
        Offer::AddName => {
            session.screen.dismiss();
            session.screen.open_dialog(Dialog::Share);
            focus::on_name(NAME_FIELD.to_owned());
        }
        Offer::CancelWork => worker::cancel(),
        Offer::Undo(step) => {
            session.screen.dismiss();
            session.undo_step(*step);
        }
        Offer::Download(text) => {
            session.save_file("damaged-draft.txt", "text/plain", text);
        }
        Offer::RestoreComparison(text) => {
            session.screen.dismiss();
            session.later(Task::RestoreComparison(text.clone()));
        }
    };
    view! { <button class="small" on:click=press(act)>{name}</button> }
}
