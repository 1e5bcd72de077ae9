//! The switching report: what changes for us where we go from one matrix to another.

use leptos::prelude::*;
use remit_compare::comparison::{Entry, Report, Said};
use remit_formats::comparison::report;
use remit_formats::csv::Options;
use remit_formats::file_stem;

use crate::session::Session;
use crate::view::follow::press;

/// The report of the comparison on the screen.
#[component]
pub fn SwitchingReport() -> impl IntoView {
    let session = Session::get();
    let side = session.comparing.side.get_untracked();
    let report = session
        .comparing
        .compared
        .with_untracked(|now| now.as_ref().and_then(|now| now.comparison.report(side)));
    match report {
        Some(report) => draw(session, side, &report),
        None => view! { <p>"There is nothing to report yet."</p> }.into_any(),
    }
}

fn draw(session: Session, side: usize, report: &Report) -> AnyView {
    let chapters: Vec<_> = report
        .chapters
        .iter()
        .map(|(chapter, entries)| {
            let title = format!("{} ({})", chapter.title(), entries.len());
            let lines: Vec<_> = entries.iter().map(|entry| line(session, side, entry)).collect();
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
    let download = |label: &'static str, ending: &str, mime: &'static str, text: String| {
        let name = format!("{stem}.{ending}");
        let save = move || session.save_file(&name, mime, &text);
        view! { <button on:click=press(save)>{label}</button> }.into_any()
    };
    vec![
        download("Markdown", "md", "text/markdown", report::markdown(of)),
        download("CSV", "csv", "text/csv", report::csv(of, Options::default())),
        download("Web page", "html", "text/html", report::html(of)),
    ]
}

fn line(session: Session, side: usize, entry: &Entry) -> AnyView {
    let cell = |of: usize, said: Option<&Said>| match said {
        None => view! { <td class="quiet">"–"</td> }.into_any(),
        Some(said) => {
            let row = said.row;
            let held: Vec<String> =
                said.held.iter().map(|(party, letters)| format!("{party} {letters}")).collect();
            let go = move || {
                session.screen.close_dialog();
                session.open_side(of, Some(row));
            };
            view! {
                <td>
                    <small class="quiet">{said.section.clone()}</small>
                    <button class="link" on:click=press(go)>{said.text.clone()}</button>
                    <small>{held.join(", ")}</small>
                </td>
            }
            .into_any()
        }
    };
    view! { <tr>{cell(0, entry.from.as_ref())}{cell(side, entry.to.as_ref())}</tr> }.into_any()
}
