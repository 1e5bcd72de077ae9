//! wasm-opt, which makes the WebAssembly smaller.

use std::process::Command;

use anyhow::Result;

use crate::setup::npm;
use crate::{process, project};

/// The oldest version that knows everything that today's compiler emits.
const OLDEST: u32 = 132;

/// Installs wasm-opt unless it is there.
pub fn ensure() -> Result<()> {
    if on_path() {
        println!("wasm-opt {OLDEST} or newer: found on PATH");
    } else if !npm::ensure(&project::xtask(), "wasm-opt (npm package binaryen)")? {
        println!("wasm-opt: found in xtask/node_modules");
    }
    Ok(())
}

/// A command that starts wasm-opt; installs it first where needed.
pub fn command() -> Result<Command> {
    if on_path() {
        return Ok(process::command("wasm-opt"));
    }
    npm::ensure(&project::xtask(), "wasm-opt (npm package binaryen)")?;
    let mut node = process::command("node");
    node.arg(project::xtask().join("node_modules/binaryen/bin/wasm-opt"));
    Ok(node)
}

fn on_path() -> bool {
    process::find("wasm-opt").is_some()
        && process::output(process::command("wasm-opt").arg("--version"))
            .and_then(|text| version(&text))
            .is_some_and(|version| version >= OLDEST)
}

/// The number in `wasm-opt version 132 (version_132)`.
fn version(text: &str) -> Option<u32> {
    text.strip_prefix("wasm-opt version ")?
        .split(|c: char| !c.is_ascii_digit())
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn the_version_is_read_in_its_spellings() {
        assert_eq!(version("wasm-opt version 132 (version_132)"), Some(132));
        assert_eq!(version("wasm-opt version 108"), Some(108));
        assert_eq!(version("wasm-opt version_132"), None);
        assert_eq!(version(""), None);
    }
}
