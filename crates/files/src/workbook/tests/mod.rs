//! Workbooks of every kind.

mod binary;
mod excel;
mod open_document;

use crate::tests_shown::{reading, rows};

/// One workbook, made once with LibreOffice and saved in three ways.
const SAVED: [(&str, &[u8]); 3] = [
    ("raci.ods", include_bytes!("../../../../../tests/data/office/raci.ods")),
    ("raci.xls", include_bytes!("../../../../../tests/data/office/raci.xls")),
    ("raci.xlsx", include_bytes!("../../../../../tests/data/office/raci.xlsx")),
];

#[test]
fn a_workbook_says_the_same_however_it_was_saved() {
    for (name, bytes) in SAVED {
        let expected = [
            "= Kunde | Équipe | Vendor",
            "# Who does what",
            "## Preparation",
            "Plan the move | A | R | C // 2026-03-01",
            "Test restore & backup | I | RA |  // 12",
            "## Operation",
            "Störungen beheben\\nnach Plan | I | A | R // 2.5",
            "Report | I | A | R",
        ];
        assert_eq!(rows(bytes, name), expected, "{name}");
        let found = reading(bytes, name).unwrap();
        let taken: Vec<_> = found.tables.iter().map(|table| table.taken).collect();
        assert_eq!(taken, [false, true], "{name}");
        assert_eq!(found.rows[1].place.line, 32, "{name}");
    }
}

#[test]
fn every_byte_changed_gives_a_result_or_an_error() {
    for (name, bytes) in SAVED {
        for at in (0..bytes.len()).step_by(61) {
            for change in [0x55, 0xff] {
                let mut bytes = bytes.to_vec();
                bytes[at] ^= change;
                let _either = reading(&bytes, name);
            }
        }
    }
}

#[test]
fn what_is_cut_off_is_told_or_read_as_far_as_it_goes() {
    for (name, bytes) in SAVED {
        for length in (8..bytes.len()).step_by(197) {
            if let Err(error) = reading(&bytes[..length], name) {
                assert!(error.to_string().len() > 20, "{error}");
            }
        }
    }
}
