//! The matrix that would be taken.

use leptos::prelude::*;
use remit_core::matrix::{Activity, Basis, Matrix, Row};

use super::state::State;

/// So many rows are shown.
const MOST: usize = 200;

/// The first rows, as they would be.
pub(super) fn draw(state: State) -> AnyView {
    let Some(reading) = state.reading.get() else { return ().into_any() };
    let chosen = state.chosen.get();
    let other = if chosen.is_empty() { None } else { reading.with("", &chosen).ok() };
    let matrix = other.as_ref().unwrap_or(&reading.matrix);
    let width = matrix.parties.len() + 1;
    let parties = matrix.parties.iter().map(|party| {
        view! { <th scope="col">{party.name.clone()}</th> }
    });
    let parties: Vec<_> = parties.collect();
    let plans = matrix.activities().any(|activity| !activity.plan.printed.is_empty());
    let comments = matrix.activities().any(|activity| !activity.comment.is_empty());
    let columns = width + usize::from(plans) + usize::from(comments);
    let rows = matrix.rows.iter().take(MOST).map(|row| match row {
        Row::Section(section) => view! {
            <tr class="section">
                <th scope="rowgroup" colspan=columns.to_string() data-level=section.level.to_string()>{section.heading()}</th>
            </tr>
        }
        .into_any(),
        Row::Activity(activity) => line(activity, matrix, plans, comments),
    });
    let rows: Vec<_> = rows.collect();
    let more = matrix.rows.len().saturating_sub(MOST);
    view! {
        <div class="import-outcome" role="group" tabindex="0" aria-label="Preview of the matrix">
            <table>
                <thead>
                    <tr>
                        <th scope="col">"Activity"</th>
                        {plans.then(|| view! { <th scope="col">"Plan"</th> })}
                        {parties}
                        {comments.then(|| view! { <th scope="col">"Comment"</th> })}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {(more > 0).then(|| view! { <p class="quiet">{format!("and {more} more rows")}</p> })}
    }
    .into_any()
}

fn line(activity: &Activity, matrix: &Matrix, plans: bool, comments: bool) -> AnyView {
    let cells = matrix.cells(activity).map(|(party, cell)| {
        let held = matrix.letters.write_holding(cell.holding);
        let marks = activity.marks.iter().filter(|mark| mark.party == party.id);
        let marks: Vec<String> = marks.map(|mark| format!("({})", mark.mark.as_str())).collect();
        let open = cell.basis == Basis::Inferred;
        let hint = (open && !held.is_empty()).then(|| {
            view! { <span class="open-mark" title="To confirm">"?"</span> }
        });
        view! { <td class:open=open data-party=party.name.clone()>{held}{marks.concat()}{hint}</td> }
    });
    let cells: Vec<_> = cells.collect();
    view! {
        <tr>
            <th scope="row">{activity.text.to_plain().into_owned()}</th>
            {plans.then(|| view! { <td class="plan">{activity.plan.printed.clone()}</td> })}
            {cells}
            {comments.then(|| view! { <td class="comment">{activity.comment.to_plain().into_owned()}</td> })}
        </tr>
    }
    .into_any()
}
