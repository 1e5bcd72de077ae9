//! Small sources that were made to take long, or that happen to: twice as much of them takes twice
//! as many steps, not four times. Steps are counted where texts are looked at (`remit_core::steps`).

mod markdown;
mod pasted;
mod values;
mod web;

use super::tests_shown::{error, reading, rows};
use remit_core::matrix::limits;
use remit_core::steps;
use remit_formats::page::Budget;

/// What a source is made of.
enum Made {
    /// The same again and again, between a beginning and an end.
    Of(&'static str, &'static str, &'static str),
    /// Something else each time.
    By(&'static str, fn(usize) -> String, &'static str),
}

use Made::{By, Of};

impl Made {
    fn text(&self, size: usize) -> String {
        match self {
            Of(begin, piece, end) => {
                format!("{begin}{}{end}", piece.repeat(size / piece.len() + 1))
            }
            By(begin, piece, end) => {
                let mut text = (*begin).to_owned();
                for at in 0.. {
                    if text.len() >= size {
                        break;
                    }
                    text.push_str(&piece(at));
                }
                text.push_str(end);
                text
            }
        }
    }
}

/// Each doubling takes hardly more than twice the steps. What comes of it does not matter.
#[track_caller]
fn check(name: &str, made: &Made, work: &dyn Fn(&str)) {
    const SIZE: usize = 6_000;
    let steps = [SIZE, 2 * SIZE, 4 * SIZE].map(|size| {
        let text = made.text(size);
        let ((), steps) = steps::of(|| work(&text));
        (text.len() as u64, steps)
    });
    let [(_, first), (_, second), (length, third)] = steps;
    // What is looked at once at the beginning makes doublings look smaller than they are.
    let growth = |a: u64, b: u64| b * 10 <= a * 25 + 1_000_000;
    assert!(
        growth(first, second) && growth(second, third) && third < length * 2_000,
        "{name}: {steps:?}"
    );
}

#[track_caller]
fn check_file(name: &str, shapes: &[Made]) {
    for (at, made) in shapes.iter().enumerate() {
        let what = match made {
            Of(_, piece, _) => (*piece).to_owned(),
            By(_, piece, _) => piece(1),
        };
        let work = |text: &str| drop(reading(text.as_bytes(), name));
        check(&format!("{name} {at} {what:?}"), made, &work);
    }
}

const HTML: &str = "<table><tr><th>Task<th>A<th>B<tr><td>do<td>R<td>A</table>";
const CELL: &str = "<table><tr><th>Task<th>A<th>B<tr><td>";
const END: &str = "<td>R<td>A</table>";
const MD: &str = "| Task | PM | Dev |\n|---|---|---|\n| a | R | A |\n";
const MD_CELL: &str = "| Task | PM | Dev |\n|---|---|---|\n| ";
const MD_END: &str = " | R | A |\n";

#[test]
fn more_than_there_is_room_for_is_refused_in_words() {
    // Sixty megabytes behind an unclosed quote ended in a killed worker: each line was a row.
    let said = |budget: &Budget| budget.check().unwrap_err().to_string();
    let mut budget = Budget::default();
    for _ in 0..limits::READ_ROWS {
        assert!(budget.row(&[]));
    }
    assert!(!budget.row(&[]));
    assert!(said(&budget).contains("1000001 rows in its tables; the limit is 1000000"));
    let mut budget = Budget::default();
    budget.cells(limits::READ_CELLS + 1);
    assert!(said(&budget).contains("cells in its tables"), "{}", said(&budget));
    let lines = format!("a{}", "\n".repeat(limits::READ_LINES + 1));
    let said = error(lines.as_bytes(), "x.md");
    assert!(said.contains("4000001 lines; the limit is 4000000"), "{said}");
}

#[test]
fn a_text_with_more_styles_than_there_is_room_for_keeps_its_words() {
    let bold = format!("{MD_CELL}{}{MD_END}", "**a** b ".repeat(4_000));
    let reading = reading(bold.as_bytes(), "x.md").unwrap();
    let activity = reading.matrix.activities().next().unwrap();
    assert_eq!((activity.text.pieces(), activity.text.chars()), (1, 4 * 4_000 - 1));
    assert!(reading.notes.iter().any(|note| note.text.contains("Only its words were kept")));
}

#[test]
fn a_drawing_that_is_never_closed_hides_no_table() {
    // A stray `<svg>` hid every table after it.
    let expected = ["= A | B", "do | R | A"];
    for stray in ["<svg>", "<svg><path>", "<template>", "<noscript>", "<p><svg></p>"] {
        assert_eq!(rows(format!("{stray}{HTML}").as_bytes(), "x.html"), expected, "{stray}");
        let twice = format!("{stray}{HTML}<svg></svg>");
        assert_eq!(rows(twice.as_bytes(), "x.html"), expected, "{stray}");
    }
    for stray in ["<!-- x", "<script", "<style>"] {
        let found = rows(format!("{stray}\n\n{MD}").as_bytes(), "x.md");
        assert_eq!(found, ["= PM | Dev", "a | R | A"], "{stray}");
    }
    // An icon says nothing.
    let icon = HTML.replace("<td>R", "<td><svg><title>Yes</title><path/></svg>R");
    assert_eq!(rows(icon.as_bytes(), "x.html"), expected);
}
