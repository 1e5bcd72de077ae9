//! The benchmarks.

use anyhow::{Result, bail};

use crate::setup::{browser, npm};
use crate::{build, cli_bench, match_bench, process, project};

/// Runs the benchmarks: those of the core, without a browser; the checks and
/// the files, in the core and in a browser; finding and larger changes, in a
/// browser; and the comparison of grids in one. `only` is one of them.
pub fn run(only: Option<&str>, extra: &[String]) -> Result<()> {
    match only {
        None => {
            core(extra)?;
            cli_bench::run()?;
            match_bench::run()?;
            build::build()?;
            checks_in_browser()?;
            files_in_browser()?;
            finding_in_browser()?;
            shape_in_browser()?;
            visits()?;
            grids()
        }
        Some("checks") => {
            core(&["check".to_owned()])?;
            build::build()?;
            checks_in_browser()
        }
        Some("files") => {
            core(&["read".to_owned()])?;
            core(&["write 10,000".to_owned()])?;
            build::build()?;
            files_in_browser()
        }
        Some("core") => core(extra),
        Some("cli") => cli_bench::run(),
        Some("match") => match_bench::run(),
        Some("finding") => {
            build::build()?;
            finding_in_browser()
        }
        Some("shape") => {
            build::build()?;
            shape_in_browser()
        }
        Some("visits") => {
            build::build()?;
            visits()
        }
        Some("grids") => grids(),
        Some(other) => {
            bail!(
                "There is no benchmark \"{other}\"; there are core, cli, match, checks, files, \
                 finding, shape, visits and grids."
            )
        }
    }
}

fn core(extra: &[String]) -> Result<()> {
    let mut cargo = process::command("cargo");
    // By name, because the built-in harness of the library's own tests stops at
    // the options of the benchmarks' one.
    cargo.args(["bench", "--package", "remit-app", "--bench", "*", "--"]);
    process::run(cargo.args(extra))
}

/// Drives Remit and writes docs/checks-bench.md, with the figures of the core
/// that the last run has left.
fn checks_in_browser() -> Result<()> {
    script("checks.mjs")
}

/// The same for files that come in and go out: docs/files-bench.md.
fn files_in_browser() -> Result<()> {
    script("files.mjs")
}

/// Drives Remit and writes docs/finding-bench.md.
fn finding_in_browser() -> Result<()> {
    script("finding.mjs")
}

/// The same for larger changes: docs/shape-bench.md.
fn shape_in_browser() -> Result<()> {
    script("shape.mjs")
}

/// Visits Remit for the first and the second time and writes docs/visit-bench.md.
fn visits() -> Result<()> {
    script("visit.mjs")
}

/// Drives Remit and other grids and writes docs/grid-bench.md.
fn grids() -> Result<()> {
    build::build()?;
    script("run.mjs")
}

/// Runs a script of the benchmarks, which drives a browser.
fn script(name: &str) -> Result<()> {
    let folder = project::xtask().join("bench");
    let chromium = browser::chromium()?;
    npm::ensure(&folder, "The browser's driver and the grids to compare with")?;
    let mut node = process::command("node");
    process::run(node.arg(folder.join(name)).env("REMIT_CHROMIUM", chromium))
}
