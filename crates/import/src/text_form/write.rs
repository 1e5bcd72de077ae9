//! To JSON.

use std::borrow::Cow;

use super::super::facts::{
    ColumnFacts, ColumnUse, Corrections, LetterFacts, LetterUse, LineFacts, OpenRow, Reading,
    TableChoice, TableFacts,
};
use super::{KINDS, LINES, NOTES, ORIENTATIONS, format_word, word_of};
use remit_core::matrix::{Holding, Letters};
use remit_formats::json::{self, Node};
use remit_formats::page::{Note, Place};

fn text<'a>(text: impl Into<Cow<'a, str>>) -> Node<'a> {
    Node::text(text)
}

fn number(number: usize) -> Node<'static> {
    Node::Number(number as u64)
}

fn truth(is: bool) -> Node<'static> {
    Node::Number(u64::from(is))
}

fn list<'a, T>(items: &'a [T], write: impl Fn(&'a T) -> Node<'a>) -> Node<'a> {
    Node::List(items.iter().map(write).collect())
}

fn object<'a>(pairs: Vec<(&'a str, Node<'a>)>) -> Node<'a> {
    Node::Object(pairs.into_iter().map(|(key, node)| (key.into(), node)).collect())
}

pub(super) fn reading(reading: &Reading) -> Node<'_> {
    let mut pairs = vec![("format", text(format_word(reading.format)))];
    if let Some(encoding) = reading.encoding {
        pairs.push(("encoding", text(encoding.label())));
    }
    pairs.extend([
        ("matrix", json::to_node(&reading.matrix)),
        ("notes", list(&reading.notes, note)),
        ("tables", list(&reading.tables, table)),
        ("letters", list(&reading.letters, letter)),
        ("open", list(&reading.open, |row| open(row, &reading.matrix.letters))),
        ("lines", list(&reading.lines, line)),
    ]);
    if let Some(base) = &reading.base {
        pairs.push(("base", json::to_node(base)));
    }
    object(pairs)
}

fn place(place: &Place) -> Node<'_> {
    object(vec![("sheet", text(&place.sheet)), ("line", number(place.line))])
}

fn note(note: &Note) -> Node<'_> {
    object(vec![
        ("place", place(&note.place)),
        ("kind", word_of(&NOTES, &note.kind)),
        ("text", text(&note.text)),
    ])
}

fn table(table: &TableFacts) -> Node<'_> {
    object(vec![
        ("place", place(&table.place)),
        ("heading", text(&table.heading)),
        ("rows", number(table.rows)),
        ("taken", truth(table.taken)),
        ("orientation", word_of(&ORIENTATIONS, &table.orientation)),
        ("header", number(table.header)),
        ("columns", list(&table.columns, column)),
    ])
}

fn column(column: &ColumnFacts) -> Node<'_> {
    object(vec![
        ("header", text(&column.header)),
        ("sample", text(&column.sample)),
        ("taken", column_use(&column.taken)),
    ])
}

fn column_use(taken: &ColumnUse) -> Node<'_> {
    let (kind, name) = match taken {
        ColumnUse::Activity => ("activity", text("")),
        ColumnUse::Party(name) => ("party", text(name)),
        ColumnUse::Letter(code) => ("letter", text(code.to_string())),
        ColumnUse::Plan => ("plan", text("")),
        ColumnUse::Variant(name) => ("variant", text(name)),
        ColumnUse::Comment => ("comment", text("")),
        ColumnUse::Section => ("section", text("")),
        ColumnUse::Ignore => ("ignore", text("")),
    };
    object(vec![("as", text(kind)), ("name", name)])
}

fn letter(letter: &LetterFacts) -> Node<'_> {
    object(vec![
        ("code", text(letter.code.to_string())),
        ("cells", number(letter.cells)),
        ("defined", truth(letter.defined)),
        ("taken", letter_use(letter.taken)),
    ])
}

fn letter_use(taken: LetterUse) -> Node<'static> {
    match taken {
        LetterUse::Own(kind) => object(vec![("own", word_of(&KINDS, &kind))]),
        LetterUse::Other(code) => object(vec![("other", text(code.to_string()))]),
        LetterUse::Nothing => object(Vec::new()),
    }
}

fn line(line: &LineFacts) -> Node<'_> {
    object(vec![
        ("line", number(line.line)),
        ("text", text(&line.text)),
        ("taken", word_of(&LINES, &line.taken)),
    ])
}

fn open<'a>(row: &'a OpenRow, letters: &Letters) -> Node<'a> {
    let cell = |holding: &'a Holding| match holding {
        Holding::Letters(held) => text(letters.write(*held)),
        Holding::NotApplicable => text("n/a"),
    };
    object(vec![
        ("row", text(row.row.to_string())),
        ("alternatives", list(&row.alternatives, |way| list(way, cell))),
    ])
}

pub(super) fn corrections(corrections: &Corrections) -> Node<'_> {
    let mut pairs = Vec::new();
    if let Some(format) = corrections.format {
        pairs.push(("format", text(format_word(format))));
    }
    if let Some(encoding) = corrections.encoding {
        pairs.push(("encoding", text(encoding.label())));
    }
    if let Some(title) = &corrections.title {
        pairs.push(("title", text(title)));
    }
    pairs.push(("tables", list(&corrections.tables, choice)));
    pairs.push((
        "letters",
        list(&corrections.letters, |(code, taken)| {
            object(vec![("code", text(code.to_string())), ("taken", letter_use(*taken))])
        }),
    ));
    pairs.push((
        "lines",
        list(&corrections.lines, |(line, taken)| {
            object(vec![("line", number(*line)), ("taken", word_of(&LINES, taken))])
        }),
    ));
    object(pairs)
}

fn choice(choice: &TableChoice) -> Node<'_> {
    let mut pairs = vec![("table", number(choice.table))];
    if let Some(taken) = choice.taken {
        pairs.push(("taken", truth(taken)));
    }
    if let Some(orientation) = choice.orientation {
        pairs.push(("orientation", word_of(&ORIENTATIONS, &orientation)));
    }
    if let Some(header) = choice.header {
        pairs.push(("header", number(header)));
    }
    let columns = list(&choice.columns, |(column, taken)| {
        object(vec![("column", number(*column)), ("taken", column_use(taken))])
    });
    pairs.push(("columns", columns));
    object(pairs)
}
