//! Pages of which a program has kept the words and lost or moved the cells of the tables. The
//! words are our own.

use remit_import::Format;

use crate::shown::{self, check_notes, notes, parties_and_rows, read, rows};

#[track_caller]
fn check(page: &str, format: Format, expected: &[&str]) {
    assert_eq!(read("", page).format, format, "{page}");
    shown::check("", page, expected);
}

const LEGEND: [&str; 4] = ["R: Does it", "A: Answers for it", "C: Is asked", "I: Is told"];

/// What the letters mean, a cell on each line that a pipe ends.
fn legend(begins: &str) -> String {
    LEGEND.map(|line| [begins, line, " |\n"].concat()).concat()
}

#[test]
fn each_cell_is_a_line_that_a_pipe_ends() {
    // The pipes ended up in the activities, and which party holds what was guessed although a
    // pipe alone in a line shows each empty cell.
    let legend = legend("| ");
    let page = format!(
        "Who does what.\n| Roles |\n{legend}1. Before\n1.1. Choose\n| Activity |\nCustomer |\nAcme |\n| Choose the place |\nRA |\nI |\n| Build it |\n|\nRA |\n| Activity |\nCustomer |\nAcme |\n| Buy it |\nRA |\n|\n2. After\n| Activity |\nCustomer |\nAcme |\n"
    );
    let expected = [
        "= Customer | Acme",
        "# 1. Before",
        "## 1.1. Choose",
        "Choose the place | RA | I",
        "Build it |  | RA",
        "Buy it | RA | ",
        "# 2. After",
    ];
    check(&page, Format::Markdown, &expected);
    // Notes point to the lines of the source.
    let found = notes(&read("", &page));
    assert!(found.iter().any(|note| note.starts_with("18 Skipped: Repeated header")), "{found:#?}");
}

#[test]
fn cells_that_a_pipe_ends_may_show_no_beginning_of_rows() {
    // No table was found at all.
    let legend = legend("");
    let page = format!(
        "Who does what.\nRoles |\n{legend}1. Before\nOn metal |\nActivity |\nCustomer |\nAcme |\nX |\nChoose the place |\nRA |\nI |\n|\nBuild it |\n|\nRA |\n2. After\nOn metal |\nActivity |\nCustomer |\nAcme |\nX |\nBuy it |\nRA |\n|\n"
    );
    let expected = [
        "= Customer | Acme",
        "# 1. Before",
        "Choose the place | RA | I {On metal}",
        "Build it |  | RA",
        "# 2. After",
        "Buy it | RA |  {On metal}",
    ];
    check(&page, Format::Markdown, &expected);
    let alone = "Activity |\nCustomer |\nAcme |\nChoose the place |\nRA |\nI |\nBuild the house |\n|\nRA |\n";
    let expected = ["= Customer | Acme", "Choose the place | RA | I", "Build the house |  | RA"];
    check(alone, Format::Markdown, &expected);
}

#[test]
fn a_menu_with_bars_is_no_table() {
    let page = "Home |\nStore |\nNews |\nJobs |\nHelp |\nAbout |\nWho does what\nTask\nPM\nDev\nBuild\nA\nR\nTask\nPM\nDev\nTry\nR\nA\n";
    let shown = parties_and_rows(&read("", page).matrix);
    assert!(shown.ends_with(&["Build | A | R".to_owned(), "Try | R | A".to_owned()]), "{shown:?}");
}

#[test]
fn a_name_with_a_capital_inside_is_no_header() {
    // "vCenter" was taken for cells that are glued together, and its row for the header.
    let legend = LEGEND.join("\n");
    let page = format!(
        "Who does what\n{legend}\n1. Before\nActivity\nCustomer\nAcme\nChoose the place\nRA\nI\n2. In use\nActivity\nCustomer\nAcme\nKeep the logs of the service (vCenter)\nRA\nRA\nLook at it\nI\nRA\n"
    );
    let expected = [
        "= Customer | Acme",
        "# 1. Before",
        "Choose the place | RA | I",
        "# 2. In use",
        "Keep the logs of the service (vCenter) | RA | RA",
        "Look at it | I | RA",
    ];
    check(&page, Format::Text, &expected);
}

/// A page whose tables have these columns, its rows in two tables.
fn taken_out(header: &str, first: &[&str], second: &[&str]) -> String {
    let legend = legend("| ");
    let rule = "---|".repeat(header.matches('|').count() - 1);
    let table = |rows: &[&str]| format!("{header}\n|{rule}\n{}\n", rows.join("\n"));
    let (first, second) = (table(first), table(second));
    format!("Who does what\n| Roles |\n|---|\n{legend}1. Before\n{first}2. After\n{second}")
}

#[test]
fn rows_that_have_lost_empty_cells_show_no_columns() {
    // What stood under the second party was read as the first party's, as if the text showed it.
    let header = "| Activity | Customer | Acme |";
    let page = taken_out(
        header,
        &[
            "| Choose the place | RA | I |",
            "| Look after machines of Acme | RA | |",
            "| Say so | A |",
        ],
        &["| Change machines | I | RA |", "| Choose the colour | RA | I |"],
    );
    let expected = [
        "= Customer | Acme",
        "# 1. Before",
        "Choose the place | RA | I",
        "Look after machines of Acme | ? | RA?",
        "Say so | A? | ?",
        "# 2. After",
        "Change machines | I | RA",
        "Choose the colour | RA | I",
    ];
    check(&page, Format::Markdown, &expected);
    check_notes(
        "",
        &page,
        &["The text only shows “RA”; its column is lost. It was read as RA for Acme."],
    );
    // An empty cell before a filled one shows that they are written; the row without one may have
    // lost another.
    let page = taken_out(header, &["| Build it | | RA |", "| Say so | A |"], &["| Do it | RA | |"]);
    let expected = [
        "= Customer | Acme",
        "# 1. Before",
        "Build it |  | RA",
        "Say so | A? | ",
        "# 2. After",
        "Do it | RA | ",
    ];
    check(&page, Format::Markdown, &expected);
}

#[test]
fn what_is_left_of_a_row_stands_under_headers_that_fit_it() {
    // Where the sign of one plan was lost, letters were read as the activity.
    let page = taken_out(
        "| On metal | On cloud | Activity | Customer | Acme | Comments |",
        &[
            "| X | X | Choose it | RA | I | By mail. |",
            "| X | Build it | I | RA | | |",
            "| X | X | Say so | A |",
        ],
        &["| X | X | Keep it | RA | In March. | |", "| X | X | End it | RA | I | At last. |"],
    );
    let expected = [
        "= Customer | Acme",
        "# 1. Before",
        "Choose it | RA | I {On metal, On cloud} // By mail.",
        "Build it | I | RA",
        "Say so | A? | ? {On metal, On cloud}",
        "# 2. After",
        "Keep it | RA? | ? {On metal, On cloud} // In March.",
        "End it | RA | I {On metal, On cloud} // At last.",
    ];
    check(&page, Format::Markdown, &expected);
    check_notes(
        "",
        &page,
        &["The row applies to one of these plans, but doesn't say which: On metal, On cloud."],
    );
}

#[test]
fn a_footnote_ends_with_its_line() {
    // All that stands behind the last table was taken for the footnote.
    let mut page = taken_out(
        "| Activity | Customer | Acme |",
        &["| Use the store * of Acme | RA | I |", "| Choose the place | RA | I |"],
        &["| Build it | | RA |"],
    );
    page.push_str(
        "*: The store belongs to somebody else, who has no part in this.\nGo further\nJoin us.\n",
    );
    let matrix = read("", &page).matrix;
    let footnotes: Vec<String> =
        matrix.footnotes.iter().map(|footnote| footnote.text.to_plain().into_owned()).collect();
    assert_eq!(footnotes, ["The store belongs to somebody else, who has no part in this."]);
    assert!(rows(&matrix).contains(&"Use the store [^*] of Acme | RA | I".to_owned()));
}

#[test]
fn ticks_before_activities_are_plans() {
    // They were read as part of the activity, or as a party's letter.
    let legend = LEGEND.join("\n");
    let expected = [
        "= Customer | Acme",
        "# 1. Before",
        "Choose the place | RA | CI {On metal, On cloud}",
        "Build it | I | RA",
        "# 2. After",
        "Keep it in order | I | RA {On metal, On cloud}",
    ];
    let lines = format!(
        "Who does what\n{legend}\n1. Before\nOn metal\nOn cloud\nActivity\nCustomer\nAcme\nX\nX\nChoose the place\nRA\nCI\nX\nBuild it\nI\nRA\n2. After\nOn metal\nOn cloud\nActivity\nCustomer\nAcme\nX\nX\nKeep it in order\nI\nRA\n"
    );
    check(&lines, Format::Text, &expected);
    let spaced = format!(
        "Who does what\n{legend}\n1. Before\nOn metal On cloud Activity Customer Acme\nX X Choose the place RA CI\nX Build it I RA\n2. After\nOn metal On cloud Activity Customer Acme\nX X Keep it in order I RA\n"
    );
    check(&spaced, Format::Text, &expected);
    let glued = format!(
        "Who does what\n{legend}\n1. Before\nOn metalOn cloudActivityCustomerAcme\nXXChoose the placeRACI\nXBuild itIRA\n2. After\nOn metalOn cloudActivityCustomerAcme\nXXKeep it in orderIRA\n"
    );
    let inferred = [
        "= Customer | Acme",
        "# 1. Before",
        "Choose the place | RA? | CI? {On metal, On cloud}",
        "Build it | I? | RA?",
        "# 2. After",
        "Keep it in order | I? | RA? {On metal, On cloud}",
    ];
    check(&glued, Format::Text, &inferred);
    check_notes(
        "",
        &glued,
        &["The row applies to one of these plans, but doesn't say which: On metal, On cloud."],
    );
}
