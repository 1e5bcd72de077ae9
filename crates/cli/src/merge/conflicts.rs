//! Conflicts in words, with what leads to theirs.

use remit_compare::{Conflict, Field, ItemConflict, Whose};
use remit_core::matrix::{Acceptance, Matrix, Row, RowId, RuleSetting, Text};
use remit_formats::json::Unresolved;
use remit_formats::{difference, json};

use super::change::change_of;
use crate::text::one_line;

/// What is to be decided.
pub(super) fn in_words(conflict: &Conflict, merged: &Matrix, theirs: &Matrix) -> Unresolved {
    let (what, ours, other) = words(conflict, merged, theirs);
    // What theirs is has the parties and letters of the merged matrix.
    let change = change_of(conflict, merged, theirs);
    let change = change.map(|change| json::compact(&difference::to_node(&change, merged)));
    let shown = |text: String| {
        let text = one_line(&text);
        if text.is_empty() { "nothing".to_owned() } else { text }
    };
    Unresolved {
        what: one_line(&what),
        ours: shown(ours),
        theirs: shown(other),
        change: change.unwrap_or_default(),
    }
}

/// What it is about, and what both sides are.
fn words(conflict: &Conflict, merged: &Matrix, theirs: &Matrix) -> (String, String, String) {
    match conflict {
        Conflict::Head { mine, theirs } => {
            (mine.field().title(), mine.value_in_words(), theirs.value_in_words())
        }
        Conflict::Letter(item) => {
            item_in_words("Role", item, |it| format!("{} ({})", it.code, it.shown_name()))
        }
        Conflict::Party(item) => item_in_words("Party", item, |it| it.name.clone()),
        Conflict::Plan(item) => item_in_words("Plan", item, |it| it.name.clone()),
        Conflict::Footnote(item) => item_in_words("Footnote", item, |it| {
            format!("{}: {}", it.mark.as_str(), it.text.to_plain())
        }),
        Conflict::Row(item) => item_in_words("Row", item, Row::words),
        Conflict::Field { row, mine, theirs: other } => {
            let what = format!("{}, {}", name_of(merged, theirs, *row), field_name(mine, merged));
            (what, field(mine, merged), field(other, merged))
        }
        Conflict::Rule { mine, theirs } => {
            let name = mine.as_ref().or(theirs.as_ref()).map_or("", |rule| rule.rule.as_str());
            let rule = |it: &Option<RuleSetting>| {
                it.as_ref().map(RuleSetting::in_words).unwrap_or_default()
            };
            (format!("Check setting {name}"), rule(mine), rule(theirs))
        }
        Conflict::Acceptance { mine, theirs } => {
            let name = mine.as_ref().or(theirs.as_ref()).map_or("", |it| it.rule.as_str());
            let what = format!("Accepted finding {name}");
            (what, accepted(mine.as_ref()), accepted(theirs.as_ref()))
        }
    }
}

fn item_in_words<T>(
    kind: &str,
    item: &ItemConflict<T>,
    shown: impl Fn(&T) -> String,
) -> (String, String, String) {
    let what = |it: &T| format!("{kind} {}", shown(it));
    let text = str::to_owned;
    match item {
        ItemConflict::Changed { mine, theirs } => (what(mine), shown(mine), shown(theirs)),
        ItemConflict::Removed { item, by: Whose::Mine } => {
            (what(item), text("removed (it stays for now)"), text("changed or used"))
        }
        ItemConflict::Removed { item, by: Whose::Theirs } => {
            (what(item), text("changed or used"), text("removed"))
        }
        ItemConflict::Moved { mine, .. } => {
            (what(mine), text("moved to where it is"), text("moved to another place"))
        }
    }
}

fn name_of(merged: &Matrix, theirs: &Matrix, row: RowId) -> String {
    let of =
        |matrix: &Matrix| matrix.position(row).and_then(|at| matrix.rows.get(at)).map(Row::words);
    let name = of(merged).or_else(|| of(theirs)).unwrap_or_default();
    if name.trim().is_empty() { "Row without text".to_owned() } else { name }
}

fn field_name(field: &Field, matrix: &Matrix) -> String {
    let text = match field {
        Field::Cell(party, _) | Field::Marks(party, _) => {
            return matrix.party(*party).map(|party| party.name.clone()).unwrap_or_default();
        }
        Field::Whole(_) => "all of it",
        Field::Text(_) => "text",
        Field::Plan(_) => "plan",
        Field::Comment(_) => "comment",
        Field::Evidence(_) => "how it was read",
        Field::Level(_) => "level",
        Field::Number(_) => "number",
        Field::Title(_) => "title",
        Field::Before(_) => "note before",
        Field::After(_) => "note after",
    };
    text.to_owned()
}

fn field(field: &Field, matrix: &Matrix) -> String {
    let plain = |text: &Text| text.to_plain().into_owned();
    match field {
        Field::Cell(_, cell) => matrix.letters.write_holding(cell.holding),
        Field::Marks(_, marks) => {
            marks.iter().map(remit_core::matrix::Mark::as_str).collect::<Vec<_>>().join(", ")
        }
        Field::Whole(row) => row.words(),
        Field::Text(text)
        | Field::Comment(text)
        | Field::Evidence(text)
        | Field::Before(text)
        | Field::After(text) => plain(text),
        Field::Plan(of) => of.printed.clone(),
        Field::Level(level) => level.to_string(),
        Field::Number(text) | Field::Title(text) => text.clone(),
    }
}

fn accepted(acceptance: Option<&Acceptance>) -> String {
    acceptance.map(remit_core::checks::report::accepted_by).unwrap_or_default()
}
