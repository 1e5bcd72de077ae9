use super::*;

/// The lines as Markdown has them.
#[track_caller]
fn check(page: &str, expected: &[&str]) {
    let joined = joined(page).unwrap_or_default();
    let lines = page.lines().count();
    let filled: Vec<&str> =
        joined.lines.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
    assert_eq!(filled, expected, "{page}");
    assert_eq!(joined.lines.len(), joined.numbers.len(), "{page}");
    assert!(joined.numbers.iter().all(|number| (1..=lines).contains(number)), "{page}");
}

const TABLE: [&str; 4] =
    ["| Task | Ann | Bob |", "|---|---|---|", "| Build it | R | A |", "| Try | A |  |"];

#[test]
fn asciidoc_has_cells_behind_bars() {
    let all = [&["# Who"], &TABLE[..], &["End"]].concat();
    check("= Who\n\n|===\n|Task |Ann |Bob\n\n|Build it |R |A\n|Try |A |\n|===\nEnd", &all);
    check(
        "= Who\n\n[cols=\"3*\",options=\"header\"]\n|===\n|Task\n|Ann\n|Bob\n\n|Build\nit\n|R\n|A\n\n|Try\n|A\n|\n|===\nEnd",
        &all,
    );
    check(
        "[cols=\"2,1,1\"]\n|===\nh|Task ^h|Ann h|Bob\n2+|All R|A\n|===",
        &["| Task | Ann | Bob |", "|---|---|---|", "| All R |  | A |"],
    );
}

#[test]
fn mediawiki_has_rows_between_lines() {
    check(
        "= Who =\n{| class=\"wikitable\"\n|+ A title\n! Task !! Ann !! Bob\n|-\n| Build it || R || A\n|-\n| Try\n| style=\"x\" | A\n| \n|}\nEnd",
        &[&["# Who"], &TABLE[..], &["End"]].concat(),
    );
    check(
        "{|\n! Task !! colspan=\"2\" | The \'\'\'team\'\'\'\n|-\n| [[a page|Build]] || R || A\n|}",
        &["| Task | The **team** |  |", "|---|---|---|", "| Build | R | A |"],
    );
}

#[test]
fn atlassian_has_two_bars_around_headers() {
    check(
        "h1. Who\n||Task||Ann||Bob||\n|Build it|R|A|\nEnd",
        &["# Who", "| Task | Ann | Bob |", "|---|---|---|", "|Build it|R|A|", "End"],
    );
}

#[test]
fn restructured_has_columns_under_lines() {
    let all = [&["# Who"], &TABLE[..], &["End"]].concat();
    check(
        "Who\n===\n\n=====  ===  ===\nTask   Ann  Bob\n=====  ===  ===\nBuild  R\n it\n            A\nTry    A\n=====  ===  ===\n\nEnd",
        &[&["# Who"], &TABLE[..2], &["| Build | R |", "| it |  | A |", "| Try | A |"], &["End"]]
            .concat(),
    );
    check(
        "Who\n===\n\n.. list-table:: Who\n   :header-rows: 1\n\n   * - Task\n     - Ann\n     - Bob\n   * - Build\n       it\n     - R\n     - A\n   * - Try\n     - A\n     -\n\nEnd",
        &all,
    );
    check(
        "Who\n===\n\n.. csv-table:: Who\n   :header: Task, \"Ann\", Bob\n   :widths: 5, 1, 1\n\n   \"Build it\", R, \"A\"\n   Try, A,\n\nEnd",
        &all,
    );
    check(
        "Who\n===\n\n.. csv-table::\n   :header-rows: 1\n   :delim: ;\n\n   Task;Ann;Bob\n   \"Build\n   it\";R;A\n   Try;A;\n\nEnd",
        &all,
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
    let lines: Vec<&str> = page.lines().collect();
    let size: usize = restructured::read(&lines).lines.iter().map(String::len).sum();
    assert!(size < 10 * page.len(), "{size}");
}
