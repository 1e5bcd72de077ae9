//! Markdown in the shapes in which OVHcloud (ovh/docs), Cloud Temple (Cloud-Temple/docs) and
//! others publish their matrices. The words are our own.

use remit_import::Corrections;

use crate::shown::{about, notes, parties_and_rows, reading};

/// The parties and rows of a page.
fn shown(page: &str) -> Vec<String> {
    let reading = reading(page.as_bytes(), "page.md", &Corrections::default()).unwrap();
    parties_and_rows(&reading.matrix)
}

#[track_caller]
fn check(page: &str, expected: &[&str]) {
    assert_eq!(shown(page), expected, "{page}");
}

/// A line of the notes begins with each of these.
#[track_caller]
fn check_notes(page: &str, expected: &[&str]) {
    let reading = reading(page.as_bytes(), "page.md", &Corrections::default()).unwrap();
    let found = notes(&reading);
    for note in expected {
        assert!(found.iter().any(|line| line.contains(note)), "{note} is not in {found:#?}");
    }
}

#[track_caller]
fn check_about(page: &str, expected: &[&str]) {
    let reading = reading(page.as_bytes(), "page.md", &Corrections::default()).unwrap();
    let found = about(&reading);
    for line in expected {
        assert!(found.iter().any(|other| other == line), "{line} is not in {found:#?}");
    }
}

#[test]
fn a_page_with_front_matter_legend_and_numbered_sections() {
    let page = "---\ntitle: \"Block storage - Who does what\"\nexcerpt: 'Who does what'\nupdated: 2024-02-29\n---\n\n## Objective\n\nThe RACI below says who does what for the service. It helps everybody.\n\n| Roles |\n| --- |\n|R : Does the work|\n|A : Answers for the work|\n|C : Is asked before|\n|I : Is told after|\n\n### 1. Before the start\n\n#### 1.1. Choose the service\n\n| **Activity** | **Customer** | **Acme** |\n| --- | --- | --- |\n| Choose the range  | RA | I |\n| Choose the place| RA |  |\n| Give the key |  |  RA |\n\n### 2. In use\n\n#### 2.1. Operations\n\n##### **2.1.1. Daily work**\n    \n| **Activity** | **Customer** | **Acme** |\n| --- | --- | --- |\n| Look after it | I  | RA|\n\n#### **2.2. Changes**\n\n| **Activity** | **Customer** | **Acme** |\n| --- | --- | --- |\n| Change it | A | R |\n\n## Go further\n\nJoin our community.\n";
    check(
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
    check_notes(page, &["“Go further” contains no activities"]);
}

#[test]
fn a_printed_number_says_better_than_its_level_where_a_heading_stands() {
    let page = "### 3. In use\n\n#### 3.1. Work\n\n##### 3.1.1. Daily\n\n| Activity | Customer | Acme |\n|---|---|---|\n| a | R | A |\n\n#### 3.1.2. Yearly\n\n| Activity | Customer | Acme |\n|---|---|---|\n| b | R | A |\n";
    check(
        page,
        &[
            "= Customer | Acme",
            "# 3. In use",
            "## 3.1. Work",
            "### 3.1.1. Daily",
            "a | R | A",
            "### 3.1.2. Yearly",
            "b | R | A",
        ],
    );
    check_notes(page, &["11 Guessed: The level of “3.1.2. Yearly”"]);
}

#[test]
fn headers_in_many_languages_mixed_in_one_file() {
    let page = "# RACI\n\n## One\n| Aktivität | Kundenrolle | Acme Cloud-Rolle |\n|---|---|---|\n| Eins | __RA__ | __CI__ |\n## Two\n| Activity | Client Role | Acme Cloud Role |\n|---|---|---|\n| Two | __I__ | __RA__ |\n\n## Three\n\n| Aufgabe | Rolle Kunde | Rolle Acme Cloud |\n|---|---|---|\n| Drei | **RA** | |\n\n## Four\n\n| Activité | Rôle Client | Rôle Acme Clout |\n|---|---|---|\n| Quatre | RA | I |\n\n## Five\n\n| Actividad | Cliente I | Acme Cloud A |\n|---|---|---|\n| Cinco | A | R |\n\n## Six\n\n| **Attività** | **Cliente** | **Acme Cloud** |\n|---|---|---|\n| Sei | __C, I__ | __RA__ |\n";
    check(
        page,
        &[
            "= Kunde | Acme Cloud",
            "# One",
            "Eins | RA | CI",
            "# Two",
            "Two | I | RA",
            "# Three",
            "Drei | RA | ",
            "# Four",
            "Quatre | RA | I",
            "# Five",
            "Cinco | A | R",
            "# Six",
            "Sei | CI | RA",
        ],
    );
    check_notes(page, &["8 Guessed: “Client” was matched to the party “Kunde”."]);
}

#[test]
fn one_to_twelve_parties() {
    check("| Task | Ops |\n|---|---|\n| a | R |\n| b | A |\n", &["= Ops", "a | R", "b | A"]);
    let names: Vec<String> = (1..=12).map(|n| format!("Team {n}")).collect();
    let page = format!(
        "| Task | {} |\n|---|{}\n| a | {} |\n",
        names.join(" | "),
        "---|".repeat(12),
        ["R", "A", "C", "I"].repeat(3).join(" | ")
    );
    let cells = ["R", "A", "C", "I"].repeat(3).join(" | ");
    check(&page, &[&format!("= {}", names.join(" | ")), &format!("a | {cells}")]);
}

#[test]
fn cells_are_read_however_they_are_written() {
    let page = "| Task | A team | B team |\n|---|---|---|\n| a | A/R | C, I |\n| b | A / I / R | N/A |\n| c | RA\\* | - |\n| d | I* | R |\n| e | **RA** | `C` |\n| f | r/a | i |\n| g | RА | Ｃ |\n\n\\* But only sometimes.\n";
    check(
        page,
        &[
            "= A team | B team",
            "a | RA | CI",
            "b | RAI | n/a",
            "c | RA^* | ",
            "d | I^* | R",
            "e | RA | C",
            "f | RA | I",
            "g | RA? | C?",
        ],
    );
    check_about(page, &["footnote *: But only sometimes."]);
}

#[test]
fn a_cell_that_holds_something_else_is_told_and_kept() {
    let page = "| Activity | Client | Acme |\n|---|---|---|\n| a | RA | Acme |\n| b | **Zugriff** | |\n| c | R if ordered | A |\n";
    check(page, &["= Client | Acme", "a | RA | ?", "b | ? | ", "c | R | A // Client: if ordered"]);
    check_notes(
        page,
        &[
            "3 Unknown: Acme: “Acme” isn't a valid role.",
            "4 Unknown: Client: “Zugriff” isn't a valid role.",
            "5 Guessed: Client: in “R if ordered”",
        ],
    );
    let reading = reading(page.as_bytes(), "", &Corrections::default()).unwrap();
    let first = reading.matrix.activities().next().unwrap();
    assert!(first.evidence.to_plain().contains("“Acme”"));
}

#[test]
fn a_table_without_any_letter_is_known_by_its_header() {
    let page = "## One\n| Aktivität | Rolle Kunde | Rolle Acme |\n|---|---|---|\n| a | RA | I |\n\n## Two\n| Aktivität | Rolle Kunde | Rolle Acme |\n|---|---|---|\n| b | | Zugriff |\n| c | Zugriff | |\n";
    check(page, &["= Kunde | Acme", "# One", "a | RA | I", "# Two", "b |  | ?", "c | ? | "]);
}

#[test]
fn variant_and_plan_columns() {
    let page = "| **On metal** | **On cloud** | **Activity** | **Customer** | **Acme** |\n| --- | --- | --- | --- | --- |\n| X | X | Choose it | RA | CI |\n|  | X | Give it | I | RA |\n";
    check(
        page,
        &[
            "= Customer | Acme",
            "Choose it | RA | CI {On metal, On cloud}",
            "Give it | I | RA {On cloud}",
        ],
    );
    let page = "| Actions | Plan | acme.cloud | customer | Comments |\n|---|---|---|---|---|\n| Start it | Self Service | I | A / R | By hand. |\n| Use it | * | I | A / R | |\n| Ask | On request | A / R | I | See<br/>below |\n";
    check(
        page,
        &[
            "= acme.cloud | customer",
            "Start it | I | RA {Self Service} // By hand.",
            "Use it | I | RA {*}",
            "Ask | RA | I {On request} // See\\nbelow",
        ],
    );
}

#[test]
fn group_rows_in_bold_are_sections() {
    let page = "## Life\n\n| Activity | PM | Dev |\n|---|---|---|\n| **First** |\n| a | A | R |\n| **Then** | | |\n| b | A | R |\n| **All** | **All** | **All** |\n| c | I | R |\n\n## Death\n\n| Activity | PM | Dev |\n|---|---|---|\n| d | A | R |\n";
    check(
        page,
        &[
            "= PM | Dev",
            "# Life",
            "## First",
            "a | A | R",
            "## Then",
            "b | A | R",
            "## All",
            "c | I | R",
            "# Death",
            "d | A | R",
        ],
    );
}

#[test]
fn a_row_without_letters_that_is_not_bold_is_an_activity() {
    let page =
        "| Activity | PM | Dev |\n|---|---|---|\n| a | A | R |\n| nobody | | |\n| b | A | R |\n";
    check(page, &["= PM | Dev", "a | A | R", "nobody |  | ", "b | A | R"]);
    let page = "| Activity | PM | Dev |\n|---|---|---|\n| **a** | A | R |\n| **nobody** | | |\n| **b** | A | R |\n";
    check(page, &["= PM | Dev", "**a** | A | R", "**nobody** |  | ", "**b** | A | R"]);
}

#[test]
fn a_table_cut_by_a_blank_line_goes_on() {
    let page = "## One\n| Activity | Client | Acme |\n|---|---|---|\n| a | RA | |\n\n| b | | RA |\n| c | I | RA |\n\n*(1) A note.*\n\n| d | I | RA |\n\n## Two\n\n| Activity | Client | Acme |\n\n|---|---|---|\n| e | RA | C |\n## Three\n| Activity | Client | Acme |\n|---|---|---|\n";
    check(
        page,
        &[
            "= Client | Acme",
            "# One",
            "  after: *(1) A note.*",
            "a | RA | ",
            "b |  | RA",
            "c | I | RA",
            "d | I | RA",
            "# Two",
            "e | RA | C",
            "# Three",
        ],
    );
    check_notes(
        page,
        &[
            "6 Guessed: The table is split by a blank line",
            "20 Skipped: The table has a header but no rows.",
        ],
    );
}

#[test]
fn rows_that_are_too_short_or_too_long() {
    let page = "| Activity | Client | Acme |\n|---|---|---|\n| a | RA |\n| b | RA\n| c | I | RA | extra |\n| d | I | RA | |\n";
    check(
        page,
        &["= Client | Acme", "a | RA | ", "b | RA | ", "c | I | RA // extra", "d | I | RA"],
    );
    check_notes(page, &["5 Guessed: The row has more cells than the header"]);
}

#[test]
fn footnotes_of_all_kinds() {
    let page = "| Activity | Client | Acme |\n|---|---|---|\n| The **backbone(1)** | RA | I |\n| Some **parts (2)** of it | RA | I* |\n| More **(2)** | RA(a) | I |\n| Even more[^x] | RA | I |\n| Last\\* | RA | I |\n\n*(1) The backbone is\nthe centre.*\n\nA plain note.\n\n**(2)** Parts.\n\\* Starred.\n\n(a) Lettered.\n\n[^x]: Extra\n  and more.\n";
    check(
        page,
        &[
            "= Client | Acme",
            "The **backbone[^1]** | RA | I",
            "Some **parts [^2]** of it | RA | I^*",
            "More **[^2]** | RA^a | I",
            "Even more[^x] | RA | I",
            "Last[^*] | RA | I",
        ],
    );
    check_about(
        page,
        &[
            "footnote 1: The backbone is the centre.",
            "footnote 2: Parts.",
            "footnote *: Starred.",
            "footnote a: Lettered.",
            "footnote x: Extra and more.",
            "introduction: A plain note.",
        ],
    );
}

#[test]
fn notes_and_boxes_between_tables() {
    let page = "## One\n\nBefore it.\n\n> [!primary]\n>\n> A box.\n\n| Activity | Client | Acme |\n|---|---|---|\n| a | RA | I |\n\n:::info\nAfter it.\n:::\n\n- one\n- two\n";
    check(
        page,
        &[
            "= Client | Acme",
            "# One",
            "  before: Before it.\\n\\nA box.",
            "  after: After it.\\n\\n- one\\n- two",
            "a | RA | I",
        ],
    );
}

#[test]
fn tabs_and_quotes_around_tables() {
    let page = "## One\n\n> [!tabs]\n> **First**\n>> | Activity | Client | Acme |\n>> |---|---|---|\n>> | a | RA | I |\n>\n> **Second**\n>> | Activity | Client | Acme |\n>> |---|---|---|\n>> | b | RA | I |\n";
    check(page, &["= Client | Acme", "# One", "## First", "a | RA | I", "## Second", "b | RA | I"]);
}

#[test]
fn html_around_and_inside() {
    let page = "<h2 align=\"center\">Matrix</h2>\n\n<!-- not shown -->\n\n| Activity | Client | Acme |\n|---|---|---|\n| One<br/>and [two](/local) or [three](https://example.org) | RA | <b>I</b> |\n\n<table>\n<tr><th>Activity</th><th>Client</th><th>Acme</th></tr>\n<tr><td colspan=\"3\">Group</td></tr>\n<tr><td>b</td><td>R</td><td>A</td></tr>\n</table>\n";
    check(
        page,
        &[
            "= Client | Acme",
            "# Matrix",
            "One\\nand two or [three](https://example.org) | RA | I",
            "## Group",
            "b | R | A",
        ],
    );
}

#[test]
fn a_german_legend_with_k() {
    let page = "## Rollen\n\n| Rolle | Beschreibung |\n|---|---|\n| (R) Durchführt | __D__urchführt es |\n| (A) Genehmigt | __G__enehmigt es |\n| (K) Konsultiert | __K__onsultiert |\n| (I) Informiert | __I__nformiert |\n\n## Eins\n\n| Tätigkeit | Kundenrolle | Acme-Rolle |\n|---|---|---|\n| a | __RA__ | __K, I__ |\n";
    check(page, &["= Kunde | Acme", "# Eins", "a | RA | KI"]);
    check_about(page, &["letter K Consulted: Konsultiert / **K**onsultiert"]);
}

#[test]
fn a_k_that_nobody_defines_is_taken_for_consulted() {
    let page = "| Tätigkeit | Kunde | Acme |\n|---|---|---|\n| a | RA | K |\n| b | R | C, I |\n";
    check(page, &["= Kunde | Acme", "a | RA | C", "b | R | CI"]);
    check_notes(page, &["3 Unknown: K isn't defined; it was read as C"]);
}

#[test]
fn letters_that_nobody_defines_are_kept_and_told() {
    let page =
        "| Task | PM | Dev |\n|---|---|---|\n| a | A | R/S |\n| b | V | S |\n| c | A | RS |\n";
    check(page, &["= PM | Dev", "a | A | RS", "b | V | S", "c | A | RS"]);
    check_notes(
        page,
        &["S isn't defined; it was read as “Support”.", "V isn't defined; it was kept"],
    );
}

#[test]
fn several_tables_in_a_section_and_blank_templates() {
    let page = "## One\n\n| Activity | Client | Acme |\n|---|---|---|\n| a | RA | I |\n\nBetween.\n\n| Activity | Client | Acme |\n|---|---|---|\n| b | RA | I |\n";
    check(page, &["= Client | Acme", "# One", "  after: Between.", "a | RA | I", "b | RA | I"]);
    let page = "# RACI\n\n| Activity | Client | Acme |\n|---|---|---|\n| a | | |\n| b | | |\n";
    check(page, &["= Client | Acme", "a |  | ", "b |  | "]);
    let page = "# RACI\n\n| Task | PM | Dev | QA |\n|---|---|---|---|\n| | | | |\n| | | | |\n| Only this | | | |\n";
    check(page, &["= PM | Dev | QA", "Only this |  |  | "]);
}

#[test]
fn letters_as_columns_with_names_in_the_cells() {
    let page = "| Task | Responsible | Accountable | Consulted | Informed | Notes |\n|---|---|---|---|---|---|\n| a | Dev, QA | PM | Ops | - | soon |\n| b | PM | PM | | Dev / Ops | |\n";
    check(page, &["= Dev | QA | PM | Ops", "a | R | R | A | C // soon", "b | I |  | RA | I"]);
    let page = "| Task | R | A | C | I |\n|---|---|---|---|---|\n| a | QA | IT | HR | PM |\n";
    check(page, &["= QA | IT | HR | PM", "a | R | A | C | I"]);
}

#[test]
fn activities_as_columns() {
    let page = "| Role | Write the whole text | Test all of it | Ship it |\n|---|---|---|---|\n| Dev | R | C | I |\n| QA | I | R | A |\n";
    check(
        page,
        &[
            "= Dev | QA",
            "Write the whole text | R | I",
            "Test all of it | C | R",
            "Ship it | I | A",
        ],
    );
}

#[test]
fn a_column_of_phases_makes_sections() {
    let page = "| Phase | Activity | PM | Dev |\n|---|---|---|---|\n| Plan | a | A | R |\n| | b | A | R |\n| Build | c | I | R |\n| Build | d | I | R |\n";
    check(
        page,
        &["= PM | Dev", "# Plan", "a | A | R", "b | A | R", "# Build", "c | I | R", "d | I | R"],
    );
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
fn other_tables_stay_out() {
    let page = "# RACI\n\n| Version | Date | Author |\n|---|---|---|\n| 1 | 2024 | A. Bee |\n\n## One\n\n| Task | PM | Dev |\n|---|---|---|\n| a | A | R |\n\n| Risk | Level |\n|---|---|\n| fire | high |\n";
    check(page, &["= PM | Dev", "# One", "a | A | R"]);
    check_notes(page, &["3 Skipped: A table with 2 rows has no column with roles", "13 Skipped"]);
}

#[test]
fn a_number_column_is_left_out_and_told() {
    let page = "| # | Task | PM | Dev |\n|---|---|---|---|\n| 1 | a | A | R |\n| 2 | b | A | R |\n";
    check(page, &["= PM | Dev", "a | A | R", "b | A | R"]);
    check_notes(page, &["1 Skipped: The column “#” was left out."]);
}

#[test]
fn one_mark_with_several_footnotes() {
    let page = "---\ntitle: Who does what\n---\n\nimport x from '@site/x.png'\n\n# Who does what\n\nThe model.\n\n## One\n\n| Activity | Client | Acme |\n|---|---|---|\n| a **b** *(6)* | **RA** | I* |\n| c *(A)* | RA* | |\n\n*(6) First.*  \n*(A) Lettered.*\n\n*may become \"C | I\" by contract\n\n---\n\n## Two\n\n:::danger[Beware]\nOf this.\n:::\n\n| Activity | Client | Acme |\n|---|---|---|\n| d *(6)* | RA | |\n\n*(6) Second, never closed.\n\n(*) : *Only here.*\n";
    check(
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
    check_notes(page, &["The mark 6 already has another footnote further up."]);
}

#[test]
fn a_page_that_speaks_of_much_else() {
    let page = "## Offers\n\nMany.\n\n| Part | One | Two |\n|---|---|---|\n| **OS** | ❌ | Talos |\n\n## Nodes\n\nMore.\n\n| Zone | Size (*) |\n|---|---|\n| AZ07 | 8 |\n\n(*) : At least.\n\n## Versions\n\nEven more.\n\n## Support\n\nHelp.\n\n## RACI\n\n### Work\n\n| **Attività** | **Cliente** | **Acme** |\n|---|---|---|\n| a (b*) | C | RA* |\n\n*With a contract\n\n### More\n\n*Only in production.*\n\n| **Attività** | **Client** | **Acme** |\n|---|---|---|\n| c | C | R* |\n\n### RACI (in short)\n\n- Acme: RA of all.\n";
    check(
        page,
        &[
            "= Cliente | Acme",
            "# RACI",
            "## Work",
            "a (b[^*]) | C | RA^*",
            "## More",
            "  before: *Only in production.*",
            "c | C | R^*",
        ],
    );
    check_about(page, &["introduction: Many.", "footnote *: With a contract"]);
    check_notes(page, &["“Versions” isn't part of the matrix."]);
}

#[test]
fn headers_that_a_machine_translated() {
    let page = "## Uno\n\n| Actividad | Rol del Cliente | Rol Acme Cloud |\n|---|---|---|\n| a | RA | I |\n\n## Dos\n\n| Actividad | Cliente Operativo | Cliente Acme Cloud |\n|---|---|---|\n| b | RA | I |\n\n## Tres\n\n| Actividad | Role Cliente | Rol de Nube Acmé |\n|---|---|---|\n| c | RA | I |\n\n## Cuatro\n\n| Actividad | Rol del Cliente | Rol de Acme Cloud RA |\n|---|---|---|\n| d | RA | I |\n";
    check(
        page,
        &[
            "= Cliente | Acme Cloud",
            "# Uno",
            "a | RA | I",
            "# Dos",
            "b | RA | I",
            "# Tres",
            "c | RA | I",
            "# Cuatro",
            "d | RA | I",
        ],
    );
}

#[test]
fn a_legend_with_a_line_for_nobody() {
    let page = "| Code | Role | Definition |\n|---|---|---|\n| **R** | Responsible | does it |\n| **A** | Accountable | answers |\n| **C** | Consulted | is asked |\n| **-** | Not involved | none |\n\n| Task | PM | Dev |\n|---|---|---|\n| a | A | R |\n| b | - | R,A |\n";
    check(page, &["= PM | Dev", "a | A | R", "b |  | RA"]);
    check_about(page, &["letter R Responsible: Responsible / does it"]);
}
