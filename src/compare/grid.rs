//! Rows that stand beside each other, with who holds what on each side.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use remit_compare::comparison::{
    ActivityLine, CellChange, Cells, Change, Comparison, Heading, Line, Relation,
};
use remit_core::fold::fold;
use remit_core::matrix::RowId;

use super::head::{shape, sign};
use super::state::State;
use crate::state::wording::counted;
use crate::view::follow::press;
use crate::view::menu;

/// So many lines are drawn.
const MOST: usize = 600;
const ROWS: &str = ".compare-matrix [role=row][tabindex]";

/// The grid.
pub(super) fn draw(state: State) -> AnyView {
    let Some(now) = state.compared.get() else { return ().into_any() };
    let comparison = &now.comparison;
    let many = comparison.sides().len();
    let (lines, more) = shown(state, comparison);
    // Drawn anew with each question, but not with each row that the person goes to.
    state.matching.track();
    let at = state.at.get_untracked();
    let side = state.side.get();
    let is_at = |line: &ActivityLine| at.is_some_and(|(side, row)| line.row(side) == Some(row));
    let has_place = lines.iter().any(|line| matches!(line, Line::Activity(line) if is_at(line)));
    let first = lines.iter().position(|line| matches!(line, Line::Activity(_)));
    let width = comparison.columns().len() * many + 2;
    let rows: Vec<_> = lines
        .iter()
        .enumerate()
        .map(|(nr, line)| match line {
            Line::Heading(heading) => section(heading, width),
            Line::Activity(line) => {
                let is_current = if has_place { is_at(line) } else { Some(nr) == first };
                activity(state, comparison, line, side, is_current)
            }
        })
        .collect();
    let names: Vec<&str> = comparison.sides().iter().map(|side| side.name.as_str()).collect();
    let label = format!("Comparison of {}", names.join(" and "));
    if rows.is_empty() {
        return view! { <p class="quiet">"No activities match. Change the filter to see more."</p> }.into_any();
    }
    view! {
        <div class="compare-scroll" tabindex="-1">
            <table role="grid" aria-label=label aria-readonly="true" data-sides=many.to_string()>
                {columns(comparison)}
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
        {(more > 0).then(|| view! {
            <p class="quiet">{format!("and {}. Filter to see them.", counted(more, "more row", "more rows"))}</p>
        })}
    }
    .into_any()
}

/// The lines that the person wants to see, and how many more there are.
fn shown(state: State, comparison: &Comparison) -> (Vec<Line>, usize) {
    let (only, words) = (state.only.get(), fold(&state.words.get()));
    let side = state.side.get();
    let has_words = |line: &ActivityLine| {
        words.is_empty()
            || texts(comparison, line)
                .into_iter()
                .flatten()
                .any(|text| fold(&text).contains(&words))
    };
    let is_wanted = |line: &ActivityLine| {
        only.is_none_or(|only| {
            line.change(side) == Some(only) && line.relation_of(side) != Some(Relation::Proposed)
        }) && has_words(line)
    };
    let is_narrowed = only.is_some() || !words.is_empty();
    let (mut lines, mut more) = (Vec::new(), 0);
    let mut headings: Vec<Heading> = Vec::new();
    for line in comparison.lines(state.leading.get(), state.shown.get()) {
        match line {
            Line::Heading(heading) if is_narrowed => {
                headings.retain(|above| above.level < heading.level);
                headings.push(heading);
            }
            Line::Activity(line) if !is_wanted(&line) => {}
            line if lines.len() < MOST => {
                lines.extend(headings.drain(..).map(Line::Heading));
                lines.push(line);
            }
            Line::Activity(_) => more += 1,
            Line::Heading(_) => {}
        }
    }
    (lines, more)
}

/// What each side says in a line.
fn texts(comparison: &Comparison, line: &ActivityLine) -> Vec<Option<String>> {
    let text = |side: usize| {
        let activity = comparison.matrix(side)?.activity(line.row(side)?)?;
        Some(activity.text.to_plain().into_owned())
    };
    (0..comparison.sides().len()).map(text).collect()
}

fn columns(comparison: &Comparison) -> AnyView {
    let many = comparison.sides().len();
    let sides = comparison.sides();
    let heads: Vec<_> = comparison
        .columns()
        .iter()
        .map(|column| {
            view! {
                <th role="columnheader" scope="colgroup" colspan=many.to_string() data-party=column.name.clone()>
                    {column.name.clone()}
                </th>
            }
        })
        .collect();
    let signs: Vec<_> = comparison
        .columns()
        .iter()
        .flat_map(|column| {
            sides.iter().enumerate().map(|(at, side)| {
                view! {
                    <th role="columnheader" scope="col" class:first=at == 0>
                        <span class="visually-hidden">{format!("{}, {}: ", column.name, side.name)}</span>
                        {sign(at)}
                    </th>
                }
            })
        })
        .collect();
    view! {
        <thead role="rowgroup">
            <tr role="row">
                <th role="columnheader" scope="col" rowspan="2">"Activity"</th>
                {heads}
                <th role="columnheader" scope="col" rowspan="2">"Change"</th>
            </tr>
            <tr role="row">{signs}</tr>
        </thead>
    }
    .into_any()
}

/// The id of the line of a row.
pub(super) fn line_id(side: usize, row: RowId) -> String {
    format!("compare-{side}-{row}")
}

fn section(heading: &Heading, width: usize) -> AnyView {
    view! {
        <tr role="row" class="section" data-level=heading.level.to_string() data-link=heading.relation.name()>
            <th role="rowheader" scope="rowgroup" colspan=width.to_string()>{heading.title.clone()}</th>
        </tr>
    }
    .into_any()
}

fn activity(
    state: State,
    comparison: &Comparison,
    line: &ActivityLine,
    side: usize,
    is_current: bool,
) -> AnyView {
    let many = comparison.sides().len();
    let texts = texts(comparison, line);
    let cells: Vec<_> = comparison
        .cells(line)
        .into_iter()
        .enumerate()
        .flat_map(|(at, cells)| {
            let name = comparison.columns().get(at).map(|column| column.name.clone());
            party(&name.unwrap_or_default(), &cells, line, many)
        })
        .collect();
    let changes: Vec<_> = (1..many).filter_map(|at| said(line, at, many)).collect();
    let change = line.change(side).unwrap_or(Change::Unchanged);
    let (of, row) = place(line);
    let id = row.map(|row| line_id(of, row));
    let go = move || {
        if let Some(row) = row {
            state.go_to(of, row);
        }
    };
    let rows: Vec<Option<RowId>> = (0..many).map(|side| line.row(side)).collect();
    let key = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            // To the row itself, on the first side that has it.
            let found = rows.iter().enumerate().find_map(|(side, row)| Some((side, (*row)?)));
            if let Some((side, row)) = found {
                state.open_side(side, Some(row));
            }
        } else {
            menu::arrows(&event, ROWS);
        }
    };
    view! {
        <tr
            role="row"
            id=id
            data-link=line.relation.name()
            data-change=(!change.name().is_empty()).then(|| change.name())
            tabindex={if is_current { "0" } else { "-1" }}
            aria-selected=is_current.to_string()
            on:click=press(go)
            on:focus=move |_| state.at.set(row.map(|row| (of, row)))
            on:keydown=key
        >
            <th role="rowheader" scope="row">{name(&texts, line)}</th>
            {cells}
            <td role="gridcell" class="compare-change">{changes}</td>
        </tr>
    }
    .into_any()
}

/// The first side that has the row, and the row there.
fn place(line: &ActivityLine) -> (usize, Option<RowId>) {
    let found = line
        .rows
        .iter()
        .enumerate()
        .find_map(|(side, row)| Some((side, *row)).filter(|it| it.1.is_some()));
    found.unwrap_or((0, None))
}

/// What the sides say: once where all say the same.
fn name(texts: &[Option<String>], line: &ActivityLine) -> AnyView {
    let mut said: Vec<(String, &String)> = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let Some(text) = text else { continue };
        match said.iter_mut().find(|(_, other)| *other == text) {
            Some((signs, _)) => {
                signs.push_str(", ");
                signs.push_str(sign(at));
            }
            None => said.push((sign(at).to_owned(), text)),
        }
    }
    let is_everywhere = texts.iter().all(Option::is_some) && said.len() == 1;
    let parts: Vec<_> = said
        .into_iter()
        .map(|(signs, text)| {
            let signs = (!is_everywhere).then(|| view! { <b class="compare-sign">{signs}</b>" " });
            view! { <div>{signs}{text.clone()}</div> }
        })
        .collect();
    let proposed = (line.relation == Relation::Proposed)
        .then(|| view! { <small class="compare-said">"Proposed match, not decided"</small> });
    view! { {parts}{proposed} }.into_any()
}

/// The cells of a party, one for each side.
fn party(name: &str, cells: &Cells, line: &ActivityLine, many: usize) -> Vec<AnyView> {
    let cell = |side: usize| {
        let held = cells.sides.get(side).and_then(Option::as_ref);
        let letters = held.map(|held| held.letters.clone()).unwrap_or_default();
        let change = cells.changes.get(side).copied().unwrap_or_default();
        let is_there = line.row(side).is_some();
        // A proposal has changed nothing yet.
        let change = if line.relation_of(side) == Some(Relation::Proposed) {
            CellChange::Same
        } else {
            change
        };
        let said = (change != CellChange::Same)
            .then(|| view! { <span class="visually-hidden">{format!(", {change}")}</span> });
        let empty = if is_there { "" } else { "–" };
        let shown = if letters.is_empty() { empty.to_owned() } else { letters };
        view! {
            <td
                role="gridcell"
                class:first=side == 0
                class:absent=!is_there
                data-party=name.to_owned()
                data-side=sign(side)
                data-change=(change != CellChange::Same).then(|| change.name())
            >{shown}{said}</td>
        }
        .into_any()
    };
    (0..many).map(cell).collect()
}

/// What becomes of the activity on a side.
fn said(line: &ActivityLine, side: usize, many: usize) -> Option<AnyView> {
    let change = line.change(side)?;
    let words = match line.relation_of(side) {
        Some(Relation::Proposed) => return None,
        _ if change == Change::Unchanged => return None,
        _ if many > 2 => format!("{}: {change}", sign(side)),
        _ => change.to_string(),
    };
    Some(
        view! { <div data-change=change.name()><span aria-hidden="true">{shape(change)}" "</span>{words}</div> }
            .into_any(),
    )
}
