//! Which column says what is to be done, and which only numbers the rows.

use remit_import::{ColumnUse, Corrections};

use crate::shown::{check, check_said, notes, parties_and_rows, reading};

const ROWS: [&str; 5] =
    ["= Ops | Dev", "Plan it | R | A", "Build it | A | R", "Run it | R | I", "Review it | I | RA"];

#[test]
fn numbers_of_rows_are_no_activities() {
    // A table had the columns "Step Id" and "Name": 1, 2 and 10a became the activities, and the
    // names went into the comments.
    let heads = [
        ("Step Id", "Name", ["1", "2", "3", "10a"]),
        ("#", "Schritt", ["1", "1a", "1b", "2"]),
        ("No.", "What", ["1.", "2.", "3.", "4."]),
        ("Task ID", "Task", ["T-1", "T-2", "T-3", "T-4"]),
        ("Task", "Description", ["1.1", "1.2", "2.1", "2.2"]),
        ("Requirement", "Text", ["REQ-01", "REQ-02", "REQ-03", "REQ-04"]),
        ("Étape n°", "Libellé", ["1)", "2)", "3)", "4)"]),
        ("N°", "Intitulé", ["I", "II", "III", "IV"]),
        ("Pos.", "Bezeichnung", ["A", "B", "C", "D"]),
        ("Krok", "Nazwa", ["K1", "K2", "K3", "K4"]),
        ("Control", "Control name", ["A.5.1", "A.5.2", "A.6.1", "A.6.2"]),
        ("Paso", "Título", ["Paso 1", "Paso 2", "Paso 3", "Paso 4"]),
        ("手順", "名称", ["手順1", "手順2", "手順3", "手順4"]),
        ("", "", ["1", "2", "3", "4"]),
    ];
    for (id, title, ids) in heads {
        let rows =
            ["Plan it", "Build it", "Run it", "Review it"].into_iter().zip(["R", "A", "R", "I"]);
        let rows = rows.zip(["A", "R", "I", "R/A"]).zip(ids);
        let rows: Vec<[&str; 4]> =
            rows.map(|(((name, ops), dev), id)| [id, name, ops, dev]).collect();
        let all = std::iter::once([id, title, "Ops", "Dev"]).chain(rows);
        let all: Vec<[&str; 4]> = all.collect();
        let lines = |sign: &str| all.iter().map(|row| row.join(sign) + "\n").collect::<String>();
        check_said("who.csv", &lines(";"), &ROWS, "was left out");
        check_said("who.tsv", &lines("\t"), &ROWS, "was left out");
        let page = format!("|{}\n", lines("|\n|").replace("|\n|", "|").replace('\n', "|\n|"));
        let page = page.trim_end_matches('|').replacen("|\n", "|\n|-|-|-|-|\n", 1);
        check_said("who.md", &page, &ROWS, "was left out");
    }
}

#[test]
fn numbers_are_the_activities_where_there_is_nothing_else() {
    for text in ["Process,Ops,Dev\n1.0,R,A\n2.0,A,R\n", "#,Ops,Dev\n1.0,R,A\n2.0,A,R\n"] {
        check("who.csv", text, &["= Ops | Dev", "1.0 | R | A", "2.0 | A | R"]);
    }
}

#[test]
fn days_are_no_activities() {
    for title in ["Date", "Action", "Termin"] {
        check_said(
            "who.csv",
            &format!("{title},Meeting,Ops,Dev\n2024-01-01,Plan it,R,A\n8.1.2024,Build it,A,R\n"),
            &["= Ops | Dev", "Plan it | R | A // 2024-01-01", "Build it | A | R // 8.1.2024"],
            "was read as comments",
        );
    }
}

#[test]
fn another_column_of_activities_loses_no_names() {
    // Setting it right in the preview dropped the names, and nothing was said of it.
    let text = "Step,Ops,Dev,Remark\nOne,R,A,Plan\nTwo,A,R,Build\n";
    let mut corrections = Corrections::default();
    corrections.set_column(0, 3, ColumnUse::Activity);
    let found = reading(text.as_bytes(), "who.csv", &corrections).unwrap();
    let rows = ["= Ops | Dev", "Plan | R | A // One", "Build | A | R // Two"];
    assert_eq!(parties_and_rows(&found.matrix), rows);
    let taken: Vec<&ColumnUse> =
        found.tables[0].columns.iter().map(|column| &column.taken).collect();
    assert_eq!((taken[0], taken[3]), (&ColumnUse::Comment, &ColumnUse::Activity));
    let said = notes(&found);
    assert!(said.iter().any(|note| note.contains("The column “Step” was read")), "{said:#?}");
    // The last choice counts.
    corrections.set_column(0, 0, ColumnUse::Activity);
    let found = reading(text.as_bytes(), "who.csv", &corrections).unwrap();
    let rows = ["= Ops | Dev", "One | R | A // Plan", "Two | A | R // Build"];
    assert_eq!(parties_and_rows(&found.matrix), rows);
}

#[test]
fn names_of_providers_are_no_activities() {
    // Only words like "provider" were known: OVHcloud and AWS became the activities, and what
    // they do the parties.
    for (corner, first, second) in [
        ("", "OVHcloud", "Customer"),
        ("", "AWS", "Google Cloud"),
        ("Who", "Microsoft Azure", "Client"),
        ("Who", "cegedim.cloud", "OVHcloud"),
    ] {
        check_said(
            "who.csv",
            &format!("{corner},Patch it,Back it up,Watch it\n{first},R,A,I\n{second},I,R,A\n"),
            &[
                &format!("= {first} | {second}"),
                "Patch it | R | I",
                "Back it up | A | R",
                "Watch it | I | A",
            ],
            "The rows of this table were read as parties",
        );
    }
    check(
        "who.csv",
        "AWS,Task,Customer\nR,Patch it,I\nA,Back it up,R\n",
        &["= AWS | Customer", "Patch it | R | I", "Back it up | A | R"],
    );
    check(
        "who.csv",
        "Microsoft,What,Customer\nResponsible,Patch,Informed\nAccountable,Keep,Responsible\n",
        &["= Microsoft | Customer", "Patch | R | I", "Keep | A | R"],
    );
}

#[test]
fn a_row_with_letters_is_no_header() {
    // "K1, Plan, R, A" was taken for the header, because R and A are letters: the row was lost.
    check_said(
        "who.csv",
        "Roles,Lead,Team,Tester,\nFunctions,,,,Status\nBuild,,,,\nCompile,A,R,,Done\nPackage,R A,,C,Work\n",
        &[
            "= Lead | Team | Tester",
            "# Build",
            "Compile | A | R |  // Done",
            "Package | RA |  | C // Work",
        ],
        "The column “Status” was read as comments",
    );
}

#[test]
fn columns_of_sections_stand_in_one_another() {
    // The second of them was dropped without a word.
    check_said(
        "who.csv",
        "Phase,Category,Task,Ops,Dev,x\nOne,Big,Plan,R,A,\nOne,Big,Build,A,R,\nOne,Small,Run,R,I,\nTwo,Small,Stop,I,R,y\n",
        &[
            "= Ops | Dev",
            "# One",
            "## Big",
            "Plan | R | A",
            "Build | A | R",
            "## Small",
            "Run | R | I",
            "# Two",
            "## Small",
            "Stop | I | R // y",
        ],
        "The column “x” was read",
    );
}
