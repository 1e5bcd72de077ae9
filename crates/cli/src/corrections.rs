//! What a person chooses in place of what was guessed, in the words of the app's import preview.
//!
//! The report of `remit read --report json` has the choices as they were taken; whoever changes
//! some of them and hands them back with `--corrections` has the file read so.

use std::collections::BTreeMap;
use std::path::Path;

use remit_core::matrix::Kind;
use remit_formats::page::Encoding;
use remit_import::{
    ColumnUse, Corrections, Format, LetterUse, LineUse, Orientation, Reading, TableChoice,
};
use serde::{Deserialize, Serialize};

use super::document;
use super::failure::Failure;
use super::name::Name;

/// All choices for one file. What is left out is guessed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "camelCase")]
pub(crate) struct Choices {
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    tables: Vec<Table>,
    /// By role: what it is read as.
    roles: BTreeMap<char, String>,
    /// By line: what it is taken for.
    lines: BTreeMap<usize, String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "camelCase")]
struct Table {
    /// Which table of the file, from 1 on.
    #[serde(rename = "table")]
    number: usize,
    /// Where it begins, for the reader.
    #[serde(skip_serializing_if = "String::is_empty")]
    place: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    include: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    layout: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    header_row: Option<usize>,
    columns: Vec<Column>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "camelCase")]
struct Column {
    /// Which column of the table, from 1 on.
    #[serde(rename = "column")]
    number: usize,
    /// What its header and first cell say, for the reader.
    #[serde(skip_serializing_if = "String::is_empty")]
    header: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    example: String,
    use_as: String,
    /// The party or plan, where the use names one.
    #[serde(skip_serializing_if = "String::is_empty")]
    name: String,
}

const LAYOUTS: [(&str, Orientation); 3] = [
    ("Activities in rows, parties in columns", Orientation::ActivitiesDown),
    ("Activities in columns, parties in rows", Orientation::ActivitiesAcross),
    ("Activities in rows, roles in columns", Orientation::LettersAcross),
];

const LINES: [(&str, LineUse); 5] = [
    ("Table header", LineUse::Header),
    ("Section", LineUse::Section),
    ("Activity", LineUse::Activity),
    ("Comment or note", LineUse::Note),
    ("Ignore", LineUse::Ignore),
];

const FORMATS: [Format; 11] = [
    Format::Remit,
    Format::Json,
    Format::Markdown,
    Format::Wiki,
    Format::Html,
    Format::Delimited(','),
    Format::Delimited(';'),
    Format::Delimited('\t'),
    Format::Delimited('|'),
    Format::Excel,
    Format::Text,
];

const PARTY: &str = "Roles of a party";
const TICKED: &str = "Plan (ticked)";
const WITH: &str = "Parties with ";
const SAME: &str = "Same as ";
const NONE: &str = "Not a role";

/// The uses of a column that need no name.
const USES: [(&str, ColumnUse); 5] = [
    ("Activities", ColumnUse::Activity),
    ("Plans", ColumnUse::Plan),
    ("Comments", ColumnUse::Comment),
    ("Sections", ColumnUse::Section),
    ("Ignore", ColumnUse::Ignore),
];

/// The choices in a file; none without one.
pub(crate) fn load(file: Option<&Path>) -> Result<Corrections, Failure> {
    let Some(path) = file else { return Ok(Corrections::default()) };
    let bytes = document::bytes(path)?;
    let wrong = |line, column, what: String| Failure::Refused {
        file: Name::of(path),
        line,
        column,
        what,
        help: Some("`remit read FILE --report json` shows the keys and words.".to_owned()),
    };
    let of_json = |error: serde_json::Error| {
        let what = error.to_string();
        let what = what.split(" at line ").next().unwrap_or_default();
        wrong(Some(error.line()), Some(error.column()), format!("{what}."))
    };
    let choices: Choices = serde_json::from_slice(&bytes).map_err(of_json)?;
    choices.corrections().map_err(|what| wrong(None, None, what))
}

/// What a word means, or which words there are.
fn meant<T: Clone>(what: &str, word: &str, words: &[(&str, T)]) -> Result<T, String> {
    let found = words.iter().find(|(other, _)| other.eq_ignore_ascii_case(word.trim()));
    let all = || words.iter().map(|(word, _)| format!("“{word}”")).collect::<Vec<_>>().join(", ");
    let unknown = || format!("“{word}” is no {what}. There are {}.", all());
    found.map(|(_, meant)| meant.clone()).ok_or_else(unknown)
}

fn word<T: PartialEq>(meant: &T, words: &[(&'static str, T)]) -> String {
    let found = words.iter().find(|(_, other)| other == meant);
    found.map_or("", |(word, _)| word).to_owned()
}

impl Choices {
    /// What they mean to the readers.
    fn corrections(self) -> Result<Corrections, String> {
        let formats = FORMATS.map(|format| (format.name(), format));
        let format = self.format.map(|word| meant("format", &word, &formats)).transpose()?;
        let encodings = Encoding::ALL.map(|encoding| (encoding.label(), encoding));
        let encoding =
            self.encoding.map(|word| meant("encoding", &word, &encodings)).transpose()?;
        let tables = self.tables.into_iter().map(Table::choice).collect::<Result<_, _>>()?;
        let letter = |(code, word): (char, String)| Ok((code, role(&word)?));
        let line = |(line, word): (usize, String)| Ok((line, meant("line", &word, &LINES)?));
        Ok(Corrections {
            format,
            encoding,
            title: self.title,
            tables,
            letters: self.roles.into_iter().map(letter).collect::<Result<_, String>>()?,
            lines: self.lines.into_iter().map(line).collect::<Result<_, String>>()?,
        })
    }

    /// The choices as they were taken in a reading.
    pub(crate) fn of(reading: &Reading) -> Self {
        let taken = reading.choices();
        let table = |(choice, facts): (TableChoice, &remit_import::TableFacts)| {
            let columns = facts.columns.iter().zip(1..).map(|(facts, number)| {
                let (use_as, name) = use_in_words(&facts.taken);
                let (header, example) = (facts.header.clone(), facts.sample.clone());
                Column { number, header, example, use_as, name }
            });
            let place = match facts.place.sheet.as_str() {
                "" => format!("line {}", facts.place.line),
                sheet => format!("sheet {sheet}"),
            };
            Table {
                number: choice.table + 1,
                place,
                include: choice.taken,
                layout: choice.orientation.map(|layout| word(&layout, &LAYOUTS)),
                header_row: choice.header,
                columns: columns.collect(),
            }
        };
        let lines = reading.lines.iter().map(|line| (line.line, word(&line.taken, &LINES)));
        Self {
            format: taken.format.map(|format| format.name().to_owned()),
            encoding: taken.encoding.map(|encoding| encoding.label().to_owned()),
            title: taken.title,
            tables: taken.tables.into_iter().zip(&reading.tables).map(table).collect(),
            roles: taken
                .letters
                .into_iter()
                .map(|(code, taken)| (code, role_in_words(taken)))
                .collect(),
            lines: lines.collect(),
        }
    }
}

impl Table {
    fn choice(self) -> Result<TableChoice, String> {
        let from_one = |number: usize, what| {
            number.checked_sub(1).ok_or_else(|| format!("{what} are numbered from 1 on."))
        };
        let column = |column: Column| {
            let number = from_one(column.number, "Columns")?;
            Ok((number, use_of(&column.use_as, &column.name)?))
        };
        Ok(TableChoice {
            table: from_one(self.number, "Tables")?,
            taken: self.include,
            orientation: self.layout.map(|word| meant("layout", &word, &LAYOUTS)).transpose()?,
            header: self.header_row,
            columns: self.columns.into_iter().map(column).collect::<Result<_, String>>()?,
        })
    }
}

fn use_of(word: &str, name: &str) -> Result<ColumnUse, String> {
    let needed = || {
        let name = name.trim().to_owned();
        if name.is_empty() { Err(format!("“{word}” needs a name.")) } else { Ok(name) }
    };
    if word == PARTY {
        return needed().map(ColumnUse::Party);
    }
    if word == TICKED {
        return needed().map(ColumnUse::Variant);
    }
    if let Some(code) = word.strip_prefix(WITH) {
        return one_role(code).map(ColumnUse::Letter);
    }
    let others = [(PARTY, ColumnUse::Ignore), (TICKED, ColumnUse::Ignore)];
    let all: Vec<(&str, ColumnUse)> = USES.into_iter().chain(others).collect();
    meant("use of a column", word, &all)
}

fn use_in_words(taken: &ColumnUse) -> (String, String) {
    match taken {
        ColumnUse::Party(name) => (PARTY.to_owned(), name.clone()),
        ColumnUse::Variant(name) => (TICKED.to_owned(), name.clone()),
        ColumnUse::Letter(code) => (format!("{WITH}{code}"), String::new()),
        other => (word(other, &USES), String::new()),
    }
}

fn role(word: &str) -> Result<LetterUse, String> {
    if let Some(code) = word.strip_prefix(SAME) {
        return one_role(code).map(LetterUse::Other);
    }
    let kinds = Kind::ALL.map(|kind| (kind.name(), LetterUse::Own(kind)));
    let all: Vec<(&str, LetterUse)> =
        kinds.into_iter().chain([(NONE, LetterUse::Nothing)]).collect();
    meant("meaning of a role", word, &all)
}

fn role_in_words(taken: LetterUse) -> String {
    match taken {
        LetterUse::Own(kind) => kind.name().to_owned(),
        LetterUse::Other(code) => format!("{SAME}{code}"),
        LetterUse::Nothing => NONE.to_owned(),
    }
}

fn one_role(text: &str) -> Result<char, String> {
    let mut chars = text.trim().chars();
    match (chars.next(), chars.next()) {
        (Some(code), None) => Ok(code),
        _ => Err(format!("“{text}” is no role: a role is one character.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_refused(json: &str, expected: &str) {
        let choices: Choices = serde_json::from_str(json).unwrap();
        let refused = choices.corrections().unwrap_err();
        assert!(refused.contains(expected), "{refused}");
    }

    #[test]
    fn words_that_the_preview_does_not_have_are_refused() {
        check_refused(r#"{"format": "Word"}"#, "“Word” is no format. There are “Remit file”");
        check_refused(r#"{"roles": {"K": "Kept"}}"#, "“Kept” is no meaning of a role");
        check_refused(r#"{"roles": {"K": "Same as RA"}}"#, "a role is one character");
        check_refused(r#"{"tables": [{"table": 0}]}"#, "Tables are numbered from 1 on");
        check_refused(
            r#"{"tables": [{"table": 1, "columns": [{"column": 1, "useAs": "Roles of a party"}]}]}"#,
            "needs a name",
        );
        check_refused(r#"{"lines": {"3": "Header"}}"#, "“Header” is no line");
    }

    #[test]
    fn what_the_preview_offers_is_understood() {
        let json = r#"{
            "format": "Markdown page",
            "tables": [{"table": 2, "include": false, "headerRow": 1, "columns": [
                {"column": 1, "useAs": "Activities"},
                {"column": 2, "useAs": "Roles of a party", "name": "Dev"},
                {"column": 3, "useAs": "Parties with R"}
            ]}],
            "roles": {"K": "Same as C", "X": "Not a role", "S": "Support"},
            "lines": {"3": "Section"}
        }"#;
        let choices: Choices = serde_json::from_str(json).unwrap();
        let read = choices.corrections().unwrap();
        assert_eq!(read.format, Some(Format::Markdown));
        assert_eq!(read.letter('K'), Some(LetterUse::Other('C')));
        assert_eq!(read.letter('X'), Some(LetterUse::Nothing));
        assert_eq!(read.letter('S'), Some(LetterUse::Own(Kind::Support)));
        assert_eq!(read.line(3), Some(LineUse::Section));
        let columns = vec![
            (0, ColumnUse::Activity),
            (1, ColumnUse::Party("Dev".to_owned())),
            (2, ColumnUse::Letter('R')),
        ];
        assert_eq!(read.table(1).map(|table| &table.columns), Some(&columns));
        assert_eq!(read.table(1).and_then(|table| table.taken), Some(false));
    }
}
