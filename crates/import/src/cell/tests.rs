use std::fmt::Write as _;

use super::*;
use proptest::prelude::*;
use remit_core::matrix::{Kind, Letter, LetterSet};

/// Letters, marks behind `^`, and the problem behind `!`.
fn shown(text: &str, letters: &Letters) -> String {
    let reading = read_cell(text, letters);
    let mut out = letters.write_holding(reading.holding);
    for mark in &reading.marks {
        out.push('^');
        out.push_str(mark.as_str());
    }
    match reading.problem {
        None => {}
        Some(Problem::Guessed) => out.push_str(" !guessed"),
        Some(Problem::Beside(rest)) => write!(out, " !beside {rest}").unwrap(),
        Some(Problem::Unknown(codes)) => write!(out, " !unknown {codes}").unwrap(),
        Some(Problem::NotLetters) => out.push_str(" !none"),
    }
    out
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(shown(text, &Letters::raci()), expected, "{text:?}");
}

#[track_caller]
fn check_all(texts: &[&str], expected: &str) {
    for text in texts {
        check(text, expected);
    }
}

#[test]
fn letters_stand_together_or_apart() {
    check_all(&["RA", "AR", "R/A", "A / R", "R, A", "R;A", "R & A", "R+A", "R A", "A\nR"], "RA");
    check_all(&["A / I / R", "AIR", "R,A,I", "R | A | I", "R-A-I", "R and A and I"], "RAI");
    check_all(&["C, I", "CI", "IC", "I/C"], "CI");
    check_all(&["R", " R ", "\u{a0}R\u{200b}", "R.", "(R)", "[R]", "R,"], "R");
}

#[test]
fn markup_is_no_part_of_a_cell() {
    check_all(&["__RA__", "**RA**", "*RA*", "***RA***", "`RA`", "**R**/**A**", "**R**/A"], "RA");
    check_all(&["_R_/_A_", "**R/A**", "**R / A**"], "RA");
}

#[test]
fn names_stand_for_their_letters() {
    check_all(&["Responsible", "responsible", "R (Responsible)", "R - Responsible"], "R");
    check("Responsible / Accountable", "RA");
}

#[test]
fn marks_are_told_from_letters() {
    check_all(&["I*", "I *", "I(*)", "I\\*", "**I***", "*I**"], "I^*");
    check("RA**", "RA^**");
    check_all(&["RA(1)", "RA (1)", "RA[1]", "RA [^1]", "RA¹", "RA1", "**RA**(1)"], "RA^1");
    check("R(1), A (2)", "RA^1^2");
    check_all(&["R*, A", "R* / A", "R*/A"], "RA^*");
    check("I(a)", "I^a");
    check("C†", "C^†");
    check("(1)", "^1");
}

#[test]
fn empty_and_not_applicable_are_two_things() {
    check_all(&["", " ", "-", "--", "—", "–", "\u{a0}", ".", "…", "−", "/"], "");
    check_all(
        &["N/A", "n/a", "NA", "n.a.", "N.A.", "N / A", "Not applicable", "sans objet"],
        "n/a",
    );
}

#[test]
fn where_n_is_a_letter_only_a_clear_n_a_is_not_applicable() {
    let mut letters: Vec<Letter> = Letters::raci().iter().cloned().collect();
    letters.push(Letter::new('N', Kind::Other));
    let letters = Letters::new(letters).unwrap();
    assert_eq!(shown("NA", &letters), "AN");
    assert_eq!(shown("n/a", &letters), "n/a");
}

#[test]
fn small_letters_are_read_and_long_words_of_them_are_a_guess() {
    check_all(&["ra", "r/a", "r, a"], "RA");
    check_all(&["i"], "I");
    check_all(&["air", "rai"], "RAI !guessed");
    check("Ra", "RA !guessed");
    check_all(&["Ria", "Cari", "Marc"], " !none");
}

#[test]
fn look_alikes_are_read_as_a_guess() {
    check_all(&["А", "Α", "Ａ", "Ⓐ"], "A !guessed");
    check_all(&["RА", "R/А"], "RA !guessed");
    check_all(&["СІ", "сі"], "CI !guessed");
    check("ＲＡ", "RA !guessed");
    check("®", "R !guessed");
}

#[test]
fn letters_of_another_script_are_themselves_where_the_matrix_has_them() {
    let letters = Letters::new(vec![Letter::new('А', Kind::Accountable)]).unwrap();
    assert_eq!(shown("А", &letters), "А");
    assert_eq!(shown("а", &letters), "А");
}

#[test]
fn what_is_no_letter_is_told() {
    check("RX", "R !unknown X");
    check("X", " !unknown X");
    check("R/S", "R !unknown S");
    check("R if subscribed", "R !beside if subscribed");
    check("R (if subscribed)", "R !beside if subscribed");
    check_all(&["OVHcloud", "TBD", "The board", "?", "Customer", "see below", "12", "✓"], " !none");
}

#[test]
fn words_beside_letters_are_kept_as_they_are_and_are_no_letters() {
    check("R (runs it, if asked)", "R !beside runs it, if asked");
    check("R (does it as a team-wide run)", "R !beside does it as a team-wide run");
    check("R if a partner asks", "R !beside if a partner asks");
    check("A (CI gate)", "A !beside CI gate");
    check("C (IT)", "C !beside IT");
    check("A (since 2026-10-07)", "A !beside since 2026-10-07");
    check("R — only advice", "R !beside only advice");
    check("R→split", "R !beside →split");
    check("a partner does it", " !none");
    check_all(&["R (A)", "R (Accountable)"], "RA");
}

#[test]
fn letters_behind_words_are_read_and_the_cell_is_kept_whole() {
    check("R (tests) + A (signs)", "RA !beside R (tests) + A (signs)");
    check("R: cluster, A: network", "RA !beside R: cluster, A: network");
    check("R for tests / A (all)", "RA !beside R for tests / A (all)");
    check("PM C", "C !beside PM C");
    check("Sponsor A\nPM R", "RA !beside Sponsor A\nPM R");
    check("R: runs it; they say it is A", "R !beside runs it; they say it is A");
    check("R in tests, a part", "R !beside in tests, a part");
}

#[test]
fn cells_made_to_be_slow_are_not() {
    for piece in [
        "(", "([", "a (", "x
", "x 



", ", ", "R/x ", "XR ", "R (x) ",
    ] {
        // What takes more than its share of time is noticed by whoever waits for this.
        let text = piece.repeat(100_000);
        assert!(read_cell(&text, &Letters::raci()).marks.len() <= text.len(), "{piece:?}");
    }
}

#[test]
fn pictures_beside_letters_say_nothing() {
    check_all(&["🔴 R", "R 🟢", "🧑‍💻R"], "R");
    check("🟢", " !none");
    check_all(&["🅁", "🅡", "🆁"], "R !guessed");
}

#[test]
fn digits_can_be_letters_too() {
    let letters = Letters::new(vec![Letter::new('1', Kind::Other)]).unwrap();
    assert_eq!(shown("1", &letters), "1");
}

proptest! {
    #[test]
    fn any_set_is_read_back_however_it_is_joined(
        codes in "R?A?C?I?", joint in "(|/| / |, |;| & |\n)", wrap in "(|__|\\*\\*|`)",
    ) {
        let letters = Letters::raci();
        let parts: Vec<String> = codes.chars().map(String::from).collect();
        let text = format!("{wrap}{}{wrap}", parts.join(&joint));
        let expected = Holding::Letters(letters.read(&codes).unwrap());
        if !codes.is_empty() {
            let reading = read_cell(&text, &letters);
            prop_assert_eq!(reading.holding, expected);
            prop_assert_eq!(reading.problem, None);
        }
    }

    #[test]
    fn the_short_way_reads_the_same(text in "[RACINEX,/ ]{0,6}", name in "(|AC|Responsible)") {
        let mut letters: Vec<Letter> = Letters::raci().iter().cloned().collect();
        letters.extend(['N', 'E'].map(|code| Letter::new(code, Kind::Other)));
        letters[0].name = name;
        let letters = Letters::new(letters).unwrap();
        let text = text.trim();
        if let Some(held) = capitals(text, &letters) {
            prop_assert_eq!(plainly(Holding::Letters(held)), scanned(text, &letters));
        }
    }

    #[test]
    fn nothing_in_a_cell_is_lost_in_silence(text in "\\PC{0,12}") {
        let reading = read_cell(&text, &Letters::raci());
        let silent = reading.problem.is_none()
            && reading.marks.is_empty()
            && reading.holding == Holding::Letters(LetterSet::EMPTY);
        let blank = !text.chars().any(char::is_alphanumeric);
        prop_assert!(!silent || blank, "{:?} was dropped", text);
    }
}
