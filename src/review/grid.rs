//! The matrix with each change in its place: what was struck through, what comes underlined, and
//! in words for whoever does not see it.

use std::sync::Arc;

use leptos::prelude::*;
use remit_compare::review::{
    Column, Fate, Line, LineView, PartView, RowPart, State, Touched, Value,
};
use remit_core::matrix::{Party, Row, RowId};

use super::{ACCEPT, PAGE};
use crate::platform::{dom, paint};
use crate::session::Session;
use crate::state::Reviewed;
use crate::view::follow::{drawn, press, whether, words};
use crate::view::{focus, menu};

const ROWS: &str = ".review-matrix [role=row][tabindex]";

/// The columns and lines of the grid.
#[derive(Clone, PartialEq)]
struct Shape {
    title: String,
    columns: Vec<Column>,
    lines: Arc<Vec<Line>>,
}

/// The grid. A decision draws anew only the rows that it changes; the change that the person is at,
/// only the mark of its row.
pub(super) fn draw(session: Session) -> AnyView {
    let shape = move || {
        let now = session.reviewing.review.get()?;
        let (review, outcome) = (&now.review, &now.outcome.matrix);
        Some(Shape {
            title: review.mine().title.clone(),
            columns: review.columns(outcome),
            lines: Arc::new(review.shown(outcome, session.reviewing.shows_all.get())),
        })
    };
    drawn(shape, move |shape| shape.map(|shape| table(session, shape)))
}

fn table(session: Session, shape: Shape) -> AnyView {
    let Shape { title, columns, lines } = shape;
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
    let parties: Arc<Vec<Party>> =
        Arc::new(columns.into_iter().map(|column| column.party).collect());
    let count = lines.len();
    let all = Arc::clone(&lines);
    let current = Memo::new(move |_| {
        let at = session.reviewing.current.get();
        let at = session.reviewing.review.with_untracked(|now| {
            now.as_ref()?.review.changes().get(at).and_then(|change| change.place.row())
        });
        let place = all.iter().position(|line| Some(line.row) == at).unwrap_or_default();
        all.get(place).map(|line| (place, line.row))
    });
    let page = RwSignal::new(0);
    Effect::new(move |_| {
        if let Some((place, row)) = current.get() {
            page.set(place / PAGE);
            paint::after_paint(move || dom::show_nearest(&id_of(row)));
        }
    });
    let rows = drawn(
        move || page.get(),
        move |page| {
            let lines = lines.iter().skip(page * PAGE).take(PAGE).copied();
            let row = |line| followed(session, line, &parties, current);
            lines.map(row).collect::<Vec<_>>()
        },
    );
    view! {
        {(count > PAGE).then(|| pages(page, count))}
        <div class="review-scroll" tabindex="-1">
            <table
                role="grid"
                aria-label=format!("{title}, with the changes")
                aria-readonly="true"
                aria-rowcount=(count + 1).to_string()
            >
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">"Activity"</th>
                        {heads}
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Which rows of many are drawn, and the way to the others.
fn pages(page: RwSignal<usize>, count: usize) -> AnyView {
    let last = (count - 1) / PAGE;
    let said = words(move || {
        let from = page.get() * PAGE;
        format!("Rows {} to {} of {count}", from + 1, count.min(from + PAGE))
    });
    let is_first = whether(move || page.get() == 0);
    let is_last = whether(move || page.get() == last);
    view! {
        <p class="review-pages">
            <span role="status">{said}</span>
            <button class="small" disabled=is_first on:click=press(move || page.update(|at| *at = at.saturating_sub(1)))>"Previous rows"</button>
            <button class="small" disabled=is_last on:click=press(move || page.update(|at| *at = last.min(*at + 1)))>"Next rows"</button>
        </p>
    }
    .into_any()
}

fn id_of(row: RowId) -> String {
    format!("review-row-{row}")
}

/// The place in the list, and the row, of the change that the person is at.
type Current = Memo<Option<(usize, RowId)>>;

/// A row that is drawn anew where what it shows is something else.
fn followed(session: Session, line: Line, parties: &Arc<Vec<Party>>, current: Current) -> AnyView {
    let parties = Arc::clone(parties);
    let seen = move || {
        let now = session.reviewing.review.get()?;
        let view = now.review.line(&now.outcome.matrix, line.row);
        let is_open = |part: &PartView| {
            let change = now.review.changes().get(part.change);
            change.is_some_and(|change| now.review.state(change) == State::Open)
        };
        let open: Vec<bool> = view.parts.iter().map(is_open).collect();
        Some((view, open))
    };
    drawn(seen, move |seen| {
        let now = session.reviewing.review.get_untracked()?;
        row(session, &now, (line, &seen?.0), &parties, current)
    })
}

fn row(
    session: Session,
    now: &Reviewed,
    (line, view): (Line, &LineView),
    parties: &[Party],
    current: Current,
) -> Option<AnyView> {
    let (row, matrix) = now.review.row(&now.outcome.matrix, line.row)?;
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
    let is_current = whether(move || current.get().is_some_and(|(_, row)| row == line.row));
    let span = level.is_some().then(|| (parties.len() + 1).to_string());
    Some(
        view! {
            <tr
                role="row"
                class:section=level.is_some()
                data-level=level
                data-change=change
                data-fate=fate_name(line.fate)
                id=id_of(line.row)
                tabindex=move || if is_current.get() { "0" } else { "-1" }
                aria-selected=move || is_current.get().to_string()
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
