//! From JSON.

use super::super::facts::{
    ColumnFacts, ColumnUse, Corrections, LetterFacts, LetterUse, LineFacts, OpenRow, Reading,
    TableChoice, TableFacts,
};
use super::{KINDS, LINES, NOTES, ORIENTATIONS, format_of, one, value_of};
use remit_core::matrix::{Holding, Letters};
use remit_formats::json::{self, Node, Object, ReadError};
use remit_formats::page::Encoding;
use remit_formats::page::{Note, Place};

type Read<T> = Result<T, ReadError>;

/// Something that Remit has not written.
fn wrong(place: &str) -> ReadError {
    ReadError::Invalid {
        place: place.to_owned(),
        reason: "is not in the form that Remit writes".to_owned(),
    }
}

fn object<T>(node: Node, read: impl FnOnce(&mut Object) -> Read<T>) -> Read<T> {
    let mut object = Object::new(node, &json::Place::ROOT)?;
    let value = read(&mut object)?;
    object.end()?;
    Ok(value)
}

fn list<T>(
    object: &mut Object,
    key: &'static str,
    mut read: impl FnMut(Node) -> Read<T>,
) -> Read<Vec<T>> {
    match object.take(key) {
        Some(Node::List(items)) => items.into_iter().map(&mut read).collect(),
        _ => Err(wrong(key)),
    }
}

fn number(object: &mut Object, key: &'static str) -> Read<usize> {
    let number = object.number(key)?.ok_or_else(|| wrong(key))?;
    usize::try_from(number).map_err(|_| wrong(key))
}

fn truth(object: &mut Object, key: &'static str) -> Read<bool> {
    Ok(number(object, key)? != 0)
}

fn word<T: Copy>(object: &mut Object, key: &'static str, words: &[(&'static str, T)]) -> Read<T> {
    let word = object.need_text(key)?;
    value_of(words, &word).ok_or_else(|| wrong(key))
}

fn code(object: &mut Object, key: &'static str) -> Read<char> {
    one(&object.need_text(key)?).ok_or_else(|| wrong(key))
}

pub(super) fn reading(node: Node) -> Read<Reading> {
    object(node, |reading| {
        let format = format_of(&reading.need_text("format")?).ok_or_else(|| wrong("format"))?;
        let encoding = encoding(reading)?;
        let matrix = reading.take("matrix").ok_or_else(|| wrong("matrix"))?;
        let matrix = json::from_node(matrix)?;
        let notes = list(reading, "notes", note)?;
        let tables = list(reading, "tables", table)?;
        let letters = list(reading, "letters", letter)?;
        let open = list(reading, "open", |node| open(node, &matrix.letters))?;
        let lines = list(reading, "lines", line)?;
        let base = reading.take("base").map(json::from_node).transpose()?.map(Box::new);
        Ok(Reading { format, encoding, matrix, notes, tables, letters, open, lines, base })
    })
}

fn encoding(object: &mut Object) -> Read<Option<Encoding>> {
    let label = object.text("encoding")?;
    let known = |label: String| Encoding::of_label(&label).ok_or_else(|| wrong("encoding"));
    label.map(known).transpose()
}

fn place(reading: &mut Object) -> Read<Place> {
    let place = reading.take("place").ok_or_else(|| wrong("place"))?;
    object(place, |place| {
        Ok(Place { sheet: place.need_text("sheet")?, line: number(place, "line")? })
    })
}

fn note(node: Node) -> Read<Note> {
    object(node, |note| {
        let place = place(note)?;
        Ok(Note { place, kind: word(note, "kind", &NOTES)?, text: note.need_text("text")? })
    })
}

fn table(node: Node) -> Read<TableFacts> {
    object(node, |table| {
        Ok(TableFacts {
            place: place(table)?,
            heading: table.need_text("heading")?,
            rows: number(table, "rows")?,
            taken: truth(table, "taken")?,
            orientation: word(table, "orientation", &ORIENTATIONS)?,
            header: number(table, "header")?,
            columns: list(table, "columns", column)?,
        })
    })
}

fn column(node: Node) -> Read<ColumnFacts> {
    object(node, |column| {
        Ok(ColumnFacts {
            header: column.need_text("header")?,
            sample: column.need_text("sample")?,
            taken: column_use(column)?,
        })
    })
}

fn column_use(column: &mut Object) -> Read<ColumnUse> {
    let taken = column.take("taken").ok_or_else(|| wrong("taken"))?;
    object(taken, |taken| {
        let name = taken.need_text("name")?;
        Ok(match taken.need_text("as")?.as_str() {
            "activity" => ColumnUse::Activity,
            "party" => ColumnUse::Party(name),
            "letter" => ColumnUse::Letter(one(&name).ok_or_else(|| wrong("name"))?),
            "plan" => ColumnUse::Plan,
            "variant" => ColumnUse::Variant(name),
            "comment" => ColumnUse::Comment,
            "section" => ColumnUse::Section,
            "ignore" => ColumnUse::Ignore,
            _ => return Err(wrong("as")),
        })
    })
}

fn letter(node: Node) -> Read<LetterFacts> {
    object(node, |letter| {
        Ok(LetterFacts {
            code: code(letter, "code")?,
            cells: number(letter, "cells")?,
            defined: truth(letter, "defined")?,
            taken: letter_use(letter)?,
        })
    })
}

fn letter_use(letter: &mut Object) -> Read<LetterUse> {
    let taken = letter.take("taken").ok_or_else(|| wrong("taken"))?;
    object(taken, |taken| {
        if let Some(kind) = taken.text("own")? {
            return value_of(&KINDS, &kind).map(LetterUse::Own).ok_or_else(|| wrong("own"));
        }
        match taken.text("other")? {
            Some(other) => one(&other).map(LetterUse::Other).ok_or_else(|| wrong("other")),
            None => Ok(LetterUse::Nothing),
        }
    })
}

fn line(node: Node) -> Read<LineFacts> {
    object(node, |line| {
        Ok(LineFacts {
            line: number(line, "line")?,
            text: line.need_text("text")?,
            taken: word(line, "taken", &LINES)?,
        })
    })
}

fn open(node: Node, letters: &Letters) -> Read<OpenRow> {
    let cell = |node: Node| match node {
        Node::Text(codes) if codes == "n/a" => Ok(Holding::NotApplicable),
        Node::Text(codes) => {
            letters.read(&codes).map(Holding::Letters).map_err(|_| wrong("alternatives"))
        }
        _ => Err(wrong("alternatives")),
    };
    object(node, |row| {
        let id = row.need("row")?;
        let alternatives = list(row, "alternatives", |way| match way {
            Node::List(cells) => cells.into_iter().map(cell).collect(),
            _ => Err(wrong("alternatives")),
        })?;
        Ok(OpenRow { row: id, alternatives })
    })
}

pub(super) fn corrections(node: Node) -> Read<Corrections> {
    object(node, |corrections| {
        let format = match corrections.text("format")? {
            Some(word) => Some(format_of(&word).ok_or_else(|| wrong("format"))?),
            None => None,
        };
        let encoding = encoding(corrections)?;
        let title = corrections.text("title")?;
        let tables = list(corrections, "tables", choice)?;
        let letters = list(corrections, "letters", |node| {
            object(node, |letter| Ok((code(letter, "code")?, letter_use(letter)?)))
        })?;
        let lines = list(corrections, "lines", |node| {
            object(node, |line| Ok((number(line, "line")?, word(line, "taken", &LINES)?)))
        })?;
        Ok(Corrections { format, encoding, title, tables, letters, lines })
    })
}

fn choice(node: Node) -> Read<TableChoice> {
    object(node, |choice| {
        let small = |number: Option<u64>| number.and_then(|number| usize::try_from(number).ok());
        let orientation = match choice.text("orientation")? {
            Some(word) => Some(value_of(&ORIENTATIONS, &word).ok_or_else(|| wrong("orientation"))?),
            None => None,
        };
        Ok(TableChoice {
            table: number(choice, "table")?,
            taken: choice.number("taken")?.map(|taken| taken != 0),
            orientation,
            header: small(choice.number("header")?),
            columns: list(choice, "columns", |node| {
                object(node, |column| Ok((number(column, "column")?, column_use(column)?)))
            })?,
        })
    })
}
