//! A name for a version, with a note, a day and who approved.

use leptos::prelude::*;
use remit_core::matrix::{Date, Matrix, MatrixId, RowId, limits};
use remit_formats::versions::{APPROVALS, Approval, Approved, Named, RECORD};
use wasm_bindgen_futures::spawn_local;

use super::history::link_id;
use crate::platform::time;
use crate::platform::time::clock;
use crate::session::{Naming, Session};
use crate::state::Dialog;
use crate::view::focus;
use crate::view::follow::{part, press, when, words};

/// The field for the name.
const NAME: &str = "version-name";
/// The button that adds a line of approval.
const ADD: &str = "add-approval";

/// What is asked.
#[component]
pub fn NameVersion(draft: MatrixId, at: Option<u64>) -> impl IntoView {
    let session = Session::get();
    let found = RwSignal::new(None::<Result<Naming, String>>);
    session.grid.commit_typing();
    spawn_local(async move {
        found.try_set(Some(session.naming(draft, at).await));
    });
    part(move || {
        match found.get() {
        None => view! { <p class="quiet" role="status">"Loading…"</p> }.into_any(),
        Some(Err(error)) => view! {
            <p role="alert" class="problem">{format!("This version can't be named: {error}.")}</p>
            <p class="buttons"><button on:click=press(move || session.screen.close_dialog())>"Close"</button></p>
        }
        .into_any(),
        Some(Ok(naming)) => view! { <Form naming=naming /> }.into_any(),
    }
    })
}

/// A line of approval as it is typed.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Line {
    key: usize,
    party: RwSignal<String>,
    name: RwSignal<String>,
    role: RwSignal<String>,
    date: RwSignal<String>,
    /// The id of a row, or nothing for all of it.
    row: RwSignal<String>,
}

impl Line {
    fn of(key: usize, approval: &Approval) -> Self {
        let row = match approval.of {
            Approved::Whole => String::new(),
            Approved::Row(row) => row.to_string(),
        };
        Self {
            key,
            party: RwSignal::new(approval.party.map(|id| id.to_string()).unwrap_or_default()),
            name: RwSignal::new(approval.name.clone()),
            role: RwSignal::new(approval.role.clone()),
            date: RwSignal::new(written(approval.date)),
            row: RwSignal::new(row),
        }
    }

    /// What was typed; nothing where that is nobody.
    fn read(self) -> Option<Approval> {
        let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
        let (name, role) = (text(self.name), text(self.role));
        let row = text(self.row).parse().ok();
        let of = row.map_or(Approved::Whole, Approved::Row);
        let (party, date) = (text(self.party).parse().ok(), text(self.date).parse().ok());
        (!name.is_empty()).then_some(Approval { party, name, role, date, of })
    }

    fn id(self, field: &str) -> String {
        format!("approval-{}-{field}", self.key)
    }
}

fn written(date: Option<Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

#[component]
fn Form(naming: Naming) -> impl IntoView {
    let session = Session::get();
    let before = naming.named.clone();
    let said = before.clone().unwrap_or(Named { date: time::today(), ..Named::default() });
    let name = RwSignal::new(naming.first_answer.clone());
    let note = RwSignal::new(said.note.clone());
    let date = RwSignal::new(written(said.date));
    let lines: Vec<Line> =
        said.approvals.iter().enumerate().map(|(key, it)| Line::of(key, it)).collect();
    let next = StoredValue::new(lines.len());
    let lines = RwSignal::new(lines);
    let problem = RwSignal::new(String::new());
    let is_sure = RwSignal::new(false);
    let rows = rows_offered(session, &naming);
    let parties: Vec<(String, String)> = naming
        .version
        .matrix
        .parties
        .iter()
        .map(|it| (it.id.to_string(), it.name.clone()))
        .collect();
    let first_party = {
        let parties = parties.clone();
        move || {
            let taken: Vec<String> = lines
                .with_untracked(|lines| lines.iter().map(|it| it.party.get_untracked()).collect());
            let free = parties.iter().find(|(id, _)| !taken.contains(id));
            free.map(|(id, _)| id.clone()).unwrap_or_default()
        }
    };
    let add = move || {
        let key = next.get_value();
        next.set_value(key + 1);
        let blank = Approval {
            party: first_party().parse().ok(),
            name: String::new(),
            role: String::new(),
            date: time::today(),
            of: Approved::Whole,
        };
        let line = Line::of(key, &blank);
        lines.update(|lines| lines.push(line));
        focus::on(line.id("name"));
    };
    let naming = StoredValue::new(naming);
    // It comes later than its dialog: the browser has put the focus elsewhere by then.
    focus::on_name(NAME.to_owned());
    let finish = move |named: Option<Named>| {
        spawn_local(async move {
            let naming = naming.get_value();
            match session.give_name(&naming, named.as_ref()).await {
                Ok(at) => {
                    let said = match &named {
                        Some(named) => format!("Version named {}.", named.name),
                        None => "Name removed.".to_owned(),
                    };
                    session.screen.announce(said);
                    session.screen.open_dialog(Dialog::History(naming.draft));
                    focus::on(link_id(at));
                }
                Err(error) => {
                    problem.try_set(format!("The version isn't named: {error}."));
                }
            }
        });
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
        let named = Named {
            name: text(name),
            note: text(note),
            date: text(date).parse().ok(),
            approvals: lines.get_untracked().into_iter().filter_map(Line::read).collect(),
        };
        let is_unsaid = |line: &Line| text(line.name).is_empty() && !text(line.role).is_empty();
        if let Some(line) = lines.get_untracked().into_iter().find(is_unsaid) {
            problem.set("Say who approved, or remove the approval.".to_owned());
            focus::on(line.id("name"));
        } else if named.name.is_empty() {
            problem.set("Give the version a name, such as 1.0.".to_owned());
            focus::on(NAME.to_owned());
        } else {
            finish(Some(named));
        }
    };
    let (at, since) = naming.with_value(|naming| (naming.at, naming.since.clone()));
    let what = at.map_or("The draft as it is now.".to_owned(), |at| {
        format!("The version from {}.", clock(at))
    });
    let drawn = part(move || {
        let drawn = lines.get().into_iter().map(|it| line(it, lines, &parties, &rows));
        drawn.collect::<Vec<_>>()
    });
    let is_full = Memo::new(move |_| lines.with(Vec::len) < APPROVALS);
    let has_name = before.is_some();
    view! {
        <form class="naming" on:submit=save>
            <p>{what}" "{since}</p>
            {input(NAME, "Name", "text", name)}
            {input("version-date", "Date", "date", date)}
            <div class="field">
                <label for="version-note">"Note: what changed, and why (optional)"</label>
                <textarea
                    id="version-note"
                    rows="3"
                    maxlength=limits::TEXT_CHARS.to_string()
                    prop:value=note
                    on:input=move |event| note.set(event_target_value(&event))
                ></textarea>
            </div>
            <h3>"Approvals"</h3>
            {drawn}
            {when(is_full, move || {
                let add = add.clone();
                view! { <button type="button" id=ADD class="small" on:click=press(add)>"Add approval"</button> }
            })}
            <p class="quiet">
                "An approval lapses when assignments that it covers change. "{RECORD}
            </p>
            <p role="alert" class="problem">{words(move || problem.get())}</p>
            {has_name.then(|| part(move || removal(is_sure, finish)))}
            <p class="buttons">
                <button type="submit" class="primary">"Save"</button>
                <button type="button" on:click=press(move || session.screen.close_dialog())>"Cancel"</button>
            </p>
        </form>
    }
}

/// The way to take the name away, asked twice: note and approvals go with it.
fn removal(is_sure: RwSignal<bool>, finish: impl Fn(Option<Named>) + Copy + 'static) -> AnyView {
    const SURE: &str = "remove-name-surely";
    if is_sure.get() {
        return view! {
            <p>"Its note and approvals are deleted too. The version stays in the history like any other."</p>
            <button type="button" id=SURE class="small" on:click=press(move || finish(None))>"Remove name and approvals"</button>
        }
        .into_any();
    }
    let ask = move || {
        is_sure.set(true);
        focus::on(SURE.to_owned());
    };
    view! { <button type="button" class="small" on:click=press(ask)>"Remove name…"</button> }
        .into_any()
}

fn input(id: &str, label: &'static str, kind: &'static str, value: RwSignal<String>) -> AnyView {
    view! {
        <div class="field">
            <label for=id.to_owned()>{label}</label>
            <input
                id=id.to_owned()
                type=kind
                maxlength=limits::NAME_CHARS.to_string()
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
        </div>
    }
    .into_any()
}

/// The rows that an approval can be about: that of the cursor, and those that one is about already.
fn rows_offered(session: Session, naming: &Naming) -> Vec<(String, String)> {
    let matrix = &naming.version.matrix;
    let at = session.grid.cursor.get_untracked();
    let cursor =
        session.open.draft_now(naming.draft, |open| Some(open.matrix().activity(at?.row)?.id));
    let said = naming.named.iter().flat_map(|named| &named.approvals);
    let said = said.filter_map(|approval| match approval.of {
        Approved::Row(row) => Some(row),
        Approved::Whole => None,
    });
    let mut rows: Vec<RowId> = cursor.flatten().into_iter().chain(said).collect();
    rows.dedup();
    let name = |matrix: &Matrix, row: RowId| Some(matrix.rows.get(matrix.position(row)?)?.words());
    rows.into_iter().filter_map(|row| Some((row.to_string(), name(matrix, row)?))).collect()
}

fn line(
    of: Line,
    lines: RwSignal<Vec<Line>>,
    parties: &[(String, String)],
    rows: &[(String, String)],
) -> AnyView {
    let field = |id: &str, label: &'static str, kind: &'static str, value: RwSignal<String>| {
        input(&of.id(id), label, kind, value)
    };
    let select = |id: &str,
                  label: &'static str,
                  none: &'static str,
                  value: RwSignal<String>,
                  options: &[(String, String)]| {
        let id = of.id(id);
        let now = value.get_untracked();
        let options = options.iter().map(|(id, name)| {
            view! { <option value=id.clone() selected=*id == now>{name.clone()}</option> }
        });
        let options: Vec<_> = options.collect();
        view! {
            <div class="field">
                <label for=id.clone()>{label}</label>
                <select id=id on:change=move |event| value.set(event_target_value(&event))>
                    <option value="">{none}</option>
                    {options}
                </select>
            </div>
        }
    };
    let remove = move || {
        lines.update(|lines| lines.retain(|line| line.key != of.key));
        focus::on(ADD.to_owned());
    };
    let called = words(move || match of.name.get().trim() {
        "" => "Remove this approval".to_owned(),
        name => format!("Remove the approval of {name}"),
    });
    view! {
        <fieldset class="approval-line">
            <legend>"Approval"</legend>
            {select("party", "For", "No party", of.party, parties)}
            {field("name", "Approved by", "text", of.name)}
            {field("role", "Role or title", "text", of.role)}
            {field("date", "Date", "date", of.date)}
            {select("row", "Covers", "Whole matrix", of.row, rows)}
            <button type="button" class="small" aria-label=called on:click=press(remove)>"Remove"</button>
        </fieldset>
    }
    .into_any()
}
