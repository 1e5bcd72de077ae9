use std::ops::ControlFlow;

use super::*;
use crate::page::{BlockKind, Table};
use remit_core::matrix::text::notation::write;

/// The blocks of a page, tables row by row, each with its line.
fn shown(page: &str) -> Vec<String> {
    let mut go_on = |_| ControlFlow::Continue(());
    let page = read(page, &mut Watch::new(&mut go_on)).unwrap();
    let mut out = Vec::new();
    for block in &page.blocks {
        let line = block.place.line;
        match &block.kind {
            BlockKind::Heading(level, text) => {
                out.push(format!("{line} {} {}", "#".repeat((*level).into()), write(text)));
            }
            BlockKind::Paragraph(text) => out.push(format!("{line} {}", write(text))),
            BlockKind::List(items, sign) => {
                let items: Vec<String> = items.iter().map(write).collect();
                let sign = sign.map_or("1.".to_owned(), String::from);
                out.push(format!("{line} {sign} {}", items.join("; ")));
            }
            BlockKind::Footnote(mark, text) => {
                out.push(format!("{line} [^{}]: {}", mark.as_str(), write(text)));
            }
            BlockKind::Table(table) => out.extend(rows(table)),
        }
    }
    out
}

fn rows(table: &Table) -> impl Iterator<Item = String> {
    table.rows.iter().enumerate().map(|(at, row)| {
        let cells: Vec<String> = row.cells.iter().map(|cell| write(&cell.text)).collect();
        let sign = if Some(at) < table.header { "!" } else { "|" };
        format!("{} {sign} {}", row.line, cells.join(" | "))
    })
}

#[track_caller]
fn check(page: &str, expected: &[&str]) {
    assert_eq!(shown(page), expected, "{page}");
}

#[test]
fn asciidoc_has_cells_behind_bars() {
    check(
        "= Who\n\n|===\n|Task |Ann |Bob\n\n|Build it |R |A\n|Try |A |\n|===\nEnd",
        &["1 # Who", "4 ! Task | Ann | Bob", "6 | Build it | R | A", "7 | Try | A | ", "9 End"],
    );
    check(
        "= Who\n\n[cols=\"3*\",options=\"header\"]\n|===\n|Task\n|Ann\n|Bob\n\n|Build\nit\n|R\n|A\n\n|Try\n|A\n|\n|===\nEnd",
        &["1 # Who", "5 ! Task | Ann | Bob", "9 | Build it | R | A", "14 | Try | A | ", "18 End"],
    );
    check(
        "[cols=\"2,1,1\"]\n|===\nh|Task ^h|Ann h|Bob\n2+|All R|A\n|===",
        &["3 ! Task | Ann | Bob", "4 | All R |  | A"],
    );
    check(
        "[cols=3]\n|===\n|Task |Ann |Bob\n.2+|Build \\| try |R |A\n|A |R\na|\n* one\n* two\n|I|C\n|===",
        &[
            "3 ! Task | Ann | Bob",
            "4 | Build | try | R | A",
            "5 | Build | try | A | R",
            "6 | - one\n- two | I | C",
        ],
    );
    check(
        "[%header,format=csv]\n|===\nTask,Ann\n\"Build, try\",R\n|===",
        &["3 ! Task | Ann", "4 | Build, try | R"],
    );
}

#[test]
fn asciidoc_sets_words_by_signs_and_macros() {
    let cell = |text: &str| {
        let page = format!("|===\n|Task |Ann\n\n|{text} |R\n|===");
        shown(&page).get(1).cloned().unwrap_or_default()
    };
    let check = |text: &str, expected: &str| {
        assert_eq!(cell(text), format!("4 | {expected} | R"), "{text}");
    };
    check("Acme{nbsp}Host", "Acme\u{a0}Host");
    check("Acme Host and Customer ^[1]^", "Acme Host and Customer [^1]");
    check("*bold* and _set_ `code` RA*", "**bold** and *set* code RA\\*");
    check("**b**old 2 * 3 * 4", "**b**old 2 \\* 3 \\* 4");
    check("link:https://a.org[the page]", "[the page](https://a.org)");
    check("see https://a.org[it, all^] now", "see [it, all](https://a.org) now");
    check("xref:page.adoc[the page] <<part,Part>>", "the page Part");
    check("R&amp;D {unknown} \\*", "R&D {unknown} \\*");
    check("one +\ntwo", "one\ntwo");
    // Its bar was looked for within a character.
    check("no\u{a0}2", "no\u{a0}2");
}

#[test]
fn asciidoc_has_more_than_tables() {
    check(
        ":provider: Acme\n\nWho\n---\n\n// unseen\n.Duties of {provider}\nR:: does it\nA:: answers\n\n----\n|===\n|x\n|===\n----\n\n1. First footnote:[Of it.]\n2. Second\n\n|===\n|a\n|===",
        &[
            "3 ## Who",
            "7 Duties of Acme\nR: does it\nA: answers",
            "17 1. First [^1]; Second",
            "21 ! a",
            "21 [^1]: Of it.",
        ],
    );
}

#[test]
fn mediawiki_has_rows_between_lines() {
    check(
        "= Who =\n{| class=\"wikitable\"\n|+ A title\n! Task !! Ann !! Bob\n|-\n| Build it || R || A\n|-\n| Try\n| style=\"x\" | A\n| \n|}\nEnd",
        &["1 # Who", "4 ! Task | Ann | Bob", "6 | Build it | R | A", "8 | Try | A | ", "12 End"],
    );
    check(
        "{|\n! Task !! colspan=\"2\" | The \'\'\'team\'\'\'\n|-\n| [[a page|Build]] || R<ref>Or not.</ref> || A\n|-\n| rowspan=2 | x || {{yes|R}} || [https://a.org it]\n|-\n| C || I\n|}",
        &[
            "2 ! Task | The **team** | ",
            "4 | Build | R[^1] | A",
            "6 | x | R | [it](https://a.org)",
            "8 | x | C | I",
            "1 [^1]: Or not.",
        ],
    );
}

#[test]
fn atlassian_has_two_bars_around_headers() {
    check(
        "h1. Who\n||Task||Ann||Bob||\n|*Build* it|R|A|\n|[Try|https://a.org] {color:red}it{color}|A|(/)|\n|Go\non|A| |\nEnd",
        &[
            "1 # Who",
            "2 ! Task | Ann | Bob",
            "3 | **Build** it | R | A",
            "4 | [Try](https://a.org) it | A | ✓",
            "5 | Go on | A | ",
            "7 End",
        ],
    );
}

#[test]
fn restructured_has_columns_under_lines() {
    check(
        "Who\n===\n\n=====  ===  ===\nTask   Ann  Bob\n=====  ===  ===\nBuild  R\n-----  ---  ---\n it\n            A\nTry    A\n=====  ===  ===\n\nEnd",
        &[
            "1 # Who",
            "5 ! Task | Ann | Bob",
            "7 | Build | R",
            "9 | it |  | A",
            "11 | Try | A",
            "14 End",
        ],
    );
    let all = ["1 # Who", "7 ! Task | Ann | Bob", "10 | Build it | R | A", "14 | Try | A | "];
    check(
        "Who\n===\n\n.. list-table:: Who\n   :header-rows: 1\n\n   * - Task\n     - Ann\n     - Bob\n   * - Build\n       it\n     - R\n     - A\n   * - Try\n     - A\n     -\n\nEnd",
        &[&all[..], &["18 End"]].concat(),
    );
    check(
        "Who\n===\n\n.. csv-table:: Who\n   :header: Task, \"Ann\", Bob\n   :widths: 5, 1, 1\n\n   \"Build it\", R, \"A\"\n   Try, A,\n\nEnd",
        &["1 # Who", "5 ! Task | Ann | Bob", "8 | Build it | R | A", "9 | Try | A | ", "11 End"],
    );
    check(
        "Who\n===\n\n.. csv-table::\n   :header-rows: 1\n   :delim: ;\n\n   Task;Ann;Bob\n   \"Build\n   it\";R;A\n   Try;A;\n\nEnd",
        &["1 # Who", "8 ! Task | Ann | Bob", "9 | Build it | R | A", "11 | Try | A | ", "13 End"],
    );
}

#[test]
fn restructured_sets_words_by_signs_and_roles() {
    let table = "=====  ===\nTask   Ann\n=====  ===\n";
    let page = format!(
        "**Bold** *set* ``code`` [1]_ `it <https://a.org>`_ :ref:`the part <part>`\n\n{table}Try    A\n=====  ===\n\n.. note:: unseen\n\n.. [1] Or not.\n\n+------+---+\n| Go   | I |\n+------+---+\n"
    );
    check(
        &page,
        &[
            "1 **Bold** *set* code [^1] [it](https://a.org) the part",
            "4 ! Task | Ann",
            "6 | Try | A",
            "11 [^1]: Or not.",
            "14 | Go | I",
        ],
    );
}

#[test]
fn other_pages_are_none_of_these() {
    for page in ["| a | b |\n|---|---|", "a || b", "====", "{ | }", "{| a |}", "a\n==="] {
        assert_eq!(Markup::of(page), None, "{page}");
    }
}

#[test]
fn a_border_of_many_columns_makes_no_more_cells_than_there_are_words() {
    // Each line had as many cells as the border says columns.
    let page = format!("{}\n{}", "= ".repeat(20_000), "a\n".repeat(20_000));
    let mut go_on = |_| ControlFlow::Continue(());
    let page = read(&page, &mut Watch::new(&mut go_on)).unwrap();
    let cells = |kind: &BlockKind| match kind {
        BlockKind::Table(table) => table.rows.iter().map(|row| row.cells.len()).sum(),
        _ => 1_usize,
    };
    assert!(page.blocks.iter().map(|block| cells(&block.kind)).sum::<usize>() < 100_000);
}
