//! The worker: a program of its own, with what Excel needs, that runs beside the page.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::assets::Asset;
use super::hash::Named;
use super::sections::without_relocations;
use super::{compiled, optimize, read_text, rename, squeeze, write};
use crate::process;
use crate::setup::target::TARGET;

/// What starts it; its marks are filled in below.
const START: &str = include_str!("../../scripts/worker.js");

/// The profile by which it is compiled: for speed, where the app is compiled for size.
const PROFILE: &str = "worker";

/// The finished worker.
pub struct Worker {
    /// Its script, which the app asks for by name.
    pub script: Asset,
    /// Its WebAssembly, which the script fetches.
    pub wasm: Named,
}

/// The command that compiles it.
pub fn cargo(release: bool) -> Command {
    let mut cargo = process::command("cargo");
    cargo.args(["build", "--package", "remit-worker", "--target", TARGET]);
    cargo.args(["--profile", if release { PROFILE } else { "dev" }]);
    cargo
}

/// Compiles the worker into the folder. Trunk builds one program only.
pub fn build(folder: &Path, release: bool) -> Result<Worker> {
    process::run(&mut cargo(release)).context("The worker could not be compiled")?;

    let work = folder.join("worker");
    let mut bindgen = process::command("wasm-bindgen");
    bindgen.args(["--target", "no-modules", "--no-typescript", "--out-name", "worker"]);
    bindgen
        .arg("--out-dir")
        .arg(&work)
        .arg(compiled("remit-worker", if release { PROFILE } else { "debug" }));
    process::run(&mut bindgen).context("wasm-bindgen could not read the worker")?;
    let bytes = std::fs::read(work.join("worker_bg.wasm")).context("Cannot read the worker")?;
    let bytes = without_relocations(&bytes).context("The worker's WebAssembly is damaged")?;
    std::fs::write(folder.join("worker.wasm"), bytes).context("Cannot write the worker")?;
    if release {
        // The compiler has made it quick already; more would take minutes and gain little.
        optimize(&folder.join("worker.wasm"), &["-O1"])?;
    }
    let wasm = rename(folder, "worker.wasm", "worker", "wasm")?;
    let start = START.replace("__WASM__", &wasm.name).replace("__INTEGRITY__", &wasm.integrity);
    let script = format!("{}\n{start}", read_text(&work.join("worker.js"))?);
    let script = if release { squeeze(&script) } else { script };
    let file = write(folder, script.as_bytes(), "worker", "js")?;
    std::fs::remove_dir_all(&work).with_context(|| format!("Cannot delete {}", work.display()))?;
    Ok(Worker { script: Asset { name: "worker".to_owned(), file }, wasm })
}
