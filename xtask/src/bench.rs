//! The benchmarks.

use anyhow::{Result, bail};

use crate::setup::{browser, npm};
use crate::{build, process, project};

/// Runs the benchmarks: those of the core, without a browser; the checks, in
/// the core and in a browser; finding, in a browser; and the comparison of
/// grids in one. `only` is one of them.
pub fn run(only: Option<&str>, extra: &[String]) -> Result<()> {
    match only {
        None => {
            core(extra)?;
            build::build()?;
            checks_in_browser()?;
            finding_in_browser()?;
            grids()
        }
        Some("checks") => {
            core(&["check".to_owned()])?;
            build::build()?;
            checks_in_browser()
        }
        Some("core") => core(extra),
        Some("finding") => {
            build::build()?;
            finding_in_browser()
        }
        Some("grids") => grids(),
        Some(other) => {
            bail!("There is no benchmark \"{other}\"; there are core, checks, finding and grids.")
        }
    }
}

fn core(extra: &[String]) -> Result<()> {
    let mut cargo = process::command("cargo");
    // By name, because the built-in harness of the library's own tests stops at
    // the options of the benchmarks' one.
    cargo.args(["bench", "--package", "remit", "--bench", "*", "--"]);
    process::run(cargo.args(extra))
}

/// Drives Remit and writes docs/checks-bench.md, with the figures of the core
/// that the last run has left.
fn checks_in_browser() -> Result<()> {
    let chromium = browser::chromium()?;
    npm::ensure(&project::browser_tests(), "Playwright")?;
    let mut node = process::command("node");
    let script = project::xtask().join("bench/checks.mjs");
    process::run(node.arg(script).env("REMIT_CHROMIUM", chromium))
}

/// Drives Remit and writes docs/finding-bench.md.
fn finding_in_browser() -> Result<()> {
    let chromium = browser::chromium()?;
    npm::ensure(&project::browser_tests(), "Playwright")?;
    let mut node = process::command("node");
    let script = project::xtask().join("bench/finding.mjs");
    process::run(node.arg(script).env("REMIT_CHROMIUM", chromium))
}

/// Drives Remit and other grids and writes docs/grid-bench.md.
fn grids() -> Result<()> {
    let folder = project::xtask().join("bench");
    let chromium = browser::chromium()?;
    npm::ensure(&folder, "The grids to compare with")?;
    build::build()?;
    let mut node = process::command("node");
    process::run(node.arg(folder.join("run.mjs")).env("REMIT_CHROMIUM", chromium))
}
