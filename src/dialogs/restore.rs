//! What would become of the drafts of a file, before they are restored.

use leptos::prelude::*;
use remit_drafts::backup::{Copied, Fate};

use crate::session::{Session, Task};
use crate::state::wording::counted;
use crate::view::follow::press;

/// The preview of a file with drafts.
#[component]
pub fn Restore(
    fates: Vec<(Copied, Fate)>,
    /// The comparisons of the file that are not here, as texts.
    comparisons: Vec<String>,
    /// How many drafts of the file could not be read.
    unreadable: usize,
) -> impl IntoView {
    let session = Session::get();
    let lines: Vec<_> = fates
        .iter()
        .map(|(copied, fate)| {
            let what = match fate {
                Fate::Added => "will be added",
                Fate::Same => "already up to date",
                Fate::Beside => "differs from yours; will be restored as a copy",
                Fate::InTrash => "in the trash; will be restored as a copy",
            };
            let named = match copied.versions.len() {
                0 => String::new(),
                count => format!(", with {}", counted(count, "named version", "named versions")),
            };
            view! { <li>{format!("{}: {what}{named}", copied.matrix.title)}</li> }
        })
        .collect();
    let left_out = (unreadable > 0).then(|| {
        let drafts = if unreadable == 1 { "draft" } else { "drafts" };
        view! { <p>{format!("{unreadable} {drafts} in the file couldn't be read. Keep the file.")}</p> }
    });
    let compared = (!comparisons.is_empty()).then(|| {
        let count = counted(comparisons.len(), "comparison", "comparisons");
        view! { <p>{format!("{count} will be added.")}</p> }
    });
    let restore = move || session.later(Task::RestoreBackup(fates.clone(), comparisons.clone()));
    view! {
        <p>"Your existing drafts stay as they are."</p>
        <ul>{lines}</ul>
        {compared}
        {left_out}
        <p class="buttons">
            <button class="primary" autofocus on:click=press(restore)>"Restore"</button>
            <button on:click=press(move || session.screen.close_dialog())>"Cancel"</button>
        </p>
    }
}
