//! Who carries what: the letters of each party, in all and by section, as a picture and as
//! numbers; and the way to the duty sheet of each party.

mod duties;
mod picture;

use leptos::prelude::*;
use remit_core::matrix::PartyId;
use remit_core::summary::Summary as Sums;

use crate::platform::dom;
use crate::session::Session;
use crate::state::Dialog;
use crate::view::follow::press;

pub use duties::DutySheet;

/// The summary.
#[component]
pub fn Summary() -> impl IntoView {
    let session = Session::get();
    let sums = session.open.now(|open| Sums::of(open.matrix()));
    let title = session.open.now(|open| open.matrix().title.clone()).unwrap_or_default();
    let body = match sums {
        Some(sums) if sums.activities > 0 && !sums.parties.is_empty() => view! {
            {picture::draw(&sums)}
            {sheets(session, &sums)}
            {numbers(&sums)}
        }
        .into_any(),
        _ => view! { <p>"No activities with parties yet."</p> }.into_any(),
    };
    view! {
        <p class="quiet">{title}</p>
        {body}
    }
}

/// The way to each party's sheet.
fn sheets(session: Session, sums: &Sums) -> AnyView {
    let buttons = sums.parties.iter().map(|(id, name)| {
        let id: PartyId = *id;
        let open = move || {
            dom::close_dialog();
            session.screen.open_dialog(Dialog::Duties(id));
        };
        view! { <button class="small" on:click=press(open)>{format!("Duties of {name}")}</button> }
            .into_any()
    });
    view! { <p class="buttons no-print">{buttons.collect::<Vec<_>>()}</p> }.into_any()
}

/// The numbers of the picture.
fn numbers(sums: &Sums) -> AnyView {
    let span = sums.letters.len().to_string();
    let parties = sums.parties.iter().map(|(_, name)| {
        view! { <th scope="colgroup" colspan=span.clone()>{name.clone()}</th> }.into_any()
    });
    let letters = sums.parties.iter().flat_map(|_| sums.letters.iter()).map(|(code, _, name)| {
        view! { <th scope="col"><abbr title=name.clone()>{code.to_string()}</abbr></th> }.into_any()
    });
    let cells = |counts: &Vec<Vec<usize>>| {
        let counts = counts.iter().flatten();
        counts
            .map(|count| {
                let class = if *count == 0 { "none" } else { "" };
                view! { <td class=class>{count.to_string()}</td> }.into_any()
            })
            .collect::<Vec<_>>()
    };
    let lines = sums.lines.iter().map(|line| {
        let class = if line.level > 1 { "inner" } else { "" };
        view! {
            <tr class=class>
                <th scope="row">{line.heading.clone()}</th>
                <td>{line.activities.to_string()}</td>
                {cells(&line.counts)}
            </tr>
        }
        .into_any()
    });
    view! {
        <div class="numbers" tabindex="0" role="region" aria-label="Workload by section">
            <table>
                <caption>"Roles by section and party"</caption>
                <thead>
                    <tr>
                        <th scope="col" rowspan="2">"Section"</th>
                        <th scope="col" rowspan="2">"Activities"</th>
                        {parties.collect::<Vec<_>>()}
                    </tr>
                    <tr>{letters.collect::<Vec<_>>()}</tr>
                </thead>
                <tbody>{lines.collect::<Vec<_>>()}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">"Total"</th>
                        <td>{sums.activities.to_string()}</td>
                        {cells(&sums.counts)}
                    </tr>
                </tfoot>
            </table>
        </div>
    }
    .into_any()
}
