use proptest::prelude::*;

use super::{ReadError, compact, read, read_rules, to_node, write, write_rules};
use remit_core::arbitrary::any_matrix;

proptest! {
    #[test]
    fn what_is_written_reads_back(matrix in any_matrix()) {
        let json = write(&matrix);
        let back = read(json.as_bytes());
        prop_assert_eq!(back.as_ref(), Ok(&matrix), "{}", json);
        prop_assert_eq!(read(compact(&to_node(&matrix)).as_bytes()), Ok(matrix));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes);
    }

    #[test]
    fn a_file_cut_anywhere_says_so(matrix in any_matrix(), at in any::<prop::sample::Index>()) {
        let json = write(&matrix);
        let json = json.trim_end();
        let cut = &json.as_bytes()[..=at.index(json.len() - 1)];
        if cut.len() < json.len() && std::str::from_utf8(cut).is_ok() {
            prop_assert!(matches!(read(cut), Err(ReadError::CutOff { .. })), "{:?}", read(cut));
        }
    }
}

const SMALL: &str = r#"{
  "format": "remit-matrix",
  "version": 1,
  "id": "0000000000000001",
  "title": "Small",
  "letters": [
    {
      "code": "R",
      "kind": "responsible"
    },
    {
      "code": "A",
      "kind": "accountable",
      "definition": "Answers for it"
    }
  ],
  "parties": [
    {
      "id": "0000000000000002",
      "name": "Customer",
      "side": "customer"
    },
    {
      "id": "0000000000000003",
      "name": "Provider",
      "side": "provider"
    }
  ],
  "rows": [
    {
      "id": "0000000000000004",
      "section": "Before",
      "number": "1."
    },
    {
      "id": "0000000000000005",
      "activity": "Choose **it**[^1]",
      "basis": "inferred",
      "cells": {"Customer": "RA", "Provider": {"letters": "n/a", "marks": ["*"]}}
    }
  ]
}
"#;

#[test]
fn the_layout_is_stable_and_for_people() {
    assert_eq!(write(&read(SMALL.as_bytes()).unwrap()), SMALL);
}

/// Replaces a part of the small file and compares what is said of it.
#[track_caller]
fn check_refused(part: &str, by: &str, message: &str) {
    assert!(SMALL.contains(part), "the file has no {part}");
    let file = SMALL.replacen(part, by, 1);
    assert_eq!(read(file.as_bytes()).unwrap_err().to_string(), message);
}

#[test]
fn what_breaks_an_invariant_is_refused_with_its_place() {
    check_refused(
        r#""Customer": "RA""#,
        r#""Custmer": "RA""#,
        "The file contains an error. rows[1].cells.Custmer: there is no party with that name or key.",
    );
    check_refused(
        r#""Customer": "RA""#,
        r#""Customer": "RX""#,
        "The file contains an error. rows[1].cells.Customer: “X” isn't a role that the matrix defines.",
    );
    check_refused(
        r#""Customer": "RA""#,
        r#""Customer": "R", "Customer": "A""#,
        "The file contains an error. rows[1].cells.Customer: the party appears twice in this row.",
    );
    check_refused(
        "0000000000000005",
        "0000000000000004",
        "The file contains an error. rows: the ID 0000000000000004 is used twice among the rows.",
    );
    check_refused(
        r#""number": "1.""#,
        r#""level": 2"#,
        "The file contains an error. rows[0]: section 0 has level 2, but its level must be from 1 to 1.",
    );
    check_refused(
        r#""name": "Provider""#,
        r#""name": "Customer""#,
        "The file contains an error. parties[1]: another party also has the key “Customer”; give one of them a different `key`.",
    );
}

#[test]
fn what_is_not_understood_is_not_dropped() {
    check_refused(
        r#""number": "1.""#,
        r#""nummer": "1.""#,
        "The file contains an error. rows[0].nummer: unknown key `nummer`, expected one of `id`, `section`, `level`, `number`, `before`, `after`.",
    );
    check_refused(
        r#""number": "1.""#,
        r#""comment": "x""#,
        "The file contains an error. rows[0].comment: unknown key `comment`, expected one of `id`, `section`, `level`, `number`, `before`, `after`.",
    );
    check_refused(
        r#""version": 1"#,
        r#""version": 4"#,
        "The file is from a newer version of Remit (format version 4; this one reads up to 3). Reload Remit to get the latest version, then import the file again.",
    );
    check_refused(
        r#""title": "Small""#,
        r#""title": "Small", "title": "Big""#,
        "The file contains an error. title: the key appears twice.",
    );
}

#[track_caller]
fn check_other(file: &str, message: &str) {
    assert_eq!(read(file.as_bytes()).unwrap_err().to_string(), message);
}

#[test]
fn what_is_no_matrix_is_told_apart() {
    check_other("", "The file is empty. Choose a .raci.json file exported from Remit.");
    check_other(
        "<!doctype html><p>",
        "This looks like a web page, not a Remit file. Choose a .raci.json file exported from Remit.",
    );
    check_other(
        "{}",
        "This is JSON, but not a Remit matrix: \"format\": \"remit-matrix\" is missing.",
    );
    check_other(
        "[1]",
        "This is JSON, but not a Remit matrix: \"format\": \"remit-matrix\" is missing.",
    );
    check_other(
        "hello",
        "This isn't a Remit file: its JSON isn't valid (line 1, column 1: expected value). Choose a .raci.json file exported from Remit.",
    );
    check_other(
        "{\"format\": \"remit-matrix\",",
        "The file is incomplete: it ends abruptly at line 1. Ask for it or download it again.",
    );
    assert_eq!(read(&[0xff, 0xfe, 0x00]), Err(ReadError::NotText));
    let deep = "[".repeat(100_000);
    assert!(matches!(
        read(deep.as_bytes()),
        Err(ReadError::NotJson { .. } | ReadError::NotAMatrix)
    ));
}

#[test]
fn settings_of_the_checks_read_back_by_themselves() {
    let rules = remit_core::checks::PROFILES[2].settings(&[]);
    assert_eq!(read_rules(&write_rules(&rules)), Ok(rules));
    assert_eq!(
        read_rules("[{\"rule\": \"empty-row\"}]").unwrap_err().to_string(),
        "The file contains an error. [0]: the key `severity` is missing."
    );
    assert!(read_rules("{}").is_err());
}
