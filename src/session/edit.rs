//! What keys and the picker do to cells.

use remit_core::edit::{ActivityField, CellEdit, Command};
use remit_core::grid::{Column, Cursor, Range, Selection, Span, selection};
use remit_core::matrix::text::notation;
use remit_core::matrix::{
    Cell, Holding, LetterSet, Matrix, Numbering, PartyId, PlanUse, Row, RowId, Text,
};
use remit_import::paste::Edits;

use crate::session::Session;
use crate::state::wording::cells as counted;
use crate::state::{Begins, Editing, Notice, Offer, Open};

/// The selected cells that hold letters.
fn party_cells(session: Session) -> Vec<(RowId, PartyId, Cell)> {
    let areas = session.areas();
    let cells = session.open.now(|open| {
        let cells = selection::party_cells(&areas, open.matrix(), open.layout());
        let cell = |(row, party)| Some((row, party, open.matrix().cell(row, party)?));
        cells.into_iter().filter_map(cell).collect()
    });
    cells.unwrap_or_default()
}

/// Gives the selected cells the letter of a key; takes it from them if every one has it.
/// `exactly` makes them hold that letter and no other. False where the key is no letter of the
/// matrix or no cell that holds letters is selected.
pub fn toggle(session: Session, key: char, exactly: bool) -> bool {
    let letter = session.open.now(|open| open.matrix().letters.typed(key)).flatten();
    let Some(letter) = letter else { return false };
    let cells = party_cells(session);
    if cells.is_empty() {
        return false;
    }
    let all = cells.iter().all(|(_, _, cell)| cell.letters().contains(letter));
    let code = key.to_ascii_uppercase();
    let (verb, link) = match (exactly, all) {
        (true, _) => ("Set", "in"),
        (false, true) => ("Remove", "from"),
        (false, false) => ("Add", "to"),
    };
    let change = |cell: Cell| match (exactly, all) {
        (true, _) => letter,
        (false, true) => cell.letters().without(letter),
        (false, false) => cell.letters().union(letter),
    };
    set(
        session,
        &cells,
        |cell| Cell::of(change(cell)),
        |what| match what {
            What::Party(name) => format!("{verb} {code} for {name}"),
            What::Cells(count) => format!("{verb} {code} {link} {}", counted(count)),
        },
    );
    true
}

/// How many cells that hold letters are selected.
pub fn count(session: Session) -> usize {
    party_cells(session).len()
}

/// Empties the selected cells: those of parties, plans and comments.
pub fn clear(session: Session) {
    clear_as(session, "Clear");
}

/// The same under another name.
pub fn clear_as(session: Session, verb: &str) {
    let areas = session.areas();
    let texts = session.open.now(|open| {
        let (matrix, layout) = (open.matrix(), open.layout());
        let mut texts = Vec::new();
        for row in selection::rows_of(&areas, layout) {
            let Some(activity) = matrix.rows.get(row).and_then(Row::activity) else { continue };
            for (place, column) in layout.columns.iter().enumerate() {
                let field = match column {
                    Column::Plan => ActivityField::Plan(PlanUse::default()),
                    Column::Comment => ActivityField::Comment(Text::default()),
                    _ => continue,
                };
                if selection::is_selected(&areas, row, place) {
                    texts.push(Command::SetActivity(activity.id, field));
                }
            }
        }
        texts
    });
    let cells = party_cells(session);
    let texts = texts.unwrap_or_default();
    if let ([(_, party, _)], []) = (&cells[..], &texts[..]) {
        let name = session.open.now(|open| party_name(open.matrix(), *party));
        return make(session, &format!("{verb} {}", name.unwrap_or_default()), emptied(&cells));
    }
    let edits = Edits { texts, ..emptied(&cells) };
    make(session, &format!("{verb} {}", counted(edits.count())), edits);
}

fn emptied(cells: &[(RowId, PartyId, Cell)]) -> Edits {
    let cells = cells.iter().map(|(row, party, _)| CellEdit {
        row: *row,
        party: *party,
        cell: Cell::default(),
    });
    Edits { cells: cells.collect(), texts: Vec::new() }
}

/// Says that the selected activities do not concern their parties, or that they do.
pub fn toggle_applicable(session: Session) {
    let cells = party_cells(session);
    let all = cells.iter().all(|(_, _, cell)| cell.holding == Holding::NotApplicable);
    let holding = if all { Holding::Letters(LetterSet::EMPTY) } else { Holding::NotApplicable };
    set(
        session,
        &cells,
        |_| Cell { holding, ..Cell::default() },
        |what| match what {
            What::Party(name) => format!("Not applicable for {name}"),
            What::Cells(count) => format!("Not applicable in {}", counted(count)),
        },
    );
}

/// What a change is about, for its name.
enum What<'a> {
    Party(&'a str),
    Cells(usize),
}

fn set(
    session: Session,
    cells: &[(RowId, PartyId, Cell)],
    change: impl Fn(Cell) -> Cell,
    name: impl FnOnce(What<'_>) -> String,
) {
    let edits = cells.iter().map(|(row, party, cell)| CellEdit {
        row: *row,
        party: *party,
        cell: change(*cell),
    });
    let command = Command::SetCells(edits.collect());
    let &[(row, party, _)] = cells else {
        let name = name(What::Cells(cells.len()));
        if session.dispatch(&name, command) {
            session.screen.announce(format!("{name}. {}", session.counts()));
        }
        return;
    };
    let party_name = session.open.now(|open| party_name(open.matrix(), party));
    let party_name = party_name.unwrap_or_default();
    if session.dispatch(&name(What::Party(&party_name)), command) {
        let held = session.open.now(|open| {
            let cell = open.matrix().cell(row, party).unwrap_or_default();
            open.matrix().letters.write(cell.letters())
        });
        let held = held.filter(|held| !held.is_empty()).unwrap_or_else(|| "empty".to_owned());
        session.screen.announce(format!("{party_name} {held}. {}", session.counts()));
    }
}

/// Makes changes of many cells as one, and says so.
pub fn make(session: Session, name: &str, edits: Edits) {
    if edits.count() > 0 && session.dispatch(name, edits.command()) {
        session.screen.announce(format!("{name}. {}", session.counts()));
    }
}

/// Selects as much as that of what the cursor stands in.
pub fn select(session: Session, span: Span) {
    if let Some(Selection { active, .. }) = session.grid.selected() {
        session.select(Selection::of(Range { span, ..active }));
    }
}

/// A party's name, for announcements and labels.
pub fn party_name(matrix: &Matrix, party: PartyId) -> String {
    let party = matrix.column(party).and_then(|at| matrix.parties.get(at));
    party.map(|party| party.name.clone()).unwrap_or_default()
}

/// Opens what edits a cell: the picker for letters, a line to type in for everything else, behind
/// the text that is there.
pub fn open(session: Session, cursor: Cursor) {
    let is_section =
        session.open.now(|open| open.matrix().section(cursor.row).is_some()).unwrap_or(false);
    let editing = match cursor.column {
        _ if is_section => Editing::Text(heading(cursor), Begins::Behind),
        Column::Party(_) => Editing::Letters(cursor),
        _ => Editing::Text(cursor, Begins::Behind),
    };
    if session.open.now(Open::is_draft) == Some(true) {
        session.grid.go_to(cursor);
        session.grid.edit(editing);
    } else {
        session.screen.notify(Notice {
            text: "Read-only. Start typing to make your own copy.".to_owned(),
            is_error: false,
            offer: Some(Offer::Edit),
        });
    }
}

/// A heading is one cell, in the first column.
fn heading(cursor: Cursor) -> Cursor {
    Cursor { column: Column::Activity, ..cursor }
}

/// Opens the text of the cell of the cursor, so that the character whose key goes down just now
/// takes its place, or what an input method makes of it. False where no text is selected, or
/// where it cannot be changed.
pub fn type_over(session: Session, cursor: Cursor) -> bool {
    let is_section = session.open.now(|open| open.matrix().section(cursor.row).is_some());
    let cursor = match (is_section, cursor.column) {
        (Some(true), _) => heading(cursor),
        (Some(false), Column::Activity | Column::Plan | Column::Comment) => cursor,
        _ => return false,
    };
    if count(session) > 0 || !session.begin_own_copy() {
        return false;
    }
    session.grid.select_none();
    session.grid.edit(Editing::Text(cursor, Begins::Over));
    true
}

/// Goes to the first party's cell of a row that has just got its text.
pub fn begin_cells(session: Session, cursor: Cursor) {
    let party = session.open.now(|open| {
        let parties = &open.matrix().parties;
        open.matrix().activity(cursor.row).and(parties.first()).map(|party| party.id)
    });
    let column = party.flatten().map_or(cursor.column, Column::Party);
    session.grid.go_to(Cursor { column, ..cursor });
}

/// What stands in a cell, as people type it.
pub fn text(matrix: &Matrix, cursor: Cursor) -> Option<String> {
    if let Some(section) = matrix.section(cursor.row) {
        return Some(match matrix.numbering {
            Numbering::Kept => section.heading(),
            // What is counted cannot be typed.
            Numbering::Automatic => section.title.clone(),
        });
    }
    let activity = matrix.activity(cursor.row)?;
    match cursor.column {
        Column::Activity => Some(notation::write(&activity.text)),
        Column::Plan => Some(activity.plan.printed.clone()),
        Column::Comment => Some(notation::write(&activity.comment)),
        Column::Party(_) => None,
    }
}

/// Takes what was typed.
pub fn commit_text(session: Session, cursor: Cursor, typed: &str) {
    let command = session.open.now(|open| command(open.matrix(), cursor, typed)).flatten();
    if let Some((name, command)) = command {
        session.dispatch(name, command);
    }
}

fn command(matrix: &Matrix, cursor: Cursor, typed: &str) -> Option<(&'static str, Command)> {
    let row = cursor.row;
    if matrix.section(row).is_some() {
        return Some(("Edit a heading", Command::set_heading(row, typed, matrix.numbering)));
    }
    let (name, field) = match cursor.column {
        Column::Activity => ("Edit an activity", ActivityField::Text(notation::read(typed))),
        Column::Plan => ("Edit a plan", ActivityField::Plan(PlanUse::read(typed, &matrix.plans))),
        Column::Comment => ("Edit a comment", ActivityField::Comment(notation::read(typed))),
        Column::Party(_) => return None,
    };
    Some((name, Command::SetActivity(row, field)))
}
