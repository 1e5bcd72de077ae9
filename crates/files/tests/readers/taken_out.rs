//! Pages whose text a program has taken out: tables as Markdown and all else as bare lines, or
//! rows in lines with white space between their cells. The words are our own.

use remit_import::{ColumnUse, Corrections, Format, TableChoice};

use crate::shown::{check_notes, notes, read, reading, rows};

/// The format, title and parties, and the rows.
fn shown(page: &str, corrections: &Corrections) -> Vec<String> {
    let reading = reading(page.as_bytes(), "", corrections).unwrap();
    let matrix = &reading.matrix;
    let parties: Vec<&str> = matrix.parties.iter().map(|party| party.name.as_str()).collect();
    let mut lines = vec![format!("= {}: {}", matrix.title, parties.join(" | "))];
    lines.extend(rows(matrix));
    lines
}

#[track_caller]
fn check(page: &str, format: Format, expected: &[&str]) {
    assert_eq!(read("", page).format, format, "{page}");
    assert_eq!(shown(page, &Corrections::default()), expected, "{page}");
}

#[test]
fn numbered_lines_over_tables_are_headings() {
    // The headings of such a page ended up in its introduction, so that it had no sections.
    check(
        "KB0001\nWho does what for storage\nAim\nThe RACI below says who does what.\n| Roles |\n|---|\n| R : Does it |\n| A : Answers for it |\n| C : Is asked |\n| I : Is told |\n1. Before the start\n1.1. Choose\n| Activity | Customer | Acme |\n|---|---|---|\n| Choose the place | RA | I |\n| Choose the size | RA |\n2. In use\n2.1. Daily work\nWhat is done each day.\n| Activity | Customer | Acme |\n|---|---|---|\n| Look after it | | RA |\n",
        Format::Markdown,
        &[
            "= Who does what for storage: Customer | Acme",
            "# 1. Before the start",
            "## 1.1. Choose",
            "Choose the place | RA | I",
            "Choose the size | RA? | ",
            "# 2. In use",
            "## 2.1. Daily work",
            "  before: What is done each day.",
            "Look after it |  | RA",
        ],
    );
}

#[test]
fn a_line_right_above_a_table_is_a_heading_where_none_is_marked() {
    check(
        "Matrix of the store\nHere is who does what.\nYour needs\n| Activity | Client Role | Acme Role |\n|---|\n| Check the needs | RA | CI |\nDaily work\n| Activity | Client Role | Acme Role |\n|---|\n| Keep it running | I | RA |\n",
        Format::Markdown,
        &[
            "= Matrix of the store: Client | Acme",
            "# Your needs",
            "Check the needs | RA | CI",
            "# Daily work",
            "Keep it running | I | RA",
        ],
    );
}

#[test]
fn sentences_and_marked_headings_leave_lines_as_they_are() {
    // Where a page marks its headings, a line above a table is text.
    check(
        "# Page\n\n## Part one\n\nWhat we do\n\n| Task | PM | Dev |\n|---|---|---|\n| Plan | A | R |\n\n## Part two\n\n1. A point\n\n| Task | PM | Dev |\n|---|---|---|\n| Build | I | RA |\n",
        Format::Markdown,
        &[
            "= Page: PM | Dev",
            "# Part one",
            "  before: What we do",
            "Plan | A | R",
            "# Part two",
            "  before: - A point",
            "Build | I | RA",
        ],
    );
    check(
        "Our page\nThese are the parts of the work:\n| Task | PM | Dev |\n|---|---|---|\n| Plan | A | R |\n",
        Format::Markdown,
        &["= Our page: PM | Dev", "Plan | A | R"],
    );
}

#[test]
fn a_table_of_other_columns_follows_without_a_blank_line() {
    // The second header was read as a row of the first table, and every row below it with it.
    check(
        "Sharing the work\nPlan | Description |\n---|---|\nBasic | Do it yourself. |\nFull | We do it. |\nActions | Plan | acme | customer | Comments |\n---|---|---|---|---|\nStart it | Basic | I | A / R | Decided by the customer :\n|\nStop it | * | R | A / I | Told before. |\n",
        Format::Markdown,
        &[
            "= Sharing the work: acme | customer",
            "Start it | I | RA {Basic} // Decided by the customer :",
            "Stop it | R | AI {*} // Told before.",
        ],
    );
}

#[test]
fn white_space_alone_parts_the_cells_of_a_line() {
    let page = "Who does what\n\nR: Does it\nA: Answers for it\nC: Is asked\nI: Is told\n\n1. Before the start\n\nActivity Customer Acme\nChoose the place RA I\nChoose the size RA I\n\n2. In use\n\nActivity Customer Acme\n\n3. Work\n\nActivity Customer Acme\nLook after the machines CI RA\nBuy what is needed RA\nChange it I RA\n";
    check(
        page,
        Format::Text,
        &[
            "= Who does what: Customer | Acme",
            "# 1. Before the start",
            "Choose the place | RA | I",
            "Choose the size | RA | I",
            "# 2. In use",
            "# 3. Work",
            "Look after the machines | CI | RA",
            "Buy what is needed | RA? | ?",
            "Change it | I | RA",
        ],
    );
    check_notes("", page, &["only shows “RA”; its column is lost"]);
}

#[test]
fn lines_of_the_site_are_no_title() {
    check(
        "Skip to main content\n\nMatrix of the store\n\nActivityClient RoleAcme Role\nCheck the needsRAI\nKeep it runningIRA\n\nActivityClient RoleAcme Role\nStop itRAI\n",
        Format::Text,
        &[
            "= Matrix of the store: Client | Acme",
            "Check the needs | RA? | I?",
            "Keep it running | I? | RA?",
            "Stop it | RA? | I?",
        ],
    );
}

/// A page in lines whose header got lost.
const NAMELESS: &str = "Who does what\nStart it\nBasic\nI\nA / R\nThe customer decides.\nUse it\n*\nI\nA / R\nWith care.\nWatch it\n*\nA / R\nI\nAll the time.\n";

#[test]
fn parties_that_nobody_names_are_numbered() {
    // There was an error, though all rows can be seen.
    check(
        NAMELESS,
        Format::Text,
        &[
            "= Who does what: Party 1 | Party 2",
            "Start it | I | RA {Basic} // The customer decides.",
            "Use it | I | RA {*} // With care.",
            "Watch it | RA | I {*} // All the time.",
        ],
    );
    check_notes("", NAMELESS, &["they are numbered"]);
    check(
        "Choose the place RA I\nChoose the size RA I\nLook after it I RA\n",
        Format::Text,
        &[
            "= Imported matrix: Party 1 | Party 2",
            "Choose the place | RA | I",
            "Choose the size | RA | I",
            "Look after it | I | RA",
        ],
    );
}

#[test]
fn numbered_parties_can_be_named() {
    let columns = vec![(2, ColumnUse::Party("Acme".to_owned()))];
    let tables = vec![TableChoice { columns, ..TableChoice::default() }];
    let corrections = Corrections { tables, ..Corrections::default() };
    assert_eq!(shown(NAMELESS, &corrections)[0], "= Who does what: Acme | Party 2");
}

#[test]
fn prose_is_no_table() {
    for text in [
        "It is what I\nwould say of plan A\nand of vitamin C too.\nNothing more to tell.\n",
        "Dear team\nI\nam here.\nA\nlot to do.\n",
        "Letters\nR\nA\nC\nI\n",
    ] {
        assert!(reading(text.as_bytes(), "", &Corrections::default()).is_err(), "{text}");
    }
}

#[test]
fn a_csv_file_without_a_header_numbers_its_parties() {
    // They were called "Column 2" without a word about it.
    let file = "Choose the place;RA;I\nChoose the size;RA;I\nLook after it;I;RA\n";
    check_notes("", file, &["they are numbered"]);
    check(
        file,
        Format::Delimited(';'),
        &[
            "= Imported matrix: Party 1 | Party 2",
            "Choose the place | RA | I",
            "Choose the size | RA | I",
            "Look after it | I | RA",
        ],
    );
}

#[test]
fn parties_down_and_activities_across() {
    // The teams were taken for activities, and what they do for parties.
    check(
        "# Teams\n\n| Team | Solution delivery | Business alignment |\n|---|---|---|\n| Adoption team | Accountable | Consulted |\n| Governance team | Informed | Accountable |\n| | | |\n| Read more | [Delivery](a.md) | [Alignment](b.md) |\n",
        Format::Markdown,
        &[
            "= Teams: Adoption team | Governance team",
            "Solution delivery | A | I",
            "Business alignment | C | A",
        ],
    );
    // A row of links beside the teams is none of them, and that is told.
    check_notes(
        "page.md",
        "| Team | Solution delivery | Run |\n|---|---|---|\n| Adoption team | R | C |\n| Other team | A | I |\n| Read more | [Delivery](a.md) | [Running](b.md) |\n",
        &["The row “Read more” was left out"],
    );
}

#[test]
fn a_turned_table_of_one_party_stays_turned() {
    // With a second table on the page it was turned twice, and stood as it had been.
    check(
        "# Teams\n\n## One\n\n| Team | Deliver it | Align it |\n|---|---|---|\n| Adoption team | A | A |\n\n## Two\n\n| Team | Deliver it | Align it |\n|---|---|---|\n| Adoption team | A | C |\n| Governance team | I | A |\n",
        Format::Markdown,
        &[
            "= Teams: Adoption team | Governance team",
            "# One",
            "Deliver it | A | ",
            "Align it | A | ",
            "# Two",
            "Deliver it | A | I",
            "Align it | C | A",
        ],
    );
}

#[test]
fn a_table_of_its_own_is_not_cut_off_from_the_one_above() {
    let page = "| Letter | Name |\n|---|---|\n| R | Responsible |\n| A | Accountable |\n| C | Consulted |\n| I | Informed |\n\n\n| Task | PM | Dev |\n|---|---|---|\n| Plan | A | R |\n";
    let found = notes(&read("", page));
    assert!(!found.iter().any(|note| note.contains("blank line")), "{found:#?}");
}
