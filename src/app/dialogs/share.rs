//! Ways to hand a matrix to somebody, all of them without a server.

use leptos::prelude::*;

use crate::app::follow::press;
use remit::formats::json;
use wasm_bindgen_futures::spawn_local;

use super::Modal;
use crate::app::actions::EXPORT_JSON;
use crate::app::session::Session;
use crate::browser::files;

/// The ways to share.
#[component]
pub fn Share() -> impl IntoView {
    let session = Session::get();
    let done = RwSignal::new(String::new());
    let file_name = session.with_open_now(crate::app::session::Open::file_name).unwrap_or_default();
    let download = move || {
        (EXPORT_JSON.perform)(session);
        done.set(format!(
            "Downloading {file_name}. Send it to your colleague, who imports it here."
        ));
    };
    let copy = move || {
        let text = session.with_open_now(|open| json::write(open.matrix())).unwrap_or_default();
        spawn_local(async move {
            done.set(match files::copy(&text).await {
                Ok(()) => "Copied. Your colleague opens Remit and pastes it there.".to_owned(),
                Err(error) => format!("Nothing was copied: {error}. Download the file instead."),
            });
        });
    };
    view! {
        <Modal title="Share this matrix">
            <p>
                "The file holds all of the matrix: letters, comments, notes and footnotes. Nothing \
                leaves your browser until you send it to somebody."
            </p>
            <p class="buttons">
                <button class="primary" autofocus on:click=press(download)>"Download the file"</button>
                <button on:click=press(copy)>"Copy as text"</button>
                <button on:click=press(move || session.dialog.set(None))>"Close"</button>
            </p>
            <p role="status" class="quiet">{done}</p>
        </Modal>
    }
}
