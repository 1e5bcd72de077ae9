//! What each party holds for an activity, why we believe it, and whether it concerns the party.

use leptos::prelude::*;
use remit_core::edit::{ActivityField, CellEdit, Command};
use remit_core::matrix::{Basis, Cell, CellMark, Holding, LetterSet, Mark, Matrix, PartyId, RowId};

use crate::session::Session;
use crate::view::follow::{drawn, press, when};
use crate::view::rich_text::{self, Rich};

/// What is shown of a cell.
#[derive(Clone, PartialEq)]
struct Line {
    party: PartyId,
    name: String,
    letters: String,
    cell: Cell,
    marks: String,
}

#[component]
pub(super) fn Cells(row: RowId) -> impl IntoView {
    let session = Session::get();
    let lines = drawn(
        move || session.open.matrix(|matrix| lines(matrix, row)).unwrap_or_default(),
        move |lines| {
            let lines: Vec<_> = lines.into_iter().map(|line| draw(session, row, line)).collect();
            (!lines.is_empty()).then(|| {
                view! {
                    <h2>"Parties"</h2>
                    <table class="row-cells">
                        <thead>
                            <tr>
                                <th scope="col">"Party"</th>
                                <th scope="col">"Roles"</th>
                                <th scope="col">"n/a"</th>
                                <th scope="col">"Marks"</th>
                            </tr>
                        </thead>
                        <tbody>{lines}</tbody>
                    </table>
                }
            })
        },
    );
    let basis = drawn(
        move || {
            session.open.matrix(|matrix| {
                let activity = matrix.activity(row)?;
                let any = |basis| activity.cells.iter().any(|cell| cell.basis == basis);
                let evidence = &activity.evidence;
                let evidence = (!evidence.is_empty()).then(|| Rich::of(evidence, matrix));
                Some((any(Basis::Inferred), any(Basis::Original), evidence))
            })
        },
        move |found| {
            let (inferred, original, evidence) = found.flatten()?;
            let words = match (inferred, original) {
                (true, _) => {
                    "Inferred: the source doesn't show which party has these roles. Please confirm."
                }
                (_, true) => {
                    "Taken from the publisher's page, because the imported text had lost its \
                    columns."
                }
                _ => "Shown in the source, or set or confirmed by a person.",
            };
            let evidence = evidence.map(|evidence| {
                let evidence = rich_text::draw(evidence);
                view! { <p class="quiet">{evidence}</p> }
            });
            Some(view! {
                <h2>"Source of these roles"</h2>
                <p>{words}</p>
                {evidence}
                {inferred.then(|| when(session.open.is_draft, move || view! {
                    <p class="buttons">
                        <button class="small" title="Confirm that these roles are correct" on:click=press(move || confirm(session, row))>
                            "Confirm"
                        </button>
                    </p>
                }))}
            })
        },
    );
    view! { {lines}{basis} }
}

fn lines(matrix: &Matrix, row: RowId) -> Vec<Line> {
    let Some(activity) = matrix.activity(row) else { return Vec::new() };
    let line = |(party, cell): (&remit_core::matrix::Party, Cell)| {
        let marks = activity.marks.iter().filter(|mark| mark.party == party.id);
        let marks: Vec<&str> = marks.map(|mark| mark.mark.as_str()).collect();
        Line {
            party: party.id,
            name: party.name.clone(),
            letters: matrix.letters.write(cell.letters()),
            cell,
            marks: marks.join(" "),
        }
    };
    matrix.cells(activity).map(line).collect()
}

fn draw(session: Session, row: RowId, line: Line) -> impl IntoView {
    let Line { party, name, letters, cell, marks } = line;
    let is_off = cell.holding == Holding::NotApplicable;
    let toggle = move |_| {
        let holding =
            if is_off { Holding::Letters(LetterSet::EMPTY) } else { Holding::NotApplicable };
        let cell = Cell { holding, ..Cell::default() };
        let command = Command::SetCells(vec![CellEdit { row, party, cell }]);
        session.dispatch("Change applicability", command);
    };
    let set_marks = move |event| set_marks(session, row, party, &event_target_value(&event));
    let readonly = !session.open.is_draft.get_untracked();
    view! {
        <tr>
            <th scope="row">{name.clone()}</th>
            <td>{letters}</td>
            <td>
                <input
                    type="checkbox"
                    aria-label=format!("Not applicable for {name}")
                    prop:checked=is_off
                    disabled=readonly
                    on:change=toggle
                />
            </td>
            <td>
                <input
                    type="text"
                    class="marks"
                    aria-label=format!("Footnote marks for {name}")
                    prop:value=marks
                    readonly=readonly
                    on:change=set_marks
                />
            </td>
        </tr>
    }
}

/// Takes the marks of a cell, with spaces between them.
fn set_marks(session: Session, row: RowId, party: PartyId, typed: &str) {
    let mut new = Vec::new();
    for mark in typed.split([' ', ',']).filter(|mark| !mark.is_empty()) {
        let Some(mark) = Mark::new(mark) else {
            session
                .screen
                .fail("Nothing changed: a footnote mark has 1 to 8 characters and no brackets.");
            return;
        };
        new.push(mark);
    }
    let marks = session.open.now(|open| {
        let matrix = open.matrix();
        let activity = matrix.activity(row)?;
        let mut marks = Vec::new();
        for other in &matrix.parties {
            if other.id == party {
                marks.extend(new.iter().map(|mark| CellMark { party, mark: mark.clone() }));
            } else {
                marks.extend(activity.marks.iter().filter(|mark| mark.party == other.id).cloned());
            }
        }
        Some(marks)
    });
    if let Some(marks) = marks.flatten() {
        let command = Command::SetActivity(row, ActivityField::Marks(marks));
        session.dispatch("Edit footnote marks", command);
    }
}

/// Whoever confirms a row says that its letters are right.
fn confirm(session: Session, row: RowId) {
    let edits = session.open.now(|open| {
        let matrix = open.matrix();
        let cells = matrix.cells(matrix.activity(row)?);
        let inferred = cells.filter(|(_, cell)| cell.basis == Basis::Inferred);
        let edit = inferred.map(|(party, cell)| CellEdit {
            row,
            party: party.id,
            cell: cell.with_basis(Basis::Source),
        });
        Some(edit.collect::<Vec<_>>())
    });
    if let Some(edits) = edits.flatten().filter(|edits| !edits.is_empty()) {
        session.mend("Confirm a row", "Confirmed", Command::SetCells(edits));
    }
}
