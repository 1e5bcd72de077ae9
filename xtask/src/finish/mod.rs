//! What happens to Trunk's output before it becomes `dist/`.
//!
//! Files get their content's hash into their name, the page gets their
//! integrity, and the inline script that the page's security policy forbids
//! becomes a file. All of that depends on one another, hence one place.

mod assets;
mod glue;
mod hash;
pub mod offline;
mod page;
mod sections;
mod sizes;
mod split;
mod squeeze;
mod tags;
pub mod worker;

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::process::{self, seconds};
use crate::setup::target::TARGET;
use crate::setup::wasm_opt;
use hash::Named;
pub use hash::is_hashed;
use page::{Links, Page};
use squeeze::squeeze;

/// The module that starts the app; its marks are filled in below.
const START: &str = include_str!("../../scripts/start.js");

/// What the compiler takes for granted since Rust 1.82 or uses by itself;
/// wasm-opt refuses code with anything that it was not told of.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Finishes the build in Trunk's staging folder.
pub fn run() -> Result<()> {
    let Some(folder) = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        bail!(
            "`finish` is a part of the build that Trunk calls. \
             Run `cargo xtask build` or `trunk build --release`."
        );
    };
    let release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let index = folder.join("index.html");
    let html = read_text(&index)?;
    let page = Page::read(&html).context("index.html cannot be finished")?;

    let loader = split::run(&folder, page.script, page.wasm, release)?;
    if release {
        let (wasm, script) = (folder.join(page.wasm), folder.join(page.script));
        let bytes = std::fs::read(&wasm).context("Cannot read the app")?;
        let tight = glue::tighten(&bytes, &read_text(&script)?)?;
        std::fs::write(&wasm, tight.wasm).context("Cannot write the app")?;
        std::fs::write(&script, squeeze(&tight.script))
            .with_context(|| format!("Cannot write {}", script.display()))?;
        optimize(&wasm, &SMALL)?;
    }
    let wasm = rename(&folder, page.wasm, "remit", "wasm")?;
    let script = rename(&folder, page.script, "remit", "js")?;
    let start = START
        .replace("__SCRIPT__", &script.name)
        .replace("__LOADER__", &loader.name)
        .replace("__WASM__", &wasm.name)
        .replace("__INTEGRITY__", &wasm.integrity);
    let start = write(&folder, start.as_bytes(), "start", "js")?;
    let styles = join_styles(&folder, &page.styles)?;
    write_explanations(&folder)?;

    let mut assets = assets::place(&folder)?;
    let worker = worker::build(&folder, release)?;
    let worker_files = vec![worker.script.file.name.clone(), worker.wasm.name];
    assets.push(worker.script);

    let mut imports = vec![(script.name.clone(), script.integrity.clone())];
    imports.push((loader.name.clone(), loader.integrity.clone()));
    for snippet in snippets(&folder)? {
        let bytes = std::fs::read(folder.join(&snippet)).context("Cannot read a snippet")?;
        imports.push((snippet, hash::integrity(&bytes)));
    }
    let links = Links {
        styles: &styles,
        script: &script,
        start: &start,
        assets: &assets,
        imports: &imports,
    };
    let html = page.with(&html, &links);
    std::fs::write(&index, html).with_context(|| format!("Cannot write {}", index.display()))?;
    let offline = offline::write(&folder)?;

    if release {
        println!(
            "What is kept for work without a network: {} files, {} KB",
            offline.files.len(),
            offline.bytes / 1_000
        );
        let mut first = vec!["index.html".to_owned(), styles.name, start.name];
        first.extend(snippets(&folder)?);
        first.extend([loader.name, script.name, wasm.name]);
        sizes::hold(&folder, &parts(first, worker_files, offline.files), ALL)?;
    }
    Ok(())
}

// How many bytes, with brotli, the app may have until a cell can be edited, and in all without the
// worker. Wanted are 300,000 and 772,000, of which 60,000 are for joining copies, 12,000 for files
// on the disk, 60,000 for what compares and 36,000 for named versions: lower these whenever there
// is room, and raise them for no more than something new costs.
const FIRST: u64 = 335_000;
const ALL: u64 = 963_000;
/// And what compares matrices and reviews copies, which is loaded when somebody does.
const COMPARE: u64 = 133_000;
/// And the worker, which has the libraries that read and write files of others.
const WORKER: u64 = 1_170_000;

/// What is loaded when: what is neither loaded first nor the worker's comes later.
fn parts(first: Vec<String>, worker: Vec<String>, all: Vec<String>) -> [sizes::Part; 4] {
    use sizes::Counts::{No, Yes};
    use sizes::Part;
    let (compare, late): (Vec<String>, Vec<String>) = all
        .into_iter()
        .filter(|name| !first.contains(name) && !worker.contains(name))
        .partition(|name| name.starts_with("compare-"));
    [
        Part { title: "Until a cell can be edited", files: first, counts: Yes, limit: Some(FIRST) },
        Part { title: "Loaded later", files: late, counts: Yes, limit: None },
        Part {
            title: "When matrices are compared",
            files: compare,
            counts: No,
            limit: Some(COMPARE),
        },
        Part {
            title: "The worker, when there is a file to read or write",
            files: worker,
            counts: No,
            limit: Some(WORKER),
        },
    ]
}

/// Writes what there is to say of the rules: the app fetches it when somebody asks.
fn write_explanations(folder: &Path) -> Result<()> {
    let path = folder.join(assets::FOLDER).join("explanations.json");
    std::fs::write(&path, remit_formats::explanations::json())
        .with_context(|| format!("Cannot write {}", path.display()))
}

/// What makes a file as small as can be. Flattened and nested anew in between, and again, it is a
/// little smaller each time.
const SMALL: [&str; 8] =
    ["-Oz", "--flatten", "--rereloop", "-Oz", "--flatten", "--rereloop", "-Oz", "-Oz"];

/// Makes the WebAssembly small, or quick, as these passes do. The compiler's own strip would take the
/// section along by which wasm-bindgen knows the features in use.
fn optimize(file: &Path, passes: &[&str]) -> Result<()> {
    let start = Instant::now();
    let mut command = wasm_opt::command()?;
    command.args(FEATURES);
    // In the order of their names, functions that are alike stand together, which compresses
    // better; the names go last.
    command.args(passes);
    command.args(["--reorder-functions-by-name", "--strip-debug", "--strip-producers"]);
    command.args(["--strip-target-features", "--output"]);
    command.arg(file).arg(file);
    process::run(&mut command).context("wasm-opt could not read the compiled app")?;
    println!("wasm-opt: done in {}", seconds(start.elapsed()));
    Ok(())
}

/// Puts the style sheets into one file, in the order in which the page links
/// them, which is the order that decides between their rules.
fn join_styles(folder: &Path, styles: &[&str]) -> Result<Named> {
    let mut all = String::new();
    for style in styles {
        let path = folder.join(style);
        let text = read_text(&path)?;
        if text.contains("@import") || text.contains("@charset") {
            bail!(
                "{style} holds @import or @charset, which count at the top of a file only. \
                 Link the imported file in index.html instead."
            );
        }
        all.push_str(text.trim_end());
        all.push('\n');
        std::fs::remove_file(&path).with_context(|| format!("Cannot delete {}", path.display()))?;
    }
    write(folder, squeeze(&all).as_bytes(), "remit", "css")
}

/// What the compiler has made of a program, in the folder of a profile.
fn compiled(program: &str, profile: &str) -> PathBuf {
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    target.join(TARGET).join(profile).join(format!("{program}.wasm"))
}

/// Gives a file its hashed name.
fn rename(folder: &Path, file: &str, stem: &str, ending: &str) -> Result<Named> {
    let from = folder.join(file);
    let bytes = std::fs::read(&from).with_context(|| format!("Cannot read {}", from.display()))?;
    let named = Named::of(&bytes, stem, ending);
    let to = folder.join(&named.name);
    std::fs::rename(&from, &to).with_context(|| format!("Cannot write {}", to.display()))?;
    Ok(named)
}

/// Writes a file under its hashed name.
fn write(folder: &Path, bytes: &[u8], stem: &str, ending: &str) -> Result<Named> {
    let named = Named::of(bytes, stem, ending);
    let path = folder.join(&named.name);
    std::fs::write(&path, bytes).with_context(|| format!("Cannot write {}", path.display()))?;
    Ok(named)
}

/// The small scripts that Rust libraries bring along, which the app's script
/// imports; relative to the folder.
fn snippets(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![folder.join("snippets")];
    while let Some(next) = open.pop() {
        let Ok(entries) = std::fs::read_dir(&next) else {
            continue;
        };
        for entry in entries {
            let path = entry.context("Cannot list the snippets folder")?.path();
            if path.is_dir() {
                open.push(path);
            } else if let Ok(name) = path.strip_prefix(folder) {
                found.push(name.to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    Ok(found)
}

fn read_text(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("Cannot read {}", path.display()))
}
