use super::super::tests_shown::{corrected, lines, reading};
use super::*;
use crate::paste::of_markup;
use proptest::prelude::*;
use remit_core::arbitrary::any_matrix;
use remit_core::matrix::{Date, Kind};
use remit_formats::code::{OtherVersion, from_text, to_text};
use remit_formats::html;
use remit_formats::json::Stamp;
use remit_formats::versions::{Told, ToldVersion};

const PAGE: &str = "# One\n\n| # | Task | PM | Dev | Plan | Note |\n|---|---|---|---|---|---|\n| 1 | a | A | K | x | n |\n| 2 | b | Acme | R/S | y | |\n";

#[track_caller]
fn check(bytes: &[u8], name: &str) {
    let first = reading(bytes, name).unwrap();
    assert_eq!(from_text(&to_text(&first)), Ok(first.clone().for_preview()));
    // Reading again with what was chosen gives the same.
    let choices = first.choices();
    assert_eq!(from_text(&to_text(&choices)).as_ref(), Ok(&choices));
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
    let whole = to_text(&reading(PAGE.as_bytes(), "x.md").unwrap());
    for text in ["", "{}", "[]", "[[\"markdown\"]]", &whole.replace("[\"activity\"]", "[]")] {
        assert_eq!(from_text::<Reading>(text), Err(OtherVersion), "{text}");
    }
    assert_eq!(from_text::<Corrections>("[[],[],[],[],[],[],1]"), Err(OtherVersion));
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
    let letters = vec![
        ("K".to_owned(), LetterUse::Own(Kind::Other)),
        ("S".to_owned(), LetterUse::Other('I')),
    ];
    check_corrected(
        &Corrections { letters, ..Corrections::default() },
        &["= PM | Dev", "a | A | K {x} // n", "b | ? | RI {y}"],
    );
    let letters = vec![("K".to_owned(), LetterUse::Nothing)];
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

#[track_caller]
fn check_crosses(job: &Job) {
    assert_eq!(from_text(&to_text(job)).as_ref(), Ok(job));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn jobs_cross(matrix in any_matrix(), target in 0..Target::ALL.len(), day in 1..29_u8) {
        let target = Target::ALL[target];
        let today = Date::new(2026, 2, day);
        let stamp = Some(Stamp::of(&matrix, 1, "Ann")).filter(|_| day > 14);
        let told = Told { since: "Since".to_owned(), versions: vec![ToldVersion::default()] };
        check_crosses(&Job::Write { target, matrix: Box::new(matrix), today, stamp, told });
    }

    #[test]
    fn pages_with_a_choice_cross(
        matrix in any_matrix(),
        parts in any::<[bool; 4]>(),
        findings in proptest::collection::vec("\\PC{0,9}", 0..3),
    ) {
        let [comments, acceptances, signatures, json] = parts;
        let stamp = Some(Stamp::of(&matrix, u64::MAX, ""));
        let told = Told::default();
        let options =
            html::Options { comments, findings, acceptances, signatures, told, json, stamp };
        check_crosses(&Job::Page { matrix: Box::new(matrix), options });
    }

}

#[test]
fn names_and_corrections_cross() {
    let corrections = Corrections { title: Some("\"x\"\n".to_owned()), ..Corrections::default() };
    check_crosses(&Job::Read { name: Some("a b.csv".to_owned()), corrections });
    check_crosses(&Job::Read { name: None, corrections: Corrections::default() });
}

#[test]
fn what_is_pasted_crosses() {
    check_crosses(&Job::Table);
    let markup = "<table><tr><td colspan=2>a &mdash; b<td rowspan=2>\"c\"<tr><td>d</table>";
    let pasted = of_markup(markup).unwrap();
    assert_eq!(from_text(&to_text(&pasted)), Ok(pasted));
}

#[test]
fn what_is_no_job_is_refused() {
    for text in ["", "[]", "[\"read\"]", "[\"read\",[],[]]", "[\"sing\"]"] {
        assert_eq!(from_text::<Job>(text), Err(OtherVersion), "{text}");
    }
}
