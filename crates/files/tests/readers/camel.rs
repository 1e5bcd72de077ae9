//! Names with a capital inside, like DevOps, in texts that have lost their tables.

use crate::shown::{check, notes, read};

/// What is said of a text.
fn said(text: &str) -> Vec<String> {
    notes(&read("page.txt", text))
}

#[test]
fn a_party_with_a_capital_inside_is_one_party() {
    // Somebody pasted a page whose parties were CTO, DevOps, Dev and QA. They came out as "Ops",
    // "Party 2", "Party 3" and "Party 4", without a word: "DevOps" was read as all of the header.
    let names = [
        "DevOps",
        "SysAdmin",
        "DevSecOps",
        "McKinsey",
        "iOS",
        "GitHub",
        "SaaS",
        "eCommerce",
        "DevOps team",
        "PostgreSQL",
    ];
    for name in names {
        for title in ["Activity", "Tâche", "Entregável", "What"] {
            check(
                "page.txt",
                &format!("{title}\nCTO\n{name}\nQA\nPlan it\nA\nR\nC\nBuild it\nI\nA\nR\n"),
                &[&format!("= CTO | {name} | QA"), "Plan it | A | R | C", "Build it | I | A | R"],
            );
            check(
                "page.txt",
                &format!(
                    "{title}\n\nCTO\n\nQA\n\n{name}\n\nPlan it\n\n-\n\nR\n\nC\n\nGitHub\n\nI\n\nA\n\nR\n"
                ),
                &[&format!("= CTO | QA | {name}"), "Plan it |  | R | C", "GitHub | I | A | R"],
            );
        }
        check(
            "page.txt",
            &format!("Task\n{name}\nPlan it\nR\nBuild it\nA\n"),
            &[&format!("= {name}"), "Plan it | R", "Build it | A"],
        );
        let table = format!("Task\nCTO\n{name}\n");
        check(
            "page.txt",
            &format!("Part one\n{table}Plan\nA\nR\nPart two\n{table}Build\nR\nA\nTest\nA\nR\n"),
            &[
                &format!("= CTO | {name}"),
                "Plan | A | R",
                "# Part two",
                "Build | R | A",
                "Test | A | R",
            ],
        );
    }
}

#[test]
fn white_space_parts_such_names_where_it_parts_the_rows() {
    check(
        "page.txt",
        "Task SysAdmin DevOps\nPlan it R A\nBuild it A R\nRun it C R\n",
        &["= SysAdmin | DevOps", "Plan it | R | A", "Build it | A | R", "Run it | C | R"],
    );
}

#[test]
fn a_header_in_one_piece_is_told_where_no_word_of_it_is_known() {
    let text = "ActivityDevOpsGitHub\nPlan itAR\nBuild itIA\nRun itRA\n";
    let say = "1 Guessed: The header “ActivityDevOpsGitHub” does not show where its names begin. It was read as “Activity”, “DevOps”, “GitHub”.";
    assert!(said(text).contains(&say.to_owned()), "{:#?}", said(text));
    let known = "ActivityCustomerProvider\nPlan itAR\nBuild itIA\nRun itRA\n";
    assert!(!said(known).iter().any(|note| note.contains("does not show")), "{:#?}", said(known));
}

#[test]
fn rows_are_marked_where_the_header_may_begin_further_up() {
    // All rows have lost cells, and no word says where the header begins: what a full row would
    // be is not known.
    let text = "Entrega\nCTO\nOwner\nMaster\nDevOps\nOne\nC\nA\nR\nTwo\nA\nR\n";
    check(
        "page.txt",
        text,
        &["= Owner | Master | DevOps", "One | C? | A? | R?", "Two | ? | A? | R?"],
    );
    let say = "Lines 2 to 5 were taken as the header. The line above them could also belong to the header.";
    assert!(said(text).iter().any(|note| note.contains(say)), "{:#?}", said(text));
}
