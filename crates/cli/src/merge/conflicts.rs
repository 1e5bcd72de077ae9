//! Conflicts in words, with what leads to theirs.

use remit_compare::{
    Conflict, Difference, Field, ItemConflict, ListChange, RowChange, Splice, Whose,
};
use remit_core::matrix::{Acceptance, Matrix, Row, RowId, RuleSetting, Text};
use remit_formats::json::Unresolved;
use remit_formats::{difference, json};

use crate::text::one_line;

/// What is to be decided.
pub(super) fn in_words(conflict: &Conflict, merged: &Matrix, theirs: &Matrix) -> Unresolved {
    let words = |what: String, ours: String, theirs: String, change: Option<Difference>| {
        // What theirs is has the parties and letters of the merged matrix.
        let change = change.map(|change| json::compact(&difference::to_node(&change, merged)));
        let shown = |text: String| {
            let text = one_line(&text);
            if text.is_empty() { "nothing".to_owned() } else { text }
        };
        Unresolved {
            what: one_line(&what),
            ours: shown(ours),
            theirs: shown(theirs),
            change: change.unwrap_or_default(),
        }
    };
    let empty = Difference::default;
    match conflict {
        Conflict::Head { mine, theirs } => {
            let what = match mine.words() {
                "" => "how the matrix is identified",
                words => words,
            };
            let change = Difference { head: vec![theirs.clone()], ..empty() };
            words(sentence(what), mine.value_in_words(), theirs.value_in_words(), Some(change))
        }
        Conflict::Letter(item) => {
            let (what, ours, theirs) =
                item_in_words("Role", item, |it| format!("{} ({})", it.code, it.shown_name()));
            words(what, ours, theirs, None)
        }
        Conflict::Party(item) => {
            let (what, ours, other) = item_in_words("Party", item, |it| it.name.clone());
            let change = theirs_of(item).map(|party| Difference {
                parties: ListChange { changed: vec![party.clone()], ..ListChange::default() },
                ..empty()
            });
            words(what, ours, other, change)
        }
        Conflict::Plan(item) => {
            let (what, ours, other) = item_in_words("Plan", item, |it| it.name.clone());
            let change = theirs_of(item).map(|plan| Difference {
                plans: ListChange { changed: vec![plan.clone()], ..ListChange::default() },
                ..empty()
            });
            words(what, ours, other, change)
        }
        Conflict::Footnote(item) => {
            let (what, ours, other) = item_in_words("Footnote", item, |it| {
                format!("{}: {}", it.mark.as_str(), it.text.to_plain())
            });
            let change = theirs_of(item).map(|note| Difference {
                footnotes: ListChange { changed: vec![note.clone()], ..ListChange::default() },
                ..empty()
            });
            words(what, ours, other, change)
        }
        Conflict::Row(item) => {
            let (what, ours, theirs) = item_in_words("Row", item, row_words);
            words(what, ours, theirs, None)
        }
        Conflict::Field { row, mine, theirs: other } => {
            let fields = vec![other.clone()];
            let change = Difference { changed: vec![RowChange { row: *row, fields }], ..empty() };
            let what = format!("{}, {}", name_of(merged, theirs, *row), field_name(mine, merged));
            words(what, field(mine, merged), field(other, merged), Some(change))
        }
        Conflict::Rule { mine, theirs } => {
            let name = mine.as_ref().or(theirs.as_ref()).map_or("", |rule| rule.rule.as_str());
            words(format!("Check setting {name}"), rule(mine.as_ref()), rule(theirs.as_ref()), None)
        }
        Conflict::Acceptance { mine, theirs } => {
            let name = mine.as_ref().or(theirs.as_ref()).map_or("", |it| it.rule.as_str());
            let change = theirs.as_ref().map(|other| Difference {
                acceptances: Some(Splice { at: 0, remove: 0, insert: vec![other.clone()] }),
                ..empty()
            });
            words(
                format!("Accepted finding {name}"),
                accepted(mine.as_ref()),
                accepted(theirs.as_ref()),
                change,
            )
        }
    }
}

/// Words that begin a sentence.
fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Theirs, where both changed an item.
fn theirs_of<T>(item: &ItemConflict<T>) -> Option<&T> {
    match item {
        ItemConflict::Changed { theirs, .. } => Some(theirs),
        ItemConflict::Removed { .. } | ItemConflict::Moved { .. } => None,
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

fn row_words(row: &Row) -> String {
    match row {
        Row::Section(section) => section.heading(),
        Row::Activity(activity) => activity.text.to_plain().into_owned(),
    }
}

fn name_of(merged: &Matrix, theirs: &Matrix, row: RowId) -> String {
    let of =
        |matrix: &Matrix| matrix.position(row).and_then(|at| matrix.rows.get(at)).map(row_words);
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
        Field::Whole(row) => row_words(row),
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

fn rule(setting: Option<&RuleSetting>) -> String {
    let Some(setting) = setting else { return String::new() };
    let severity = setting.severity.map_or("off", remit_core::matrix::Severity::name);
    match setting.limit {
        Some(limit) => format!("{severity}, limit {limit}"),
        None => severity.to_owned(),
    }
}

fn accepted(acceptance: Option<&Acceptance>) -> String {
    acceptance.map(remit_core::checks::report::accepted_by).unwrap_or_default()
}
