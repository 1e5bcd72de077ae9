//! To JSON.

use super::super::facts::{
    ColumnFacts, ColumnUse, Corrections, LetterFacts, LetterUse, LineFacts, OpenRow, Reading,
    TableChoice, TableFacts,
};
use super::super::note::{Note, Place};
use super::{KINDS, LINES, NOTES, ORIENTATIONS, format_word, word_of};
use crate::formats::json::{self, Node};
use crate::matrix::{Holding, Letters};

fn text(text: &str) -> Node {
    Node::Text(text.to_owned())
}

fn number(number: usize) -> Node {
    Node::Number(number as u64)
}

fn truth(is: bool) -> Node {
    Node::Number(u64::from(is))
}

fn list<T>(items: &[T], write: impl Fn(&T) -> Node) -> Node {
    Node::List(items.iter().map(write).collect())
}

fn object(pairs: Vec<(&str, Node)>) -> Node {
    Node::Object(pairs.into_iter().map(|(key, node)| (key.to_owned(), node)).collect())
}

pub(super) fn reading(reading: &Reading) -> Node {
    let mut pairs = vec![
        ("format", text(&format_word(reading.format))),
        ("matrix", json::to_node(&reading.matrix)),
        ("notes", list(&reading.notes, note)),
        ("tables", list(&reading.tables, table)),
        ("letters", list(&reading.letters, letter)),
        ("open", list(&reading.open, |row| open(row, &reading.matrix.letters))),
        ("lines", list(&reading.lines, line)),
    ];
    if let Some(base) = &reading.base {
        pairs.push(("base", json::to_node(base)));
    }
    object(pairs)
}

fn place(place: &Place) -> Node {
    object(vec![("sheet", text(&place.sheet)), ("line", number(place.line))])
}

fn note(note: &Note) -> Node {
    object(vec![
        ("place", place(&note.place)),
        ("kind", word_of(&NOTES, &note.kind)),
        ("text", text(&note.text)),
    ])
}

fn table(table: &TableFacts) -> Node {
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

fn column(column: &ColumnFacts) -> Node {
    object(vec![
        ("header", text(&column.header)),
        ("sample", text(&column.sample)),
        ("taken", column_use(&column.taken)),
    ])
}

fn column_use(taken: &ColumnUse) -> Node {
    let (kind, name) = match taken {
        ColumnUse::Activity => ("activity", String::new()),
        ColumnUse::Party(name) => ("party", name.clone()),
        ColumnUse::Letter(code) => ("letter", code.to_string()),
        ColumnUse::Plan => ("plan", String::new()),
        ColumnUse::Variant(name) => ("variant", name.clone()),
        ColumnUse::Comment => ("comment", String::new()),
        ColumnUse::Section => ("section", String::new()),
        ColumnUse::Ignore => ("ignore", String::new()),
    };
    object(vec![("as", text(kind)), ("name", text(&name))])
}

fn letter(letter: &LetterFacts) -> Node {
    object(vec![
        ("code", text(&letter.code.to_string())),
        ("cells", number(letter.cells)),
        ("defined", truth(letter.defined)),
        ("taken", letter_use(letter.taken)),
    ])
}

fn letter_use(taken: LetterUse) -> Node {
    match taken {
        LetterUse::Own(kind) => object(vec![("own", word_of(&KINDS, &kind))]),
        LetterUse::Other(code) => object(vec![("other", text(&code.to_string()))]),
        LetterUse::Nothing => object(Vec::new()),
    }
}

fn line(line: &LineFacts) -> Node {
    object(vec![
        ("line", number(line.line)),
        ("text", text(&line.text)),
        ("taken", word_of(&LINES, &line.taken)),
    ])
}

fn open(row: &OpenRow, letters: &Letters) -> Node {
    let cell = |holding: &Holding| match holding {
        Holding::Letters(held) => text(&letters.write(*held)),
        Holding::NotApplicable => text("n/a"),
    };
    object(vec![
        ("row", text(&row.row.to_string())),
        ("alternatives", list(&row.alternatives, |way| list(way, cell))),
    ])
}

pub(super) fn corrections(corrections: &Corrections) -> Node {
    let mut pairs = Vec::new();
    if let Some(format) = corrections.format {
        pairs.push(("format", text(&format_word(format))));
    }
    if let Some(title) = &corrections.title {
        pairs.push(("title", text(title)));
    }
    pairs.push(("tables", list(&corrections.tables, choice)));
    pairs.push((
        "letters",
        list(&corrections.letters, |(code, taken)| {
            object(vec![("code", text(&code.to_string())), ("taken", letter_use(*taken))])
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

fn choice(choice: &TableChoice) -> Node {
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
