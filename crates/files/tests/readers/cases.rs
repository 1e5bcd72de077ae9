//! Small inputs, one for each kind of table that people have, each with the right answer.
//!
//! `cases/expected.json` says how they are compared. What a note must say stands here, because
//! the words there are for people.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use remit_core::matrix::{Basis, Cell, Matrix, Party, Row};
use remit_import::{Corrections, Reading};
use serde_json::Value;

use crate::shown::{notes, reading};

/// What notes say, by file.
const SAID: [(&str, &[&str]); 18] = [
    ("01-letters-across-codes.csv", &["“Front end/Back end” was read as several parties"]),
    ("02-letters-across-blank-line.tsv", &["“See the hand book for names.”"]),
    ("03-letters-across-remark.tsv", &["Board (C): if relevant"]),
    ("05-id-column.csv", &["“Step Id” was left out"]),
    ("06-groups-as-dashes.md", &["“Governance” was read as a section", "moved to the comment"]),
    ("07-one-cell-per-line.txt", &["CTO: “С” was read as C", "“Comments” comes after"]),
    ("08-one-cell-per-line-blanks-lost.txt", &["its column is lost"]),
    ("12-two-layouts.md", &["laid out differently"]),
    ("13-header-in-own-table.html", &["header was taken from the table above"]),
    ("14-header-shifted.md", &["one column too far left"]),
    ("15-colour-squares.md", &["“🟩” was read as A"]),
    ("16-words-not.md", &["“Not Responsible” was read as no role", "“Shared” was read as R"]),
    ("17-owner-by-model.md", &["owners", "“Shared” was read as"]),
    ("18-owner-by-duty.adoc", &["owners"]),
    ("19-letters-name-parties.md", &["C stands for Customer", "“n/a” for Dedicated"]),
    ("20-unknown-letter-list.csv", &["Q isn't defined"]),
    ("21-status-column.csv", &["“Status” was read as comments", "“Total R”"]),
    (
        "24-turned-words.md",
        &["The rows of this table were read as parties", "“Adjusted functions” was left out"],
    ),
];

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/readers/cases"))
}

/// A row as it is compared: section, activity, plans, and what each party holds.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Compared {
    section: String,
    activity: String,
    plans: BTreeSet<String>,
    cells: BTreeMap<String, BTreeSet<char>>,
}

fn rows(matrix: &Matrix) -> Vec<Compared> {
    let mut path: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    for row in &matrix.rows {
        match row {
            Row::Section(section) => {
                path.truncate(usize::from(section.level) - 1);
                path.push(section.heading());
            }
            Row::Activity(activity) => {
                let held = |(party, cell): (&Party, Cell)| {
                    let codes: BTreeSet<char> =
                        matrix.letters.write_holding(cell.holding).chars().collect();
                    (!codes.is_empty() && !codes.contains(&'/'))
                        .then(|| (party.name.clone(), codes))
                };
                rows.push(Compared {
                    section: path.join(" > "),
                    activity: activity.text.to_plain().trim().to_owned(),
                    plans: plans(&activity.plan.printed),
                    cells: matrix.cells(activity).filter_map(held).collect(),
                });
            }
        }
    }
    rows
}

fn plans(printed: &str) -> BTreeSet<String> {
    printed.split(',').map(|plan| plan.trim().to_owned()).filter(|plan| !plan.is_empty()).collect()
}

fn wanted(case: &Value) -> Vec<Compared> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let row = |row: &Value| {
        let cells = row["cells"].as_object().unwrap().iter();
        let cells = cells.map(|(party, codes)| (party.clone(), text(codes).chars().collect()));
        Compared {
            section: text(&row["section"]),
            activity: text(&row["activity"]),
            plans: plans(&text(&row["plan"])),
            cells: cells
                .filter(|(_, codes): &(String, BTreeSet<char>)| !codes.is_empty())
                .collect(),
        }
    };
    case["rows"].as_array().unwrap().iter().map(row).collect()
}

/// What is wrong with the reading of a case.
fn faults(case: &Value) -> Vec<String> {
    let file = case["file"].as_str().unwrap();
    let bytes = fs::read(folder().join(file)).unwrap();
    let read = reading(&bytes, file, &Corrections::default());
    if case["refuse"].is_string() {
        return read.err().is_none().then(|| "it is read".to_owned()).into_iter().collect();
    }
    let read = match read {
        Ok(read) => read,
        Err(error) => return vec![error.to_string()],
    };
    let mut faults = Vec::new();
    let parties: BTreeSet<&str> =
        read.matrix.parties.iter().map(|party| party.name.as_str()).collect();
    let names: BTreeSet<&str> =
        case["parties"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    if parties != names {
        faults.push(format!("parties {parties:?}, not {names:?}"));
    }
    if let Some(letters) = case["letters_only"].as_object() {
        faults.extend(letters_only(&read, letters));
    } else {
        let (found, wanted) = (rows(&read.matrix), wanted(case));
        if found != wanted {
            faults.push(format!("rows {found:?},\n   not {wanted:?}"));
        }
    }
    if let Some(letters) = case["letters"].as_object() {
        for (code, name) in letters {
            let letter = read.matrix.letters.iter().find(|letter| code.starts_with(letter.code));
            let name = name.as_str().unwrap().trim_start_matches("named ");
            let name = name.split([':', ' ']).next().unwrap();
            if letter.is_none_or(|letter| letter.name != name) {
                faults.push(format!("{code} is {letter:?}, not {name}"));
            }
        }
    }
    let notes = notes(&read);
    let said = SAID.iter().filter(|(name, _)| *name == file).flat_map(|(_, words)| *words);
    for words in said {
        if !notes.iter().any(|note| note.contains(words)) {
            faults.push(format!("{words} is not in {notes:#?}"));
        }
    }
    if case["ask"].is_string() && read.questions.is_empty() {
        faults.push("it asks nothing".to_owned());
    }
    faults
}

/// Where nobody can say whose the letters are, each row has its letters, and says that they are
/// inferred.
fn letters_only(read: &Reading, letters: &serde_json::Map<String, Value>) -> Vec<String> {
    let mut faults = Vec::new();
    for activity in read.matrix.activities() {
        let text = activity.text.to_plain().into_owned();
        let held = read.matrix.cells(activity).map(|(_, cell)| cell);
        let codes: BTreeSet<char> = held
            .clone()
            .flat_map(|cell| {
                read.matrix.letters.write_holding(cell.holding).chars().collect::<Vec<_>>()
            })
            .collect();
        let wanted = letters.get(&text).and_then(Value::as_str).unwrap_or_default();
        if codes != wanted.chars().collect() {
            faults.push(format!("{text}: {codes:?}, not {wanted}"));
        }
        if !held.clone().any(|cell| cell.basis == Basis::Inferred) {
            faults.push(format!("{text} is not marked"));
        }
    }
    faults
}

#[test]
fn every_kind_of_table_is_read_right_or_asked_about() {
    let expected: Value =
        serde_json::from_slice(&fs::read(folder().join("expected.json")).unwrap()).unwrap();
    let cases = expected["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 25);
    let faults: Vec<String> = cases
        .iter()
        .map(|case| (case["file"].to_string(), faults(case)))
        .filter(|(_, faults)| !faults.is_empty())
        .map(|(file, faults)| format!("{file}: {}", faults.join("\n  ")))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
