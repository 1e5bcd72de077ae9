//! What was found, and how it is shown.

use leptos::prelude::*;
use remit_compare::comparison::{Hit, grouped};
use remit_core::matrix::{MatrixId, RowId};
use remit_core::search::{Answer, Assignment, IndexedRow};
use remit_formats::catalogue;

use super::books;
use crate::dialogs::chooser::{Choosing, choice_id};
use crate::session::Session;
use crate::state::Route;
use crate::state::wording::counted;

/// How many rows of each matrix are shown.
const ROWS: usize = 6;

/// What can be chosen.
pub enum Choice {
    /// A row of a matrix.
    Row(Route, RowId),
    /// A matrix.
    Matrix(Route),
}

/// A row that was found.
#[derive(Clone, PartialEq)]
struct Row {
    id: MatrixId,
    entry: IndexedRow,
    /// The title of its matrix, where it stands below a row of another one that says the same.
    of: Option<String>,
}

/// What one matrix answers.
#[derive(Clone, PartialEq)]
pub struct Found {
    route: Route,
    title: String,
    is_named: bool,
    rows: Vec<Row>,
    more: usize,
}

/// All answers.
#[derive(Clone, PartialEq)]
pub struct Results {
    pub matrices: Vec<Found>,
    /// How many matrices answer.
    of: usize,
}

impl Results {
    /// What is found for what was typed.
    pub fn of(session: Session, typed: &str) -> Self {
        let found = |answer: Answer| Found {
            route: route(answer.matrix),
            title: titled(session, &answer),
            is_named: answer.is_named,
            rows: answer.rows.into_iter().map(|it| row_of(answer.matrix, it)).collect(),
            more: answer.more,
        };
        let answers: Vec<Found> =
            books::with(|index| index.search(typed, ROWS).into_iter().map(found).collect());
        Self { of: answers.len(), matrices: together(answers) }
    }

    /// How many there are to choose from.
    pub fn count(&self) -> usize {
        self.matrices.iter().map(|found| found.rows.len() + usize::from(found.is_named)).sum()
    }

    /// How many rows were found.
    pub fn rows(&self) -> usize {
        self.matrices.iter().map(|found| found.rows.len() + found.more).sum()
    }

    /// How many there are, in words.
    pub fn said(&self) -> String {
        let of = counted(self.of, "matrix", "matrices");
        let found = counted(self.rows(), "result", "results");
        match (self.rows(), self.of) {
            (0, 0) => "No results. Try fewer or different words.".to_owned(),
            (0, _) => format!("{of}."),
            (_, 1) => format!("{found}."),
            _ => format!("{found} in {of}."),
        }
    }

    /// What stands at a place.
    pub fn choice(&self, mut place: usize) -> Option<Choice> {
        for found in &self.matrices {
            if let Some(row) = found.rows.get(place) {
                return Some(Choice::Row(route(row.id), row.entry.row));
            }
            place -= found.rows.len();
            if found.is_named {
                if place == 0 {
                    return Some(Choice::Matrix(found.route));
                }
                place -= 1;
            }
        }
        None
    }

    /// Draws them.
    pub fn draw(&self, choosing: Choosing) -> Vec<AnyView> {
        let mut place = 0;
        let mut drawn = Vec::new();
        for found in &self.matrices {
            let mut options: Vec<AnyView> = Vec::new();
            for found in &found.rows {
                options.push(row(choosing, place, found));
                place += 1;
            }
            if found.is_named {
                let name = format!("Open {}", found.title);
                options.push(option(choosing, place, view! { <span>{name}</span> }.into_any()));
                place += 1;
            }
            let more = (found.more > 0).then(|| format!("{} more", found.more));
            let group = view! {
                <div role="group" aria-label=found.title.clone() class="answer">
                    <h3 aria-hidden="true">{found.title.clone()}<small>{more}</small></h3>
                    {options}
                </div>
            };
            drawn.push(group.into_any());
        }
        drawn
    }
}

fn row_of(id: MatrixId, entry: &IndexedRow) -> Row {
    Row { id, entry: entry.clone(), of: None }
}

/// Rows of other matrices that say the same, below the first of them: one answer, not several.
fn together(mut matrices: Vec<Found>) -> Vec<Found> {
    let rows: Vec<(usize, Row)> = matrices
        .iter_mut()
        .enumerate()
        .flat_map(|(at, found)| std::mem::take(&mut found.rows).into_iter().map(move |it| (at, it)))
        .collect();
    let hits: Vec<Hit> = rows
        .iter()
        .map(|(_, row)| Hit { matrix: row.id, row: row.entry.row, text: &row.entry.text })
        .collect();
    for group in books::with_said(|known| grouped(&hits, known)) {
        let mut first = None;
        for (at, row) in group.into_iter().filter_map(|place| rows.get(place)) {
            let home = *first.get_or_insert(*at);
            let of = (home != *at).then(|| matrices.get(*at).map(|found| found.title.clone()));
            if let Some(found) = matrices.get_mut(home) {
                found.rows.push(Row { of: of.flatten(), ..row.clone() });
            }
        }
    }
    matrices.retain(|found| !found.rows.is_empty() || found.is_named || found.more > 0);
    matrices
}

fn option(choosing: Choosing, place: usize, content: AnyView) -> AnyView {
    view! {
        <div
            id=choice_id(place)
            class="choice"
            role="option"
            data-choice=place.to_string()
            aria-selected=choosing.selected(place)
        >
            {content}
        </div>
    }
    .into_any()
}

fn row(choosing: Choosing, place: usize, Row { entry, of, .. }: &Row) -> AnyView {
    let held: Vec<AnyView> = entry.held.iter().map(held).collect();
    let path = match of {
        Some(title) => format!("Same in {title}: {}", entry.path),
        None => entry.path.clone(),
    };
    let content = view! {
        <span class="said">{entry.text.clone()}</span>
        <small class="path">{path}</small>
        <span class="held">{held}</span>
    };
    option(choosing, place, content.into_any())
}

fn held(held: &Assignment) -> AnyView {
    let letters: Vec<AnyView> = held
        .letters
        .iter()
        .map(|(code, kind)| {
            let class = format!("letter {}", kind.name().to_ascii_lowercase());
            view! { <span class=class>{code.to_string()}</span> }.into_any()
        })
        .collect();
    let nothing = match (held.letters.is_empty(), held.not_applicable) {
        (true, true) => "n/a",
        (true, false) => "–",
        _ => "",
    };
    view! { <span class="holder">{held.party.clone()}" "{letters}{nothing}" "</span> }.into_any()
}

fn route(id: MatrixId) -> Route {
    let published = catalogue::ALL.iter().find(|published| published.id == id);
    published.map_or(Route::Draft(id), Route::Published)
}

/// The title, which may be that of several.
fn titled(session: Session, answer: &Answer) -> String {
    let is_draft = session
        .library
        .drafts
        .with_untracked(|drafts| drafts.iter().any(|draft| draft.id == answer.matrix));
    let title = if answer.title.is_empty() { "Untitled" } else { answer.title };
    if is_draft { format!("{title} (draft)") } else { title.to_owned() }
}
