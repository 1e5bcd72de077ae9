//! Pages in other markups than Markdown, and tables that are drawn with signs.

use remit_import::Format;

use crate::shown::{notes, parties_and_rows, read};

#[track_caller]
fn check(name: &str, page: &str, format: Format, expected: &[&str]) {
    let found = read(name, page);
    assert_eq!(found.format, format, "{page}");
    let all: Vec<String> = parties_and_rows(&found.matrix)
        .into_iter()
        .chain(notes(&found).into_iter().filter(|note| !note.contains("Guessed: The letters")))
        .collect();
    assert_eq!(all, expected, "{page}");
}

const ROWS: [&str; 7] = [
    "= Customer | Acme",
    "# 1. Build",
    "Choose the place | RA | CI",
    "Set it up | I | RA",
    "# 2. Run",
    "Watch it | I | RA // By day and by night.",
    "End it | RA | ",
];

#[test]
fn asciidoc() {
    let page = "= Who does what\n\n== 1. Build\n\n[cols=\"3,1,1\",options=\"header\"]\n|===\n|Activity |Customer |Acme |Comment\n";
    let page = page.replace("3,1,1", "3,1,1,2");
    let page = format!(
        "{page}\n|Choose the place\n|RA\n|CI\n|\n\n|Set it up |I |RA |\n|===\n\n== 2. Run\n\n|===\n|Activity |Customer |Acme |Comment\n\n|Watch it |I |RA |By day\nand by night.\n|End it |RA | |\n|===\n"
    );
    check("page.adoc", &page, Format::Wiki, &ROWS);
    check("", &page, Format::Wiki, &ROWS);
}

#[test]
fn mediawiki_atlassian_and_restructured_text() {
    let mediawiki = "= Who does what =\n\n== 1. Build ==\n{| class=\"wikitable\"\n! Activity !! Customer !! Acme !! Comment\n|-\n| Choose the place || RA || CI ||\n|-\n| Set it up\n| I\n| \'\'\'RA\'\'\'\n|\n|}\n\n== 2. Run ==\n{| class=\"wikitable\"\n! Activity\n! Customer\n! Acme\n! Comment\n|-\n| [[Watching|Watch it]] || I || style=\"color: red\" | RA || By day and by night.\n|-\n| End it || RA || ||\n|}\n";
    let atlassian = "h1. Who does what\n\nh2. 1. Build\n||Activity||Customer||Acme||Comment||\n|Choose the place|RA|CI| |\n|Set it up|I|RA| |\n\nh2. 2. Run\n||Activity||Customer||Acme||Comment||\n|Watch it|I|RA|By day and by night.|\n|End it|RA| | |\n";
    let restructured_text = "Who does what\n=============\n\n1. Build\n--------\n\n================  ========  ====  ========\nActivity          Customer  Acme  Comment\n================  ========  ====  ========\nChoose the place  RA        CI\nSet it up         I         RA\n================  ========  ====  ========\n\n2. Run\n------\n\n.. list-table:: Running\n   :header-rows: 1\n\n   * - Activity\n     - Customer\n     - Acme\n     - Comment\n   * - Watch it\n     - I\n     - RA\n     - By day\n       and by night.\n   * - End it\n     - RA\n     -\n     -\n";
    for page in [mediawiki, atlassian, restructured_text] {
        check("", page, Format::Wiki, &ROWS);
    }
}

#[test]
fn restructured_text_with_values() {
    let page = "Who\n===\n\n.. csv-table:: Who does what\n   :header: \"Task\", \"Acme\", \"Customer\"\n\n   \"Build it\", \"R\", \"A\"\n   \"Stop it\", \"RA\", \"I\"\n";
    check("page.rst", page, Format::Wiki, &DRAWN);
}

const DRAWN: [&str; 3] = ["= Acme | Customer", "Build it | R | A", "Stop it | RA | I"];

#[test]
fn tables_that_are_drawn() {
    let framed = "+----------+------+----------+\n| Task     | Acme | Customer |\n+----------+------+----------+\n| Build it | R    | A        |\n| Stop it  | RA   | I        |\n+----------+------+----------+\n";
    check("", framed, Format::Markdown, &DRAWN);
    check("page.md", &format!("# Who\n\n```\n{framed}```\n"), Format::Markdown, &DRAWN);
    let grid = "+----------+------+----------+\n| Task     | Acme | Customer |\n+==========+======+==========+\n| Build    | R    | A        |\n| it       |      |          |\n+----------+------+----------+\n| Stop it  | RA   | I        |\n+----------+------+----------+\n";
    check("page.rst", grid, Format::Markdown, &DRAWN);
    let org = "* Who\n| Task     | Acme | Customer |\n|----------+------+----------|\n| Build it | R    | A        |\n| Stop it  | RA   | I        |\n";
    check("page.org", org, Format::Markdown, &DRAWN);
    let boxed = "┌──────────┬──────┬──────────┐\n│ Task     │ Acme │ Customer │\n├──────────┼──────┼──────────┤\n│ Build it │ R    │ A        │\n│ Stop it  │ RA   │ I        │\n└──────────┴──────┴──────────┘\n";
    check("", boxed, Format::Markdown, &DRAWN);
}

#[test]
fn a_table_in_code_counts_where_there_is_no_other() {
    let table =
        "| Task | Acme | Customer |\n|---|---|---|\n| Build it | R | A |\n| Stop it | RA | I |\n";
    check("page.md", &format!("# Who\n\n```text\n{table}```\n"), Format::Markdown, &DRAWN);
    let both =
        format!("# Who\n\n{table}\n```text\n| Task | Acme |\n|---|---|\n| Other | R |\n```\n");
    let found = read("page.md", &both);
    assert_eq!(parties_and_rows(&found.matrix), DRAWN);
    assert!(notes(&found).iter().any(|note| note.contains("inside a code block")));
}
