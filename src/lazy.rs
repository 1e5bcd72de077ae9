//! What is loaded when it is first needed, or once there is time for it.
//!
//! What is behind the functions marked with `wasm_split`, and used by nothing else, is
//! compiled into a file of its own, so that the grid is there sooner.

use std::cell::Cell;
use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use remit_compare::comparison::Report;
use remit_core::checks::{Checker, Finding, Fix, Settings};
use remit_core::edit::{Entry, Touched};
use remit_core::matrix::Matrix;
use remit_drafts::journal::write_pending;
use remit_formats::paper::Choice;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::SplitLoaderError;
#[cfg(not(test))]
use wasm_split_helpers::wasm_split;

use crate::platform::dom;
use crate::session::{self, Lazy, Session, Task};
use crate::state::{Checks, Dialog, Loading, Part, SideRef};
use crate::view::follow::part;
use crate::{
    compare, conflicts, dialogs, find, on_disk, panel, parts, printing, review, storage, update,
};

/// Marks a function as lazy, and names what loads it. The tests have all of the app in one file:
/// nothing in it is lazy.
macro_rules! lazy {
    ($load:ident, fn $($rest:tt)+) => {
        lazy!(lazy, $load, fn $($rest)+);
    };
    ($part:ident, $load:ident, fn $name:ident($($arg:ident: $type:ty),*) -> $out:ty $body:block) => {
        #[cfg(not(test))]
        #[wasm_split($part, fallible, preload($load))]
        #[allow(clippy::unnecessary_wraps, reason = "loading it may fail")]
        fn $name($($arg: $type),*) -> Result<$out, SplitLoaderError> {
            Ok($body)
        }

        #[cfg(test)]
        #[allow(clippy::unused_async, reason = "loading it would take time")]
        async fn $name($($arg: $type),*) -> Result<$out, SplitLoaderError> {
            Ok($body)
        }

        #[cfg(test)]
        #[allow(clippy::unused_async, reason = "loading it would take time")]
        async fn $load() -> Result<(), SplitLoaderError> {
            Ok(())
        }
    };
}

lazy!(
    load_draw,
    fn draw(part: Part) -> AnyView {
        match part {
            Part::Dialog(Dialog::SwitchingReport(report)) => {
                when_compared(move || draw_compare(Some(report)))
            }
            Part::Dialog(dialog) => dialogs::content(dialog),
            Part::NewDraft(title, is_entered) => dialogs::new_draft_content(title, is_entered),
            Part::SearchResults => dialogs::search_results(),
            Part::Conflicts => view! { <conflicts::Conflicts /> }.into_any(),
            Part::File => view! { <on_disk::Bar /> }.into_any(),
            Part::Found => find::found(),
            Part::Filter => find::filter(),
            Part::Update => view! { <update::Update /> }.into_any(),
            Part::Review => when_compared(draw_review),
            Part::PausedReview => view! { <review::Paused /> }.into_any(),
            Part::Compare => when_compared(|| draw_compare(None)),
            Part::Storage => view! { <storage::Storage /> }.into_any(),
            Part::Checks => view! { <panel::checks::Checks /> }.into_any(),
            Part::Row => view! { <panel::row::RowPanel /> }.into_any(),
            Part::About => view! { <panel::about::About /> }.into_any(),
        }
    }
);

lazy!(
    compare,
    load_draw_compare,
    fn draw_compare(report: Option<StoredValue<([SideRef; 2], Report)>>) -> AnyView {
        match report {
            None => view! { <compare::Compare /> }.into_any(),
            Some(report) => compare::report::content(Session::get(), report),
        }
    }
);

lazy!(
    compare,
    load_draw_review,
    fn draw_review() -> AnyView {
        view! { <review::Review /> }.into_any()
    }
);

/// Loads what compares; whether it is there.
async fn load_comparing() -> bool {
    load_draw_compare().await.is_ok() && load_draw_review().await.is_ok()
}

/// Draws what compares, which is loaded by itself when it is first wanted.
fn when_compared<F>(draw: impl Fn() -> F + Send + 'static) -> AnyView
where
    F: Future<Output = Result<AnyView, SplitLoaderError>>,
{
    let loading = RwSignal::new(Loading::Waiting);
    let fetch = move || {
        loading.set(Loading::Waiting);
        spawn_local(async move {
            let is_loaded = load_comparing().await;
            loading.try_set(if is_loaded { Loading::Done } else { Loading::Failed });
            request_animation_frame(dom::focus_in_dialog);
        });
    };
    fetch();
    part(move || match loading.get() {
        Loading::Waiting => parts::waiting(),
        Loading::Done => at_once(draw()).and_then(Result::ok).into_any(),
        Loading::Failed => parts::failed(fetch),
    })
}

/// What goes on in its own time.
type Going = Pin<Box<dyn Future<Output = ()>>>;

lazy!(
    load_begin,
    fn begin(session: Session, task: Task) -> Going {
        Box::pin(session.carry_out(task))
    }
);

lazy!(
    load_new_checker,
    fn new_checker(matrix: &Matrix, settings: Settings) -> Checker {
        Checker::new(matrix, settings)
    }
);

lazy!(
    load_update_checker,
    fn update_checker(checker: &mut Checker, matrix: &Matrix, touched: &Touched) -> () {
        checker.update(matrix, touched);
    }
);

lazy!(
    load_list_fixes,
    fn list_fixes(checker: &Checker, matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
        checker.fixes(matrix, finding)
    }
);

lazy!(
    load_write_entries,
    fn write_entries(base: u64, entries: &[Entry]) -> String {
        write_pending(base, entries)
    }
);

lazy!(
    load_draw_sheet,
    fn draw_sheet(session: Session, choice: &Choice) -> () {
        printing::draw(session, choice);
    }
);

/// What is lazy, for what knows nothing of what is here.
pub const LAZY: Lazy = Lazy {
    fetch,
    draw: drawn,
    run,
    draw_paper,
    write_pending: pending,
    checks: Checks { check: checker, check_again, fixes },
};

/// Loads what is lazy. Each of the functions above has to hear of it by itself before it can
/// be called at once.
async fn load() -> Result<(), SplitLoaderError> {
    load_draw().await?;
    load_begin().await?;
    load_new_checker().await?;
    load_update_checker().await?;
    load_list_fixes().await?;
    load_draw_sheet().await?;
    load_write_entries().await
}

/// The checks of a matrix, where they are loaded.
fn checker(matrix: &Matrix) -> Option<Checker> {
    if_loaded(|| new_checker(matrix, session::settings()))
}

/// Checks again what a change has touched.
fn check_again(checker: &mut Checker, matrix: &Matrix, touched: &Touched) {
    if_loaded(|| update_checker(checker, matrix, touched));
}

/// Draws what is printed. False where it is not loaded yet.
fn draw_paper(session: Session, choice: &Choice) -> bool {
    if_loaded(|| draw_sheet(session, choice)).is_some()
}

/// What could be done about a finding.
fn fixes(checker: &Checker, matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    if_loaded(|| list_fixes(checker, matrix, finding)).unwrap_or_default()
}

/// What local storage keeps of entries that are not in the journal yet. Nothing where the journal
/// itself is not loaded: then it knows nothing of the draft, which local storage has as a whole.
fn pending(base: u64, entries: &[Entry]) -> Option<String> {
    if_loaded(|| write_entries(base, entries))
}

thread_local! {
    static LOADED: Cell<bool> = const { Cell::new(false) };
}

fn if_loaded<T, F>(call: impl FnOnce() -> F) -> Option<T>
where
    F: Future<Output = Result<T, SplitLoaderError>>,
{
    // Asking begins the loading, which must not be given up half-way.
    if LOADED.get() { at_once(call()).and_then(Result::ok) } else { None }
}

/// Carries a task out in its own time.
fn run(session: Session, task: Task) {
    spawn_local(async move {
        let keeper = task.keeper();
        if task.opens_review() {
            // So that the first frame after it has the review. Where it cannot be loaded, that is
            // said in its place.
            load_comparing().await;
        }
        let Ok(done) = begin(session, task).await else {
            return session.not_loaded(keeper);
        };
        if load().await.is_ok() {
            loaded(session);
        }
        done.await;
    });
}

fn drawn(wanted: &Part) -> AnyView {
    at_once(draw(wanted.clone())).and_then(Result::ok).into_any()
}

/// Loads what is lazy, so that it is there when it is needed, also without a network.
fn fetch(session: Session) {
    if session.screen.is_loaded() {
        return;
    }
    session.screen.set_loading(Loading::Waiting);
    spawn_local(async move {
        if load().await.is_ok() {
            loaded(session);
        } else if session.screen.loading.get_untracked() == Loading::Waiting {
            // Said once: what says so is not drawn again, as it would lose the focus.
            session.screen.set_loading(Loading::Failed);
            request_animation_frame(dom::focus_in_dialog);
        }
    });
}

/// It is there. Said once only: what is drawn already must not be drawn again, as it would lose
/// the focus.
fn loaded(session: Session) {
    if !session.screen.is_loaded() {
        LOADED.set(true);
        session.screen.set_loading(Loading::Done);
        request_animation_frame(dom::focus_in_dialog);
        session.check_at_last();
        session.list_drafts();
        session.later(Task::Settle);
        session.later(Task::ListComparisons);
    }
}

/// What a future gives that has nothing to wait for.
fn at_once<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}
