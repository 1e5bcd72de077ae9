//! The standard library for WebAssembly.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::process;
use crate::setup::step;

/// The target that the app is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Installs the target with rustup unless it is there.
pub fn ensure() -> Result<()> {
    if installed() {
        println!("Rust target {TARGET}: found");
        return Ok(());
    }
    if process::find("rustup").is_none() {
        bail!(
            "The Rust target {TARGET} is missing, and so is rustup, which could add it. \
             Install Rust with rustup (https://rustup.rs), or add your distribution's \
             package of this target, then run the same command again."
        );
    }
    step(&format!("Rust target {TARGET}: adding it with rustup"), || {
        let mut rustup = process::command("rustup");
        process::run(rustup.args(["target", "add", TARGET])).with_context(|| {
            format!("Could not add the target. Try `rustup target add {TARGET}` by hand")
        })
    })
}

/// Asks the compiler rather than rustup: that holds for a Rust that came from
/// anywhere else as well.
fn installed() -> bool {
    let mut rustc = process::command("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    process::output(&mut rustc).is_some_and(|folder| Path::new(&folder).is_dir())
}
