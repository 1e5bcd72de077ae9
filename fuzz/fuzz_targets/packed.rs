#![no_main]

use libfuzzer_sys::fuzz_target;
use remit_fuzz::{target, zip};

// Nothing gets through the packing by chance, so the parts are packed here. The first byte says
// which part of what they are.
fuzz_target!(|bytes: &[u8]| {
    let Some((kind, part)) = bytes.split_first() else { return };
    let file = match kind % 5 {
        0 => zip(&[("word/document.xml", part)]),
        1 => zip(&[
            ("word/document.xml", DOCUMENT),
            ("word/styles.xml", part),
            ("word/footnotes.xml", part),
            ("word/_rels/document.xml.rels", part),
        ]),
        2 => zip(&[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", part),
        ]),
        3 => zip(&[
            ("xl/workbook.bin", BOOK),
            ("xl/_rels/workbook.bin.rels", b"<R><R Id='a' Target='s.bin'/></R>"),
            ("xl/s.bin", part),
            ("xl/sharedStrings.bin", part),
            ("xl/styles.bin", part),
        ]),
        _ => zip(&[("xl/workbook.bin", part), ("xl/_rels/workbook.bin.rels", part)]),
    };
    target(&file, None);
});

/// A document that uses styles and notes.
const DOCUMENT: &[u8] =
    b"<d><p><pPr><pStyle val='a'/></pPr><r><t>One</t><footnoteReference id='1'/>\
    </r></p><tbl><tr><tc><p><r><t>Task</t></r></p></tc><tc><p><r><t>PM</t></r></p></tc></tr>\
    <tr><tc><p><r><t>Plan</t></r></p></tc><tc><p><r><t>R</t></r></p></tc></tr></tbl></d>";

/// The record of a sheet of the name "S", whose id is "a".
const BOOK: &[u8] = b"\x9c\x01\x14\0\0\0\0\0\0\0\0\x01\0\0\0a\0\x01\0\0\0S\0";
