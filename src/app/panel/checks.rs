//! The findings, each with what can be done about it.

use leptos::prelude::*;
use remit::checks::{Finding, Fix, Place};
use remit::grid::{Column, Cursor};
use remit::matrix::Matrix;

use crate::app::follow::{part, press};
use crate::app::rich_text::sign;
use crate::app::session::{Open, Session};

/// How many findings are drawn; nobody reads more of them one by one.
const MAX_DRAWN: usize = 200;

/// A finding with what is shown around it.
struct Card {
    finding: Finding,
    place: String,
    fixes: Vec<Fix>,
}

/// The list of findings.
#[component]
pub fn Checks() -> impl IntoView {
    let session = Session::get();
    let list = part(move || {
        let (cards, all) = session
            .open
            .with(|open| open.as_ref().map(|open| (cards(open), open.findings().iter().len())))
            .unwrap_or_default();
        if cards.is_empty() {
            let well = "✓ Nothing to report. Every row holds together.";
            return view! { <p class="quiet all-well">{well}</p> }.into_any();
        }
        let more = all.saturating_sub(MAX_DRAWN);
        let cards = cards.into_iter().map(|card| view! { <FindingCard card=card /> });
        let more = (more > 0).then(|| {
            view! { <p class="quiet">{format!("and {more} more, shown as these are mended")}</p> }
        });
        view! { <ul class="cards">{cards.collect::<Vec<_>>()}</ul>{more} }.into_any()
    });
    view! { <section role="region" aria-label="Checks">{list}</section> }
}

fn cards(open: &Open) -> Vec<Card> {
    let matrix = open.matrix();
    let shown = open.findings().iter().take(MAX_DRAWN);
    shown
        .map(|finding| Card {
            place: place(finding, matrix),
            fixes: (finding.rule.fixes)(matrix, finding),
            finding: finding.clone(),
        })
        .collect()
}

/// Where a finding is, in words: the innermost section's number and the activity.
fn place(finding: &Finding, matrix: &Matrix) -> String {
    match &finding.place {
        Place::Cells(row, _) => {
            let text = matrix.activity(*row).map(|activity| activity.text.to_plain().into_owned());
            let path = matrix.path(*row);
            let number = path.last().map(|section| section.number.as_str()).unwrap_or_default();
            let text = text.filter(|text| !text.is_empty());
            format!("{number} {}", text.as_deref().unwrap_or("An activity without text"))
                .trim()
                .to_owned()
        }
        Place::Party(id) => {
            let party = matrix.column(*id).and_then(|at| matrix.parties.get(at));
            party.map(|party| party.name.clone()).unwrap_or_default()
        }
    }
}

/// One finding.
#[component]
fn FindingCard(card: Card) -> impl IntoView {
    let session = Session::get();
    let Card { finding, place, fixes } = card;
    let rule = finding.rule;
    let (class, shape) = sign(finding.severity);
    let e = &rule.explanation;
    let target = finding.place.clone();
    let fixes = fixes.into_iter().map(|fix| {
        let finding = finding.clone();
        let name = fix.name.clone();
        view! { <button class="small" on:click=press(move || session.fix(&finding, fix.clone()))>{name}</button> }
    });
    view! {
        <li class="card" data-rule=rule.id data-severity=finding.severity.name()>
            <h2>
                <span class=class aria-hidden="true">{shape}</span>
                <span class="visually-hidden">{format!("{}: ", finding.severity.name())}</span>
                {rule.title}
            </h2>
            <code>{rule.id}</code>
            <p>
                <button class="plain place" title="Go to the cell" on:click=press(move || go(session, &target))>
                    {place}
                </button>
                " "
                {finding.message.clone()}
            </p>
            <p class="fixes">{fixes.collect::<Vec<_>>()}</p>
            <details>
                <summary>"Why?"</summary>
                <p>{e.finds}</p>
                <p><b>"Why it matters. "</b>{e.why}</p>
                <p><b>"Example. "</b>{e.example}</p>
                <p><b>"What to do. "</b>{e.remedy}</p>
                <p><b>"When it is right as it is. "</b>{e.accept}</p>
            </details>
        </li>
    }
}

/// Goes to the cell of a finding.
fn go(session: Session, place: &Place) {
    let cursor = session.with_open_now(|open| match place {
        Place::Cells(row, parties) => {
            let column = parties.first().map_or(Column::Activity, |party| Column::Party(*party));
            Some(Cursor { row: *row, column })
        }
        Place::Party(party) => {
            let row = open.matrix().activities().next()?.id;
            Some(Cursor { row, column: Column::Party(*party) })
        }
    });
    if let Some(Some(cursor)) = cursor {
        session.drawer.set(None);
        session.go_to(cursor);
    }
}
