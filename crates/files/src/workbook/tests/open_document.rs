//! Spreadsheets of LibreOffice and others, put together by hand.

use crate::tests_packing::zip;
use crate::tests_shown::{error, reading, rows};

/// A workbook with these sheets.
fn ods(sheets: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version='1.0'?><o:document-content xmlns:o='o' xmlns:table='t' xmlns:text='x'>\
         <o:body><o:spreadsheet>{sheets}</o:spreadsheet></o:body></o:document-content>"
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

/// A row of cells with these texts.
fn row(cells: &[&str]) -> String {
    let cell =
        |text: &&str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let cells: String = cells.iter().map(cell).collect();
    format!("<table:table-row>{cells}</table:table-row>")
}

const HEAD: [&str; 3] = ["Task", "PM", "Dev"];

#[test]
fn repeated_and_empty_cells_and_signs_are_spread_out() {
    let rows_of_it = format!(
        "<table:table table:name='S'><table:table-header-rows>{}</table:table-header-rows>\
         <table:table-row><table:table-cell><office:annotation><text:p>Says who?</text:p>\
         </office:annotation><text:p>Plan<text:s />&amp; <text:span>build</text:span>\
         <text:line-break/>it</text:p></table:table-cell>\
         <table:table-cell table:number-columns-repeated='2'><text:p>R</text:p></table:table-cell>\
         <table:table-cell table:number-columns-repeated='16381'/></table:table-row>\
         <table:table-row table:number-rows-repeated='2'><table:table-cell><text:p>Same</text:p>\
         </table:table-cell><table:table-cell/><table:table-cell office:value-type='string' \
         office:string-value='A'/></table:table-row>\
         <table:table-row table:number-rows-repeated='1048570'><table:table-cell/></table:table-row>\
         </table:table>",
        row(&HEAD)
    );
    let expected = ["= PM | Dev", "Plan & build\\nit | R | R", "Same |  | A", "Same |  | A"];
    assert_eq!(rows(&ods(&rows_of_it), "x.ods"), expected);
}

#[test]
fn rows_that_stand_for_millions_are_refused() {
    let many = format!(
        "<table:table table:name='S'>{}<table:table-row table:number-rows-repeated='99999999'>\
         <table:table-cell table:number-columns-repeated='99999'><text:p>R</text:p>\
         </table:table-cell></table:table-row></table:table>",
        row(&HEAD)
    );
    assert!(error(&ods(&many), "x.ods").contains("has more than 4000000 cells"));
}

#[test]
fn nested_and_broken_xml_is_refused() {
    let deep = format!("{}{}", "<a>".repeat(300), "</a>".repeat(300));
    assert!(error(&ods(&deep), "x.ods").contains("nested too deeply"));
    assert!(error(&ods("<table:table>"), "x.ods").contains("XML"));
}

#[test]
fn other_open_documents_and_passwords_are_told() {
    let text =
        zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"")]);
    assert!(error(&text, "x.odt").contains("save it as .docx"));
    let manifest =
        b"<m:manifest xmlns:m='m'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
    let locked = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", b"secret"),
    ]);
    assert!(error(&locked, "x.ods").contains("password"));
    assert!(error(&zip(&[("a.txt", b"a")]), "x.zip").contains("ZIP"));
    assert!(error(&zip(&[("Index/Document.iwa", b"a")]), "x.numbers").contains("Export it"));
}

#[test]
fn two_sheets_with_matrices_are_sections() {
    let sheet = |name: &str, task: &str| {
        let rows = format!("{}{}", row(&HEAD), row(&[task, "A", "R"]));
        format!("<table:table table:name='{name}'>{rows}</table:table>")
    };
    let both = ods(&format!("{}{}", sheet("One", "a"), sheet("Two", "b")));
    assert_eq!(rows(&both, "x.ods"), ["= PM | Dev", "# One", "a | A | R", "# Two", "b | A | R"]);
    assert_eq!(reading(&both, "x.ods").unwrap().rows[1].place.sheet, "One");
}
