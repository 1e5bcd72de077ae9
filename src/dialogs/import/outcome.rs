//! The matrix that would be taken.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use remit_core::fold::fold;
use remit_core::matrix::{Activity, Basis, Matrix, Row, RowId};
use remit_import::{ColumnFacts, ColumnUse, PREVIEWED, Reading, alike};

use super::state::State;
use super::{rows, tables};
use crate::platform::paint;
use crate::view::follow::part;

/// So many rows are drawn at once: more than are in view. The rest follows behind the paint.
const AT_ONCE: usize = 40;

/// A reading as it would be taken, and what of it is there to be seen.
struct Shown {
    reading: Arc<Reading>,
    /// The matrix, where a person has chosen another way to read some of its rows.
    other: Option<Matrix>,
    plans: bool,
    comments: bool,
}

impl Shown {
    fn of(reading: Arc<Reading>, chosen: &[(RowId, usize)]) -> Self {
        let other = if chosen.is_empty() { None } else { reading.with("", chosen).ok() };
        let mut shown = Self { reading, other, plans: false, comments: false };
        let matrix = shown.matrix();
        (shown.plans, shown.comments) = (matrix.prints_plans(), matrix.has_comments());
        shown
    }

    fn matrix(&self) -> &Matrix {
        self.other.as_ref().unwrap_or(&self.reading.matrix)
    }

    fn rows(&self, state: State, which: Range<usize>) -> Vec<AnyView> {
        let matrix = self.matrix();
        let rows = matrix.rows.iter().enumerate().take(which.end).skip(which.start);
        rows.map(|(at, row)| self.row(state, at, row)).collect()
    }

    fn row(&self, state: State, at: usize, row: &Row) -> AnyView {
        let matrix = self.matrix();
        match row {
            Row::Section(section) => {
                let others = usize::from(self.plans) + usize::from(self.comments);
                let width = matrix.parties.len() + 1 + others;
                view! {
                    <tr class="section">
                        <th scope="rowgroup" colspan=width.to_string() data-level=section.level.to_string()>{rows::name(state, at, section.heading())}</th>
                    </tr>
                }
                .into_any()
            }
            Row::Activity(activity) => {
                let name = rows::name(state, at, activity.text.to_plain().into_owned());
                line(activity, name, matrix, self.plans, self.comments)
            }
        }
    }
}

/// The first rows, as they would be.
pub(super) fn draw(state: State) -> AnyView {
    let Some(reading) = state.reading.get() else { return ().into_any() };
    let shown = Arc::new(Shown::of(reading, &state.chosen.get()));
    let matrix = shown.matrix();
    let columns = Columns::of(&shown.reading);
    let head = |name: &str, is: &dyn Fn(&ColumnUse) -> bool| columns.head(state, name, is);
    let parties = matrix.parties.iter().map(|party| {
        head(
            &party.name,
            &|taken| matches!(taken, ColumnUse::Party(name) if fold(name) == fold(&party.name)),
        )
    });
    let parties: Vec<_> = parties.collect();
    let activity = head("Activity", &|taken| *taken == ColumnUse::Activity);
    let plan = head("Plan", &|taken| *taken == ColumnUse::Plan);
    let comment = head("Comment", &|taken| *taken == ColumnUse::Comment);
    let rows = shown.rows(state, 0..AT_ONCE);
    let more = shown.reading.counts.rows().saturating_sub(PREVIEWED);
    let is_painted = RwSignal::new(false);
    paint::after_paint(move || {
        is_painted.try_set(true);
    });
    let (plans, comments) = (shown.plans, shown.comments);
    let rest = part(move || is_painted.get().then(|| shown.rows(state, AT_ONCE..PREVIEWED)));
    view! {
        <div class="import-outcome" role="group" tabindex="0" aria-label="Preview of the matrix">
            <table>
                <thead>
                    <tr>
                        {activity}
                        {plans.then_some(plan)}
                        {parties}
                        {comments.then_some(comment)}
                    </tr>
                </thead>
                <tbody>{rows}{rest}</tbody>
            </table>
        </div>
        {(more > 0).then(|| view! { <p class="quiet">{format!("and {more} more rows")}</p> })}
    }
    .into_any()
}

/// The columns of the source from which the matrix comes: those of the kind of tables that has
/// most rows.
struct Columns {
    tables: Arc<[usize]>,
    list: Vec<ColumnFacts>,
    codes: Option<Vec<char>>,
}

impl Columns {
    fn of(reading: &Reading) -> Self {
        let rows = |tables: &Vec<usize>| {
            let tables = tables.iter().filter_map(|at| reading.tables.get(*at));
            tables.filter(|table| table.taken).map(|table| table.rows).sum::<usize>()
        };
        let groups = alike(&reading.tables);
        let tables = groups.into_iter().max_by_key(rows).unwrap_or_default();
        let first = tables.first().and_then(|at| reading.tables.get(*at));
        let list = first.filter(|table| table.taken).map(|table| table.columns.clone());
        let codes = tables::codes(reading);
        Self { tables: tables.into(), list: list.unwrap_or_default(), codes }
    }

    /// The header of a column of the matrix, which says what the column is that it comes from.
    fn head(&self, state: State, name: &str, is: &dyn Fn(&ColumnUse) -> bool) -> AnyView {
        let from = self.list.iter().enumerate().find(|(_, facts)| is(&facts.taken));
        let select = from.map(|(at, facts)| {
            let tables = Arc::clone(&self.tables);
            let choose = move |taken: ColumnUse| {
                state.correct(|corrections| {
                    for table in tables.iter() {
                        corrections.set_column(*table, at, taken.clone());
                    }
                });
            };
            let header = tables::header_of(at, facts);
            let named = (format!("import-head-{at}"), format!("“{header}” in the file is"));
            tables::choice(named, facts, self.codes.as_deref(), choose)
        });
        view! { <th scope="col"><span>{name.to_owned()}</span>{select}</th> }.into_any()
    }
}

fn line(
    activity: &Activity,
    name: AnyView,
    matrix: &Matrix,
    plans: bool,
    comments: bool,
) -> AnyView {
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
            <th scope="row">{name}</th>
            {plans.then(|| view! { <td class="plan">{activity.plan.printed.clone()}</td> })}
            {cells}
            {comments.then(|| view! { <td class="comment">{activity.comment.to_plain().into_owned()}</td> })}
        </tr>
    }
    .into_any()
}
