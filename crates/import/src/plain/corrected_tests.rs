use super::super::choose::Corrections;
use super::super::facts::{LetterUse, LineUse};
use super::super::tests_shown::{corrected, lines};

/// What the text is read as, with some of its lines taken for something else.
#[track_caller]
fn check(text: &str, chosen: &[(usize, LineUse)], expected: &[&str]) {
    let corrections = Corrections { lines: chosen.to_vec(), ..Corrections::default() };
    let reading = corrected(text.as_bytes(), "x.txt", &corrections).unwrap();
    assert_eq!(lines(&reading), expected);
}

/// How the lines are taken that a person can say better.
fn told(text: &str) -> Vec<(usize, LineUse)> {
    let reading = corrected(text.as_bytes(), "x.txt", &Corrections::default()).unwrap();
    reading.lines.iter().map(|line| (line.line, line.taken)).collect()
}

/// A heading among the rows, which looks like an activity that nobody holds.
const TEXT: &str = "Activity\nCustomer\nAcme\nOne\nRA\nI\nOperations\nTwo\nI\nRA\nThree\nRA\nC\n";

#[test]
fn a_line_among_the_rows_is_a_section() {
    check(
        TEXT,
        &[],
        &[
            "= Customer | Acme",
            "One | RA | I",
            "Operations | ? | ?",
            "Two | I | RA",
            "Three | RA | C",
        ],
    );
    assert_eq!(
        told(TEXT),
        [(1, LineUse::Header), (2, LineUse::Header), (3, LineUse::Header), (7, LineUse::Activity)]
    );
    check(
        TEXT,
        &[(7, LineUse::Section)],
        &["= Customer | Acme", "One | RA | I", "# Operations", "Two | I | RA", "Three | RA | C"],
    );
    check(
        TEXT,
        &[(7, LineUse::Ignore)],
        &["= Customer | Acme", "One | RA | I", "Two | I | RA", "Three | RA | C"],
    );
    check(
        TEXT,
        &[(7, LineUse::Note)],
        &["= Customer | Acme", "One | RA | I // Operations", "Two | I | RA", "Three | RA | C"],
    );
}

#[test]
fn an_activity_that_was_chosen_is_not_to_be_confirmed() {
    check(
        TEXT,
        &[(7, LineUse::Activity)],
        &[
            "= Customer | Acme",
            "One | RA | I",
            "Operations |  | ",
            "Two | I | RA",
            "Three | RA | C",
        ],
    );
}

#[test]
fn other_lines_are_the_header() {
    let text = "Who does it\nMy team\nYour team\nOne\nRA\nI\nTwo\nI\nRA\n";
    check(
        text,
        &[(1, LineUse::Header), (2, LineUse::Header), (3, LineUse::Header)],
        &["= My team | Your team", "One | RA | I", "Two | I | RA"],
    );
}

#[test]
fn letters_at_the_ends_of_lines_are_cut_into_sections_too() {
    let text = "ActivityCustomerAcme\nDo the thing RA I\nOperations\nDo more I RA\nDo less RA C\n";
    check(
        text,
        &[(3, LineUse::Section)],
        &[
            "= Customer | Acme",
            "Do the thing | RA | I",
            "# Operations",
            "Do more | I | RA",
            "Do less | RA | C",
        ],
    );
}

#[test]
fn what_stands_around_the_tables_is_chosen() {
    let text = "A title\nSome words.\nPart one\nActivity\nCustomer\nAcme\nOne\nRA\nI\nGo further\n";
    check(
        text,
        &[(2, LineUse::Section), (10, LineUse::Section)],
        &["= Customer | Acme", "# Some words.", "## Part one", "One | RA | I", "## Go further"],
    );
}

#[test]
fn letters_of_a_text_are_corrected() {
    // They were offered for correction, but what was chosen changed nothing.
    let text = "Tätigkeit\nKunde\nAcme\nEins\nRA\nK\nZwei\nK\nRA\n";
    check(text, &[], &["= Kunde | Acme", "Eins | RA | C", "Zwei | C | RA"]);
    let letters = vec![("K".to_owned(), LetterUse::Other('I'))];
    let corrections = Corrections { letters, ..Corrections::default() };
    let reading = corrected(text.as_bytes(), "x.txt", &corrections).unwrap();
    assert_eq!(lines(&reading), ["= Kunde | Acme", "Eins | RA | I", "Zwei | I | RA"]);
    let letters = vec![("R".to_owned(), LetterUse::Nothing)];
    let corrections = Corrections { letters, ..Corrections::default() };
    let reading = corrected(text.as_bytes(), "x.txt", &corrections).unwrap();
    assert_eq!(lines(&reading), ["= Kunde | Acme", "Eins | A | C", "Zwei | C | A"]);
}

#[test]
fn a_single_line_that_ends_in_letters_is_not_said_to_have_none() {
    // One row of a spreadsheet was pasted, with a quotation in it, and was told that it holds no
    // letters like R and A.
    let said = super::super::tests_shown::error("\"He said \"\"go\"\"\"\tA/R".as_bytes(), "x.txt");
    assert!(said.contains("It contains roles like R and A"), "{said}");
}
