//! The bar at the top: what is open, whether it is kept, and what can be done with it.

use leptos::prelude::*;
use remit_core::edit::Step;
use remit_core::grid::beside::Side;
use remit_core::matrix::Matrix;
use remit_drafts::keeping::Saving;
use remit_formats::provenance::Provenance;

use crate::actions::{self, Action};
use crate::platform::time::clock;
use crate::platform::{dom, popup, store};
use crate::session::Session;
use crate::state::wording::lower_first;
use crate::state::{Drawer, Open, Origin};
use crate::view::follow::{press, when, whether, words};
use crate::view::icons::Icon;
use crate::view::menu;

/// The bar.
#[component]
pub fn Header() -> impl IntoView {
    let session = Session::get();
    let title = words(move || {
        let title = session.open.matrix(|matrix| matrix.title.clone());
        let is_comparison = session.screen.is_comparison.get();
        let other = if is_comparison { "Compare" } else { "Responsibility matrices" };
        title.unwrap_or_else(|| other.to_owned())
    });
    let from = Memo::new(move |_| {
        // Whether a copy was changed is looked up once the change is on the screen.
        session.open.is_there.track();
        session.open.painted.track();
        session.open.now(from).unwrap_or_default()
    });
    let can_edit_as_draft = whether(move || actions::EDIT_AS_DRAFT.is_enabled(session));
    let is_version = whether(move || {
        let is = |open: &Open| matches!(open.origin(), Origin::Version(..));
        session.open.with(is) == Some(true)
    });
    view! {
        <header class="top">
            <button
                class="plain square menu"
                aria-label="Library"
                aria-expanded=words(move || (session.screen.drawer.get() == Some(Drawer::Library)).to_string())
                on:click=press(move || session.screen.toggle_drawer(Drawer::Library))
            >
                {Icon::Menu.draw()}
            </button>
            <a class="brand" href="#/">"Remit"<i>"."</i></a>
            <h1>{title}</h1>
            <span class="from">{from}</span>
            <SaveState />
            <div class="toolbar" role="toolbar" aria-label="Actions">
                {when(can_edit_as_draft, move || view! {
                    <button
                        class="edit"
                        title=actions::EDIT_AS_DRAFT.help
                        on:click=press(move || (actions::EDIT_AS_DRAFT.perform)(session))
                    >
                        {actions::EDIT_AS_DRAFT.name}
                    </button>
                })}
                {when(is_version, move || view! {
                    <button on:click=press(move || session.review_version())>"Review differences"</button>
                    <button class="primary" on:click=press(move || session.restore_version())>"Restore this version"</button>
                })}
                {when(session.open.is_draft, || view! {
                    <StepButton action=&actions::UNDO step=Open::undoes />
                    <StepButton action=&actions::REDO step=Open::redoes />
                })}
                {when(session.open.is_there, || view! { <ExportMenu /> })}
                <button
                    class="import"
                    title=actions::IMPORT.hint()
                    on:click=press(move || (actions::IMPORT.perform)(session))
                >
                    {actions::IMPORT.name}
                </button>
                {when(session.open.is_there, move || icon(session, "find", &actions::find::FIND, Icon::Search))}
                {icon(session, "commands", &actions::COMMANDS, Icon::More)}
                <button
                    class="plain square help"
                    aria-label=actions::HELP.name
                    title=actions::HELP.hint()
                    on:click=press(move || (actions::HELP.perform)(session))
                >
                    {Icon::Help.draw()}
                </button>
                {when(session.open.is_there, move || view! {
                    <button
                        class="primary"
                        title=actions::SHARE.help
                        on:click=press(move || (actions::SHARE.perform)(session))
                    >
                        {actions::SHARE.name}
                    </button>
                })}
            </div>
            <FileInput />
        </header>
    }
}

/// A button that shows its action's picture alone.
fn icon(session: Session, class: &str, action: &'static Action, icon: Icon) -> AnyView {
    view! {
        <button
            class=format!("plain square {class}")
            aria-label=action.name
            title=action.hint()
            on:click=press(move || (action.perform)(session))
        >
            {icon.draw()}
        </button>
    }
    .into_any()
}

/// Where a matrix comes from, in a few words.
pub fn from(open: &Open) -> String {
    let matrix = open.matrix();
    match (open.origin(), Provenance::of(matrix)) {
        (Origin::Version(_, at), _) => format!("Version from {}", clock(at)),
        (Origin::Draft(_), begun) => {
            begun.map_or_else(|| "draft".to_owned(), |begun| begun.short() + &dated(matrix))
        }
        (Origin::Published(_), _) => {
            format!("published by {}{}", matrix.source.provider, dated(matrix))
        }
    }
}

fn dated(matrix: &Matrix) -> String {
    match matrix.source.date {
        Some(date) => format!(", {}", date.long()),
        None => ", undated".to_owned(),
    }
}

/// Undo or redo: the name stays, what it would do is its description.
#[component]
fn StepButton(
    action: &'static Action,
    step: for<'a> fn(&'a Open) -> Option<&'a Step>,
) -> impl IntoView {
    let session = Session::get();
    let what = move || session.open.with(|open| step(open).map(|step| step.name.clone())).flatten();
    let hint = words(move || match what() {
        Some(what) => {
            let key = action.keys.first().map(|key| key.label()).unwrap_or_default();
            format!("{}: {} ({key})", action.name, lower_first(&what))
        }
        None => format!("Nothing to {}", action.name.to_ascii_lowercase()),
    });
    view! {
        <button
            class="plain square"
            aria-label=action.name
            title=hint
            disabled=whether(move || what().is_none())
            on:click=press(move || (action.perform)(session))
        >
            {action.icon.map(Icon::draw)}
        </button>
    }
}

/// The formats that can be downloaded.
#[component]
fn ExportMenu() -> impl IntoView {
    let session = Session::get();
    let open = RwSignal::new(false);
    let button = NodeRef::<leptos::html::Button>::new();
    let list = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        // The menu is drawn, so its first item can take the focus.
        if let (true, Some(list), Some(button)) = (open.get(), list.get(), button.get()) {
            popup::place(&list, &button, Side::Beside);
            if let Some(first) = list.first_element_child() {
                dom::focus_element(&first);
            }
        }
    });
    let close = move || {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            let _ = button.focus();
        }
    };
    view! {
        <div class="menu-anchor">
            <button
                node_ref=button
                class="export"
                aria-haspopup="menu"
                aria-expanded=words(move || open.get().to_string())
                title="Download the matrix"
                on:click=press(move || open.update(|open| *open = !*open))
            >
                "Export"
                {Icon::Down.draw()}
            </button>
            {when(open, move || view! {
                <div class="backdrop" on:click=press(close)></div>
                <div
                    node_ref=list
                    role="menu"
                    class="menu-list"
                    aria-label="Export"
                    on:keydown=move |event| menu::key(&event, "[aria-label=Export]", close)
                >
                    {actions::exports::menu().into_iter().filter(|action| action.is_enabled(session)).map(|action| view! {
                        <button role="menuitem" title=action.hint() on:click=press(move || {
                            close();
                            (action.perform)(session);
                        })>
                            {action.name}
                        </button>
                    }).collect::<Vec<_>>()}
                </div>
            })}
        </div>
    }
}

/// Where the work is, and whether it got there.
#[component]
fn SaveState() -> impl IntoView {
    let session = Session::get();
    let text = words(move || match session.keeping.saving.get() {
        Saving::Nothing => trouble(session).to_owned(),
        Saving::Pending => "Saving…".to_owned(),
        Saving::Saved => "Saved in this browser".to_owned(),
        Saving::InJournal(error) => format!("Saved in the journal only: {error}"),
        Saving::SavedLoosely => "No journal: a crash may lose the last minute of work".to_owned(),
        Saving::ReadOnly => "Read-only: reload the page".to_owned(),
        Saving::Failed(error) => format!("Can't save: {error}. Export the draft to keep it."),
    });
    let class = words(move || {
        let class = match session.keeping.saving.get() {
            Saving::Nothing if trouble(session).is_empty() => "saved nothing",
            Saving::Pending => "saved pending",
            Saving::Saved => "saved",
            Saving::InJournal(_) | Saving::SavedLoosely => "saved loosely",
            Saving::Nothing | Saving::Failed(_) | Saving::ReadOnly => "saved failed",
        };
        class.to_owned()
    });
    let line = words(move || {
        let line = session.disk.line.get();
        if line.is_empty() { line } else { format!(" · {line}") }
    });
    view! {
        <span class=class role="status" aria-live="off">{text}<span class="on-disk" title=line>{line}</span></span>
    }
}

/// What is said where nothing is open: what this browser would not keep.
fn trouble(session: Session) -> &'static str {
    match (store::probe().is_ok(), session.keeping.problem.with(Option::is_none)) {
        (true, true) => "",
        (true, false) => "No journal: a crash may lose the last minute of work",
        (false, true) => "This browser blocks local storage; drafts go to the journal only",
        (false, false) => "This browser can't save your work: export anything you need",
    }
}

/// The input that "Import" opens.
#[component]
fn FileInput() -> impl IntoView {
    let session = Session::get();
    let input = NodeRef::<leptos::html::Input>::new();
    let chosen = move |_| {
        if let Some(input) = input.get_untracked() {
            if let Some(files) = input.files() {
                session.import_files(&files);
            }
            // So that the same file can be chosen again.
            input.set_value("");
        }
    };
    view! {
        <input
            node_ref=input
            id="import-file"
            class="visually-hidden"
            type="file"
            multiple
            accept=".json,.md,.markdown,.adoc,.rst,.org,.wiki,.csv,.tsv,.txt,.htm,.html,.xlsx,.xlsm,.xls,.xlsb,.ods,.docx"
            tabindex="-1"
            aria-hidden="true"
            on:change=chosen
        />
    }
}
