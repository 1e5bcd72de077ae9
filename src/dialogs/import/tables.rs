//! The tables of a source: which of them are part of the matrix, and what their columns are.

use std::sync::Arc;

use leptos::prelude::*;
use remit_import::{
    ColumnFacts, ColumnUse, Corrections, Format, Orientation, Reading, TableFacts, alike,
};

use super::state::State;
use crate::state::wording::counted;
use crate::view::follow::{part, words};

/// So many kinds of tables can be corrected, and so many tables of a kind be left out.
const MOST: usize = 50;

/// The tables with their corrections.
#[component]
pub(super) fn Tables(state: State) -> impl IntoView {
    let summary = words(move || {
        let count = |taken: bool| {
            state.reading.with(|reading| {
                let tables = reading.iter().flat_map(|reading| &reading.tables);
                tables.filter(|table| table.taken || !taken).count()
            })
        };
        format!(
            "Tables and columns: {} of {} used",
            count(true),
            counted(count(false), "table", "tables")
        )
    });
    // Where nobody is found who does anything, the columns are what is to be looked at.
    let is_open = untrack(move || {
        state.reading.with(|reading| {
            reading.as_ref().is_some_and(|reading| reading.matrix.parties.is_empty())
        })
    });
    view! {
        <details open=is_open>
            <summary>{summary}</summary>
            {part(move || {
                let reading = state.reading.get()?;
                let groups = alike(&reading.tables);
                let groups: Vec<_> = groups
                    .into_iter()
                    .take(MOST)
                    .enumerate()
                    .filter_map(|(at, tables)| group(state, &reading, at, tables))
                    .collect();
                Some(if groups.is_empty() {
                    view! { <p class="quiet">"This file was exported by Remit, so its columns are known."</p> }.into_any()
                } else {
                    groups.into_any()
                })
            })}
        </details>
    }
}

/// Tables that look the same, with what is chosen for all of them.
fn group(state: State, reading: &Reading, group: usize, tables: Vec<usize>) -> Option<AnyView> {
    let first = reading.tables.get(*tables.first()?)?;
    let boxes: Vec<_> = tables
        .iter()
        .take(MOST)
        .filter_map(|at| Some(tick(state, *at, reading.tables.get(*at)?)))
        .collect();
    let more = tables.len().saturating_sub(MOST);
    let tables: Arc<[usize]> = tables.into();
    let all = move |choose: &dyn Fn(&mut Corrections, usize)| {
        state.correct(|corrections| tables.iter().for_each(|table| choose(corrections, *table)));
    };
    let (orient, head) = (all.clone(), all.clone());
    let options = Orientation::ALL.map(|orientation| {
        let (name, selected) = (orientation.name(), orientation == first.orientation);
        view! { <option value=name selected=selected>{name}</option> }
    });
    let was = first.orientation;
    let is_text = reading.format == Format::Text;
    let codes = codes(reading);
    let columns = first.columns.iter().enumerate().map(|(at, facts)| {
        let all = all.clone();
        let choose = move |taken: ColumnUse| {
            all(&|corrections, table| corrections.set_column(table, at, taken.clone()));
        };
        column((group, at), facts, codes.as_deref(), choose)
    });
    let columns: Vec<_> = columns.collect();
    let layout = (!is_text).then(|| {
        view! {
            <div class="field">
                <label for=format!("import-lay-{group}")>"Layout"</label>
                <select id=format!("import-lay-{group}") on:change=move |event| {
                    let chosen = event_target_value(&event);
                    if let Some(orientation) = Orientation::ALL.into_iter().find(|it| it.name() == chosen) {
                        orient(&|corrections, table| corrections.set_orientation(table, was, orientation));
                    }
                }>
                    {options}
                </select>
            </div>
            <div class="field">
                <label for=format!("import-head-{group}")>"Header row"</label>
                <input
                    id=format!("import-head-{group}")
                    type="number"
                    min="0"
                    max=first.rows.to_string()
                    value=first.header.to_string()
                    on:change=move |event| {
                        if let Ok(rows) = event_target_value(&event).parse() {
                            head(&|corrections, table| corrections.set_header(table, rows));
                        }
                    }
                />
            </div>
        }
    });
    Some(
        view! {
            <fieldset class="import-table">
                <legend>{counted(boxes.len() + more, "table", "tables")}</legend>
                {boxes}
                {(more > 0).then(|| view! { <p class="quiet">{format!("and {more} more like these")}</p> })}
                {layout}
                <div class="import-list">
                    <table>
                        <thead><tr><th scope="col">"Column"</th><th scope="col">"Example"</th><th scope="col">"Use\u{a0}as"</th></tr></thead>
                        <tbody>{columns}</tbody>
                    </table>
                </div>
            </fieldset>
        }
        .into_any(),
    )
}

/// The roles that a column can be of; a text without tables has no such columns.
pub(super) fn codes(reading: &Reading) -> Option<Vec<char>> {
    let codes = reading.matrix.letters.iter().map(|letter| letter.code);
    (reading.format != Format::Text).then(|| codes.collect())
}

/// Whether one table is part of the matrix.
fn tick(state: State, at: usize, table: &TableFacts) -> AnyView {
    let format = state.reading.with(|reading| reading.as_ref().map(|it| it.format));
    let is_document = format == Some(Format::Word);
    let place = match (table.place.sheet.as_str(), table.heading.as_str()) {
        ("", "") => format!("Line {}", table.place.line),
        ("", heading) => format!("{heading}, line {}", table.place.line),
        // Tables of a document have a number, and sheets a name.
        (table, "") if is_document => table.to_owned(),
        (table, heading) if is_document => format!("{heading}, {table}"),
        (sheet, _) => format!("Sheet {sheet}"),
    };
    let id = format!("import-take-{at}");
    view! {
        <label class="check">
            <input
                id=id
                type="checkbox"
                prop:checked=table.taken
                on:change=move |event| {
                    let taken = event_target_checked(&event);
                    state.correct(|corrections| corrections.set_taken(at, taken));
                }
            />
            {format!("{place} ({})", counted(table.rows, "row", "rows"))}
        </label>
    }
    .into_any()
}

/// A column, and what it is used as.
fn column(
    (group, at): (usize, usize),
    facts: &ColumnFacts,
    codes: Option<&[char]>,
    choose: impl Fn(ColumnUse) + 'static,
) -> AnyView {
    let (header, sample) = (header_of(at, facts), facts.sample.clone());
    let named = (format!("import-column-{group}-{at}"), format!("Use “{header}” as"));
    let select = choice(named, facts, codes, choose);
    view! {
        <tr>
            <th scope="row">{header}</th>
            <td class="quiet">{sample}</td>
            <td>{select}</td>
        </tr>
    }
    .into_any()
}

/// What a column is called.
pub(super) fn header_of(at: usize, facts: &ColumnFacts) -> String {
    let number = at + 1;
    if facts.header.is_empty() { format!("Column {number}") } else { facts.header.clone() }
}

/// What a column is used as, to be chosen.
pub(super) fn choice(
    (id, label): (String, String),
    facts: &ColumnFacts,
    codes: Option<&[char]>,
    choose: impl Fn(ColumnUse) + 'static,
) -> AnyView {
    let mut uses = vec![
        ColumnUse::Activity,
        ColumnUse::Party(String::new()),
        ColumnUse::Plan,
        ColumnUse::Comment,
    ];
    if let Some(codes) = codes {
        uses.extend([
            ColumnUse::Owners(String::new()),
            ColumnUse::Variant(String::new()),
            ColumnUse::Section,
            ColumnUse::Ignore,
        ]);
        uses.extend(codes.iter().copied().map(ColumnUse::Letter));
    }
    let same = |other: &ColumnUse| {
        std::mem::discriminant(other) == std::mem::discriminant(&facts.taken)
            && (!matches!(other, ColumnUse::Letter(_)) || *other == facts.taken)
    };
    let mut chosen = uses.iter().position(same);
    if let Some(taken) = chosen.and_then(|at| uses.get_mut(at)) {
        // The names that it was read with stay.
        *taken = facts.taken.clone();
    } else {
        chosen = None;
    }
    let options = uses.iter().enumerate().map(|(at, taken)| {
        view! { <option value=at.to_string() selected={chosen == Some(at)}>{taken.name()}</option> }
    });
    let options: Vec<_> = options.collect();
    view! {
        <select
            id=id
            aria-label=label
            on:change=move |event| {
                let at = event_target_value(&event).parse().ok();
                if let Some(taken) = at.and_then(|at: usize| uses.get(at)) {
                    choose(taken.clone());
                }
            }
        >
            {options}
        </select>
    }
    .into_any()
}
