//! Arbitrary texts.

use proptest::prelude::*;

use crate::matrix::{Block, Inline, Link, Mark, Style, Text};

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
pub fn any_text() -> impl Strategy<Value = Text> {
    let line = || proptest::collection::vec(inline(), 0..7);
    let block = prop_oneof![
        line().prop_map(Block::Paragraph),
        proptest::collection::vec(line(), 0..3).prop_map(Block::List),
    ];
    proptest::collection::vec(block, 0..4).prop_map(Text::new)
}
