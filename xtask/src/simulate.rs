//! The simulated browsers in their long form.

use anyhow::Result;

use crate::{process, project};

/// Runs so many schedules from a seed on, or tells what happens in the one of a seed.
pub fn run(schedules: Option<u64>, seed: u64) -> Result<()> {
    let mut cargo = process::command("cargo");
    cargo.args(["run", "--quiet", "--profile", "bench", "--package", "remit-drafts"]);
    cargo.args(["--features", "simulation", "--bin", "simulate", "--", "--seed"]);
    cargo.arg(seed.to_string()).current_dir(project::root());
    if let Some(schedules) = schedules {
        cargo.args(["--schedules", &schedules.to_string()]);
    }
    process::run(&mut cargo)
}
