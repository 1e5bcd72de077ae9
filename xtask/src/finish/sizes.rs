//! What a first visit costs.

use std::path::Path;

use anyhow::Result;

use crate::{process, project};

/// Prints the size of each file as it is and compressed. Node.js is there
/// anyway and compresses; a Rust library would make this program slower to
/// compile, which is what a newcomer waits for first.
pub fn print(folder: &Path, title: &str, files: &[String]) -> Result<()> {
    if process::find("node").is_none() {
        println!("The sizes need Node.js to be measured; it is not on PATH.");
        return Ok(());
    }
    let mut node = process::command("node");
    node.arg(project::xtask().join("scripts").join("sizes.mjs"));
    process::run(node.arg(title).args(files).current_dir(folder))
}
