use proptest::prelude::*;

use super::super::Text;
use super::{read, write};
use crate::arbitrary::any_text;

/// Reads a notation, writes it again and compares; for most it is the same.
#[track_caller]
fn check(notation: &str, canonical: &str) {
    let text = read(notation);
    assert_eq!(write(&text), canonical);
    assert_eq!(read(canonical), text);
}

#[track_caller]
fn check_same(notation: &str) {
    check(notation, notation);
}

#[test]
fn what_is_written_reads_back() {
    check_same("Provide service licences");
    check_same("connectivity to the **backbone network[^1]**");
    check_same("*If subscribed:* implement");
    check_same("**a*b**c*");
    check_same("***all* bold**");
    check_same("execution[^*]\n\n- 10 treatments\n- 12 months\n  of subscription");
    check_same("see [the *page*](https://example.org/a%28b%29), please");
    check_same("first\nsecond\n\nthird");
}

#[test]
fn what_does_not_fit_is_plain() {
    check("2 * 3 * 4", "2 \\* 3 \\* 4");
    check("execution*", "execution\\*");
    check("a **b", "a \\*\\*b");
    check("****", "\\*\\*\\*\\*");
    check("[x](javascript:y)", "\\[x\\](javascript:y)");
    check("array[0]", "array\\[0\\]");
    check("C:\\dir", "C:\\\\dir");
}

#[test]
fn blank_space_at_the_edges_goes() {
    check("  a  \r\n  b\r\n\r\n\r\n  \r\nc ", "a\nb\n\nc");
    check("", "");
    check_same("**a\\ ** b");
}

#[test]
fn a_line_that_only_looks_like_an_item_is_escaped() {
    let text = Text::plain("- not a list\n- nor this");
    assert_eq!(write(&text), "\\- not a list\n\\- nor this");
    assert_eq!(read(&write(&text)), text);
}

#[test]
fn blank_runs_without_end_take_no_quadratic_time() {
    // A text of 40,000 escaped spaces with stars between took a second to trim, and four
    // times that for each doubling: blank runs were removed from the front one at a time.
    assert!(read(&"\\ *".repeat(400_000)).chars() <= 800_000);
}

// Unicode has line ends of its own: kept inside a run they came back from a Markdown page as the
// line ends that they are.
#[test]
fn line_ends_of_unicode_are_line_ends() {
    for written in ["a\u{2028}b", "a\u{2029}b", "*x* a\u{2028}b"] {
        assert_eq!(
            read(written),
            read(&written.replace(['\u{2028}', '\u{2029}'], "\n")),
            "{written:?}"
        );
    }
}

proptest! {
    #[test]
    fn any_text_survives_its_notation(text in any_text()) {
        let notation = write(&text);
        prop_assert_eq!(read(&notation), text, "{:?}", notation);
    }

    #[test]
    fn any_characters_are_some_text(characters in "[-*\\[\\]()^\\\\ \na-c:/htps]{0,40}") {
        let text = read(&characters);
        prop_assert_eq!(read(&write(&text)), text);
    }

    #[test]
    fn a_plain_line_is_read_as_any_other(characters in "[ \\u{a0}-]{0,3}\\PC{0,20}[ \t\\u{2028}]{0,3}") {
        prop_assert_eq!(read(&characters), super::reader::parse(&characters));
    }

    #[test]
    fn the_normal_form_is_normal(text in any_text()) {
        prop_assert_eq!(Text::new(text.blocks().to_vec()), text);
    }
}
