//! What a person chooses in place of what was guessed, in the words of the app's import preview.
//!
//! The report of `remit read --report json` has the choices as they were taken; whoever changes
//! some of them and hands them back with `--corrections` has the file read so.

use std::collections::BTreeMap;
use std::path::Path;

use remit_core::matrix::Kind;
use remit_formats::page::Encoding;
use remit_import::{
    Choice, ColumnUse, Corrections, Format, LetterUse, LineUse, Orientation, OwnerColumns, Reading,
    TableChoice,
};
use serde::{Deserialize, Serialize};

use super::document;
use super::failure::Failure;

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
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tables: Vec<Table>,
    /// By role, or the word or sign in its place: what it is read as.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    roles: BTreeMap<String, String>,
    /// By line: what it is taken for.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
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
    /// What the columns are in which owners are named, and which roles an owner holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    owner_columns: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner_roles: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    columns: Vec<Column>,
    /// By row, from 1 on: what it is taken for.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    rows: BTreeMap<usize, String>,
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

const FORMATS: [Format; 12] = [
    Format::Remit,
    Format::Json,
    Format::Markdown,
    Format::Wiki,
    Format::Html,
    Format::Delimited(','),
    Format::Delimited(';'),
    Format::Delimited('\t'),
    Format::Delimited('|'),
    Format::Workbook,
    Format::Word,
    Format::Text,
];

/// The uses of a column that need nothing else to be known.
const USES: [ColumnUse; 5] = [
    ColumnUse::Activity,
    ColumnUse::Plan,
    ColumnUse::Comment,
    ColumnUse::Section,
    ColumnUse::Ignore,
];

/// The choices in a file; none without one.
pub(crate) fn load(file: Option<&Path>) -> Result<Corrections, Failure> {
    let Some(path) = file else { return Ok(Corrections::default()) };
    let choices: Choices = document::settings(path, HELP)?;
    choices.corrections().map_err(|what| Failure::settings(path, what, HELP))
}

/// What to do about choices that are not understood.
const HELP: &str = "`remit read FILE --report json` shows the keys and words.";

/// What a word means among what is called so, or which words there are.
fn meant<T: Clone>(
    what: &str,
    word: &str,
    all: &[T],
    name: impl Fn(&T) -> String,
) -> Result<T, String> {
    let found = all.iter().find(|it| name(it).eq_ignore_ascii_case(word.trim()));
    let words = || all.iter().map(|it| format!("“{}”", name(it))).collect::<Vec<_>>().join(", ");
    let unknown = || format!("“{word}” is no {what}. There are {}.", words());
    found.cloned().ok_or_else(unknown)
}

fn layout(word: &str) -> Result<Orientation, String> {
    meant("layout", word, &Orientation::ALL, |it| it.name().to_owned())
}

fn owner_columns(word: &str) -> Result<OwnerColumns, String> {
    meant("use of columns with owners", word, &OwnerColumns::ALL, |it| it.name().to_owned())
}

fn line(word: &str) -> Result<LineUse, String> {
    meant("line", word, &LineUse::ALL, |it| it.name().to_owned())
}

impl Choices {
    /// What they mean to the readers.
    fn corrections(self) -> Result<Corrections, String> {
        let format = |word: String| meant("format", &word, &FORMATS, |it| it.name().to_owned());
        let format = self.format.map(format).transpose()?;
        let encoding =
            |word: String| meant("encoding", &word, &Encoding::ALL, |it| it.label().to_owned());
        let encoding = self.encoding.map(encoding).transpose()?;
        let tables = self.tables.into_iter().map(Table::choice).collect::<Result<_, _>>()?;
        let letter = |(code, word): (String, String)| Ok((code, role(&word)?));
        let line = |(number, word): (usize, String)| Ok((number, line(&word)?));
        Ok(Corrections {
            format,
            encoding,
            title: self.title,
            tables,
            letters: self.roles.into_iter().map(letter).collect::<Result<_, String>>()?,
            lines: self.lines.into_iter().map(line).collect::<Result<_, String>>()?,
        })
    }

    /// The choices that an answer to a question comes to.
    pub(crate) fn of_answer(choice: &Choice) -> Self {
        let table = |number: &usize| Table { number: number + 1, ..Table::default() };
        let mut choices = Self::default();
        match choice {
            Choice::Columns(tables, columns) => {
                let columns = columns.name().to_owned();
                let table =
                    |number| Table { owner_columns: Some(columns.clone()), ..table(number) };
                choices.tables = tables.iter().map(table).collect();
            }
            Choice::Roles(tables, letters) => {
                let table = |number| Table { owner_roles: Some(letters.clone()), ..table(number) };
                choices.tables = tables.iter().map(table).collect();
            }
            Choice::Letters(letters) => {
                let roles = letters.iter().map(|(written, taken)| (written.clone(), taken.name()));
                choices.roles = roles.collect();
            }
        }
        choices
    }

    /// The choices as they were taken in a reading.
    pub(crate) fn of(reading: &Reading) -> Self {
        let taken = reading.choices();
        let table = |(choice, facts): (TableChoice, &remit_import::TableFacts)| {
            let columns = facts.columns.iter().zip(1..).map(|(facts, number)| {
                let (use_as, name) = (facts.taken.name(), named(&facts.taken));
                let (header, example) = (facts.header.clone(), facts.sample.clone());
                Column { number, header, example, use_as, name }
            });
            let place = match facts.place.sheet.as_str() {
                "" => format!("line {}", facts.place.line),
                table if reading.format == Format::Word => table.to_lowercase(),
                sheet => format!("sheet {sheet}"),
            };
            Table {
                number: choice.table + 1,
                place,
                include: choice.taken,
                layout: choice.orientation.map(|layout| layout.name().to_owned()),
                header_row: choice.header,
                owner_columns: choice.owner_columns.map(|it| it.name().to_owned()),
                owner_roles: choice.owner_letters,
                columns: columns.collect(),
                rows: choice.rows.iter().map(|(row, it)| (row + 1, it.name().to_owned())).collect(),
            }
        };
        let lines = reading.lines.iter().map(|line| (line.line, line.taken.name().to_owned()));
        Self {
            format: taken.format.map(|format| format.name().to_owned()),
            encoding: taken.encoding.map(|encoding| encoding.label().to_owned()),
            title: taken.title,
            tables: taken.tables.into_iter().zip(&reading.tables).map(table).collect(),
            roles: taken.letters.into_iter().map(|(code, taken)| (code, taken.name())).collect(),
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
        let row = |(number, word): (usize, String)| {
            let taken = line(&word)?;
            if taken == LineUse::Header {
                return Err(format!("“{word}” is no row by itself; say it with “headerRow”."));
            }
            Ok((from_one(number, "Rows")?, taken))
        };
        Ok(TableChoice {
            table: from_one(self.number, "Tables")?,
            taken: self.include,
            orientation: self.layout.as_deref().map(layout).transpose()?,
            header: self.header_row,
            owner_columns: self.owner_columns.as_deref().map(owner_columns).transpose()?,
            owner_letters: self.owner_roles,
            columns: self.columns.into_iter().map(column).collect::<Result<_, String>>()?,
            rows: self.rows.into_iter().map(row).collect::<Result<_, String>>()?,
        })
    }
}

fn use_of(word: &str, name: &str) -> Result<ColumnUse, String> {
    let needed = || {
        let name = name.trim().to_owned();
        if name.is_empty() { Err(format!("“{word}” needs a name.")) } else { Ok(name) }
    };
    if let Some(code) = word.strip_prefix(ColumnUse::WITH) {
        return one_role(code).map(ColumnUse::Letter);
    }
    let nameless =
        [ColumnUse::Party, ColumnUse::Variant, ColumnUse::Owners].map(|it| it(String::new()));
    let all: Vec<ColumnUse> = USES.into_iter().chain(nameless).collect();
    Ok(match meant("use of a column", word, &all, ColumnUse::name)? {
        ColumnUse::Party(_) => ColumnUse::Party(needed()?),
        ColumnUse::Variant(_) => ColumnUse::Variant(needed()?),
        ColumnUse::Owners(_) => ColumnUse::Owners(needed()?),
        other => other,
    })
}

/// The party or plan that a use names.
fn named(taken: &ColumnUse) -> String {
    match taken {
        ColumnUse::Party(name) | ColumnUse::Variant(name) | ColumnUse::Owners(name) => name.clone(),
        _ => String::new(),
    }
}

fn role(word: &str) -> Result<LetterUse, String> {
    if let Some(code) = word.strip_prefix(LetterUse::SAME) {
        return one_role(code).map(LetterUse::Other);
    }
    let kinds = Kind::ALL.map(LetterUse::Own);
    let all: Vec<LetterUse> = kinds.into_iter().chain([LetterUse::Nothing]).collect();
    meant("meaning of a role", word, &all, |it| it.name())
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
        check_refused(
            r#"{"tables": [{"table": 1, "rows": {"2": "Table header"}}]}"#,
            "say it with “headerRow”",
        );
        check_refused(
            r#"{"tables": [{"table": 1, "rows": {"0": "Ignore"}}]}"#,
            "Rows are numbered from 1 on",
        );
    }

    #[test]
    fn what_the_preview_offers_is_understood() {
        let json = r#"{
            "format": "Markdown page",
            "tables": [{"table": 2, "include": false, "headerRow": 1, "columns": [
                {"column": 1, "useAs": "Activities"},
                {"column": 2, "useAs": "Roles of a party", "name": "Dev"},
                {"column": 3, "useAs": "Parties with R"}
            ], "rows": {"4": "Comment or note"}}],
            "roles": {"K": "Same as C", "X": "Not a role", "S": "Support"},
            "lines": {"3": "Section"}
        }"#;
        let choices: Choices = serde_json::from_str(json).unwrap();
        let read = choices.corrections().unwrap();
        assert_eq!(read.format, Some(Format::Markdown));
        assert_eq!(read.letter("K"), Some(LetterUse::Other('C')));
        assert_eq!(read.letter("X"), Some(LetterUse::Nothing));
        assert_eq!(read.letter("S"), Some(LetterUse::Own(Kind::Support)));
        assert_eq!(read.line(3), Some(LineUse::Section));
        let columns = vec![
            (0, ColumnUse::Activity),
            (1, ColumnUse::Party("Dev".to_owned())),
            (2, ColumnUse::Letter('R')),
        ];
        assert_eq!(read.table(1).map(|table| &table.columns), Some(&columns));
        assert_eq!(read.table(1).and_then(|table| table.taken), Some(false));
        assert_eq!(read.table(1).map(|table| &table.rows), Some(&vec![(3, LineUse::Note)]));
    }
}
