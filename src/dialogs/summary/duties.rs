//! The duty sheet of a party: everything that it answers for, does, is asked about and told of,
//! to be printed and put into a contract.

use leptos::prelude::*;
use remit_core::matrix::{Matrix, PartyId};
use remit_core::summary::{Chapter, Duties, Duty, Group};
use remit_formats::provenance::Provenance;

use crate::session::Session;
use crate::view::rich_text::{Rich, draw};

/// The sheet.
#[component]
pub fn DutySheet(party: PartyId) -> impl IntoView {
    let session = Session::get();
    let sheet = session.open.now(|open| {
        let matrix = open.matrix();
        let duties = Duties::of(matrix, party)?;
        Some((heading(matrix, &duties), groups(matrix, &duties)))
    });
    match sheet.flatten() {
        Some(((title, from), groups)) => {
            let nothing = groups.is_empty().then(|| view! { <p>"This party has no roles."</p> });
            view! {
                <p class="sheet-of">{title}</p>
                <p class="quiet">{from}</p>
                {groups}
                {nothing}
            }
            .into_any()
        }
        None => view! { <p>"This party was deleted."</p> }.into_any(),
    }
}

/// Whose sheet it is, and of what.
fn heading(matrix: &Matrix, duties: &Duties) -> (String, String) {
    let date = matrix.source.date.map(|date| format!(", {}", date.long())).unwrap_or_default();
    let from = match (Provenance::of(matrix), matrix.source.provider.as_str()) {
        (Some(begun), _) => begun.sentence(),
        (None, "") => String::new(),
        (None, provider) => format!("Published by {provider}{date}."),
    };
    (format!("{}: {}", duties.party, matrix.title), from)
}

fn groups(matrix: &Matrix, duties: &Duties) -> Vec<AnyView> {
    duties.groups.iter().map(|one| group(matrix, one)).collect()
}

fn group(matrix: &Matrix, group: &Group) -> AnyView {
    let class = format!("letter {}", group.kind.name().to_ascii_lowercase());
    let chapters: Vec<AnyView> = group.chapters.iter().map(|one| chapter(matrix, one)).collect();
    let count = match group.count {
        1 => "1 activity".to_owned(),
        count => format!("{count} activities"),
    };
    view! {
        <section class="duties" data-letter=group.letter.to_string()>
            <h3>
                <span class=class aria-hidden="true">{group.letter.to_string()}</span>
                {format!(" {}, {count}", group.name)}
            </h3>
            {chapters}
        </section>
    }
    .into_any()
}

fn chapter(matrix: &Matrix, chapter: &Chapter) -> AnyView {
    let duties: Vec<AnyView> = chapter.duties.iter().map(|one| duty(matrix, one)).collect();
    let path = (!chapter.path.is_empty()).then(|| view! { <h4>{chapter.path.clone()}</h4> });
    view! { <div>{path}<ul>{duties}</ul></div> }.into_any()
}

fn duty(matrix: &Matrix, duty: &Duty) -> AnyView {
    let others = duty.others.iter().map(|(party, letters)| format!("{party} {letters}"));
    let mut more: Vec<String> = others.collect();
    if !duty.plan.is_empty() {
        more.insert(0, format!("Plan: {}", duty.plan));
    }
    let comment = (!duty.comment.is_empty()).then(|| draw(Rich::of(&duty.comment, matrix)));
    view! {
        <li>
            {draw(Rich::of(&duty.text, matrix))}
            <small class="quiet">{(!more.is_empty()).then(|| format!(" ({})", more.join("; ")))}</small>
            {comment.map(|comment| view! { <div class="quiet">{comment}</div> })}
        </li>
    }
    .into_any()
}
