//! The five published texts, exactly as they were copied, against verified rows: activities,
//! sections, plans, comments, footnote marks, letters, and which cells the text does not show.

use remit_core::matrix::{Basis, Block, Matrix, Text};
use remit_import::{Corrections, Reading};
use serde_json::Value;

use crate::shown::{about, notes, reading, rows};

pub const SLUGS: [&str; 5] = [
    "ovhcloud-hosted-exchange",
    "ovhcloud-private-exchange",
    "ovhcloud-okms",
    "cegedim-cloud-managed-products",
    "cloud-temple-iaas",
];

pub fn source(slug: &str) -> String {
    let path = format!("{}/../../tests/data/texts/{slug}.txt", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

pub fn read(slug: &str) -> Reading {
    reading(source(slug).as_bytes(), "", &Corrections::default()).unwrap()
}

fn verified(slug: &str) -> Value {
    let all: Vec<Value> =
        serde_json::from_str(include_str!("../../../../tests/data/verified-rows.json")).unwrap();
    all.into_iter().find(|one| one["slug"] == slug).unwrap()
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn label(text: &Text) -> String {
    let paragraphs = text.blocks().iter().filter(|block| matches!(block, Block::Paragraph(_)));
    spaced(&Text::new(paragraphs.cloned().collect()).to_plain())
}

fn sorted(letters: &str) -> String {
    let mut letters: Vec<char> = letters.chars().collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

/// How a reading compares with what is verified.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Score {
    pub expected: usize,
    pub activities: usize,
    pub paths: usize,
    pub plans: usize,
    pub comments: usize,
    pub marks: usize,
    /// Rows whose letters are right, whatever the column.
    pub sets: usize,
    /// Rows of which the text shows the columns, and those of them that are right.
    pub shown: usize,
    pub shown_right: usize,
    /// Rows with inferred cells, and those of them whose columns are right all the same.
    pub inferred: usize,
    pub inferred_right: usize,
    /// Rows of which the text does not show the columns, and that are not marked so.
    pub silent: usize,
    /// Rows that are marked though the text shows their columns.
    pub needless: usize,
    pub wrong: Vec<String>,
}

pub fn score(slug: &str, matrix: &Matrix) -> Score {
    let verified = verified(slug);
    let rows = verified["activities"].as_array().unwrap();
    let mut score = Score { expected: rows.len(), ..Score::default() };
    let parties: Vec<&str> = verified["parties"]
        .as_array()
        .unwrap()
        .iter()
        .map(|party| party.as_str().unwrap())
        .collect();
    let found: Vec<_> = matrix.activities().collect();
    if found.len() != rows.len() {
        score.wrong.push(format!("{} activities", found.len()));
    }
    for (activity, row) in found.iter().zip(rows) {
        let text = label(&activity.text);
        let wanted = spaced(row["label"].as_str().unwrap());
        if text == wanted {
            score.activities += 1;
        } else {
            score.wrong.push(format!("{text} / {wanted}"));
        }
        let path: Vec<String> = matrix.path(activity.id).iter().map(|s| s.heading()).collect();
        let wanted_path: Vec<&str> =
            row["path"].as_array().unwrap().iter().map(|p| p.as_str().unwrap()).collect();
        if path == wanted_path {
            score.paths += 1;
        } else {
            score.wrong.push(format!("{text}: {path:?}"));
        }
        let plan = row["plan"].as_str().unwrap_or_default();
        score.plans += usize::from(activity.plan.printed == plan);
        let comment = row["comment"].as_str().unwrap_or_default().replace("• ", "");
        if spaced(&activity.comment.to_plain()) == spaced(&comment) {
            score.comments += 1;
        } else {
            score.wrong.push(format!("{text}: // {}", activity.comment.to_plain()));
        }
        let marks: Vec<&str> =
            activity.text.marks().map(remit_core::matrix::Mark::as_str).collect();
        let wanted_marks: Vec<&str> =
            row["marks"].as_array().unwrap().iter().map(|m| m.as_str().unwrap()).collect();
        score.marks += usize::from(marks == wanted_marks);
        let cells: Vec<String> = activity
            .cells
            .iter()
            .map(|cell| sorted(&matrix.letters.write(cell.letters())))
            .collect();
        let wanted_cells: Vec<String> =
            parties.iter().map(|party| sorted(row["cells"][party].as_str().unwrap())).collect();
        let same = cells == wanted_cells;
        let set = |cells: &[String]| {
            let mut cells: Vec<String> =
                cells.iter().filter(|cell| !cell.is_empty()).cloned().collect();
            cells.sort_unstable();
            cells
        };
        if set(&cells) == set(&wanted_cells) {
            score.sets += 1;
        } else {
            score.wrong.push(format!("{text}: {cells:?} for {wanted_cells:?}"));
        }
        let inferred = activity.cells.iter().any(|cell| cell.basis == Basis::Inferred);
        let shows = row["basis"] == "source";
        if shows {
            score.shown += 1;
            score.shown_right += usize::from(same);
        }
        if inferred {
            score.inferred += 1;
            score.inferred_right += usize::from(same);
            assert!(!activity.evidence.is_empty(), "{text} has no evidence");
        }
        score.silent += usize::from(!shows && !inferred);
        score.needless += usize::from(shows && inferred);
    }
    score
}

/// All rows are there, with their sections, plans, comments and marks; the columns are right
/// where the text shows them, and every other row is marked.
#[track_caller]
fn check(slug: &str, expected: [usize; 5]) {
    let score = score(slug, &read(slug).matrix);
    let [rows, sets, shown, inferred, inferred_right] = expected;
    let all =
        [score.expected, score.activities, score.paths, score.plans, score.comments, score.marks];
    assert_eq!(all, [rows; 6], "{score:#?}");
    assert_eq!(score.sets, sets, "{score:#?}");
    assert_eq!((score.shown, score.shown_right), (shown, shown), "{score:#?}");
    assert_eq!((score.inferred, score.silent, score.needless), (inferred, 0, 0), "{score:#?}");
    assert!(score.inferred_right >= inferred_right, "{score:#?}");
}

#[test]
fn a_cell_per_line_with_empty_cells_lost() {
    // The text breaks off before the letters of its last activity.
    check("ovhcloud-hosted-exchange", [48, 47, 21, 27, 20]);
}

#[test]
fn activity_and_letters_glued_together() {
    check("ovhcloud-private-exchange", [40, 40, 0, 40, 28]);
    check("ovhcloud-okms", [31, 31, 0, 31, 22]);
}

#[test]
fn a_paragraph_per_cell() {
    check("cegedim-cloud-managed-products", [52, 52, 48, 4, 4]);
}

#[test]
fn markdown_as_it_stands_in_its_repository() {
    check("cloud-temple-iaas", [109, 109, 109, 0, 0]);
}

#[test]
fn what_stands_around_the_rows_is_read() {
    for slug in SLUGS {
        let reading = read(slug);
        let verified = verified(slug);
        let matrix = &reading.matrix;
        let parties: Vec<&str> = matrix.parties.iter().map(|p| p.name.as_str()).collect();
        assert_eq!(serde_json::json!(parties), verified["parties"], "{slug}");
        let date = matrix.source.date.map(|date| date.to_string());
        assert_eq!(serde_json::json!(date), verified["date"], "{slug}");
        let definitions: Vec<String> =
            matrix.letters.iter().map(|l| l.definition.to_plain().into_owned()).collect();
        let wanted = verified["letters"].as_array().unwrap().iter();
        let wanted: Vec<&str> = wanted.map(|l| l["definition"].as_str().unwrap()).collect();
        assert_eq!(definitions, wanted, "{slug}");
        let plans: Vec<&str> = matrix.plans.iter().map(|plan| plan.name.as_str()).collect();
        let wanted = verified["plans"].as_array().unwrap().iter();
        let wanted: Vec<&str> = wanted.map(|plan| plan["name"].as_str().unwrap()).collect();
        assert_eq!(plans, wanted, "{slug}");
        let introduction = spaced(&matrix.introduction.to_plain());
        let wanted = verified["introduction"].as_array().unwrap().iter();
        let wanted: Vec<&str> = wanted.map(|line| line.as_str().unwrap()).collect();
        assert_eq!(introduction, spaced(&wanted.join(" ")), "{slug}");
        let footnotes: Vec<String> =
            matrix.footnotes.iter().map(|f| spaced(&f.text.to_plain())).collect();
        let wanted = verified["footnotes"].as_array().unwrap().iter();
        let wanted: Vec<String> = wanted.map(|f| spaced(f["text"].as_str().unwrap())).collect();
        assert_eq!(footnotes, wanted, "{slug}");
        let title = verified["sourceTitle"].as_str().unwrap();
        assert!(title.starts_with(&matrix.title), "{slug}: {}", matrix.title);
    }
}

#[test]
fn what_belongs_to_the_site_is_told_with_its_line() {
    let found = notes(&read("ovhcloud-private-exchange"));
    for note in [
        "3 Skipped: “Bases de conhecimento” is between two titles",
        "8 Skipped: “Icons/System/eye-open",
        "9 Skipped: “Informações sobre a tradução” is about the translation.",
        "11 Skipped: “Esta tradução",
        "129 Skipped: “Go further” comes after the last table.",
    ] {
        assert!(found.iter().any(|line| line.starts_with(note)), "{note} is not in {found:#?}");
    }
}

#[test]
fn inferred_rows_offer_other_ways_to_read_them() {
    for slug in SLUGS {
        let reading = read(slug);
        for open in &reading.open {
            let activity = reading.matrix.activity(open.row).unwrap();
            let held: Vec<_> = activity.cells.iter().map(|cell| cell.holding).collect();
            assert!(!open.alternatives.contains(&held));
            let none = activity.cells.iter().all(|cell| cell.letters().is_empty());
            assert!(none || !open.alternatives.is_empty(), "{}", activity.text.to_plain());
        }
    }
}

#[test]
fn dump() {
    let Ok(slug) = std::env::var("DUMP") else { return };
    let bytes = std::fs::read(&slug).unwrap_or_else(|_| source(&slug).into_bytes());
    let name = slug.rsplit('/').next().unwrap();
    match reading(&bytes, if slug.contains('/') { name } else { "" }, &Corrections::default()) {
        Err(error) => println!("ERROR {error}"),
        Ok(reading) => {
            println!("{}\n", about(&reading).join("\n"));
            println!("{}\n", rows(&reading.matrix).join("\n"));
            println!("{}\n", notes(&reading).join("\n"));
            for table in &reading.tables {
                println!(
                    "table {} {} taken {} {:?}",
                    table.place.line, table.heading, table.taken, table.columns
                );
            }
            if SLUGS.contains(&slug.as_str()) {
                println!("{:#?}", score(&slug, &reading.matrix));
            }
        }
    }
}
