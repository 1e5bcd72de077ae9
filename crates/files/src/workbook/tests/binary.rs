//! Workbooks in binary parts, put together by hand: no program at hand writes them.

use crate::tests_packing::zip;
use crate::tests_shown::{reading, rows};

/// A record.
fn record(kind: u32, data: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for mut number in [kind, data.len() as u32] {
        loop {
            let more = if number > 0x7f { 0x80 } else { 0 };
            bytes.push((number & 0x7f) as u8 | more);
            number >>= 7;
            if number == 0 {
                break;
            }
        }
    }
    bytes.extend(data);
    bytes
}

fn text(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut bytes = (units.len() as u32).to_le_bytes().to_vec();
    bytes.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    bytes
}

/// A cell of a column and a format, with what it holds.
fn cell(kind: u32, column: u32, format: u8, holds: &[u8]) -> Vec<u8> {
    let head = [column.to_le_bytes(), [format, 0, 0, 0]].concat();
    record(kind, &[&head, holds].concat())
}

fn workbook() -> Vec<u8> {
    let mut sheet = record(0, &0_u32.to_le_bytes());
    for (column, name) in ["Task", "PM", "Dev", "Comment"].into_iter().enumerate() {
        sheet.extend(cell(6, column as u32, 0, &text(name)));
    }
    sheet.extend(record(0, &1_u32.to_le_bytes()));
    sheet.extend(cell(7, 0, 0, &0_u32.to_le_bytes()));
    sheet.extend(record(0, &2_u32.to_le_bytes()));
    sheet.extend(cell(7, 0, 0, &1_u32.to_le_bytes()));
    sheet.extend(cell(6, 1, 0, &text("A")));
    sheet.extend(cell(62, 2, 0, &[&[0][..], &text("R")].concat()));
    sheet.extend(cell(5, 3, 1, &45_352_f64.to_le_bytes()));
    sheet.extend(record(0, &3_u32.to_le_bytes()));
    sheet.extend(cell(6, 0, 0, &text("Build")));
    sheet.extend(cell(8, 1, 0, &text("C")));
    sheet.extend(cell(6, 2, 0, &text("A")));
    // A whole number of hundredths: 1,250.
    sheet.extend(cell(2, 3, 0, &((125_000_u32 << 2) | 3).to_le_bytes()));
    let merged = [1_u32, 1, 0, 3].map(u32::to_le_bytes).concat();
    sheet.extend(record(176, &merged));
    let styles = [
        record(44, &[&164_u16.to_le_bytes()[..], &text("dd/mm/yyyy")].concat()),
        record(617, &2_u32.to_le_bytes()),
        record(47, &[0, 0, 0, 0]),
        record(47, &[0, 0, 164, 0]),
        record(618, &[]),
    ];
    let strings = [&[0][..], &text("First")].concat();
    let strings = [record(19, &strings), record(19, &[&[0][..], &text("Plan")].concat())];
    let bundle = [&[0; 8][..], &text("rId1"), &text("Matrix")].concat();
    let relations =
        b"<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.bin'/></Relationships>";
    zip(&[
        ("xl/workbook.bin", &record(156, &bundle)),
        ("xl/_rels/workbook.bin.rels", relations),
        ("xl/sharedStrings.bin", &strings.concat()),
        ("xl/styles.bin", &styles.concat()),
        ("xl/worksheets/sheet1.bin", &sheet),
    ])
}

#[test]
fn a_binary_workbook_is_read() {
    let expected = ["= PM | Dev", "# First", "Plan | A | R // 2024-03-01", "Build | C | A // 1250"];
    assert_eq!(rows(&workbook(), "x.xlsb"), expected);
}

#[test]
fn every_byte_changed_gives_a_result_or_an_error() {
    let whole = workbook();
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 0xff;
        let _either = reading(&bytes, "x.xlsb");
    }
}
