//! Markdown in every mixture of the ways in which publishers write: whatever the headers say,
//! in whatever language, however letters are set, whichever columns stand beside, wherever a
//! blank line cuts a table: each row and cell is exact.

use std::fmt::Write as _;

use proptest::prelude::*;
use remit_import::Corrections;

use crate::shown::{reading, rows};

/// The headers of activities and of the customer, in the languages that are published.
const LANGUAGES: [(&str, &str); 8] = [
    ("Activity", "Customer"),
    ("Activité", "Client"),
    ("Aktivität", "Kunde"),
    ("Tätigkeit", "Kunde"),
    ("Aufgabe", "Kunde"),
    ("Actividad", "Cliente"),
    ("Attività", "Cliente"),
    ("Task", "Customer"),
];

/// Letters as they come back, and ways to write them.
const CELLS: [(&str, &[&str]); 9] = [
    ("", &["", " ", "-", "–"]),
    ("R", &["R", "**R**", "__R__", "`R`"]),
    ("A", &["A", "**A**", "__A__"]),
    ("RA", &["RA", "AR", "R/A", "A / R", "R, A", "**RA**", "__RA__"]),
    ("CI", &["CI", "C, I", "C/I", "I C", "__C, I__"]),
    ("RC", &["RC", "CR", "R,C"]),
    ("RAI", &["RAI", "A / I / R", "R, A, I"]),
    ("I", &["I", "**I**", "i"]),
    ("n/a", &["N/A", "n/a"]),
];

/// How a page is written.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each is a way to write that others do not touch")]
struct Dialect {
    language: usize,
    roles: bool,
    bold: bool,
    /// The other parties; the customer is the first.
    others: Vec<&'static str>,
    plan: bool,
    variants: bool,
    comment: bool,
    /// Of the headings; those of the first level may be titles.
    level: usize,
    /// Whether tables stand right under their headings.
    tight: bool,
    outer_pipes: bool,
}

/// A row: its number, its cells as choices of [`CELLS`] and of the way to write them, how its
/// end is written, and what stands before it.
#[derive(Debug, Clone)]
struct Line {
    cells: Vec<(usize, usize)>,
    plan: bool,
    ticks: (bool, bool),
    comment: bool,
    ends: u8,
    before: u8,
}

fn dialect() -> impl Strategy<Value = Dialect> {
    let others = prop::sample::subsequence(
        vec!["Acme Cloud", "Partner", "Auditor", "Field team", "Desk", "Legal", "Finance", "Board"],
        1..=8,
    );
    (0..LANGUAGES.len(), others, any::<[bool; 6]>(), 2..5_usize, any::<bool>()).prop_map(
        |(language, others, [roles, bold, plan, variants, comment, tight], level, outer_pipes)| {
            // One column of plans, in one of the two ways.
            let variants = variants && !plan;
            Dialect {
                language,
                roles,
                bold,
                others,
                plan,
                variants,
                comment,
                level,
                tight,
                outer_pipes,
            }
        },
    )
}

fn line() -> impl Strategy<Value = Line> {
    let cells = prop::collection::vec((0..CELLS.len(), 0..7_usize), 9);
    (cells, any::<[bool; 4]>(), 0..4_u8, 0..8_u8).prop_map(
        |(mut cells, [plan, comment, first, second], ends, before)| {
            // A row in which nobody holds anything could be a heading.
            cells[0] = (3, cells[0].1);
            Line { cells, plan, ticks: (first || !second, second), comment, ends, before }
        },
    )
}

fn bold(text: &str, is: bool) -> String {
    if is { format!("**{text}**") } else { text.to_owned() }
}

fn table_line(cells: &[String], outer: bool) -> String {
    let inside = cells.join(" | ");
    if outer { format!("| {inside} |\n") } else { format!("|{inside}|\n") }
}

impl Dialect {
    fn header(&self) -> String {
        let (activity, customer) = LANGUAGES[self.language];
        let role = |name: &str| if self.roles { format!("{name} Role") } else { name.to_owned() };
        let mut names: Vec<String> = Vec::new();
        if self.variants {
            names.extend(["On metal".to_owned(), "On cloud".to_owned()]);
        }
        names.push(activity.to_owned());
        if self.plan {
            names.push("Plan".to_owned());
        }
        names.push(role(customer));
        names.extend(self.others.iter().map(|other| role(other)));
        if self.comment {
            names.push("Comments".to_owned());
        }
        let names: Vec<String> = names.iter().map(|name| bold(name, self.bold)).collect();
        let under = vec!["---".to_owned(); names.len()];
        table_line(&names, self.outer_pipes) + &table_line(&under, self.outer_pipes)
    }

    fn write(&self, number: usize, line: &Line, page: &mut String, expected: &mut Vec<String>) {
        match line.before {
            0 => {
                // A group of rows, in bold.
                let title = format!("Group {number}");
                let at = usize::from(self.variants) * 2;
                let mut cells = vec![String::new(); self.width()];
                cells[at] = bold(&title, true);
                page.push_str(&table_line(&cells, self.outer_pipes));
                expected.push(format!("## {title}"));
            }
            // A blank line cuts the table.
            1 => page.push('\n'),
            _ => {}
        }
        let text = format!("Do part {number} of the work");
        let (mut cells, mut plan) = (Vec::new(), String::new());
        if self.variants {
            let tick = |is: bool| if is { "X".to_owned() } else { String::new() };
            cells.extend([tick(line.ticks.0), tick(line.ticks.1)]);
            let names = [("On metal", line.ticks.0), ("On cloud", line.ticks.1)];
            let names = names.iter().filter(|(_, is)| *is).map(|(name, _)| *name);
            plan = names.collect::<Vec<_>>().join(", ");
        }
        cells.push(text.clone());
        if self.plan {
            let printed = if line.plan { "Self Service" } else { "*" };
            cells.push(printed.to_owned());
            printed.clone_into(&mut plan);
        }
        let mut shown = Vec::new();
        for (which, how) in line.cells.iter().take(1 + self.others.len()) {
            let (letters, ways) = CELLS[*which];
            cells.push(ways[how % ways.len()].to_owned());
            shown.push(letters.to_owned());
        }
        let comment = line.comment.then(|| format!("See note {number}."));
        if self.comment {
            cells.push(comment.clone().unwrap_or_default());
        }
        let mut written = table_line(&cells, self.outer_pipes);
        let last_is_empty = cells.last().is_some_and(|cell| cell.trim().is_empty());
        if line.ends == 0 && last_is_empty {
            // Its last cell is missing: unless each party has a letter, another one could be.
            if !self.comment || shown.iter().any(String::is_empty) {
                let held = shown.iter_mut().filter(|held| !held.is_empty());
                held.for_each(|held| held.push('?'));
            }
            cells.pop();
            written = table_line(&cells, self.outer_pipes);
        } else if line.ends == 1 {
            // The pipe at its end is.
            if !last_is_empty {
                written = format!("{}\n", written.trim_end().trim_end_matches('|'));
            }
        }
        page.push_str(&written);
        let mut row = format!("{text} | {}", shown.join(" | "));
        if !plan.is_empty() {
            let _ = write!(row, " {{{plan}}}");
        }
        if let Some(comment) = comment.filter(|_| self.comment) {
            let _ = write!(row, " // {comment}");
        }
        expected.push(row);
    }

    fn width(&self) -> usize {
        let beside = usize::from(self.variants) * 2 + usize::from(self.plan);
        2 + self.others.len() + beside + usize::from(self.comment)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn each_row_and_cell_is_exact(
        dialect in dialect(),
        sections in prop::collection::vec(prop::collection::vec(line(), 1..8), 1..4),
    ) {
        let mut page = "---\ntitle: Who does what\nupdated: 2024-02-29\n---\n\n".to_owned();
        let mut expected = Vec::new();
        let mut number = 0;
        for (at, section) in sections.iter().enumerate() {
            let title = format!("{} Part {}", "#".repeat(dialect.level), at + 1);
            page.push_str(&title);
            page.push_str(if dialect.tight { "\n" } else { "\n\n" });
            page.push_str(&dialect.header());
            expected.push(format!("# Part {}", at + 1));
            for (place, line) in section.iter().enumerate() {
                number += 1;
                // A blank line right under the header is no cut.
                let before = if place == 0 && line.before == 1 { 2 } else { line.before };
                let line = Line { before, ..line.clone() };
                dialect.write(number, &line, &mut page, &mut expected);
            }
            page.push('\n');
        }
        let found = reading(page.as_bytes(), "page.md", &Corrections::default());
        let found = found.map_err(|error| TestCaseError::fail(format!("{error}\n{page}")))?;
        prop_assert_eq!(rows(&found.matrix), expected, "{}", page);
        let mut parties = vec![LANGUAGES[dialect.language].1];
        parties.extend(&dialect.others);
        let names: Vec<&str> = found.matrix.parties.iter().map(|p| p.name.as_str()).collect();
        prop_assert_eq!(names, parties, "{}", page);
    }
}
