//! The benchmarks.

use anyhow::Result;

use crate::process;

/// Runs the benchmarks of the core, on this machine and without a browser.
pub fn run(extra: &[String]) -> Result<()> {
    let mut cargo = process::command("cargo");
    // By name, because the built-in harness of the library's own tests stops at
    // the options of the benchmarks' one.
    cargo.args(["bench", "--package", "remit", "--bench", "*", "--"]);
    process::run(cargo.args(extra))
}
