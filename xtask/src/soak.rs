//! The fault test in its long form.

use anyhow::Result;

use crate::setup::{browser, npm};
use crate::{build, process, project, serve};

/// Serves what is in `dist/`, drives it with faults, and fails where anything is lost.
pub fn run(seed: Option<u64>, minutes: u64) -> Result<()> {
    let folder = project::browser_tests();
    npm::ensure(&folder, "Playwright")?;
    let chromium = browser::chromium()?;
    if !project::dist().join("index.html").is_file() {
        build::build()?;
    }
    let address = serve::in_background()?;
    let mut node = process::command("node");
    node.arg("soak/main.mjs").args(["--url", &address, "--minutes", &minutes.to_string()]);
    if let Some(seed) = seed {
        node.args(["--seed", &seed.to_string()]);
    }
    node.current_dir(folder).env("REMIT_CHROMIUM", chromium);
    process::run(&mut node)
}
