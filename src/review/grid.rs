//! The matrix with each change in its place: what was struck through, what comes underlined, and
//! in words for whoever does not see it.

use leptos::prelude::*;
use remit_compare::review::{Fate, Line, LineView, PartView, RowPart, State, Touched, Value};
use remit_core::matrix::{Matrix, Party, Row};

use super::ACCEPT;
use crate::session::Session;
use crate::state::Reviewed;
use crate::state::wording::counted;
use crate::view::follow::press;
use crate::view::{focus, menu};

/// So many rows are drawn.
const MOST: usize = 400;
const ROWS: &str = ".review-matrix [role=row][tabindex]";

/// The grid.
pub(super) fn draw(session: Session, now: &Reviewed) -> AnyView {
    let shows_all = session.reviewing.shows_all.get();
    let current = session.reviewing.current.get();
    let review = &now.review;
    let outcome = &now.outcome.matrix;
    let columns = review.columns(outcome);
    let heads: Vec<_> = columns
        .iter()
        .map(|column| {
            let change = (!column.changes.is_empty()).then_some("theirs");
            let said = fate_name(column.fate);
            view! {
                <th role="columnheader" scope="col" data-party=column.party.name.clone() data-change=change>
                    {column.party.name.clone()}{said.map(|said| view! { <small>{format!(" {said}")}</small> })}
                </th>
            }
        })
        .collect();
    let parties: Vec<&Party> = columns.iter().map(|column| &column.party).collect();
    let at = review.changes().get(current).and_then(|change| change.place.row());
    // A section is shown where something in it is.
    let mut shown: Vec<(Line, LineView)> = Vec::new();
    let mut pending: Vec<(Line, LineView)> = Vec::new();
    let mut more = 0;
    for line in review.lines(outcome) {
        let view = review.line(outcome, line.row);
        let is_section = find(now, line).is_some_and(|(row, _)| row.section().is_some());
        let is_touched = view.touched != Touched::Nobody || line.fate != Fate::Stays;
        if !shows_all && !is_touched {
            if is_section {
                pending = vec![(line, view)];
            }
            continue;
        }
        if shown.len() >= MOST {
            more += 1;
            continue;
        }
        shown.append(&mut pending);
        shown.push((line, view));
    }
    let first = shown.first().map(|(line, _)| line.row);
    let rows: Vec<_> = shown
        .iter()
        .filter_map(|(line, view)| {
            let is_at = at.map_or(Some(line.row) == first, |at| at == line.row);
            row(session, now, (*line, view), &parties, is_at)
        })
        .collect();
    let label = format!("{}, with the changes", review.mine().title);
    view! {
        <div class="review-scroll" tabindex="-1">
            <table role="grid" aria-label=label aria-readonly="true">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">"Activity"</th>
                        {heads}
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
        {(more > 0).then(|| view! { <p class="quiet">{format!("and {}", counted(more, "more row", "more rows"))}</p> })}
    }
    .into_any()
}

/// A row with the matrix that it is from: the outcome, else the draft, else a copy.
fn find(now: &Reviewed, line: Line) -> Option<(&Row, &Matrix)> {
    let copies = now.review.copies().iter().map(|copy| &*copy.matrix);
    [&now.outcome.matrix, now.review.mine()]
        .into_iter()
        .chain(copies)
        .find_map(|matrix| Some((matrix.rows.get(matrix.position(line.row)?)?, matrix)))
}

fn row(
    session: Session,
    now: &Reviewed,
    (line, view): (Line, &LineView),
    parties: &[&Party],
    is_current: bool,
) -> Option<AnyView> {
    let (row, matrix) = find(now, line)?;
    let part = |wanted: RowPart| view.parts.iter().find(|part| part.part == wanted);
    let changed = |part: &PartView, is: String| {
        let of = now.review.changes().get(part.change);
        let text =
            |value: &Value| of.map(|of| now.review.value_in_words(of, value)).unwrap_or_default();
        let (old, new) = (text(&part.old), text(&part.new));
        let new = if matches!(part.new, Value::Absent) && new.is_empty() { is } else { new };
        let is_open = of.is_some_and(|of| now.review.state(of) == State::Open);
        if is_open { proposed(&old, &new) } else { marked(&old, &new) }
    };
    let (name, level) = match row {
        Row::Section(section) => {
            let title = part(RowPart::Title).or_else(|| part(RowPart::Number));
            let heading = section.heading();
            let shown = title.map_or_else(
                || heading.clone().into_any(),
                |title| changed(title, heading.clone()),
            );
            (shown, Some(section.level.to_string()))
        }
        Row::Activity(activity) => {
            let text = activity.text.to_plain().into_owned();
            (
                part(RowPart::Text)
                    .map_or_else(|| text.clone().into_any(), |part| changed(part, text.clone())),
                None,
            )
        }
    };
    let others = view.parts.iter().filter(|part| {
        !matches!(
            part.part,
            RowPart::Itself | RowPart::Position | RowPart::Title | RowPart::Text | RowPart::Cell(_)
        )
    });
    let others: Vec<_> = others
        .filter_map(|part| {
            let of = now.review.changes().get(part.change)?;
            let name = now.review.in_words(of).part;
            Some(view! { <div class="review-part"><small>{format!("{name}: ")}</small>{changed(part, String::new())}</div> })
        })
        .collect();
    let cells: Vec<_> = match row {
        Row::Section(_) => Vec::new(),
        Row::Activity(activity) => parties
            .iter()
            .map(|party| {
                let held = matrix.column(party.id).and_then(|at| activity.cells.get(at));
                let held = held.map(|cell| matrix.letters.write_holding(cell.holding)).unwrap_or_default();
                let part = part(RowPart::Cell(party.id));
                let is_mine = view.mine.contains(&RowPart::Cell(party.id));
                let change = part.and_then(|part| touched_name(part.touched)).or(is_mine.then_some("mine"));
                let shown = part.map_or_else(|| held.clone().into_any(), |part| changed(part, held.clone()));
                let place = part.map(|part| part.change);
                view! {
                    <td role="gridcell" data-party=party.name.clone() data-change=change on:click=move |event| {
                        if let Some(at) = place {
                            event.stop_propagation();
                            session.reviewing.go_to(at);
                        }
                    }>{shown}</td>
                }
                .into_any()
            })
            .collect(),
    };
    let change = touched_name(view.touched);
    let said = fate_name(line.fate).or(match view.touched {
        Touched::Both => Some("changed on both sides"),
        Touched::Conflict => Some("conflict"),
        Touched::Mine => Some("changed in your draft"),
        Touched::Nobody | Touched::Theirs => None,
    });
    let first = view.parts.first().map(|part| part.change);
    let go = move || {
        if let Some(at) = first {
            session.reviewing.go_to(at);
        }
    };
    let span = level.is_some().then(|| (parties.len() + 1).to_string());
    Some(
        view! {
            <tr
                role="row"
                class:section=level.is_some()
                data-level=level
                data-change=change
                data-fate=fate_name(line.fate)
                tabindex={if is_current { "0" } else { "-1" }}
                aria-selected=is_current.to_string()
                on:click=press(go)
                on:keydown=move |event| {
                    if event.key() == "Enter" && first.is_some() {
                        go();
                        focus::on(ACCEPT.to_owned());
                        event.prevent_default();
                    } else {
                        menu::arrows(&event, ROWS);
                    }
                }
            >
                <th role="rowheader" scope="row" colspan=span>
                    {name}
                    {said.map(|said| view! { <small class="review-said">{format!(" ({said})")}</small> })}
                    {others}
                </th>
                {cells}
            </tr>
        }
        .into_any(),
    )
}

/// What stands there and what is proposed, while nobody has decided.
fn proposed(old: &str, new: &str) -> AnyView {
    let shown = |text: &str| if text.is_empty() { "empty".to_owned() } else { text.to_owned() };
    view! {
        {shown(old)}" "
        <ins class="open"><span class="visually-hidden">"proposed "</span>{shown(new)}"?"</ins>
    }
    .into_any()
}

/// What was and what is, for eyes and for ears.
fn marked(old: &str, new: &str) -> AnyView {
    if old == new {
        return new.to_owned().into_any();
    }
    let was = (!old.is_empty()).then(|| {
        view! { <del><span class="visually-hidden">"was "</span>{old.to_owned()}</del>" " }
    });
    let is = if new.is_empty() {
        view! { <ins><span class="visually-hidden">"now empty"</span></ins> }.into_any()
    } else {
        view! { <ins><span class="visually-hidden">"now "</span>{new.to_owned()}</ins> }.into_any()
    };
    view! { {was}{is} }.into_any()
}

fn touched_name(touched: Touched) -> Option<&'static str> {
    match touched {
        Touched::Nobody => None,
        Touched::Mine => Some("mine"),
        Touched::Theirs => Some("theirs"),
        Touched::Both => Some("both"),
        Touched::Conflict => Some("conflict"),
    }
}

fn fate_name(fate: Fate) -> Option<&'static str> {
    match fate {
        Fate::Stays => None,
        Fate::Added => Some("added"),
        Fate::Removed => Some("removed"),
        Fate::Moved => Some("moved"),
    }
}
