//! Legends that stand in a table with the activities, and rows that name groups of them.

use crate::shown::{about, check, check_said, read};

const ROWS: [&str; 6] = [
    "= PM | Dev",
    "# Planning",
    "Write plan | R | A",
    "Check plan | A | R",
    "# Building",
    "Code | I | R",
];
const SAID: &str = "The legend in this table was used for the meaning of";

#[test]
fn a_legend_beside_a_table_is_no_party() {
    // A sheet had its legend to the right of the table. "Legend" became a party that held R, A, C
    // and I, and the group rows became activities that nobody answered for.
    for (name, text) in [
        (
            "a.csv",
            "Task,PM,Dev,,Legend,\nPlanning,,,,R,Responsible\nWrite plan,R,A,,A,Accountable\nCheck plan,A,R,,C,Consulted\nBuilding,,,,I,Informed\nCode,I,R,,,\n",
        ),
        (
            "a.csv",
            "Task,PM,Dev,R,Responsible\nPlanning,,,A,Accountable\nWrite plan,R,A,C,Consulted\nCheck plan,A,R,I,Informed\nBuilding,,,,\nCode,I,R,,\n",
        ),
        (
            "a.csv",
            "Aufgabe;PM;Dev;;Legende\nPlanning;;;;R - Durchführung\nWrite plan;R;A;;A - Rechenschaft\nCheck plan;A;R;;C - Konsultiert\nBuilding;;;;I - Informiert\nCode;I;R;;\n",
        ),
        (
            "a.tsv",
            "Key\t\t\tTask\tPM\tDev\nR\tResponsible\t\tPlanning\t\t\nA\tAccountable\t\tWrite plan\tR\tA\nC\tConsulted\t\tCheck plan\tA\tR\nI\tInformed\t\tBuilding\t\t\n\t\t\tCode\tI\tR\n",
        ),
        (
            "a.md",
            "| Task | PM | Dev | | Legend | | |\n|---|---|---|---|---|---|---|\n| **Planning** | | | | R | Responsible | does it all |\n| Write plan | R | A | | A | Accountable | answers for it |\n| Check plan | A | R | | C | Consulted | is asked for it |\n| **Building** | | | | | | |\n| Code | I | R | | I | Informed | is told about it |\n",
        ),
    ] {
        check_said(name, text, &ROWS, SAID);
    }
}

#[test]
fn a_legend_in_one_cell_beside_a_table_is_no_comment() {
    let legend = "R = Responsible<br>A = Accountable<br>C = Consulted<br>I = Informed";
    let page = format!(
        "<table><tr><th>Task<th>PM<th>Dev<th rowspan=3>{legend}<tr><td>Plan<td>R<td>A<tr><td>Build<td>A<td>R</table>"
    );
    check_said("a.html", &page, &["= PM | Dev", "Plan | R | A", "Build | A | R"], SAID);
}

#[test]
fn legends_above_and_below_in_the_same_sheet_are_no_activities() {
    let rows = ["= PM | Dev", "Plan | R | A", "Build | A | R"];
    let table = "Task,PM,Dev,,\nPlan,R,A,,\nBuild,A,R,,\n";
    for legend in [
        "Legend,,,,\nR,Responsible,,,\nA,Accountable,,,\nC,Consulted,,,\nI,Informed,,,\n",
        "R = Responsible,A = Accountable,C = Consulted,I = Informed,\n",
        "Legend,R = Responsible,A = Accountable,C = Consulted,I = Informed\n",
        "\"R = Responsible, A = Accountable, C = Consulted, I = Informed\",,,,\n",
    ] {
        check_said("a.csv", &format!("{legend},,,,\n{table}"), &rows, SAID);
        check_said("a.csv", &format!("{table},,,,\n{legend}"), &rows, SAID);
    }
}

#[test]
fn what_the_legend_says_is_known() {
    let text = "Task,PM,Dev,,Key,\nPlan,D,A,,D,Does it (responsible)\nBuild,A,D,,A,Approves it\nRun,I,D,,I,Informed\n";
    let rows = ["= PM | Dev", "Plan | D | A", "Build | A | D", "Run | I | D"];
    check("a.csv", text, &rows);
    let about = about(&read("a.csv", text));
    assert!(about.iter().any(|line| line.starts_with("letter D Responsible")), "{about:#?}");
}

#[test]
fn names_below_letters_are_no_legend() {
    for text in [
        "| Item | R - Responsible | A - Accountable | C - Consulted |\n|---|---|---|---|\n| Plan | Anna | Bruno | Chen |\n| Build | Chen | Anna | Bruno |\n",
        "Item;R (Responsible);A (Accountable);C (Consulted)\nPlan;Anna;Bruno;Chen\nBuild;Chen;Anna;Bruno\n",
    ] {
        let rows = ["= Anna | Bruno | Chen", "Plan | R | A | C", "Build | A | C | R"];
        check("", text, &rows);
    }
}

#[test]
fn rows_of_dashes_are_headings() {
    check_said(
        "a.md",
        "| **#** | **Function** | **Ops** | **Dev** |\n|---|---|---|---|\n| **Governance** | --- | --- | --- |\n| 1 | **Strategy** | I | C (technical input) |\n| 1a | **Budget** | R (ops part) & C (dev part) | I |\n| **Running it** | --- | --- | --- |\n| 2 | **Patching** | A & R (hands on) | I |\n",
        &[
            "= Ops | Dev",
            "# Governance",
            "**Strategy** | I | C // Dev: technical input",
            "**Budget** | RC | I // Ops: R (ops part) & C (dev part)",
            "# Running it",
            "**Patching** | RA | I // Ops: hands on",
        ],
        "“Governance” was read as a section heading.",
    );
    check_said(
        "a.csv",
        "Task,Ops,Dev\nPlanning,-,-\nWrite,R,A\nBuilding,–,–\nCode,I,R\n",
        &["= Ops | Dev", "# Planning", "Write | R | A", "# Building", "Code | I | R"],
        "“Planning” was read as a section heading.",
    );
    // Where dashes stand for empty cells, nobody can tell: it stays what it was, and is told.
    check_said(
        "a.csv",
        "Task,Ops,Dev\nPlanning,-,-\nWrite,R,-\nCode,I,R\n",
        &["= Ops | Dev", "Planning |  | ", "Write | R | ", "Code | I | R"],
        "“Planning” has no roles. It was read as an activity.",
    );
}
