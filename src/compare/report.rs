//! The switching report: what changes for us where we go from one matrix to another.

use leptos::prelude::*;
use remit_compare::comparison::{Entry, Report, Said};
use remit_formats::comparison::report;
use remit_formats::csv::Options;
use remit_formats::file_stem;
use remit_import::job::{Job, Target};
use wasm_bindgen_futures::spawn_local;

use crate::platform::time::today;

use crate::session::Session;
use crate::state::SideRef;
use crate::view::follow::press;

/// A report from one matrix to another.
pub fn content(session: Session, of: StoredValue<([SideRef; 2], Report)>) -> AnyView {
    of.try_with_value(|(sides, report)| draw(session, *sides, report)).into_any()
}

fn draw(session: Session, sides: [SideRef; 2], report: &Report) -> AnyView {
    let chapters: Vec<_> = report
        .chapters
        .iter()
        .map(|(chapter, entries)| {
            let title = format!("{} ({})", chapter.title(), entries.len());
            let lines: Vec<_> = entries.iter().map(|entry| line(session, sides, entry)).collect();
            view! {
                <h3>{title}</h3>
                <table class="report">
                    <thead>
                        <tr>
                            <th scope="col">{report.from.clone()}</th>
                            <th scope="col">{report.to.clone()}</th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            }
        })
        .collect();
    let about: Vec<_> =
        report::about(report).into_iter().map(|said| view! { <p>{said}</p> }).collect();
    view! {
        {about}
        <p class="buttons">{downloads(session, report)}</p>
        {chapters}
    }
    .into_any()
}

/// The report as a file.
fn downloads(session: Session, of: &Report) -> Vec<AnyView> {
    let stem = file_stem(&report::title(of));
    let (name, lines) = (stem.clone(), report::lines(of));
    let excel = move || {
        let job = Job::Lines { title: name.clone(), lines: lines.clone(), today: today() };
        let name = name.clone();
        spawn_local(async move { session.download(&name, Target::Excel, job).await });
    };
    let download = |label: &'static str, ending: &str, mime: &'static str, text: String| {
        let name = format!("{stem}.{ending}");
        let save = move || session.save_file(&name, mime, &text);
        view! { <button on:click=press(save)>{label}</button> }.into_any()
    };
    vec![
        download("Markdown", "md", "text/markdown", report::markdown(of)),
        download("CSV", "csv", "text/csv", report::csv(of, Options::default())),
        download("Web page", "html", "text/html", report::html(of)),
        view! { <button on:click=press(excel)>"Excel"</button> }.into_any(),
    ]
}

fn line(session: Session, sides: [SideRef; 2], entry: &Entry) -> AnyView {
    let [from, to] = sides;
    let cell = |side: SideRef, said: Option<&Said>| match said {
        None => view! { <td class="quiet">"–"</td> }.into_any(),
        Some(said) => {
            let row = said.row;
            let held: Vec<String> =
                said.held.iter().map(|(party, letters)| format!("{party} {letters}")).collect();
            let go = move || {
                if let Some(route) = side.route() {
                    session.screen.close_dialog();
                    session.visit(route, Some(row));
                }
            };
            view! {
                <td>
                    <small class="quiet">{said.section.clone()}</small>
                    <button class="link-button" on:click=press(go)>{said.text.clone()}</button>
                    <small>{held.join(", ")}</small>
                </td>
            }
            .into_any()
        }
    };
    view! { <tr>{cell(from, entry.from.as_ref())}{cell(to, entry.to.as_ref())}</tr> }.into_any()
}
