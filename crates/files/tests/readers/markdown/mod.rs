//! Markdown in the shapes in which OVHcloud (ovh/docs), Cloud Temple (Cloud-Temple/docs) and
//! others publish their matrices. The words are our own.
//!
//! Each case is a file: a page, and what it is read as. Below `%%% rows` are all parties and rows,
//! below `%%% about` and `%%% notes` some of the lines around them and parts of some notes. Another
//! page begins with `%%% page`.

use remit_import::Corrections;

use crate::shown::{check, check_about, check_notes, parties_and_rows, read, reading};

macro_rules! cases {
    ($($name:ident,)*) => {
        const CASES: &[&str] = &[$(stringify!($name)),*];

        $(#[test]
        fn $name() {
            check_case(include_str!(concat!(stringify!($name), ".md")));
        })*
    };
}

cases! {
    a_column_of_phases_makes_sections,
    a_german_legend_with_k,
    a_k_that_nobody_defines_is_taken_for_consulted,
    a_legend_with_a_line_for_nobody,
    a_number_column_is_left_out_and_told,
    a_page_that_speaks_of_much_else,
    a_printed_number_says_better_than_its_level_where_a_heading_stands,
    a_row_without_letters_that_is_not_bold_is_an_activity,
    a_table_cut_by_a_blank_line_goes_on,
    a_table_without_any_letter_is_known_by_its_header,
    activities_as_columns,
    cells_are_read_however_they_are_written,
    footnotes_of_all_kinds,
    group_rows_in_bold_are_sections,
    headers_in_many_languages_mixed_in_one_file,
    headers_that_a_machine_translated,
    html_around_and_inside,
    letters_as_columns_with_names_in_the_cells,
    letters_that_nobody_defines_are_kept_and_told,
    notes_and_boxes_between_tables,
    other_tables_stay_out,
    rows_that_are_too_short_or_too_long,
    several_tables_in_a_section_and_blank_templates,
    tabs_and_quotes_around_tables,
    variant_and_plan_columns,
}

#[test]
fn every_file_is_a_case() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/readers/markdown");
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(path.extension().unwrap() == "rs" || CASES.contains(&name), "{name}");
    }
}

#[track_caller]
fn check_case(case: &str) {
    for case in case.split("%%% page\n") {
        let (page, parts) = case.split_once("%%% ").unwrap();
        for part in parts.split("%%% ") {
            let (what, lines) = part.split_once('\n').unwrap();
            let lines: Vec<&str> = lines.lines().collect();
            match what {
                "rows" => {
                    // The files have no white space at the ends of their lines.
                    let found = parties_and_rows(&read("page.md", page).matrix);
                    let found: Vec<&str> = found.iter().map(|row| row.trim_end()).collect();
                    assert_eq!(found, lines, "{page}");
                }
                "about" => check_about("page.md", page, &lines),
                "notes" => check_notes("page.md", page, &lines),
                other => panic!("{other} is nothing to hold a page against"),
            }
        }
    }
}

#[test]
fn a_page_with_front_matter_legend_and_numbered_sections() {
    let page = "---\ntitle: \"Block storage - Who does what\"\nexcerpt: 'Who does what'\nupdated: 2024-02-29\n---\n\n## Objective\n\nThe RACI below says who does what for the service. It helps everybody.\n\n| Roles |\n| --- |\n|R : Does the work|\n|A : Answers for the work|\n|C : Is asked before|\n|I : Is told after|\n\n### 1. Before the start\n\n#### 1.1. Choose the service\n\n| **Activity** | **Customer** | **Acme** |\n| --- | --- | --- |\n| Choose the range  | RA | I |\n| Choose the place| RA |  |\n| Give the key |  |  RA |\n\n### 2. In use\n\n#### 2.1. Operations\n\n##### **2.1.1. Daily work**\n    \n| **Activity** | **Customer** | **Acme** |\n| --- | --- | --- |\n| Look after it | I  | RA|\n\n#### **2.2. Changes**\n\n| **Activity** | **Customer** | **Acme** |\n| --- | --- | --- |\n| Change it | A | R |\n\n## Go further\n\nJoin our community.\n";
    check(
        "page.md",
        page,
        &[
            "= Customer | Acme",
            "# 1. Before the start",
            "## 1.1. Choose the service",
            "Choose the range | RA | I",
            "Choose the place | RA | ",
            "Give the key |  | RA",
            "# 2. In use",
            "## 2.1. Operations",
            "### 2.1.1. Daily work",
            "Look after it | I | RA",
            "## 2.2. Changes",
            "Change it | A | R",
        ],
    );
    check_about(
        "page.md",
        page,
        &[
            "title: Block storage - Who does what",
            "date: 2024-02-29",
            "introduction: The RACI below says who does what for the service. It helps everybody.",
            "letter R Responsible:  / Does the work",
            "letter I Informed:  / Is told after",
            "party Customer (customer)",
            "party Acme (provider)",
        ],
    );
    check_notes("page.md", page, &["“Go further” contains no activities"]);
}

#[test]
fn a_page_without_a_matrix_says_so() {
    for (page, word) in [
        ("# Title\n\nNothing here.\n", "no table"),
        (
            "| Roles |\n|---|\n| R: does it all |\n| A: answers for all |\n| C: is asked about it |\n",
            "only contains role definitions",
        ),
    ] {
        let error = reading(page.as_bytes(), "page.md", &Corrections::default()).unwrap_err();
        assert!(error.to_string().contains(word), "{error}");
    }
}

#[test]
fn one_to_twelve_parties() {
    check(
        "page.md",
        "| Task | Ops |\n|---|---|\n| a | R |\n| b | A |\n",
        &["= Ops", "a | R", "b | A"],
    );
    let names: Vec<String> = (1..=12).map(|n| format!("Team {n}")).collect();
    let page = format!(
        "| Task | {} |\n|---|{}\n| a | {} |\n",
        names.join(" | "),
        "---|".repeat(12),
        ["R", "A", "C", "I"].repeat(3).join(" | ")
    );
    let cells = ["R", "A", "C", "I"].repeat(3).join(" | ");
    check("page.md", &page, &[&format!("= {}", names.join(" | ")), &format!("a | {cells}")]);
}

#[test]
fn a_cell_that_holds_something_else_is_told_and_kept() {
    let page = "| Activity | Client | Acme |\n|---|---|---|\n| a | RA | Acme |\n| b | **Zugriff** | |\n| c | R if ordered | A |\n";
    check(
        "page.md",
        page,
        &["= Client | Acme", "a | RA | ?", "b | ? | ", "c | R | A // Client: if ordered"],
    );
    check_notes(
        "page.md",
        page,
        &[
            "3 Unknown: Acme: “Acme” isn't a valid role.",
            "4 Unknown: Client: “Zugriff” isn't a valid role.",
            "5 Guessed: Client: in “R if ordered”",
        ],
    );
    let reading = read("", page);
    let first = reading.matrix.activities().next().unwrap();
    assert!(first.evidence.to_plain().contains("“Acme”"));
}

#[test]
fn one_mark_with_several_footnotes() {
    let page = "---\ntitle: Who does what\n---\n\nimport x from '@site/x.png'\n\n# Who does what\n\nThe model.\n\n## One\n\n| Activity | Client | Acme |\n|---|---|---|\n| a **b** *(6)* | **RA** | I* |\n| c *(A)* | RA* | |\n\n*(6) First.*  \n*(A) Lettered.*\n\n*may become \"C | I\" by contract\n\n---\n\n## Two\n\n:::danger[Beware]\nOf this.\n:::\n\n| Activity | Client | Acme |\n|---|---|---|\n| d *(6)* | RA | |\n\n*(6) Second, never closed.\n\n(*) : *Only here.*\n";
    check(
        "page.md",
        page,
        &[
            "= Client | Acme",
            "# One",
            "a **b** *[^6]* | RA | I^*",
            "c *[^A]* | RA^* | ",
            "# Two",
            "  before: **Beware**\\n\\nOf this.",
            "d *[^6]* | RA | ",
        ],
    );
    check_about(
        "page.md",
        page,
        &[
            "introduction: The model.",
            "footnote 6: First.",
            "footnote A: Lettered.",
            "footnote *: may become \"C | I\" by contract",
            "footnote 6: Second, never closed.",
            "footnote *: Only here.",
        ],
    );
    check_notes("page.md", page, &["The mark 6 already has another footnote further up."]);
}
