//! The arrows between folders and files run one way, and what the app knows stays in small stores.

use std::fs;
use std::path::PathBuf;

use syn::Item;

use super::files;
use super::graph::{Graph, circles};

/// So many files may lead to each other: what is one thing in a few files.
const LARGEST_CIRCLE: usize = 6;
/// So many fields a store may have.
const MOST_FIELDS: usize = 12;

/// What the lower folders of the app may use. The regions above them may use all of these.
const ARROWS: [(&str, &[&str]); 5] = [
    ("platform", &[]),
    ("view", &["platform"]),
    ("state", &["platform"]),
    ("session", &["platform", "state", "view"]),
    ("actions", &["platform", "session", "state", "view"]),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The source of every crate of ours.
fn sources() -> Vec<PathBuf> {
    let crates = fs::read_dir(root().join("crates")).unwrap();
    let mut sources: Vec<PathBuf> = crates.map(|it| it.unwrap().path().join("src")).collect();
    sources.push(root().join("src"));
    sources.push(root().join("xtask/src"));
    sources
}

/// The folder of the app in which a file is, or the file itself where it is in none.
fn folder(file: &str) -> &str {
    file.split('/').next().unwrap_or(file)
}

#[test]
fn no_circle_of_files_is_large() {
    let mut large = Vec::new();
    for source in sources() {
        let graph = Graph::of(&source);
        for circle in graph.circles().iter().filter(|circle| circle.len() > LARGEST_CIRCLE) {
            let within = graph.uses().filter(|(a, b)| circle.contains(a) && circle.contains(b));
            let uses: Vec<String> = within.map(|(a, b)| format!("  {a} -> {b}")).collect();
            large.push(format!("{}\n{}", source.display(), uses.join("\n")));
        }
    }
    assert!(large.is_empty(), "{}", large.join("\n"));
}

#[test]
fn no_circle_crosses_a_folder_of_the_app() {
    let graph = Graph::of(&root().join("src"));
    let between = graph.uses().map(|(file, used)| (folder(file), folder(used)));
    let circles = circles(between.filter(|(from, to)| from != to));
    assert!(circles.is_empty(), "{circles:?}");
}

#[test]
fn the_lower_folders_of_the_app_know_nothing_of_those_above() {
    let graph = Graph::of(&root().join("src"));
    let mut seen = 0;
    for (file, used) in graph.uses() {
        let Some((from, may_use)) = ARROWS.iter().find(|(name, _)| *name == folder(file)) else {
            continue;
        };
        seen += 1;
        let to = folder(used);
        assert!(to == *from || may_use.contains(&to), "{file} uses {used}");
    }
    assert!(seen > 100, "the source was not understood: only {seen} uses");
}

#[test]
fn stores_are_small() {
    for folder in ["src/state", "src/session"] {
        for file in files(&root().join(folder)) {
            let source = syn::parse_file(&fs::read_to_string(&file).unwrap()).unwrap();
            for item in source.items {
                if let Item::Struct(item) = item {
                    let fields = item.fields.len();
                    assert!(fields <= MOST_FIELDS, "{}: {fields} fields", item.ident);
                }
            }
        }
    }
}

#[test]
fn a_circle_is_found() {
    let circles = circles([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")].into_iter());
    assert_eq!(circles.len(), 1);
    assert_eq!(circles[0].len(), 3);
    assert_eq!(folder("grid/paint/mod"), "grid");
    assert_eq!(folder("app"), "app");
}
