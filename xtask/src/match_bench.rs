//! Keeps what the benchmark of matching prints: docs/match-bench.md.

use std::fs;

use anyhow::{Context, Result};

use crate::{process, project};

/// Measures how well rows that say the same are found, and how long that takes.
pub fn run() -> Result<()> {
    let mut cargo = process::command("cargo");
    cargo.args(["bench", "--package", "remit-app", "--bench", "matching"]);
    let measured = process::output(&mut cargo).context("The benchmark of matching failed")?;
    println!("{measured}");
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let out = format!(
        "# How well rows that say the same are found\n\n\
         Written by `cargo xtask bench --only match`; run it to get the figures of another machine \
         ({cores} cores here).\n\n{measured}\n"
    );
    fs::write(project::root().join("docs/match-bench.md"), out)?;
    Ok(())
}
