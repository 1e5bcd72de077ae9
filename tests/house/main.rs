//! The house keeps its order: arrows between its parts run one way.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its data has failed")]

use std::fs;
use std::path::{Path, PathBuf};

mod arrows;
mod graph;

/// All Rust files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
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
    assert!(!found.is_empty(), "the folder has no files");
    found
}

/// No file of a folder says any of these words.
#[track_caller]
fn check_without(folder: &str, words: &[&str]) {
    for file in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) {
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
    check_without("src/platform", &["leptos", "crate::session", "crate::state"]);
}

#[test]
fn markup_never_reaches_the_page() {
    check_without("src", &["inner_html", "set_inner_html", "insert_adjacent_html"]);
}

/// The packages of ours that a manifest names among its dependencies, tests aside.
fn uses(manifest: &str) -> Vec<String> {
    let without_tests = manifest.split("[dev-dependencies]").next().unwrap();
    let without_tests = without_tests.split("dev-dependencies]").next().unwrap();
    let used = without_tests.lines().filter_map(|line| line.strip_prefix("remit-"));
    let mut used: Vec<String> = used
        .filter(|line| !line.contains("path"))
        .filter_map(|line| Some(line.split(['.', ' ']).next()?.to_owned()))
        .collect();
    used.sort();
    used
}

#[test]
fn the_table_of_packages_says_what_they_use() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let rows = text.lines().skip_while(|line| !line.starts_with("| package")).skip(2);
    let rows: Vec<&str> = rows.take_while(|line| line.starts_with('|')).collect();
    let all = ["compare", "core", "drafts", "files", "formats", "import"];
    for row in &rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let name = cells[0].trim_matches('`');
        let folder = match name {
            "remit-app" => root.to_path_buf(),
            "xtask" => root.join("xtask"),
            name => root.join("crates").join(name),
        };
        let says = cells.last().unwrap();
        let mut said: Vec<&str> = match says.strip_prefix("all of them but ") {
            Some(but) => all.into_iter().filter(|name| *name != but.trim_matches('`')).collect(),
            None => says
                .split(", ")
                .filter(|it| it.starts_with('`'))
                .map(|it| it.trim_matches('`'))
                .collect(),
        };
        said.sort_unstable();
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        assert_eq!(uses(&manifest), said, "{name}");
    }
    let crates = fs::read_dir(root.join("crates")).unwrap().count();
    assert_eq!(rows.len(), crates + 2, "a package is missing in the table");
}
