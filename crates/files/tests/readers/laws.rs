//! Any bytes at all: a result or an error with its reason, no panic, no hang.

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use remit_files::read;
use remit_formats::code::{from_text, to_text};
use remit_formats::page::ImportError;
use remit_import::{Corrections, Format};

use crate::published::source;
use crate::shown::reading;

const FORMATS: [Format; 11] = [
    Format::Remit,
    Format::Json,
    Format::Markdown,
    Format::Wiki,
    Format::Html,
    Format::Delimited(';'),
    Format::Delimited(','),
    Format::Delimited('\t'),
    Format::Workbook,
    Format::Word,
    Format::Text,
];

/// Reads bytes in every way there is; what comes out can be read back and read again.
fn hold(bytes: &[u8]) {
    let any = std::iter::once(None).chain(FORMATS.map(Some));
    for format in any {
        let corrections = Corrections { format, ..Corrections::default() };
        match reading(bytes, "", &corrections) {
            Err(error) => assert!(error.to_string().len() > 10),
            Ok(first) => {
                assert_eq!(from_text(&to_text(&first)), Ok(first.clone().for_preview()));
                let again = reading(bytes, "", &first.choices());
                assert!(again.is_ok(), "{:?}", again.err());
            }
        }
    }
}

/// Pieces of which pages are made, well put together or not.
fn piece() -> impl Strategy<Value = String> {
    let fixed = [
        "\n",
        "\n\n",
        "| ",
        " |",
        "|",
        "---",
        "|---|---|\n",
        "# ",
        "## ",
        "**",
        "__",
        "*",
        "`",
        "[^1]",
        "[^1]: ",
        "(1) ",
        "<br/>",
        "<table>",
        "<tr>",
        "<td colspan=3>",
        "<td rowspan=9>",
        "</table>",
        "<h2>",
        "R",
        "A",
        "RA",
        "C, I",
        "RAI",
        "IRA",
        "N/A",
        "-",
        "Activity",
        "Customer",
        "OVHcloud",
        "| Activity | Customer | Acme |\n|---|---|---|\n",
        "ActivityCustomerAcme\n",
        "1. Part\n",
        "1.1. Piece\n",
        "R: does it\nA: answers\nC: is asked\nI: is told\n",
        "\t",
        ";",
        ",",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ":",
        "\"activity\":\"x\"",
        "\"roles\":{\"QA\":\"R\"}",
        "• ",
        "> ",
        "- ",
        "&nbsp;",
        "\\",
        "\r\n",
        "---\ntitle: x\n---\n",
        "```\n",
        "+---+---+\n",
        "├───┼───┤\n",
        "│",
        "|===\n",
        "2+|",
        "{|\n",
        "|-\n",
        "|}\n",
        "! ",
        "||",
        "||Activity||Customer||Acme||\n",
        "h2. ",
        "=====  ===  ===\n",
        ".. list-table::\n",
        ".. csv-table::\n",
        "   :header: a,b\n",
        "   :delim: ;\n",
        "   * - ",
        "     - ",
        "é",
        "\u{feff}",
    ];
    prop_oneof![
        6 => prop::sample::select(fixed.to_vec()).prop_map(str::to_owned),
        2 => "[A-Za-z]{1,8}",
        1 => "\\PC{0,4}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        hold(&bytes);
    }

    #[test]
    fn any_pieces(pieces in prop::collection::vec(piece(), 0..80)) {
        hold(pieces.concat().as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// The published texts with some lines gone, doubled, cut and exchanged.
    #[test]
    fn published_texts_with_mistakes(
        slug in prop::sample::select(crate::published::SLUGS.to_vec()),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..4_u8, 0..40_usize), 1..12),
    ) {
        let text = source(slug);
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for (at, change, length) in changes {
            let at = at.index(lines.len());
            match change {
                0 => drop(lines.remove(at)),
                1 => lines.insert(at, lines[at].clone()),
                2 => lines[at] = lines[at].chars().take(length).collect(),
                _ => lines.swap(at, length.min(at)),
            }
            if lines.is_empty() {
                break;
            }
        }
        let bytes = lines.join("\n");
        let found = reading(bytes.as_bytes(), "", &Corrections::default());
        if let Ok(found) = found {
            prop_assert_eq!(from_text(&to_text(&found)), Ok(found.clone().for_preview()));
        }
    }
}

#[test]
#[ignore = "takes minutes, and measures time; for a quiet machine"]
fn deep_and_long_things_take_their_time_and_no_more() {
    let many = |piece: &str| piece.repeat(400_000 / piece.len().max(1));
    for piece in [
        "[",
        "{\"a\":",
        "<table><tr><td>",
        "<b>",
        "> ",
        "| ",
        "|",
        "|-",
        "# a\n",
        "#",
        "*",
        "_a_",
        "- a\n",
        "(1) a\n\n",
        "[^1]: a\n",
        "\"",
        "\"a;",
        ";",
        "\t",
        "R\n",
        "RA",
        "A\nR\n",
        "a RA\n",
        "AaAaAa\n",
        "1.1.1. a\n",
        "<td rowspan=200 colspan=200>",
        "|===\n50+|a",
        "{|\n! colspan=50 | a\n",
        "+--+--+\n| a | R |\n",
        "==  ==\na   R\n",
        "|| a ||\n",
        "&amp;",
        "```\n",
        "---\n",
        "a\n---\n",
        "{\"R\":[\"a\"],\"a\":",
        "| a | R |\n",
        "|a|R|\n\n",
        "| A | B |\n|---|---|\n| x | R |\n\n",
        "## a\n|A|Customer|\n|-|-|\n|x|R|\n",
        "X\nY\nR\n",
        "ActivityCustomer\nabcRA\n",
        "Same\nSame\n",
        "\u{feff}",
        "é",
    ] {
        let text = many(piece);
        for format in FORMATS {
            let start = Instant::now();
            let corrections = Corrections { format: Some(format), ..Corrections::default() };
            drop(reading(text.as_bytes(), "", &corrections));
            let took = start.elapsed();
            assert!(took < Duration::from_secs(20), "{piece:?} as {format:?} took {took:?}");
        }
    }
}

#[test]
fn a_reading_can_be_cancelled() {
    let page = format!("| Task | PM |\n|---|---|\n{}", "| a | R |\n".repeat(5_000));
    for format in
        [Format::Markdown, Format::Wiki, Format::Text, Format::Html, Format::Delimited('|')]
    {
        let corrections = Corrections { format: Some(format), ..Corrections::default() };
        let mut ids = || 1;
        let found =
            read(page.as_bytes(), None, &corrections, &mut ids, &mut |_| ControlFlow::Break(()));
        assert_eq!(found.err(), Some(ImportError::Cancelled), "{format:?}");
    }
}
