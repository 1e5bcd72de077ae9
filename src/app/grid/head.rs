//! The header of the grid.

use leptos::prelude::*;
use remit::grid::{Column, letter_counts};
use remit::matrix::{Kind, Matrix, PartyId};

use super::line::column_name;
use crate::app::follow::{part, press};
use crate::app::session::{Session, Tab};
use crate::browser::dom;

/// The header row: the activity, the plan, each party with what it carries, the comment.
#[component]
pub fn Head() -> impl IntoView {
    let session = Session::get();
    let draw = part(move || {
        let is_draft = session.is_draft.get();
        let heads = session
            .open
            .with(|open| open.as_ref().map(|open| heads(open.matrix(), &open.layout().columns)));
        let heads = heads.unwrap_or_default().into_iter();
        heads.map(|head| head_cell(session, head, is_draft)).collect::<Vec<_>>()
    });
    view! {
        <thead role="rowgroup">
            <tr role="row" aria-rowindex="1">{draw}</tr>
        </thead>
    }
}

struct HeadView {
    column: Column,
    name: String,
    /// What a party carries: "21 R · 24 A".
    carries: String,
}

fn heads(matrix: &Matrix, columns: &[Column]) -> Vec<HeadView> {
    let counts = letter_counts(matrix);
    let acts = |code: char| {
        let acting = |kind| matches!(kind, Kind::Responsible | Kind::Accountable);
        matrix.letters.iter().any(|letter| letter.code == code && acting(letter.kind))
    };
    let head = |column: &Column| {
        let plain = |name: &str| (name.to_owned(), String::new());
        let (name, carries) = match column {
            Column::Activity => plain("Activity"),
            Column::Plan => plain("Plan"),
            Column::Comment => plain("Comment"),
            Column::Party(id) => {
                let at = matrix.column(*id)?;
                let counts = counts.get(at)?.iter().filter(|(code, _)| acts(*code));
                let carries: Vec<_> =
                    counts.map(|(code, count)| format!("{count} {code}")).collect();
                (matrix.parties.get(at)?.name.clone(), carries.join(" · "))
            }
        };
        Some(HeadView { column: *column, name, carries })
    };
    columns.iter().filter_map(head).collect()
}

fn head_cell(session: Session, head: HeadView, is_draft: bool) -> impl IntoView {
    let party = match head.column {
        Column::Party(id) => Some(id),
        _ => None,
    };
    let class = if party.is_some() { "party".to_owned() } else { column_name(head.column) };
    let name = match party {
        Some(id) if is_draft => view! {
            <button class="plain party-name" title="Rename or delete this party" on:click=press(move || open_party(session, id))>
                {shown(&head.name)}
            </button>
        }
        .into_any(),
        _ => view! { <span>{shown(&head.name)}</span> }.into_any(),
    };
    view! {
        <th
            role="columnheader"
            scope="col"
            class=class
            data-party=party.map(|_| head.name.clone())
        >
            {name}
            {(!head.carries.is_empty()).then(|| view! { <small>{head.carries}</small> })}
        </th>
    }
}

fn shown(name: &str) -> String {
    if name.is_empty() { "Unnamed".to_owned() } else { name.to_owned() }
}

fn open_party(session: Session, id: PartyId) {
    session.show_tab(Tab::About);
    request_animation_frame(move || {
        dom::focus(&format!("party-{id}"));
    });
}
