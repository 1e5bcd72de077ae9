//! What goes on paper, or into a web page of the same.

use leptos::prelude::*;
use remit_core::checks::report;
use remit_formats::html;
use remit_formats::paper::{Choice, Paper};
use remit_formats::versions::Told;
use wasm_bindgen_futures::spawn_local;

use crate::platform::paint;
use crate::printing;
use crate::session::{Session, Task};
use crate::view::follow::{press, when, whether, words};

/// What can be chosen, with its words.
const PARTS: [(Part, &str); 7] = [
    (Part::Filtered, "Only the filtered rows (a web page always has all of them)"),
    (Part::Letters, "Role definitions"),
    (Part::Comments, "Comments"),
    (Part::Findings, "Open findings"),
    (Part::Acceptances, "Accepted findings, with name and reason"),
    (Part::Signatures, "Signature lines"),
    (Part::Versions, "Named versions, with approvals and what changed"),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Offered while a filter hides some.
    Filtered,
    Letters,
    Comments,
    Findings,
    Acceptances,
    Signatures,
    /// Offered where there are any.
    Versions,
}

/// The choice.
#[component]
pub fn Print() -> impl IntoView {
    let session = Session::get();
    let chosen = RwSignal::new(vec![Part::Letters, Part::Comments, Part::Versions]);
    let told = RwSignal::new(Told::default());
    spawn_local(async move {
        told.try_set(session.told_versions().await);
    });
    let is_filtered = session.open.now(|open| !open.filter().is_empty()) == Some(true);
    let is_offered = move |part: Part| match part {
        Part::Filtered => is_filtered,
        Part::Versions => told.with(|told| !told.versions.is_empty()),
        _ => true,
    };
    let boxes = PARTS.map(|(part, words)| {
        let toggle = move |event| {
            let is_on = event_target_checked(&event);
            chosen.update(|chosen| {
                chosen.retain(|other| *other != part);
                chosen.extend(is_on.then_some(part));
            });
        };
        when(whether(move || is_offered(part)), move || view! {
            <label class="check">
                <input type="checkbox" prop:checked=chosen.with_untracked(|it| it.contains(&part)) on:change=toggle />
                {words}
            </label>
        })
    });
    let advice = Memo::new(move |_| chosen.with(|chosen| advice(session, chosen)));
    let is_printable = whether(move || advice.with(Option::is_none));
    let print = move || {
        session.screen.close_dialog();
        let choice = chosen.with_untracked(|chosen| choice(session, chosen, told));
        // The dialog has to be gone from the page first.
        paint::after_paint(move || printing::print(session, &choice));
    };
    let page = move || {
        session.screen.close_dialog();
        let options = chosen.with_untracked(|chosen| options(session, chosen, told));
        session.later(Task::Page(options));
    };
    view! {
        <fieldset>
            <legend>"Include"</legend>
            {boxes}
        </fieldset>
        <p class="quiet" role="status">
            {words(move || advice.get().unwrap_or_else(|| USUAL.to_owned()))}
        </p>
        <p class="buttons">
            {when(is_printable, move || view! { <button class="primary" autofocus on:click=press(print)>"Print"</button> })}
            <button on:click=press(page)>"Download as web page"</button>
            <button on:click=press(move || session.screen.close_dialog())>"Cancel"</button>
        </p>
    }
}

const USUAL: &str = "Choose a printer or Save as PDF next. You can also download a web page to send; if it includes everything, Remit can open it again in full.";

/// What is said where that is too much to be printed at once.
fn advice(session: Session, chosen: &[Part]) -> Option<String> {
    let choice = Choice { rows: rows(session, chosen), ..Choice::default() };
    let choice = Choice { comments: chosen.contains(&Part::Comments), ..choice };
    let advice = session.open.now(|open| {
        let paper = Paper::new(open.matrix(), &choice);
        paper.is_too_large().then(|| paper.advice())
    });
    advice.flatten()
}

/// The rows that were asked for, where those are not all.
fn rows(session: Session, chosen: &[Part]) -> Option<Vec<usize>> {
    if !chosen.contains(&Part::Filtered) {
        return None;
    }
    session.open.now(|open| open.layout().hiding().passing(open.matrix())).flatten()
}

fn choice(session: Session, chosen: &[Part], told: RwSignal<Told>) -> Choice {
    let has = |part: Part| chosen.contains(&part);
    let lines = session.open.now(|open| {
        let (matrix, findings) = (open.matrix(), open.findings());
        let open = if has(Part::Findings) { report::lines(matrix, findings) } else { Vec::new() };
        let accepted = has(Part::Acceptances).then(|| report::accepted_lines(matrix, findings));
        (open, accepted.unwrap_or_default())
    });
    let (findings, acceptances) = lines.unwrap_or_default();
    Choice {
        origin: printing::origin(session),
        rows: rows(session, chosen),
        comments: has(Part::Comments),
        letters: has(Part::Letters),
        findings,
        acceptances,
        signatures: has(Part::Signatures),
        told: if has(Part::Versions) { told.get_untracked() } else { Told::default() },
    }
}

/// The same choice for a web page, which is always of the whole matrix. What is left out of it is
/// not in it unseen either.
fn options(session: Session, chosen: &[Part], told: RwSignal<Told>) -> html::Options {
    let has = |part: Part| chosen.contains(&part);
    let Choice { findings, told, .. } = choice(session, chosen, told);
    html::Options {
        comments: has(Part::Comments),
        findings,
        acceptances: has(Part::Acceptances),
        signatures: has(Part::Signatures),
        told,
        json: has(Part::Comments) && has(Part::Acceptances),
        stamp: None,
    }
}
