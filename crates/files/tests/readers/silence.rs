//! Nothing wrong in silence: tables are damaged, and what a reader then says of a party without
//! marking it was that party's before.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::Index;
use remit_core::matrix::{Basis, Holding, Matrix};
use remit_formats::page::{HEADED_BY_ROLES, UNNAMED};
use remit_formats::{csv, html, markdown};
use remit_import::Corrections;

use crate::shown::{check_said, notes, reading};

const PARTIES: [&str; 6] = ["Customer", "Acme", "Desk", "Board", "Legal team", "Field staff"];
const LETTERS: [&str; 9] = ["", "", "", "R", "A", "C", "I", "RA", "CI"];
const VERBS: [&str; 6] = ["Choose", "Build", "Check", "Look after", "Buy", "Close"];

/// A table: names of parties, and rows of what each holds.
#[derive(Debug, Clone)]
struct Whole {
    parties: usize,
    rows: Vec<Vec<usize>>,
    has_comment: bool,
}

/// What is done to a row.
#[derive(Debug, Clone)]
enum Damage {
    None,
    /// A cell goes, and what stands behind it moves up.
    Drop(Index),
    /// A cell is emptied.
    Blank(Index),
    /// Cells at the end go.
    Cut(Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        3 => Just(Damage::None),
        3 => any::<Index>().prop_map(Damage::Drop),
        1 => any::<Index>().prop_map(Damage::Blank),
        1 => any::<Index>().prop_map(Damage::Cut),
    ]
}

fn whole() -> impl Strategy<Value = Whole> {
    (2..=PARTIES.len(), any::<bool>()).prop_flat_map(|(parties, has_comment)| {
        let row = prop::collection::vec(0..LETTERS.len(), parties);
        prop::collection::vec(row, 3..9).prop_map(move |rows| Whole { parties, rows, has_comment })
    })
}

fn activity(row: usize) -> String {
    let verb = VERBS.get(row % VERBS.len()).copied().unwrap_or_default();
    format!("{verb} the thing of day {row}")
}

impl Whole {
    fn header(&self) -> Vec<String> {
        let parties = PARTIES.iter().take(self.parties).map(|name| (*name).to_owned());
        let comment = self.has_comment.then(|| "Comment".to_owned());
        std::iter::once("Activity".to_owned()).chain(parties).chain(comment).collect()
    }

    fn cells(&self) -> Vec<Vec<String>> {
        let row = |(number, held): (usize, &Vec<usize>)| {
            let held = held.iter().map(|at| LETTERS[*at].to_owned());
            let comment = self.has_comment.then(|| match number % 2 {
                0 => String::new(),
                _ => "only on weekdays".to_owned(),
            });
            std::iter::once(activity(number)).chain(held).chain(comment).collect()
        };
        self.rows.iter().enumerate().map(row).collect()
    }

    /// What each party holds, by activity.
    fn truth(&self) -> BTreeMap<String, BTreeMap<&'static str, &'static str>> {
        let row = |(number, held): (usize, &Vec<usize>)| {
            let held = PARTIES.iter().zip(held).map(|(name, at)| (*name, LETTERS[*at]));
            (activity(number), held.collect())
        };
        self.rows.iter().enumerate().map(row).collect()
    }

    /// The matrix that it is, by way of a table that nothing is wrong with.
    fn matrix(&self) -> Matrix {
        let text = write_markdown(&self.header(), &self.cells());
        reading(text.as_bytes(), "whole.md", &Corrections::default()).unwrap().matrix
    }
}

fn damaged(mut cells: Vec<String>, damage: &Damage) -> Vec<String> {
    match damage {
        Damage::None => {}
        Damage::Drop(at) => drop(cells.remove(at.index(cells.len()))),
        Damage::Blank(at) => {
            let at = at.index(cells.len());
            cells[at].clear();
        }
        Damage::Cut(at) => cells.truncate(at.index(cells.len()).max(1)),
    }
    cells
}

fn line(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

fn write_markdown(header: &[String], rows: &[Vec<String>]) -> String {
    let rule = vec!["---".to_owned(); header.len()];
    let mut text = line(header) + &line(&rule);
    for row in rows {
        text.push_str(&line(row));
    }
    text
}

fn write_delimited(header: &[String], rows: &[Vec<String>], delimiter: &str) -> String {
    let rows = std::iter::once(header).chain(rows.iter().map(Vec::as_slice));
    rows.map(|row| row.join(delimiter) + "\n").collect()
}

fn write_html(header: &[String], rows: &[Vec<String>]) -> String {
    let mut text = "<table>".to_owned();
    for row in std::iter::once(header).chain(rows.iter().map(Vec::as_slice)) {
        text.push_str("<tr>");
        for cell in row {
            text.extend(["<td>", cell, "</td>"]);
        }
        text.push_str("</tr>");
    }
    text + "</table>"
}

/// Damages the rows of a Markdown page.
fn damage_markdown(text: &str, damages: &[Damage]) -> String {
    let mut next = damages.iter();
    let line = |text: &str| {
        let Some(inside) = text.strip_prefix("| ").and_then(|it| it.strip_suffix(" |")) else {
            return text.to_owned() + "\n";
        };
        let cells: Vec<String> = inside.split(" | ").map(|cell| cell.trim().to_owned()).collect();
        let is_body = cells.first().is_some_and(|cell| cell.contains(" the thing of day "));
        match next.next().filter(|_| is_body) {
            Some(damage) => self::line(&damaged(cells, damage)),
            None => text.to_owned() + "\n",
        }
    };
    text.lines().map(line).collect()
}

/// Damages the rows of a web page that we have written.
fn damage_html(text: &str, damages: &[Damage]) -> String {
    let mut next = damages.iter();
    let mut out = String::new();
    for row in text.split_inclusive("</tr>") {
        let is_body = row.contains(" the thing of day ") && row.contains("<td");
        let Some(damage) = next.next().filter(|_| is_body) else {
            out.push_str(row);
            continue;
        };
        // What stands before the first cell, and the cells with their tags.
        let at = row.find("<th").into_iter().chain(row.find("<td")).min().unwrap_or(0);
        let (before, rest) = row.split_at(at);
        let mut cells: Vec<String> = Vec::new();
        for piece in rest.split_inclusive('>') {
            let begins = piece.starts_with("<td") || piece.starts_with("<th");
            match cells.last_mut().filter(|_| !begins) {
                Some(cell) => cell.push_str(piece),
                None => cells.push(piece.to_owned()),
            }
        }
        out.push_str(before);
        out.push_str(&damaged(cells, damage).concat());
        out.push_str("</tr>");
    }
    out
}

/// Damages the lines of a CSV file in whose fields no comma stands.
fn damage_csv(text: &str, damages: &[Damage]) -> String {
    let mut next = damages.iter();
    let line = |text: &str| {
        if !text.contains(" the thing of day ") {
            return text.to_owned() + "\n";
        }
        let cells: Vec<String> = text.split(',').map(str::to_owned).collect();
        let damage = next.next().unwrap_or(&Damage::None);
        damaged(cells, damage).join(",") + "\n"
    };
    text.lines().map(line).collect()
}

/// What a reader says of a party without marking it was that party's.
fn hold(whole: &Whole, source: &str, name: &str) -> Result<(), TestCaseError> {
    let Ok(read) = reading(source.as_bytes(), name, &Corrections::default()) else { return Ok(()) };
    let truth = whole.truth();
    let told = notes(&read);
    for activity in read.matrix.activities() {
        let text = activity.text.to_plain().trim().to_owned();
        // Which activity it was is said to be lost.
        if text.is_empty() {
            continue;
        }
        let was = truth.get(&text);
        for (party, cell) in read.matrix.cells(activity) {
            let Holding::Letters(held) = cell.holding else { continue };
            if held.is_empty() || cell.basis == Basis::Inferred {
                continue;
            }
            let held = read.matrix.letters.write(held);
            let before = was.and_then(|was| was.get(party.name.as_str())).copied();
            let is_right = before.is_some_and(|before| held.chars().all(|c| before.contains(c)));
            // Parties without names are asked about.
            let is_asked = party.name.starts_with("Party ")
                && told.iter().any(|note| note.contains("names the parties"));
            prop_assert!(
                is_right || is_asked,
                "{name}: {text}: {} holds {held}, not {before:?}\n{told:#?}\n{source}",
                party.name
            );
        }
    }
    Ok(())
}

fn hold_all(whole: &Whole, damages: &[Damage]) -> Result<(), TestCaseError> {
    let none = Damage::None;
    let damages: Vec<Damage> =
        (0..whole.rows.len()).map(|at| damages.get(at).unwrap_or(&none).clone()).collect();
    let rows = whole.cells().into_iter().zip(&damages);
    let rows: Vec<Vec<String>> = rows.map(|(row, damage)| damaged(row, damage)).collect();
    let header = whole.header();
    hold(whole, &write_markdown(&header, &rows), "who.md")?;
    hold(whole, &write_delimited(&header, &rows, ","), "who.csv")?;
    hold(whole, &write_delimited(&header, &rows, ";"), "who.csv")?;
    hold(whole, &write_delimited(&header, &rows, "\t"), "who.tsv")?;
    hold(whole, &write_html(&header, &rows), "who.html")?;
    let matrix = whole.matrix();
    hold(whole, &damage_markdown(&markdown::write(&matrix), &damages), "own.md")?;
    hold(
        whole,
        &damage_html(&html::fragment(&matrix, &html::Options::default()), &damages),
        "own.html",
    )?;
    hold(whole, &damage_csv(&csv::write(&matrix, csv::Options::default()), &damages), "own.csv")?;
    // A text without tables is nothing but its words: activities stay, and have letters.
    let rows = whole
        .cells()
        .into_iter()
        .zip(&damages)
        .filter(|(row, _)| row.iter().skip(1).take(whole.parties).any(|cell| !cell.is_empty()));
    let rows = rows.map(|(mut row, damage)| {
        let cells = damaged(row.split_off(1), damage);
        row.extend(cells);
        row
    });
    let rows: Vec<Vec<String>> = rows.collect();
    // Copied from a page: a cell on each line, and empty ones are lost.
    let lines: Vec<String> = std::iter::once(&header).chain(&rows).flatten().cloned().collect();
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    hold(whole, &lines.join("\n"), "who.txt")?;
    // A row on each line, with a sign or nothing for an empty cell.
    let spaced = |blank: &str| {
        let line = |row: &Vec<String>| {
            let cells = row.iter().map(|cell| if cell.is_empty() { blank } else { cell });
            let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
            cells.join(" ")
        };
        let lines: Vec<String> = std::iter::once(&header).chain(&rows).map(line).collect();
        lines.join("\n")
    };
    hold(whole, &spaced("-"), "who.txt")?;
    hold(whole, &spaced(""), "who.txt")
}

/// What a table without its header is read as, and what it says of that.
#[track_caller]
fn check_headless(text: &str, expected: &[&str], said: &str) {
    check_said("who.csv", text, expected, said);
    let mut lines = text.lines().map(|line| line.replace(',', "|"));
    let header = lines.next().unwrap_or_default();
    let rule = vec!["-"; header.split('|').count()].join("|");
    let lines = [header, rule].into_iter().chain(lines).map(|it| format!("|{it}|"));
    let page = lines.collect::<Vec<_>>().join("\n");
    check_said("who.md", &page, expected, said);
}

#[test]
fn a_row_of_roles_is_no_header() {
    // The header was lost, and the first rows had remarks: they were taken for the header, and
    // one of them had a role in it. A party was called R then.
    check_headless(
        "Build the thing,R,,on weekdays\nCheck it,,,on weekdays\nBuy it,R,R,\n",
        &[
            "= Party 1 | Party 2",
            "Build the thing | R |  // on weekdays",
            "Check it |  |  // on weekdays",
            "Buy it | R | R",
        ],
        UNNAMED,
    );
    // The same with few words, and with words in place of letters.
    let rows = |a: &str, b: &str| {
        [
            "= Party 1 | Party 2".to_owned(),
            format!("Backup | {a} |  // weekly"),
            format!("Restore |  | {b}"),
            format!("Copy | {b} | {a} // on request"),
        ]
    };
    for (a, b, read_a, read_b) in
        [("R", "A", "R", "A"), ("Responsible", "Accountable", "R", "A"), ("RA", "n/a", "RA", "n/a")]
    {
        let text = format!("Backup,{a},,weekly\nRestore,,{b},\nCopy,{b},{a},on request\n");
        let expected = rows(read_a, read_b);
        check_headless(&text, &expected.each_ref().map(String::as_str), UNNAMED);
    }
}

#[test]
fn a_header_of_roles_above_roles_is_asked_about() {
    // "Process" is a word for a column, too. Where the header was lost, the first row was taken
    // for it, and its roles for parties.
    check_said(
        "who.csv",
        "Process,R,A\nBuild,A,R\nRun,R,C\n",
        &["= R | A", "Build | A? | R?", "Run | R? | C?"],
        HEADED_BY_ROLES,
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn what_is_not_marked_is_right(
        whole in whole(),
        damages in prop::collection::vec(damage(), 9),
    ) {
        hold_all(&whole, &damages)?;
    }

    #[test]
    fn a_lost_header_is_refused_or_asked_about(whole in whole()) {
        let rows = whole.cells();
        let lost = |text: String| text.split_once('\n').map(|(_, rest)| rest.to_owned()).unwrap();
        hold(&whole, &lost(write_delimited(&[], &rows, ",")), "who.csv")?;
        hold(&whole, &lost(write_delimited(&[], &rows, "\t")), "who.tsv")?;
        let (first, others) = rows.split_first().unwrap();
        hold(&whole, &write_markdown(first, others), "who.md")?;
        hold(&whole, &write_html(first, others), "who.html")?;
    }
}
