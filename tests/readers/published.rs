//! The five published texts, exactly as they were copied, against verified rows: activities,
//! sections, plans, comments, footnote marks, letters, and which cells the text does not show.

use remit::formats::reading::{Corrections, Reading};
use remit::matrix::{Basis, Block, Matrix, Text};
use serde_json::Value;

use crate::shown::{about, notes, reading, rows};

const SLUGS: [&str; 5] = [
    "ovhcloud-hosted-exchange",
    "ovhcloud-private-exchange",
    "ovhcloud-okms",
    "cegedim-cloud-managed-products",
    "cloud-temple-iaas",
];

fn source(slug: &str) -> String {
    let path = format!("{}/tests/data/texts/{slug}.txt", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

pub fn read(slug: &str) -> Reading {
    reading(source(slug).as_bytes(), "", &Corrections::default()).unwrap()
}

fn verified(slug: &str) -> Value {
    let all: Vec<Value> = serde_json::from_str(include_str!("../data/verified-rows.json")).unwrap();
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
        let marks: Vec<&str> = activity.text.marks().map(remit::matrix::Mark::as_str).collect();
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
