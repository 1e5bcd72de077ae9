use super::super::*;
use super::{compared, matrix, side};
use crate::align::Matches;
use remit_core::matrix::RowId;

/// Lines as "# Title" and "text of A = text of B: change".
fn shown(comparison: &Comparison, leading: Leading, which: Shown) -> Vec<String> {
    comparison.lines(leading, which).iter().map(|line| in_words(comparison, line)).collect()
}

fn in_words(comparison: &Comparison, line: &Line) -> String {
    match line {
        Line::Heading(it) => {
            let marks = "#".repeat(usize::from(it.level));
            format!("{marks} {} ({})", it.title, it.relation.name())
        }
        Line::Activity(it) => {
            let said = |side: usize| {
                let activity = comparison.matrix(side)?.activity(it.row(side)?)?;
                Some(activity.text.to_plain().into_owned())
            };
            let texts: Vec<String> =
                (0..comparison.sides().len()).map(|at| said(at).unwrap_or_default()).collect();
            let changes: Vec<&str> =
                (1..texts.len()).map(|side| it.change(side).map_or("-", Change::name)).collect();
            format!("{} ({}) {}", texts.join(" = "), it.relation.name(), changes.join(", "))
        }
    }
}

#[track_caller]
fn check_change(a: &str, b: &str, expected: Change) {
    let comparison = compared(&[&format!("Patch | {a}")], &[&format!("Patch | {b}")]);
    let line = comparison.activity_lines().next().unwrap();
    assert_eq!(line.change(1), Some(expected), "{a} -> {b}");
}

#[test]
fn who_has_the_duty_is_told_by_kinds() {
    check_change("I | RA", "RA | I", Change::MovedToUs);
    check_change("A | R", "RA | C", Change::MovedToUs);
    check_change("| C", "RA |", Change::MovedToUs);
    check_change("RA | I", "I | RA", Change::MovedToThem);
    check_change("A | R", "I | RA", Change::MovedToThem);
    check_change("RA |", "A | R", Change::Shared);
    check_change("I | RA", "A | R", Change::Shared);
    check_change("RA |", "I | C", Change::Lost);
    check_change("I | RA", "C | RA", Change::Letters);
    check_change("A | R", "R | A", Change::Letters);
    check_change("| RA", "n/a | RA", Change::Letters);
    check_change("I | RA", "I | AR", Change::Unchanged);
    check_change("|", "|", Change::Unchanged);
}

#[test]
fn the_other_party_sees_it_the_other_way_round() {
    let mut comparison = compared(&["Patch | RA | I"], &["Patch | I | RA"]);
    assert_eq!(comparison.us_column(), Some(0));
    comparison.set_us_column(1);
    let line = comparison.activity_lines().next().unwrap();
    assert_eq!(line.change(1), Some(Change::MovedToUs));
}

const A: [&str; 6] = [
    "# Backups",
    "Back up | I | RA",
    "Restore | C | RA",
    "# Network",
    "Cable | | RA",
    "Dig | RA |",
];
const B: [&str; 6] =
    ["# Backups", "Test | RA |", "Back up | RA | I", "# Mail", "Filter | | RA", "Cable | | RA"];

#[test]
fn lines_stand_under_the_sections_of_the_left() {
    let found = shown(&compared(&A, &B), Leading::Side(0), Shown::All);
    let expected = [
        "# Backups (same)",
        " = Test (right) new",
        "Back up = Back up (same) to-us",
        "Restore =  (left) gone",
        "# Mail (right)",
        " = Filter (right) new",
        "# Network (left)",
        "Cable = Cable (same) ",
        "Dig =  (left) gone",
    ];
    assert_eq!(found, expected);
}

#[test]
fn lines_stand_under_the_sections_of_the_right() {
    let found = shown(&compared(&A, &B), Leading::Side(1), Shown::All);
    let expected = [
        "# Backups (same)",
        " = Test (right) new",
        "Back up = Back up (same) to-us",
        "Restore =  (left) gone",
        "# Network (left)",
        "Dig =  (left) gone",
        "# Mail (right)",
        " = Filter (right) new",
        "Cable = Cable (same) ",
    ];
    assert_eq!(found, expected);
}

#[test]
fn topics_that_both_have_come_first() {
    let a = ["# Web", "Serve | RA |", "# Run", "## Backups", "Back up | RA |"];
    let b = ["# Backups", "Back up | RA |", "# Audits", "Audit | RA |"];
    let found = shown(&compared(&a, &b), Leading::Topic, Shown::All);
    let expected = [
        "# Backups (same)",
        "Back up = Back up (same) ",
        "# Audits (right)",
        " = Audit (right) new",
        "# Web (left)",
        "Serve =  (left) gone",
    ];
    assert_eq!(found, expected);
}

#[test]
fn differences_alone_are_shown_with_their_headings() {
    let a = ["# Run", "## Backups", "Back up | RA |", "## Network", "Cable | RA |"];
    let b = ["# Run", "## Backups", "Back up | RA |", "## Network", "Cable | | RA"];
    let found = shown(&compared(&a, &b), Leading::Side(0), Shown::Differences);
    let expected = ["# Run (same)", "## Network (same)", "Cable = Cable (same) to-them"];
    assert_eq!(found, expected);
}

#[test]
fn a_heading_that_stands_alone_names_those_above_it() {
    let found = shown(
        &compared(&["# Mail", "Filter | RA |"], &["# Run", "## Disks", "Swap | RA |"]),
        Leading::Side(0),
        Shown::All,
    );
    let expected =
        ["# Mail (left)", "Filter =  (left) gone", "# Run > Disks (right)", " = Swap (right) new"];
    assert_eq!(found, expected);
}

#[test]
fn three_matrices_stand_side_by_side() {
    let sides = vec![
        side("A", matrix(1, &["Back up | RA |"])),
        side("B", matrix(1_000, &["Back up | | RA", "Cable | RA |"])),
        side("C", matrix(2_000, &["Audit | RA |", "Back up | RA |"])),
    ];
    let comparison = Comparison::new(sides, Vec::new()).unwrap();
    let found = shown(&comparison, Leading::Side(0), Shown::All);
    let expected = [
        " =  = Audit (right) -, new",
        "Back up = Back up = Back up (same) to-them, ",
        " = Cable =  (right) new, -",
    ];
    assert_eq!(found, expected);
    assert_eq!(comparison.totals(1).of(Change::New), 1);
    assert_eq!(comparison.totals(2).of(Change::MovedToThem), 0);
}

#[test]
fn what_two_others_have_alone_stands_in_one_line() {
    let sides = vec![
        side("A", matrix(1, &["Back up | RA |"])),
        side("B", matrix(1_000, &["Filter | | RA", "Audit | RA |", "Dig", "Dig"])),
        side("C", matrix(2_000, &["audit. | RA |", "Dig", "Filter | RA |"])),
    ];
    let comparison = Comparison::new(sides, Vec::new()).unwrap();
    let found = shown(&comparison, Leading::Side(0), Shown::All);
    let expected = [
        "Back up =  =  (left) gone, gone",
        " = Filter = Filter (right) new, new",
        " = Audit = audit. (right) new, new",
        " =  = Dig (right) -, new",
        " = Dig =  (right) new, -",
        " = Dig =  (right) new, -",
    ];
    assert_eq!(found, expected);
}

#[test]
fn two_to_four_matrices_are_compared() {
    let sides = |count: u64| {
        (0..count).map(|at| side("", matrix(at * 1_000 + 1, &["Patch"]))).collect::<Vec<_>>()
    };
    for (count, fits) in [(0, false), (1, false), (2, true), (4, true), (5, false)] {
        let compared = Comparison::new(sides(count), Vec::new());
        assert_eq!(compared.is_ok(), fits, "{count}");
    }
    let none = Comparison::aligned(sides(2), Vec::new());
    assert_eq!(none.unwrap_err(), ComparisonError::Unaligned);
}

#[test]
fn cells_say_what_a_party_takes_on() {
    let comparison = compared(&["Patch | RA | I"], &["Patch | I | RA"]);
    let line = comparison.activity_lines().next().unwrap();
    let cells = comparison.cells(&line);
    let found: Vec<(&str, &str, CellChange)> = cells
        .iter()
        .map(|cells| {
            let letters = |side: usize| cells.sides[side].as_ref().unwrap().letters.as_str();
            (letters(0), letters(1), cells.changes[1])
        })
        .collect();
    assert_eq!(found, [("RA", "I", CellChange::Leaves), ("I", "RA", CellChange::Takes)]);
    let names: Vec<&str> = comparison.columns().iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Customer 1 / Customer 1000", "Provider 1 / Provider 1000"]);
}

#[test]
fn totals_are_put_into_words() {
    let a = ["Back up | I | RA", "Cable | | RA", "Dig | RA |", "Audit | RA |", "Paint | RA |"];
    let b = ["Back up | RA | I", "Cable | RA |", "Dig | I | C", "Sing | RA |"];
    let words = compared(&a, &b).totals_in_words(1);
    let expected = "2 duties become yours, 1 falls to nobody, 1 only B has, 2 only A has";
    assert_eq!(words, expected);
    assert_eq!(compared(&a, &a).totals_in_words(1), "No differences");
    let words = compared(&["Dig | RA |"], &["Dig | I |", "Sing | |"]).totals_in_words(1);
    assert_eq!(words, "1 duty falls to nobody, 1 only B has");
}

#[test]
fn what_nobody_decided_is_counted_apart() {
    let (a, b) = (["Restore the databases | RA |"], ["Restoring of databases | | RA"]);
    let mut comparison = compared(&a, &b);
    let totals = comparison.totals(1);
    assert_eq!((totals.undecided, totals.of(Change::MovedToThem)), (1, 0));
    assert_eq!(comparison.totals_in_words(1), "1 proposed match is undecided");
    let report = comparison.report(1).unwrap();
    assert_eq!(report.chapters[0].0, Chapter::Undecided);
    let mut matches = Matches::default();
    matches.pair(RowId::from_bits(1), RowId::from_bits(1_000));
    comparison.set_matches(1, matches);
    let line = comparison.beside(1, RowId::from_bits(1_000)).unwrap();
    assert_eq!(line.relation, Relation::Linked);
    assert_eq!(comparison.totals(1).of(Change::MovedToThem), 1);
}

#[test]
fn a_report_tells_each_activity_with_both_rows() {
    let a = ["# Run", "Back up | I | RA", "Cable | RA |", "Dig | RA |", "Paint | RA |"];
    let b = ["# Do", "Back up | RA | I", "Cable | A | R", "Dig | | I", "Sing | I | RA"];
    let report = compared(&a, &b).report(1).unwrap();
    let chapters: Vec<(Chapter, usize)> =
        report.chapters.iter().map(|(chapter, entries)| (*chapter, entries.len())).collect();
    let expected = [
        (Chapter::Ours, 1),
        (Chapter::NoLongerAlone, 1),
        (Chapter::Nobody, 1),
        (Chapter::OnlyToOthers, 1),
        (Chapter::OnlyFromOurs, 1),
    ];
    assert_eq!(chapters, expected);
    let entry = &report.chapters[0].1[0];
    let (from, to) = (entry.from.as_ref().unwrap(), entry.to.as_ref().unwrap());
    assert_eq!((from.section.as_str(), to.section.as_str()), ("Run", "Do"));
    let held = [("Customer 1", "I"), ("Provider 1", "RA")].map(|(a, b)| (a.into(), b.into()));
    assert_eq!(from.held, held);
    assert_eq!(report.us, ("Customer 1".to_owned(), "Customer 1000".to_owned()));
}

#[test]
fn matches_go_on_to_a_newer_release() {
    let old = matrix(1, &["Back up", "Cable", "Dig", "Paint"]);
    // Imported anew, so with other ids; "Cable" is worded anew, "Dig" is gone.
    let new = matrix(100, &["Paint", "Back up", "Lay cables"]);
    let row = RowId::from_bits;
    let mut matches = Matches::default();
    matches.pair(row(1), row(1_000));
    matches.pair(row(2), row(1_001));
    matches.nothing_for(row(4));
    let carried = carry(&matches, End::A, &old, &new);
    assert_eq!(carried.matches.pairs().collect::<Vec<_>>(), [(row(101), row(1_000))]);
    assert_eq!(carried.matches.nothing().0.collect::<Vec<_>>(), [row(100)]);
    assert_eq!(carried.lost, [row(2)]);
    // With the same ids, what is worded anew stays, and is said.
    let new = matrix(1, &["Back up", "Lay cables"]);
    let carried = carry(&matches, End::A, &old, &new);
    assert_eq!(carried.matches.pairs().count(), 2);
    assert_eq!((carried.lost, carried.reworded), (vec![row(4)], vec![row(2)]));
}
