//! The header of the grid.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use remit::grid::{Column, letter_counts};
use remit::matrix::{Kind, Matrix, PartyId};

use super::line::column_name;
use super::parties::Shown;
use crate::app::follow::{part, press, whether, words};
use crate::app::session::{Session, Tab};
use crate::browser::dom;

/// Up to so many rows what parties carry is counted with each change; beyond that when nothing
/// has changed for a moment, so that no key waits for it.
const COUNT_AT_ONCE: usize = 2_000;
/// That moment.
const PAUSE: Duration = Duration::from_millis(300);

/// The header row: the activity, the plan, each party with what it carries, the comment.
#[component]
pub fn Head(shown: Shown) -> impl IntoView {
    let session = Session::get();
    let carries = carries(session);
    let heads = Memo::new(move |_| {
        let heads = session
            .open
            .with(|open| open.as_ref().map(|open| heads(open.matrix(), &open.layout().columns)));
        heads.unwrap_or_default()
    });
    let draw = part(move || {
        let is_draft = session.is_draft.get();
        let heads = heads.get().into_iter();
        let head = |head: HeadView| head_cell(session, shown, carries, &head, is_draft);
        heads.map(head).collect::<Vec<_>>()
    });
    view! {
        <thead role="rowgroup">
            <tr role="row" aria-rowindex="1">{draw}</tr>
        </thead>
    }
}

#[derive(Debug, Clone, PartialEq)]
struct HeadView {
    column: Column,
    /// In which place a party stands.
    party: Option<(usize, PartyId)>,
    name: String,
}

fn heads(matrix: &Matrix, columns: &[Column]) -> Vec<HeadView> {
    let head = |column: &Column| {
        let (name, party) = match column {
            Column::Activity => ("Activity", None),
            Column::Plan => ("Plan", None),
            Column::Comment => ("Comment", None),
            Column::Party(id) => {
                let at = matrix.column(*id)?;
                (matrix.parties.get(at)?.name.as_str(), Some((at, *id)))
            }
        };
        Some(HeadView { column: *column, party, name: name.to_owned() })
    };
    columns.iter().filter_map(head).collect()
}

/// What each party carries: "21 R · 24 A".
fn carries(session: Session) -> RwSignal<Vec<String>> {
    let carries = RwSignal::new(Vec::new());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let count = move || {
        timer.try_set_value(None);
        if let Some(counted) = session.with_open_now(|open| carried(open.matrix())) {
            carries.try_set(counted);
        }
    };
    Effect::new(move |_| {
        let rows = session.with_matrix(|matrix| matrix.rows.len()).unwrap_or_default();
        if let Some(timer) = timer.get_value() {
            timer.clear();
        }
        let later = (rows > COUNT_AT_ONCE && carries.with_untracked(|counted| !counted.is_empty()))
            .then(|| set_timeout_with_handle(count, PAUSE).ok())
            .flatten();
        timer.set_value(later);
        if later.is_none() {
            count();
        }
    });
    carries
}

fn carried(matrix: &Matrix) -> Vec<String> {
    let acts = |code: char| {
        let acting = |kind| matches!(kind, Kind::Responsible | Kind::Accountable);
        matrix.letters.iter().any(|letter| letter.code == code && acting(letter.kind))
    };
    let counted = |counts: Vec<(char, usize)>| {
        let counts = counts.into_iter().filter(|(code, _)| acts(*code));
        counts.map(|(code, count)| format!("{count} {code}")).collect::<Vec<_>>().join(" · ")
    };
    letter_counts(matrix).into_iter().map(counted).collect()
}

fn head_cell(
    session: Session,
    of: Shown,
    carries: RwSignal<Vec<String>>,
    head: &HeadView,
    is_draft: bool,
) -> impl IntoView + use<> {
    let class = if head.party.is_some() { "party".to_owned() } else { column_name(head.column) };
    let name = match head.party {
        Some((_, id)) if is_draft => view! {
            <button class="plain party-name" title="Rename or delete this party" on:click=press(move || open_party(session, id))>
                {shown(&head.name)}
            </button>
        }
        .into_any(),
        _ => view! { <span>{shown(&head.name)}</span> }.into_any(),
    };
    let load = head.party.map(|(at, _)| {
        let load = words(move || carries.with(|all| all.get(at).cloned()).unwrap_or_default());
        view! { <small>{load}</small> }
    });
    let party = head.party;
    let off = whether(move || {
        of.track();
        party.is_some_and(|(at, _)| !of.has(at))
    });
    view! {
        <th
            role="columnheader"
            scope="col"
            class=class
            data-off=off
            data-party=head.party.map(|_| head.name.clone())
        >
            {name}
            {load}
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
