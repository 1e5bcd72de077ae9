//! Whatever stands in a file, it is read or refused: nothing panics.

use crate::scratch::{Scratch, published, source};

/// Changes a text here and there, the same way each time.
fn damaged(text: &str, seed: usize) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    let mut state = seed as u64 + 1;
    let mut next = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below.max(1)
    };
    for _ in 0..=next(4) {
        let at = next(bytes.len());
        match next(4) {
            0 => bytes.truncate(at),
            1 => bytes[at] = [0, 0xff, b'"', b'|', b'{', b'\n'][next(6)],
            2 => {
                bytes.remove(at);
            }
            _ => bytes.insert(at, [b'"', b'\\', b'[', b',', b'>', 0xc3][next(6)]),
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

#[test]
fn damaged_files_are_read_or_refused() {
    let scratch = Scratch::new();
    let page = "> | Task | Dev | Ops |\n> |---|---|---|\n> | Back up | A | RA |\n\na;b\n";
    let csv = "Task;Dev;Ops\n\"Back\nup\";A;RA\n";
    for seed in 0..60 {
        scratch.write(&format!("{seed}.raci.json"), damaged(published("ovhcloud-okms"), seed));
        scratch.write(&format!("{seed}.md"), damaged(page, seed));
        scratch.write(&format!("{seed}.csv"), damaged(csv, seed));
        scratch.write(&format!("{seed}.html"), damaged(&source("ovhcloud-okms"), seed));
    }
    for format in ["human", "json", "sarif", "github", "junit"] {
        let said = scratch.remit(&["check", "--docs", "--format", format]);
        assert_eq!(said.code, 2, "{format}");
    }
    for seed in 0..20 {
        let (a, b) = (format!("{seed}.raci.json"), format!("{}.raci.json", seed + 1));
        for args in [
            ["read", &a].as_slice(),
            &["diff", &a, &b],
            &["merge", &a, &b, &a],
            &["fix", "--diff", &a],
        ] {
            assert!((0..=2).contains(&scratch.remit(args).code), "{args:?}");
        }
    }
}

#[test]
fn every_short_argument_is_taken_or_refused() {
    let scratch = Scratch::new();
    for args in [
        &["check", ""][..],
        &["read", ""],
        &["read", "."],
        &["diff", ".", "."],
        &["merge", ".", ".", "."],
        &["convert", ".", "-o", ".md"],
        &["explain", ""],
        &["git"],
        &["check", "--config", "."],
        &["check", "--baseline", "."],
    ] {
        assert_eq!(scratch.remit(args).code, 2, "{args:?}");
    }
}
