//! What would become of the drafts of a file, before they are restored.

use leptos::prelude::*;
use remit::drafts::backup::{Copied, Fate};

use super::Modal;
use crate::app::follow::press;
use crate::app::session::{Session, Task};

/// The preview of a file with drafts.
#[component]
pub fn Restore(
    fates: Vec<(Copied, Fate)>,
    /// How many drafts of the file could not be read.
    unreadable: usize,
) -> impl IntoView {
    let session = Session::get();
    let lines: Vec<_> = fates
        .iter()
        .map(|(copied, fate)| {
            let what = match fate {
                Fate::Added => "is added",
                Fate::Same => "is here already, just like this",
                Fate::Beside => "differs from the one here, and comes beside it",
                Fate::Binned => "is in the bin here, and comes as a draft of its own",
            };
            view! { <li>{format!("{}: {what}", copied.matrix.title)}</li> }
        })
        .collect();
    let left_out = (unreadable > 0).then(|| {
        let drafts = if unreadable == 1 { "draft" } else { "drafts" };
        view! { <p>{format!("{unreadable} {drafts} in the file could not be read. Keep the file.")}</p> }
    });
    let restore = move || session.later(Task::RestoreBackup(fates.clone()));
    view! {
        <Modal title="Restore these drafts?">
            <p>"Nothing that is in this browser is changed."</p>
            <ul>{lines}</ul>
            {left_out}
            <p class="buttons">
                <button class="primary" autofocus on:click=press(restore)>"Restore"</button>
                <button on:click=press(move || session.dialog.set(None))>"Cancel"</button>
            </p>
        </Modal>
    }
}
