//! Excel workbooks of today.

use rust_xlsxwriter::{Format, Workbook};

use crate::tests_packing::archive;
use crate::tests_shown::{error, rows};

/// A workbook with a title, a merged section row and two sheets.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Matrix").unwrap();
    let lines: [[&str; 3]; 5] = [
        ["Who does what", "", ""],
        ["Task", "PM", "Dev"],
        ["Plan it", "A", "R"],
        ["", "", ""],
        ["Build it", "A/R", "C, I"],
    ];
    for (row, line) in lines.iter().enumerate() {
        for (column, text) in line.iter().enumerate() {
            sheet.write_string(row as u32 + 2, column as u16 + 1, *text).unwrap();
        }
    }
    sheet.merge_range(5, 1, 5, 3, "Then", &Format::new()).unwrap();
    let other = book.add_worksheet();
    other.set_name("About").unwrap();
    other.write_number(0, 0, 2024).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_is_read() {
    let found = rows(&workbook(), "x.xlsx");
    let expected = ["= PM | Dev", "# Matrix", "Plan it | A | R", "## Then", "Build it | RA | CI"];
    assert_eq!(found, expected);
}

#[test]
fn what_is_damaged_is_told() {
    let whole = workbook();
    for length in [10, 100, whole.len() / 2, whole.len() - 10] {
        let text = error(&whole[..length], "x.xlsx");
        assert!(text.contains("it is incomplete") || text.contains("not a text file"), "{text}");
    }
}

#[test]
fn every_byte_changed_gives_a_result_or_an_error() {
    let whole = workbook();
    for at in (0..whole.len()).step_by(97) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        // Neither panics nor runs out of memory; both outcomes are fine.
        let _ = crate::tests_shown::reading(&bytes, "x.xlsx");
    }
}

/// A packed file with one entry of so many zeros, that says it has `says` bytes.
fn bomb(zeros: usize, says: u32) -> Vec<u8> {
    let packed = miniz_oxide::deflate::compress_to_vec(&vec![0; zeros], 9);
    archive(&[("xl/workbook.xml", packed, says)])
}

#[test]
fn bombs_are_refused_before_they_unpack() {
    let honest = bomb(300_000_000, 300_000_000);
    assert!(honest.len() < 1_000_000);
    assert!(error(&honest, "x.xlsx").contains("unpacks to more than"));
    // One that says it is small is unpacked no further than it says.
    assert!(error(&bomb(50_000_000, 1_000), "x.xlsx").contains("have the size it claims"));
}

#[test]
fn cells_far_apart_and_texts_said_again_need_no_more_room_than_there_is() {
    // Two cells in the corners of a sheet asked for seventeen thousand million between them, and
    // the worker was killed.
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in [["Task", "PM"], ["Plan it", "A"]].iter().enumerate() {
        for (column, text) in line.iter().enumerate() {
            sheet.write_string(row as u32, column as u16, *text).unwrap();
        }
    }
    sheet.write_string(1_048_575, 16_383, "x").unwrap();
    let far = book.save_to_buffer().unwrap();
    let read = crate::tests_shown::reading(&far, "x.xlsx");
    assert!(read.is_ok_and(|reading| reading.matrix.activities().count() > 0));
    // One long text in many cells is in the file but once.
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let long = "x".repeat(32_000);
    for row in 0..10_000 {
        sheet.write_string(row, 0, &long).unwrap();
    }
    let long = book.save_to_buffer().unwrap();
    assert!(long.len() < 1_000_000, "{}", long.len());
    let said = error(&long, "x.xlsx");
    assert!(said.contains("its cells say more than 256 MiB"), "{said}");
}
