//! The house keeps its order: arrows between its parts run one way.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its data has failed")]

use std::fs;
use std::path::{Path, PathBuf};

/// All Rust files below a folder of the project.
fn files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    assert!(!found.is_empty(), "no files in {folder}");
    found
}

/// No file of a folder says any of these words.
#[track_caller]
fn check_without(folder: &str, words: &[&str]) {
    for file in files(folder) {
        let text = fs::read_to_string(&file).unwrap();
        for word in words {
            assert!(!text.contains(word), "{} says {word}", file.display());
        }
    }
}

/// The crates that know no browser, each with its whole source.
const PURE: [&str; 6] = ["core", "compare", "formats", "import", "files", "drafts"];

#[test]
fn the_pure_crates_know_no_browser() {
    for name in PURE {
        let words = ["web_sys", "js_sys", "wasm_bindgen", "leptos", "gloo", "target_arch"];
        check_without(&format!("crates/{name}/src"), &words);
    }
}

#[test]
fn the_pure_crates_do_no_input_or_output_and_know_no_clock() {
    for name in PURE {
        let words = ["std::fs", "std::net", "std::time", "println!"];
        check_without(&format!("crates/{name}/src"), &words);
    }
}

#[test]
fn the_document_uses_nothing_of_ours() {
    let others = ["checks", "edit", "find", "grid", "search", "shape", "summary"];
    let others: Vec<String> = others.iter().map(|module| format!("crate::{module}")).collect();
    let others: Vec<&str> = others.iter().map(String::as_str).collect();
    check_without("crates/core/src/matrix", &others);
}

#[test]
fn the_browser_layer_knows_neither_leptos_nor_the_app() {
    check_without("src/browser", &["leptos", "crate::app"]);
}

#[test]
fn markup_never_reaches_the_page() {
    for folder in ["src/app", "src/browser"] {
        check_without(folder, &["inner_html", "set_inner_html", "insert_adjacent_html"]);
    }
}
