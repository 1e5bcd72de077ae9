//! What goes on paper, or into a web page of the same.

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use remit::checks::report;
use remit::formats::html;
use remit::matrix::Matrix;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::Modal;
use crate::app::follow::press;
use crate::app::grid::PRINTED;
use crate::app::session::{Session, Task, counted};
use crate::browser::{dom, paint};

/// What can be left out, with its words.
const PARTS: [(Part, &str); 5] = [
    (Part::Letters, "Role definitions"),
    (Part::Comments, "Comments"),
    (Part::Findings, "Open findings"),
    (Part::Acceptances, "Accepted findings, with name and reason"),
    (Part::Signatures, "Signature lines"),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Letters,
    Comments,
    Findings,
    Acceptances,
    Signatures,
}

/// The parts that stand behind the matrix.
#[derive(Default)]
struct Sheet {
    letters: Vec<String>,
    findings: Vec<String>,
    acceptances: Vec<String>,
    signatures: Vec<String>,
}

/// The choice.
#[component]
pub fn Print() -> impl IntoView {
    let session = Session::get();
    let chosen = RwSignal::new(vec![Part::Letters, Part::Comments]);
    let boxes = PARTS.iter().map(|(part, words)| {
        let part = *part;
        let toggle = move |event| {
            let is_on = event_target_checked(&event);
            chosen.update(|chosen| {
                chosen.retain(|other| *other != part);
                chosen.extend(is_on.then_some(part));
            });
        };
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=chosen.with_untracked(|it| it.contains(&part)) on:change=toggle />
                {*words}
            </label>
        }
    });
    let boxes: Vec<_> = boxes.collect();
    let lines = session.with_open_now(|open| open.layout().lines.len()).unwrap_or_default();
    let is_large = lines > PRINTED;
    let print = move || {
        session.dialog.set(None);
        let chosen = chosen.get_untracked();
        // The dialog has to be gone from the page first.
        paint::after_paint(move || print(session, &chosen));
    };
    let page = move || {
        session.dialog.set(None);
        let options = options(session, &chosen.get_untracked());
        session.later(Task::Page(options));
    };
    view! {
        <Modal title="Print or PDF">
            <fieldset>
                <legend>"Include"</legend>
                {boxes}
            </fieldset>
            <p class="quiet">
                {if is_large {
                    format!("This matrix has {}, too many to print at once. Download it as a web page, then open and print that.", counted(lines, "line", "lines"))
                } else {
                    "Choose a printer or Save as PDF next. You can also download a web page to \
                    send; if it includes everything, Remit can open it again in full.".to_owned()
                }}
            </p>
            <p class="buttons">
                {(!is_large).then(|| view! { <button class="primary" autofocus on:click=press(print)>"Print"</button> })}
                <button on:click=press(page)>"Download as web page"</button>
                <button on:click=press(move || session.dialog.set(None))>"Cancel"</button>
            </p>
        </Modal>
    }
}

/// The same choice for a web page. What is left out of it is not in it unseen either.
fn options(session: Session, chosen: &[Part]) -> html::Options {
    let has = |part: Part| chosen.contains(&part);
    let sheet = sheet(session, chosen);
    html::Options {
        comments: has(Part::Comments),
        findings: sheet.findings,
        acceptances: has(Part::Acceptances),
        signatures: has(Part::Signatures),
        json: has(Part::Comments) && has(Part::Acceptances),
    }
}

fn sheet(session: Session, chosen: &[Part]) -> Sheet {
    let has = |part: Part| chosen.contains(&part);
    let sheet = session.with_open_now(|open| {
        let (matrix, findings) = (open.matrix(), open.findings());
        let mut sheet = Sheet::default();
        if has(Part::Letters) {
            sheet.letters = letters(matrix);
        }
        if has(Part::Findings) {
            sheet.findings = report::lines(matrix, findings);
        }
        if has(Part::Acceptances) {
            sheet.acceptances = report::accepted_lines(matrix, findings);
        }
        if has(Part::Signatures) {
            sheet.signatures = matrix.parties.iter().map(|party| party.name.clone()).collect();
        }
        sheet
    });
    sheet.unwrap_or_default()
}

fn letters(matrix: &Matrix) -> Vec<String> {
    let letter = |letter: &remit::matrix::Letter| {
        let (name, definition) = (letter.shown_name(), letter.definition.to_plain());
        if definition.is_empty() || definition == name {
            format!("{}: {name}", letter.code)
        } else {
            format!("{}: {name}. {definition}", letter.code)
        }
    };
    matrix.letters.iter().map(letter).collect()
}

/// What was added to the page to be printed; gone from it when this is dropped.
struct Added {
    _sheet: Box<dyn std::any::Any>,
}

impl Drop for Added {
    fn drop(&mut self) {
        dom::mark_page(WITHOUT, None);
    }
}

/// Says to the style sheet what is left out.
const WITHOUT: &str = "data-print-without";

/// Prints, with the sheet behind the matrix as long as that takes.
fn print(session: Session, chosen: &[Part]) {
    let place = dom::element("print-sheet").and_then(|it| it.dyn_into::<HtmlElement>().ok());
    let Some(place) = place else { return };
    let sheet = sheet(session, chosen);
    let seen = [(Part::Comments, "comments"), (Part::Findings, "findings")];
    let without = seen.iter().filter(|(part, _)| !chosen.contains(part)).map(|(_, name)| *name);
    dom::mark_page(WITHOUT, Some(&without.collect::<Vec<_>>().join(" ")));
    let mounted: UnmountHandle<_> = mount_to(place, move || draw(sheet));
    let added = Added { _sheet: Box::new(mounted) };
    dom::print();
    drop(added);
}

fn draw(sheet: Sheet) -> impl IntoView {
    let list = |title: &'static str, lines: Vec<String>| {
        (!lines.is_empty()).then(|| {
            let lines: Vec<_> = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect();
            view! { <h2>{title}</h2><ul>{lines}</ul> }
        })
    };
    let signatures = sheet.signatures.into_iter().map(|party| {
        view! { <p class="signature">{party}": name, date, signature"</p> }
    });
    let signatures: Vec<_> = signatures.collect();
    view! {
        {list("Roles", sheet.letters)}
        {list("Findings", sheet.findings)}
        {list("Accepted findings", sheet.acceptances)}
        {(!signatures.is_empty()).then(|| view! { <h2>"Signatures"</h2>{signatures} })}
    }
}
