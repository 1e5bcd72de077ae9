use proptest::prelude::*;

use super::super::{Block, Inline, Link, Mark, Style, Text};
use super::{read, write};

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

fn inline() -> impl Strategy<Value = Inline> {
    let style =
        (any::<bool>(), any::<bool>()).prop_map(|(bold, emphasis)| Style { bold, emphasis });
    let text = prop_oneof![
        "[a-z *\\[\\]\\\\()^-]{0,6}",
        "[ \u{a0}]{1,2}",
        "\\PC{0,4}",
        Just("- ".to_owned()),
    ];
    let link = prop_oneof![
        3 => Just(None),
        1 => "https://[a-z()*]{1,4}".prop_map(|address| Link::new(&address)),
    ];
    prop_oneof![
        6 => (text, style.clone(), link).prop_map(|(text, style, link)| Inline::Run { text, style, link }),
        1 => ("[0-9*]{1,2}", style).prop_filter_map("mark", |(mark, style)| {
            Mark::new(&mark).map(|mark| Inline::Mark { mark, style })
        }),
        1 => Just(Inline::Break),
    ]
}

/// Any text at all, in its normal form.
pub(crate) fn any_text() -> impl Strategy<Value = Text> {
    let line = || proptest::collection::vec(inline(), 0..7);
    let block = prop_oneof![
        line().prop_map(Block::Paragraph),
        proptest::collection::vec(line(), 0..3).prop_map(Block::List),
    ];
    proptest::collection::vec(block, 0..4).prop_map(Text::new)
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
