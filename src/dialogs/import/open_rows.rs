//! Rows whose columns the source does not show, each with the other ways to read it.

use leptos::prelude::*;
use remit_core::matrix::{Holding, Matrix, Row};
use remit_import::{OpenRow, Reading};

use super::state::State;

/// So many rows are offered; the rest stays marked and waits in the draft.
const MOST: usize = 200;

/// The rows that can be read in several ways.
pub(super) fn draw(state: State) -> AnyView {
    let Some(reading) = state.reading.get() else { return ().into_any() };
    let may_choose = |open: &OpenRow| !open.alternatives.is_empty();
    if !reading.open.iter().any(may_choose) {
        return ().into_any();
    }
    // Any of its rows may be one of them.
    let Some(reading) = state.whole() else { return ().into_any() };
    let open: Vec<&OpenRow> = reading.open.iter().filter(|open| may_choose(open)).collect();
    let count = open.len();
    let lines = open.into_iter().take(MOST).filter_map(|open| line(state, &reading, open));
    let lines: Vec<_> = lines.collect();
    view! {
        <details>
            <summary>{format!("Ambiguous rows: {count}")}</summary>
            <p class="quiet">"Press a digit to choose. Your choices count as confirmed; other rows stay marked."</p>
            <div class="import-list"><table><tbody>{lines}</tbody></table></div>
        </details>
    }
    .into_any()
}

fn line(state: State, reading: &Reading, open: &OpenRow) -> Option<AnyView> {
    let row = open.row;
    let matrix = &reading.matrix;
    let activity = matrix.rows.get(matrix.position(row)?).and_then(Row::activity)?;
    let label = activity.text.to_plain().into_owned();
    let as_read: Vec<Holding> = activity.cells.iter().map(|cell| cell.holding).collect();
    let ways = std::iter::once(&as_read).chain(&open.alternatives);
    let options = ways.enumerate().map(|(at, way)| {
        view! { <option value=at.to_string()>{format!("{} {}", at + 1, shown(way, matrix))}</option> }
    });
    let options: Vec<_> = options.collect();
    Some(
        view! {
            <tr>
                <th scope="row">{label.clone()}</th>
                <td>
                    <select aria-label=format!("Reading of “{label}”") on:change=move |event| {
                        let at: usize = event_target_value(&event).parse().unwrap_or(0);
                        state.chosen.update(|chosen| {
                            chosen.retain(|(other, _)| *other != row);
                            chosen.extend(at.checked_sub(1).map(|at| (row, at)));
                        });
                    }>
                        {options}
                    </select>
                </td>
            </tr>
        }
        .into_any(),
    )
}

/// What each party would hold.
fn shown(way: &[Holding], matrix: &Matrix) -> String {
    let held = matrix.parties.iter().zip(way).filter_map(|(party, holding)| match holding {
        Holding::Letters(held) if held.is_empty() => None,
        Holding::Letters(held) => Some(format!("{}: {}", party.name, matrix.letters.write(*held))),
        Holding::NotApplicable => Some(format!("{}: n/a", party.name)),
    });
    let held: Vec<String> = held.collect();
    if held.is_empty() { "no role".to_owned() } else { held.join(", ") }
}
