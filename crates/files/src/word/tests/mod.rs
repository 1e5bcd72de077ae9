//! Word documents, put together by hand, and some that programs have written.

mod hostile;
mod saved;
mod tables;

use crate::tests_packing::zip;
use crate::tests_shown::{lines, reading};

/// The styles that the documents of these tests have; the first two are those of a German Word.
const STYLES: &str = "<w:styles xmlns:w='w'>\
    <w:style w:styleId='berschrift1'><w:name w:val='heading 1'/><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style>\
    <w:style w:styleId='Eigene'><w:name w:val='Our parts'/><w:basedOn w:val='berschrift2'/></w:style>\
    <w:style w:styleId='berschrift2'><w:name w:val='heading 2'/></w:style>\
    <w:style w:styleId='Titel'><w:name w:val='Title'/></w:style>\
    <w:style w:styleId='Fett'><w:name w:val='Strong'/><w:rPr><w:b/></w:rPr></w:style>\
    <w:style w:styleId='Punkt'><w:name w:val='List Bullet'/><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr></w:style>\
    <w:style w:styleId='Platz'><w:name w:val='Placeholder Text'/></w:style>\
    <w:style w:styleId='Verz1'><w:name w:val='toc 1'/></w:style>\
    </w:styles>";

const FOOTNOTES: &str = "<w:footnotes xmlns:w='w'>\
    <w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
    <w:footnote w:id='7'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> Only at night.</w:t></w:r></w:p></w:footnote>\
    <w:footnote w:id='4'><w:p><w:r><w:t>If ordered, see </w:t></w:r><w:hyperlink r:id='rId1'><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p></w:footnote>\
    </w:footnotes>";

/// A document with this body.
fn docx(body: &str) -> Vec<u8> {
    let document = format!(
        "<?xml version='1.0'?><w:document xmlns:w='w'><w:body>{body}</w:body></w:document>"
    );
    let relations = "<Relationships>\
        <Relationship Id='rId1' Type='t/hyperlink' Target='https://example.org/a' TargetMode='External'/>\
        <Relationship Id='rId2' Type='t/hyperlink' Target='javascript:alert(1)' TargetMode='External'/>\
        <Relationship Id='rId3' Type='t/footnotes' Target='footnotes.xml'/></Relationships>";
    zip(&[
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("word/styles.xml", STYLES.as_bytes()),
        ("word/footnotes.xml", FOOTNOTES.as_bytes()),
        ("word/_rels/footnotes.xml.rels", relations.as_bytes()),
    ])
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>")
}

fn paragraph(text: &str) -> String {
    format!("<w:p>{}</w:p>", run(text))
}

fn styled(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr>{}</w:p>", run(text))
}

/// A cell with its paragraphs, after what is said of it.
fn cell(form: &str, paragraphs: &str) -> String {
    format!("<w:tc><w:tcPr>{form}</w:tcPr>{paragraphs}</w:tc>")
}

fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|text| cell("", &paragraph(text))).collect();
    format!("<w:tr>{cells}</w:tr>")
}

fn table(rows: &str) -> String {
    format!("<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid>{rows}</w:tbl>")
}

#[track_caller]
fn check(body: &str, expected: &[&str]) {
    assert_eq!(lines(&reading(&docx(body), "x.docx").unwrap()), expected);
}

#[test]
fn headings_in_every_language_are_sections() {
    let one = table(&format!("{}{}", row(&["Task", "PM", "Dev"]), row(&["Plan", "A", "R"])));
    let two = table(&format!("{}{}", row(&["Task", "PM", "Dev"]), row(&["Build", "C", "A/R"])));
    let outline = "<w:p><w:pPr><w:outlineLvl w:val='1'/></w:pPr><w:r><w:t>Later</w:t></w:r></w:p>";
    let body = format!(
        "{}{}{}{one}{}{two}{outline}{}",
        styled("Titel", "Who does what"),
        styled("Verz1", "First ... 1"),
        styled("berschrift1", "First"),
        styled("Eigene", "Within"),
        table(&format!("{}{}", row(&["Task", "PM", "Dev"]), row(&["End", "A", "I"]))),
    );
    let expected = [
        "= PM | Dev",
        "# First",
        "Plan | A | R",
        "## Within",
        "Build | C | RA",
        "## Later",
        "End | A | I",
    ];
    check(&body, &expected);
    let read = reading(&docx(&body), "x.docx").unwrap();
    assert_eq!(read.matrix.title, "Who does what");
    assert_eq!(read.tables[1].place.sheet, "Table 2");
}

#[test]
fn words_keep_how_they_are_set_and_where_they_lead() {
    let words = "<w:r><w:rPr><w:b/></w:rPr><w:t>Ro</w:t></w:r>\
        <w:r><w:rPr><w:rStyle w:val='Fett'/></w:rPr><w:t>tate</w:t></w:r>\
        <w:r><w:rPr><w:b w:val='0'/><w:i/></w:rPr><w:t xml:space='preserve'> the</w:t></w:r>\
        <w:r><w:t xml:space='preserve'> key </w:t></w:r>\
        <w:hyperlink r:id='rId1'><w:r><w:t>soon</w:t></w:r></w:hyperlink>\
        <w:hyperlink r:id='rId2'><w:r><w:t>, now</w:t></w:r></w:hyperlink>\
        <w:r><w:tab/><w:t>a</w:t><w:br/><w:noBreakHyphen/><w:t>b</w:t><w:br w:type='page'/></w:r>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>\
        <w:r><w:rPr><w:rStyle w:val='Platz'/></w:rPr><w:t>Choose an item.</w:t></w:r>";
    let first = cell("", &format!("<w:p>{words}</w:p>"));
    let rows = format!(
        "{}<w:tr>{first}{}{}</w:tr>",
        row(&["Task", "PM", "Dev"]),
        cell("", &paragraph("A")),
        cell("", &paragraph("R"))
    );
    check(
        &table(&rows),
        &["= PM | Dev", "**Rotate*** the* key [soon](https://example.org/a), now a\\n-b | A | R"],
    );
}

#[test]
fn notes_keep_their_marks() {
    let refer = |id: &str| format!("<w:r><w:footnoteReference w:id='{id}'/></w:r>");
    let own = "<w:r><w:footnoteReference w:id='7' w:customMarkFollows='1'/><w:t>*</w:t></w:r>";
    let task = cell("", &format!("<w:p>{}{}</w:p>", run("Patch"), refer("4")));
    let role = cell("", &format!("<w:p>{}{own}</w:p>", run("R")));
    let rows = format!(
        "{}<w:tr>{task}{role}{}</w:tr>",
        row(&["Task", "PM", "Dev"]),
        cell("", &paragraph("A"))
    );
    let body = table(&rows);
    check(&body, &["= PM | Dev", "Patch[^1] | R^* | A"]);
    let read = reading(&docx(&body), "x.docx").unwrap();
    let notes: Vec<String> = read
        .matrix
        .footnotes
        .iter()
        .map(|note| format!("{} {}", note.mark.as_str(), note.text.to_plain()))
        .collect();
    assert_eq!(notes, ["1 If ordered, see here", "* Only at night."]);
}

#[test]
fn what_was_deleted_is_gone_and_what_was_inserted_is_there() {
    let task = "<w:p><w:ins><w:r><w:t>New</w:t></w:r></w:ins><w:del><w:r><w:delText>Old</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>Away</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t> here</w:t></w:r></w:moveTo></w:p>";
    let new = format!(
        "<w:tr>{}{}{}</w:tr>",
        cell("", task),
        cell("", &paragraph("A")),
        cell("", &paragraph("R"))
    );
    let gone = row(&["Gone", "A", "R"]).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>");
    let rows = format!("{}{new}{gone}", row(&["Task", "PM", "Dev"]));
    check(&table(&rows), &["= PM | Dev", "New here | A | R"]);
}

#[test]
fn controls_boxes_ticks_and_lists_are_read() {
    let tick = "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r></w:p>";
    let other = "<w:p><w:r><w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr><w:t>ü</w:t></w:r></w:p>";
    let chosen = "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>I</w:t></w:r></w:p></w:sdtContent></w:sdt>";
    let items =
        format!("{}{}{}", paragraph("Check:"), styled("Punkt", "disks"), styled("Punkt", "fans"));
    let rows = format!(
        "{}<w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr>",
        row(&["Task", "R", "I"]),
        cell("", &items),
        cell("", &paragraph("Dev")),
        cell("", chosen),
        cell("", &styled("Punkt", "One")),
        cell("", tick),
        cell("", other),
    );
    let boxed = format!(
        "<w:p><w:r><mc:AlternateContent xmlns:mc='m'><mc:Choice><w:drawing><w:txbxContent>{}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        paragraph("In a box"),
        paragraph("Again")
    );
    let page = super::page;
    let bytes = docx(&format!("{boxed}{}", table(&rows)));
    let package = crate::packed::Package::open(&bytes).unwrap();
    let go_on = &mut |_| std::ops::ControlFlow::Continue(());
    let watch = &mut remit_formats::page::Watch::new(go_on);
    let page = page(&package, "word/document.xml", watch).unwrap();
    let remit_formats::page::BlockKind::Paragraph(text) = &page.blocks[0].kind else { panic!() };
    assert_eq!(text.to_plain(), "In a box");
    let remit_formats::page::BlockKind::Table(table) = &page.blocks[1].kind else { panic!() };
    let shown = |row: usize| -> Vec<String> {
        let write = remit_core::matrix::text::notation::write;
        table.rows[row].cells.iter().map(|cell| write(&cell.text)).collect()
    };
    assert_eq!(shown(1), ["Check:\n\n- disks\n- fans", "Dev", "I"]);
    assert_eq!(shown(2), ["One", "✓", "✓"]);
    assert_eq!(page.blocks.len(), 2);
}
