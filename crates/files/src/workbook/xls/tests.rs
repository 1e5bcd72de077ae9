//! Streams that no program at hand writes, put together by hand.

use std::ops::ControlFlow;

use super::*;

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
}

/// A stream with one sheet, after what else is said before it.
fn stream(version: u16, before: &[u8], sheet: &[u8]) -> Vec<u8> {
    let begin = record(kind::BEGIN, &version.to_le_bytes());
    let name = if version < 0x600 { b"\x01S".to_vec() } else { b"\x01\0S".to_vec() };
    let named = |at: u32| record(kind::SHEET, &[&at.to_le_bytes()[..], &[0, 0], &name].concat());
    let end = record(kind::END, &[]);
    let at = begin.len() + before.len() + named(0).len() + end.len();
    [&begin[..], before, &named(at as u32), &end, &begin, sheet, &end].concat()
}

fn read(stream: &[u8]) -> Result<Vec<Vec<String>>, ImportError> {
    let go_on = &mut |_| ControlFlow::Continue(());
    let mut sheets = of_stream(stream, &mut Watch::new(go_on))?;
    Ok(sheets.pop().map(|sheet| sheet.rows).unwrap_or_default())
}

fn cell(row: u8, column: u8) -> [u8; 6] {
    [row, 0, column, 0, 0, 0]
}

#[test]
fn texts_of_excel_95_are_in_the_code_page_of_their_country() {
    let text = |row, column, text: &str| {
        let bytes = encoding_rs::WINDOWS_1251.encode(text).0.into_owned();
        let length = (bytes.len() as u16).to_le_bytes();
        record(kind::TEXT, &[&cell(row, column)[..], &length, &bytes].concat())
    };
    let sheet = [text(0, 0, "Задача"), text(0, 1, "Банк"), text(1, 0, "План")].concat();
    let page = record(kind::CODE_PAGE, &1_251_u16.to_le_bytes());
    let rows = read(&stream(0x500, &page, &sheet)).unwrap();
    assert_eq!(rows, [["Задача", "Банк"], ["План", ""]]);
}

#[test]
fn a_shared_text_goes_on_in_the_next_record_in_other_characters() {
    let begin = b"\x01\0\0\0\x01\0\0\0\x04\0\0ab";
    let rest = b"\x01\x41\x04\x42\x04";
    let texts = [record(kind::TEXTS, begin), record(kind::GOES_ON, rest)].concat();
    let shared = record(kind::SHARED_TEXT, &[&cell(0, 0)[..], &[0; 4]].concat());
    assert_eq!(read(&stream(0x600, &texts, &shared)).unwrap(), [["abст"]]);
}

#[test]
fn a_password_is_told_and_charts_are_passed_over() {
    let locked = record(kind::PROTECTED, &[1, 0, 0, 0]);
    assert_eq!(read(&stream(0x600, &locked, &[])), Err(ImportError::Protected));
    let truth = |row| record(kind::TRUTH, &[&cell(row, 0)[..], &[1, 0]].concat());
    let chart = [record(kind::BEGIN, &[0, 6]), truth(5), record(kind::END, &[])].concat();
    assert_eq!(read(&stream(0x600, &[], &[chart, truth(0)].concat())).unwrap(), [["TRUE"]]);
}
