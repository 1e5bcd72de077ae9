//! What two tabs have changed at the same time: what is there stays until a person chooses.

use leptos::prelude::*;
use remit_core::edit::{ActivityField, Command, Held, SectionField};
use remit_core::matrix::text::notation;
use remit_core::matrix::{Cell, CellMark, Holding, Matrix, RowId};

use crate::session::Session;
use crate::view::follow::{part, press};

/// Both sides of a conflict, in words.
struct Sides {
    /// Where it is: "“Manage backups”, Customer".
    place: String,
    /// What stands there, where it can be said.
    here: Option<String>,
    /// What would stand there.
    there: Option<String>,
}

/// One line for each, with both sides and the choice.
#[component]
pub fn Conflicts() -> impl IntoView {
    let session = Session::get();
    part(move || {
        let held = session.open.with(|open| {
            let held = open.editor().held().iter();
            held.map(|held| (held.id, words(open.matrix(), held))).collect::<Vec<_>>()
        });
        let lines = held.into_iter().flatten().map(|(id, words)| {
            let choose = move |take| press(move || session.choose(id, take));
            view! {
                <div class="notice conflict">
                    <p>{words}</p>
                    <button class="small" on:click=choose(true)>"Use the other edit"</button>
                    <button class="small" on:click=choose(false)>"Keep current"</button>
                </div>
            }
        });
        lines.collect::<Vec<_>>()
    })
}

fn words(matrix: &Matrix, held: &Held) -> String {
    let sides = sides(matrix, &held.command);
    let place = sides.as_ref().map(|sides| format!(": {}", sides.place)).unwrap_or_default();
    let here = sides.as_ref().and_then(|sides| sides.here.as_deref());
    let here = here.map(|here| format!(" Current: {here}.")).unwrap_or_default();
    let there = sides.as_ref().and_then(|sides| sides.there.as_deref());
    let there = there.map(|there| format!(": {there}")).unwrap_or_default();
    format!("Edited in two tabs{place}.{here} Not applied yet: {}{there}.", held.name)
}

fn sides(matrix: &Matrix, command: &Command) -> Option<Sides> {
    match command {
        Command::SetTitle(title) => Some(Sides {
            place: "the title".to_owned(),
            here: Some(quoted(&matrix.title)),
            there: Some(quoted(title)),
        }),
        Command::SetCells(edits) => {
            let edit = edits.first()?;
            let party = matrix.parties.get(matrix.column(edit.party)?)?;
            let more = match edits.len() {
                1 => String::new(),
                count => format!(" and {} more", count - 1),
            };
            Some(Sides {
                place: format!("{}, {}{more}", row_name(matrix, edit.row)?, party.name),
                here: Some(letters(matrix, matrix.cell(edit.row, edit.party)?)),
                there: Some(letters(matrix, edit.cell)),
            })
        }
        Command::SetActivity(row, field) => {
            let activity = matrix.activity(*row);
            let (what, here, there) = match field {
                ActivityField::Text(text) => {
                    ("", activity.map(|a| notation::write(&a.text)), notation::write(text))
                }
                ActivityField::Plan(plan) => {
                    (", plan", activity.map(|a| a.plan.printed.clone()), plan.printed.clone())
                }
                ActivityField::Comment(text) => {
                    let here = activity.map(|a| notation::write(&a.comment));
                    (", comment", here, notation::write(text))
                }
                ActivityField::Marks(marks) => {
                    let written = |marks: &[CellMark]| {
                        let marks: Vec<&str> =
                            marks.iter().map(|mark| mark.mark.as_str()).collect();
                        marks.join(" ")
                    };
                    let here = activity.map(|a| written(&a.marks));
                    (", footnote marks", here, written(marks))
                }
            };
            Some(Sides {
                place: format!("{}{what}", row_name(matrix, *row).unwrap_or_else(gone)),
                here: here.map(|here| quoted(&here)),
                there: Some(quoted(&there)),
            })
        }
        Command::SetSection(row, field) => {
            let section = matrix.section(*row);
            let (here, there) = match field {
                SectionField::Number(text) => (section.map(|s| s.written.clone()), text.clone()),
                SectionField::Title(text) => (section.map(|s| s.title.clone()), text.clone()),
                SectionField::Before(text) => {
                    (section.map(|s| notation::write(&s.before)), notation::write(text))
                }
                SectionField::After(text) => {
                    (section.map(|s| notation::write(&s.after)), notation::write(text))
                }
                SectionField::Level(level) => {
                    let level = format!("level {level}");
                    (section.map(|s| format!("level {}", s.level)), level)
                }
            };
            Some(Sides {
                place: row_name(matrix, *row).unwrap_or_else(gone),
                here: here.map(|here| quoted(&here)),
                there: Some(quoted(&there)),
            })
        }
        Command::RemoveRows(rows) => {
            let more = match rows.len() {
                1 => String::new(),
                count => format!(" and {} more rows", count - 1),
            };
            let place = format!("{}{more}", row_name(matrix, *rows.first()?)?);
            Some(Sides { place, here: None, there: None })
        }
        Command::InsertRows { rows, .. } => {
            let row = rows.first()?.activity()?;
            let place = quoted(&row.text.to_plain());
            Some(Sides { place, here: None, there: None })
        }
        Command::SetParty(party) => Some(Sides {
            place: "a party".to_owned(),
            here: matrix
                .column(party.id)
                .and_then(|at| Some(quoted(&matrix.parties.get(at)?.name))),
            there: Some(quoted(&party.name)),
        }),
        // Of several changes one that is told, and that differs from what is here.
        Command::Group(commands) => {
            let all = || commands.iter().filter_map(|command| sides(matrix, command));
            all().find(|sides| sides.here != sides.there).or_else(|| all().next())
        }
        Command::MoveRows { rows, .. } => {
            let place = row_name(matrix, *rows.first()?)?;
            Some(Sides { place, here: None, there: None })
        }
        Command::InsertParty { .. }
        | Command::RemoveParty(_)
        | Command::MoveParty { .. }
        | Command::SetAbout(_)
        | Command::SetPlans(_)
        | Command::SetNumbering(_)
        | Command::Replace(_)
        | Command::SetLetters(_)
        | Command::SetFootnotes(_)
        | Command::SetReviewBy(_)
        | Command::SetRules(_)
        | Command::Accept { .. }
        | Command::Withdraw(_) => None,
    }
}

fn gone() -> String {
    "a deleted row".to_owned()
}

fn row_name(matrix: &Matrix, row: RowId) -> Option<String> {
    match (matrix.activity(row), matrix.section(row)) {
        (Some(activity), _) => Some(quoted(&activity.text.to_plain())),
        (_, Some(section)) => Some(quoted(&section.heading())),
        _ => None,
    }
}

fn letters(matrix: &Matrix, cell: Cell) -> String {
    let letters = matrix.letters.write(cell.letters());
    match (cell.holding, letters.is_empty()) {
        (Holding::NotApplicable, _) => "not applicable".to_owned(),
        (_, true) => "no role".to_owned(),
        (_, false) => letters,
    }
}

/// A text in quotes, as much of it as fits a line.
fn quoted(text: &str) -> String {
    const MOST: usize = 80;
    let text = text.replace('\n', " ");
    match (text.is_empty(), text.char_indices().nth(MOST)) {
        (true, _) => "empty".to_owned(),
        (false, None) => format!("“{text}”"),
        (false, Some((at, _))) => format!("“{}…”", text.get(..at).unwrap_or_default()),
    }
}
