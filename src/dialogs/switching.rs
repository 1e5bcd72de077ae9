//! The switching report: what changes for us where we go from one matrix to another.

use leptos::prelude::*;
use remit_compare::comparison::{Chapter, Entry, Report, Said};

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
    let us = match (report.us.0.as_str(), report.us.1.as_str()) {
        (one, other) if one == other || other.is_empty() => one.to_owned(),
        ("", other) => other.to_owned(),
        (one, other) => format!("{one} / {other}"),
    };
    let chapters: Vec<_> = report
        .chapters
        .iter()
        .map(|(chapter, entries)| {
            let title = format!("{} ({})", title(*chapter, report), entries.len());
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
    view! {
        <p>{format!("From “{}” to “{}”, for {us}.", report.from, report.to)}</p>
        <p>{format!("{}. {} activities stay the same.", report.totals.in_words(&report.from, &report.to), report.unchanged)}</p>
        {chapters}
    }
    .into_any()
}

fn title(chapter: Chapter, report: &Report) -> String {
    match chapter {
        Chapter::Ours => "Becomes our job".to_owned(),
        Chapter::AlsoOurs => "Becomes our job too, with others".to_owned(),
        Chapter::NotOurs => "Is no longer our job".to_owned(),
        Chapter::NoLongerAlone => "Was our job alone, now shared".to_owned(),
        Chapter::Theirs => "Had nobody, now done by others".to_owned(),
        Chapter::Nobody => "Nobody answers for it any more".to_owned(),
        Chapter::OnlyToOurs => format!("Only in {}, our job there", report.to),
        Chapter::OnlyToOthers => format!("Only in {}, not our job", report.to),
        Chapter::OnlyFromOurs => format!("Only in {}, our job there", report.from),
        Chapter::OnlyFromOthers => format!("Only in {}, not our job", report.from),
        Chapter::Letters => "Same duty, other roles differ".to_owned(),
        Chapter::Undecided => "Proposed matches, not decided".to_owned(),
    }
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
