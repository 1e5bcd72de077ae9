//! Documents that mean harm, or are damaged.

use super::{cell, docx, paragraph, row, table};
use crate::tests_packing::{archive, zip};
use crate::tests_shown::{error, reading};

#[test]
fn bombs_are_refused_before_they_unpack() {
    let zeros = miniz_oxide::deflate::compress_to_vec(&vec![b' '; 20_000_000], 9);
    let many: Vec<(&str, Vec<u8>, u32)> =
        std::iter::once(("word/document.xml", b"\x03\0".to_vec(), 0))
            .chain((0..14).map(|_| ("word/a.xml", zeros.clone(), 20_000_000)))
            .collect();
    assert!(error(&archive(&many), "x.docx").contains("unpacks to more than 256 MiB"));
    let parts = vec![("word/document.xml", b"\x03\0".to_vec(), 0); 2_001];
    assert!(error(&archive(&parts), "x.docx").contains("contains 2001 files"));
}

#[test]
fn what_is_deep_or_wide_is_refused_or_cut() {
    let nested = (0..300)
        .fold(paragraph("x"), |inner, _| table(&format!("<w:tr>{}</w:tr>", cell("", &inner))));
    assert!(error(&docx(&nested), "x.docx").contains("nested too deeply"));
    let wide = cell("<w:gridSpan w:val='99999999'/>", &paragraph("x"));
    let rows =
        format!("{}{}<w:tr>{}</w:tr>", row(&["Task", "PM"]), row(&["a", "R"]), wide.repeat(900));
    assert!(
        reading(&docx(&table(&rows)), "x.docx").is_ok_and(|found| found.matrix.parties.len() == 1)
    );
    assert!(error(&docx("<w:p>"), "x.docx").contains("XML is damaged"));
}

#[test]
fn long_cells_say_themselves_again_within_limits() {
    let long = "x".repeat(90_000);
    let first = format!(
        "<w:tr>{}{}</w:tr>",
        cell("<w:vMerge w:val='restart'/>", &paragraph(&long)),
        cell("", &paragraph("R"))
    );
    let below =
        format!("<w:tr>{}{}</w:tr>", cell("<w:vMerge/>", "<w:p/>"), cell("", &paragraph("R")));
    let rows = format!("{}{first}{}", row(&["Task", "PM"]), below.repeat(5_000));
    // A result or an error; what counts is that there is room for it.
    let _either = reading(&docx(&table(&rows)), "x.docx");
}

#[test]
fn every_byte_changed_gives_a_result_or_an_error() {
    let body = format!(
        "{}{}",
        paragraph("x"),
        table(&format!("{}{}", row(&["Task", "PM"]), row(&["a", "R"])))
    );
    let whole = docx(&body);
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        let _either = reading(&bytes, "x.docx");
    }
    let xml = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>").into_bytes();
    for at in 0..xml.len() {
        let mut xml = xml.clone();
        xml[at] = xml[at].wrapping_add(7);
        let _either = reading(&zip(&[("word/document.xml", &xml)]), "x.docx");
    }
}
