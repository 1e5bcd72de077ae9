use super::super::tests_shown::{corrected, lines, reading};
use super::super::{ColumnUse, Format, LetterUse, Orientation, TableChoice};
use super::*;

const PAGE: &str = "# One\n\n| # | Task | PM | Dev | Plan | Note |\n|---|---|---|---|---|---|\n| 1 | a | A | K | x | n |\n| 2 | b | Acme | R/S | y | |\n";

#[track_caller]
fn check(bytes: &[u8], name: &str) {
    let first = reading(bytes, name).unwrap();
    let back = Reading::from_text(&first.to_text()).unwrap();
    assert_eq!(back, first);
    // Reading again with what was chosen gives the same.
    let choices = first.choices();
    assert_eq!(Corrections::from_text(&choices.to_text()).as_ref(), Ok(&choices));
    let again = corrected(bytes, name, &choices).unwrap();
    assert_eq!(lines(&again), lines(&first));
    assert_eq!(again.tables, first.tables);
}

#[test]
fn readings_and_choices_read_back() {
    check(PAGE.as_bytes(), "x.md");
    check(b"Task;PM;Dev\na;A;R\nb;I;R\n", "x.csv");
    check(b"Task,R,A\na,Dev,PM\nb,\"Dev, QA\",PM\n", "x.csv");
    check(b"<table><tr><th>Task<th>PM<th>Dev<tr><td>a<td>A<td>R</table>", "x.html");
    let text =
        "ActivityCustomerAcme\nDo the thingRAI\nDo moreIRA\nActivityCustomerAcme\nDo lessRA\n";
    check(text.as_bytes(), "x.txt");
}

#[test]
fn anything_else_is_refused() {
    let whole = reading(PAGE.as_bytes(), "x.md").unwrap().to_text();
    for text in ["", "{}", "[]", "{\"format\":\"markdown\"}", &whole.replace("\"as\"", "\"is\"")] {
        assert!(Reading::from_text(text).is_err(), "{text}");
    }
    let more = "{\"tables\":[],\"letters\":[],\"lines\":[],\"more\":1}";
    assert!(Corrections::from_text(more).is_err());
}

/// The rows of the page with one choice.
#[track_caller]
fn check_corrected(corrections: &Corrections, expected: &[&str]) {
    assert_eq!(lines(&corrected(PAGE.as_bytes(), "x.md", corrections).unwrap()), expected);
}

#[test]
fn a_person_corrects_columns_and_letters() {
    check_corrected(
        &Corrections::default(),
        &["= PM | Dev", "a | A | C {x} // n", "b | ? | RS {y}"],
    );
    let columns = vec![
        (0, ColumnUse::Section),
        (2, ColumnUse::Party("Boss".to_owned())),
        (4, ColumnUse::Comment),
        (5, ColumnUse::Ignore),
    ];
    let tables = vec![TableChoice { columns, ..TableChoice::default() }];
    check_corrected(
        &Corrections { tables, ..Corrections::default() },
        &["= Boss | Dev", "# 1", "a | A | C // x", "# 2", "b | ? | RS // y"],
    );
    let letters = vec![('K', LetterUse::Own(Kind::Other)), ('S', LetterUse::Other('I'))];
    check_corrected(
        &Corrections { letters, ..Corrections::default() },
        &["= PM | Dev", "a | A | K {x} // n", "b | ? | RI {y}"],
    );
    let letters = vec![('K', LetterUse::Nothing)];
    check_corrected(
        &Corrections { letters, ..Corrections::default() },
        &["= PM | Dev", "a | A |  {x} // n", "b | ? | RS {y}"],
    );
}

#[test]
fn a_person_corrects_header_orientation_and_format() {
    let bytes = b"A title,,\nTask,PM,Dev\na,A,R\nb,I,R\n";
    let tables = vec![TableChoice { header: Some(3), ..TableChoice::default() }];
    let corrections = Corrections { tables, ..Corrections::default() };
    let found = lines(&corrected(bytes, "x.csv", &corrections).unwrap());
    assert_eq!(found, ["= A | R", "b | I | R"]);
    let tables = vec![TableChoice {
        orientation: Some(Orientation::ActivitiesAcross),
        header: Some(2),
        ..TableChoice::default()
    }];
    let corrections = Corrections { tables, ..Corrections::default() };
    let found = lines(&corrected(bytes, "x.csv", &corrections).unwrap());
    assert_eq!(found, ["= a | b", "PM | A | I", "Dev | R | R"]);
    let corrections = Corrections {
        format: Some(Format::Delimited(',')),
        title: Some("Mine".to_owned()),
        ..Corrections::default()
    };
    let found = corrected(bytes, "x.md", &corrections).unwrap();
    assert_eq!((found.format, found.matrix.title.as_str()), (Format::Delimited(','), "Mine"));
}
