//! Shapes of tables and pages that publishers and teams use, each with what it must come out as.

use crate::shown::{check_about, check_notes, notes, read, rows};

/// The rows of a file.
#[track_caller]
fn check(name: &str, text: &str, expected: &[&str]) {
    assert_eq!(rows(&read(name, text).matrix), expected, "{text}");
}

/// The names of its parties.
#[track_caller]
fn check_parties(name: &str, text: &str, expected: &[&str]) {
    let found = read(name, text);
    let names: Vec<&str> = found.matrix.parties.iter().map(|party| party.name.as_str()).collect();
    assert_eq!(names, expected, "{text}");
}

#[test]
fn what_stands_in_brackets_is_a_comment_and_no_letter() {
    check(
        "page.md",
        "| Task | Desk | Team |\n|---|---|---|\n| Ship | R (own, as a test) | **A** (since 2026-10-07) |\n| Merge | C (IT) | R (checks) + A (signs) |\n",
        &[
            "Ship | R | A // Desk: own, as a test\\n\\nTeam: since 2026-10-07",
            "Merge | C | RA // Desk: IT\\n\\nTeam: R (checks) + A (signs)",
        ],
    );
}

#[test]
fn a_cell_may_name_people_of_a_party() {
    check(
        "page.md",
        "| Task | Desk | Client |\n|---|---|---|\n| Sign | C | Head A<br>PM R |\n| Train | R | IT C |\n| Run | R | I |\n",
        &["Sign | C | RA // Client: Head A\\nPM R", "Train | R | C // Client: IT C", "Run | R | I"],
    );
}

#[test]
fn labels_of_rows_are_no_letters() {
    let text = "| Matrix | | Board | Desk |\n|---|---|---|---|\n| C1 | Check it | A | R |\n| C2 | Check it again | A | R |\n| A1 | Act on it | I | S/I |\n";
    check("page.md", text, &["Check it | A | R", "Check it again | A | R", "Act on it | I | IS"]);
    let found = read("page.md", text);
    assert!(notes(&found).iter().any(|note| note.contains("The column “Matrix” was left out")));
}

#[test]
fn what_becomes_of_a_column_is_told() {
    // A column of a party became comments, one of numbers went, and nothing was said.
    let text = "Activity,Dev,Ops,QA\nBuild,R,A,C\nTest,A,R,tbd\nRun,R,A,tbd\n";
    check_notes("who.csv", text, &["The column “QA” was read as comments, not as a party."]);
    check(
        "who.csv",
        text,
        &["Build | R | A // QA:\\n\\nC", "Test | A | R // tbd", "Run | R | A // tbd"],
    );
    check_notes(
        "who.csv",
        ",Task,Alice,Bob\n1,Do this,R,A\n1.1,Do that,A,R\n",
        &["An unnamed column, starting with “1”, was left out."],
    );
}

#[test]
fn tables_side_by_side_are_told() {
    // Their rows became one, and their letters the letters of the first.
    check_notes(
        "who.csv",
        "Activity,Dev,Ops,,Activity,Dev,Ops\nBuild,R,A,,Monitor,I,R\nTest,A,R,,Restart,C,A\n",
        &["The header has more than one activity column."],
    );
}

#[test]
fn columns_of_letters_that_nobody_defines_are_parties_too() {
    check(
        "page.md",
        "| Task | Shared | Own | Private |\n|---|---|---|---|\n| Host | G | G | G |\n| Link | n/a | C | C |\n| Map | n/a | G+C | G+C |\n",
        &["Host | G | G | G", "Link | n/a | C | C", "Map | n/a | CG | CG"],
    );
}

#[test]
fn crosses_below_parties_are_kept_as_a_letter() {
    check(
        "page.md",
        "Task | Users* | Desk |\n---|---|---|\nAsk | X | |\nAnswer | | X |\nAgree | X | X |\n",
        &["Ask | X | ", "Answer |  | X", "Agree | X | X"],
    );
}

#[test]
fn names_below_letters_may_look_like_letters() {
    check(
        "page.md",
        "| # | Task | R | A | C | I |\n|---|---|---|---|---|---|\n| 1 | Design | AWS | C - PM | C - Security | C - Ops / C - Board |\n| 2 | Build | AWS | C - Ops | C - Security | C - PM |\n",
        &["Design | R | A | C | I | I", "Build | R | I | C | A | "],
    );
    check_parties(
        "page.md",
        "| Task | R | A |\n|---|---|---|\n| Design | AI/ML team | Legal (rights, media) |\n| Build | Desk/Field | Board / SA |\n",
        &["AI/ML team", "Legal (rights, media)", "Desk", "Field", "Board", "SA"],
    );
    check_parties(
        "raci.csv",
        "Activity,Responsible,Accountable\nPlan it,Desk|Field,Board\n",
        &["Desk", "Field", "Board"],
    );
}

#[test]
fn headers_of_letters_are_known_in_other_languages() {
    let expected = ["Sprint 1 | R | A | C | I", "Sprint 2 |  | A |  | "];
    for header in [
        "Sprint | Responsable | Accountable | Consulted | Informed",
        "Sprint | Responsable | Aprobador | Consultar | Informar",
        "Sprint | Responsable | Autorité | Consulté | Informé",
        "Sprint | Responsável | Aprovador | Consultado | Informado",
    ] {
        check(
            "page.md",
            &format!(
                "| {header} |\n|---|---|---|---|---|\n| Sprint 1 | Ann | Bob | Cleo | Dan |\n| Sprint 2 | — | Bob | — | — |\n"
            ),
            &expected,
        );
    }
    check(
        "page.md",
        "| WBS | Responsible | Accountable |\n|---|---|---|\n| 1.0 | Ann | Bob |\n| 2.0 | Bob | Ann |\n",
        &["1.0 | R | A", "2.0 | A | R"],
    );
}

#[test]
fn dashes_in_further_columns_say_nothing() {
    check(
        "page.md",
        "| Task | Desk | Field | Time | After |\n|---|---|---|---|---|\n| Dig | R | A | 15m | — |\n| Fill | R | A | — | Dig |\n",
        &["Dig | R | A // Time:\\n\\n15m", "Fill | R | A // After:\\n\\nDig"],
    );
}

#[test]
fn parties_of_one_table_are_not_taken_for_one_of_another() {
    check_parties(
        "page.md",
        "## One\n\n| Task | Front | Desk |\n|---|---|---|\n| Dig | R | A |\n\n## Two\n\n| Task | Front A | Front B | Desk |\n|---|---|---|---|\n| Fill | R | R | A |\n",
        &["Front", "Desk", "Front A", "Front B"],
    );
}

#[test]
fn a_paragraph_below_a_marked_title_is_no_heading() {
    let text = "# Who does what\n\nRecorded in May by the desk for all that come\nafter it, and signed.\n\n| Task | Desk | Field |\n|---|---|---|\n| Dig | R | A |\n";
    check("page.md", text, &["Dig | R | A"]);
    check_about("page", text, &["title: Who does what"]);
}

#[test]
fn tags_of_programs_are_no_words() {
    let text = "# Who does what\n\n{% hint style=\"info\" %}\nRead this.\n{% endhint %}\n\n{% embed url=\"<https://a.org/x>\" %}\n\n{{< alert >}}\nAnd this.\n{{< /alert >}}\n\n| Task | Desk | Field |\n|---|---|---|\n| Dig | R | A |\n{: caption=\"Table 1\"}\n";
    check("page.md", text, &["Dig | R | A"]);
    check_about(
        "page",
        text,
        &["introduction: Read this.\\n\\n[https://a.org/x](https://a.org/x)\\n\\nAnd this."],
    );
}

#[test]
fn a_label_above_a_legend_below_the_table_goes_with_it() {
    let text = "| Task | Desk | Field |\n|---|---|---|\n| Dig | R | A |\n\n**Legend RACI** :\n- **R** (Responsible) : digs\n- **A** (Accountable) : says where\n- **C** (Consulted) : knows\n";
    check("page.md", text, &["Dig | R | A"]);
    check_about("page", text, &["letters introduction: **Legend RACI** :"]);
}

#[test]
fn plans_are_explained_above_copied_rows_without_a_header() {
    let text = "Who does what\n\nR\nResponsible\nDoes the work that is to be done\nA\nAccountable\nAnswers for the work that is done\nC\nConsulted\nIs asked before the work is done\nI\nInformed\nIs told once the work is done\nSmall plan\nYou do it by yourself, whenever you like to.\nLarge plan\nWe do it for you, as soon as you ask us.\nMake or delete a server\nSmall plan\nI\nA / R\nWhat is made is decided by the one who pays for it.\nUse a server\n*\nI\nA / R\nWhat is used is watched by the one who uses it.\nChange a server\nLarge plan\nA / R\nI\nWhat is changed is changed when somebody asks for it.\n";
    check(
        "page.txt",
        text,
        &[
            "Make or delete a server | I | RA {Small plan} // What is made is decided by the one who pays for it.",
            "Use a server | I | RA {*} // What is used is watched by the one who uses it.",
            "Change a server | RA | I {Large plan} // What is changed is changed when somebody asks for it.",
        ],
    );
    check_about("page", text, &["plan Small plan: You do it by yourself, whenever you like to."]);
}

#[test]
fn headers_of_two_levels_name_columns_by_both_where_one_is_not_enough() {
    // The groups were lost: four parties, two of them "Build" and two "Run".
    let rows = ["Dig | R | A | C | I", "Fill | RA |  | C | I"];
    for (name, text) in [
        ("page.csv", "Task,Acme,,Customer,\n,Build,Run,Build,Run\nDig,R,A,C,I\nFill,RA,,C,I\n"),
        (
            "page.csv",
            "Who does what,,,,\n,Acme,,Customer,\nTask,Build,Run,Build,Run\nDig,R,A,C,I\nFill,RA,,C,I\n",
        ),
        (
            "page.md",
            "| Task | Acme | | Customer | |\n|---|---|---|---|---|\n| | Build | Run | Build | Run |\n| Dig | R | A | C | I |\n| Fill | RA | | C | I |\n",
        ),
        (
            "page.html",
            "<table><tr><th rowspan=2>Task</th><th colspan=2>Acme</th><th colspan=2>Customer</th></tr><tr><th>Build</th><th>Run</th><th>Build</th><th>Run</th></tr><tr><td>Dig</td><td>R</td><td>A</td><td>C</td><td>I</td></tr><tr><td>Fill</td><td>RA</td><td></td><td>C</td><td>I</td></tr></table>",
        ),
    ] {
        check(name, text, &rows);
        let parties = ["Acme: Build", "Acme: Run", "Customer: Build", "Customer: Run"];
        check_parties(name, text, &parties);
    }
}

#[test]
fn groups_of_columns_that_have_names_of_their_own_are_told() {
    let text = "Task,IT,,Trade,\n,PM,Dev,Owner,User\nDig,R,A,C,I\nFill,RA,,C,I\n";
    check("page.csv", text, &["Dig | R | A | C | I", "Fill | RA |  | C | I"]);
    check_parties("page.csv", text, &["PM", "Dev", "Owner", "User"]);
    let found = notes(&read("page.csv", text));
    let say = "1 Skipped: “IT” spans several columns; it was left out.";
    assert!(found.contains(&say.to_owned()), "{found:#?}");
}
