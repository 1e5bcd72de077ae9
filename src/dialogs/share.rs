//! Ways to hand a matrix to somebody, all of them without a server.

use leptos::prelude::*;
use remit_core::matrix::limits;
use remit_drafts::history::SentAs;
use remit_formats::versions::NamedVersion;
use remit_formats::{json, link, provenance};
use remit_import::job::Target;
use wasm_bindgen_futures::spawn_local;

use crate::platform::files::{self, Shareable};
use crate::platform::{dom, store, time};
use crate::session::{Session, Task};
use crate::state::wording::counted;
use crate::state::{NAME_FIELD, Open};
use crate::view::follow::{part, press};

/// Until the dialog is on the screen.
const A_MOMENT: i32 = 30;

/// The ways to share.
#[component]
pub fn Share() -> impl IntoView {
    let session = Session::get();
    let done = RwSignal::new(String::new());
    // Whoever gets it reads this too.
    let begun_from = session.open.now(|open| provenance::sentence(open.matrix())).flatten();
    let is_draft = session.open.now(Open::draft).flatten().is_some();
    let name = RwSignal::new(store::name());
    view! {
        <p>"Nothing leaves your browser until you send it."</p>
        {begun_from.map(|sentence| view! { <p class="quiet">{sentence}</p> })}
        {is_draft.then(|| view! { <Name name=name /> })}
        <Link name=name done=done />
        <File done=done />
        <p role="status" class="quiet">{done}</p>
        <p class="buttons">
            <button on:click=press(move || session.screen.close_dialog())>"Close"</button>
        </p>
    }
}

/// Whose changes these are: what goes out carries it, where somebody gives it.
#[component]
fn Name(name: RwSignal<String>) -> impl IntoView {
    store::name_was_asked();
    let keep = move |event| {
        store::save_name(&event_target_value(&event));
        name.set(store::name());
    };
    view! {
        <label class="field">
            "Your name (optional)"
            <input
                id=NAME_FIELD
                type="text"
                autocomplete="name"
                maxlength=limits::NAME_CHARS.to_string()
                aria-describedby="share-name-help"
                prop:value=move || name.get()
                on:change=keep
            />
        </label>
        <p id="share-name-help" class="quiet">
            "Files and links carry it, so that colleagues see whose changes they review. It is kept in this browser."
        </p>
    }
}

/// The link, how long it is, and where that fits.
#[component]
fn Link(name: RwSignal<String>, done: RwSignal<String>) -> impl IntoView {
    let session = Session::get();
    let made = RwSignal::new(None::<Result<String, String>>);
    Effect::new(move |_| {
        let whose = name.get();
        spawn_local(async move {
            time::sleep(A_MOMENT).await;
            if let Some(link) = session.link().await
                && name.try_get_untracked() == Some(whose)
            {
                made.try_set(Some(link.map_err(|error| error.to_string())));
            }
        });
    });
    let copy = move || {
        let Some(Ok(text)) = made.get_untracked() else { return };
        session.send_out(SentAs::Link);
        spawn_local(async move {
            done.set(match files::copy(&text).await {
                Ok(()) => "Link copied.".to_owned(),
                Err(error) => {
                    format!("The link couldn't be copied: {error}. Select it and copy it yourself.")
                }
            });
        });
    };
    let is_draft = session.open.now(Open::draft).flatten().is_some();
    let what = if is_draft {
        "The link contains the matrix as it is now, without later changes. The part after # is \
        never sent to a server. Anyone with the link can read the matrix."
    } else {
        "The link opens this published matrix in Remit."
    };
    let local = "Remit is running on your own computer, so the link works only on this computer; send a \
        file instead.";
    view! {
        <h3>"Link"</h3>
        <p>{what}</p>
        {part(move || match made.get() {
            None => view! { <p class="quiet">"Creating the link…"</p> }.into_any(),
            Some(Err(error)) => view! { <p>{error}</p> }.into_any(),
            Some(Ok(text)) => {
                let length = text.chars().count();
                let fits = format!("{} characters. {}", thousands(length), link::fits(length));
                view! {
                    <textarea class="link" readonly rows="3" aria-label="Link" aria-describedby="share-fits" prop:value=text></textarea>
                    <p id="share-fits">{fits}</p>
                    {dom::is_local().then(|| view! { <p class="quiet">{local}</p> })}
                    <p class="buttons">
                        <button class="primary" on:click=press(copy)>"Copy link"</button>
                    </p>
                }
                .into_any()
            }
        })}
    }
}

/// The file, and the web page.
#[component]
fn File(done: RwSignal<String>) -> impl IntoView {
    let session = Session::get();
    // The named versions that the file has room for, and how many more there are.
    let versions = RwSignal::new((Vec::new(), 0));
    let with_versions = RwSignal::new(false);
    spawn_local(async move {
        versions.try_set(session.versions_to_send().await);
    });
    let text = move || {
        let stamp = session.send_out(SentAs::Json);
        let text = versions.with_untracked(|(versions, _)| {
            let wanted = if with_versions.get_untracked() { versions.as_slice() } else { &[] };
            session.open.now(|open| json::write_file(open.matrix(), stamp.as_ref(), wanted))
        });
        text.unwrap_or_default()
    };
    let name = session.open.now(Open::file_name).unwrap_or_default();
    // Some browsers share no JSON, but any text.
    let names = vec![(name.clone(), "application/json"), (format!("{name}.txt"), "text/plain")];
    let can_share = Shareable::first(&names, "{}").is_some();
    let share = move || {
        let Some(file) = Shareable::first(&names, &text()) else { return };
        spawn_local(async move {
            done.set(match file.share().await {
                Ok(true) => "File shared.".to_owned(),
                Ok(false) => String::new(),
                Err(error) => format!("The file couldn't be shared: {error}. Download it instead."),
            });
        });
    };
    let download = move || {
        session.save_file(&name, "application/json", &text());
        done.set(format!("Downloading {name}. Your colleague can import it into Remit."));
    };
    let copy = move || {
        let text = text();
        spawn_local(async move {
            done.set(match files::copy(&text).await {
                Ok(()) => "Copied. Your colleague can paste it into Remit.".to_owned(),
                Err(error) => {
                    format!("The text couldn't be copied: {error}. Download the file instead.")
                }
            });
        });
    };
    let page = move || {
        session.later(Task::Export(Target::Html));
        done.set("Creating the web page. The download starts in a moment.".to_owned());
    };
    view! {
        <h3>"File"</h3>
        <p>
            "The file contains the whole matrix: roles, comments, notes and footnotes. Anyone can \
            read the web page without Remit, and Remit can open it again in full."
        </p>
        {part(move || versions.with(|(versions, more)| offered(versions, *more, with_versions)))}
        <p class="buttons">
            {can_share.then(|| view! { <button on:click=press(share)>"Share file…"</button> })}
            <button on:click=press(download)>"Download Remit file (.json)"</button>
            <button on:click=press(page)>"Download web page"</button>
            <button on:click=press(copy)>"Copy as text"</button>
        </p>
    }
}

/// The choice to put named versions into the file, where there are any.
fn offered(versions: &[NamedVersion], more: usize, chosen: RwSignal<bool>) -> Option<AnyView> {
    let latest = versions.first()?;
    let count = counted(versions.len(), "named version", "named versions");
    let more = (more > 0).then(|| format!(" {more} older ones don’t fit into a file."));
    let words = format!(
        "Include {count} in the Remit file, the latest being “{}”: what each says, with notes, names and approvals",
        latest.named.name
    );
    let toggle = move |event| chosen.set(event_target_checked(&event));
    let draw = view! {
        <label class="check">
            <input type="checkbox" prop:checked=chosen on:change=toggle />
            {words}
        </label>
        {more.map(|words| view! { <p class="quiet">{words}</p> })}
    };
    Some(draw.into_any())
}

/// A count as people read it: "12,345".
fn thousands(count: usize) -> String {
    match count {
        0..1_000 => count.to_string(),
        _ => format!("{},{:03}", count / 1_000, count % 1_000),
    }
}
