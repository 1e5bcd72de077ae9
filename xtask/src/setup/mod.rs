//! Installing of what the other commands need.
//!
//! Each tool has one fixed version. One that is already on the machine in
//! that version is used; a missing one goes into the project's own folder, so
//! that nothing else on the machine changes.

pub mod apt;
pub mod browser;
pub mod cargo_tool;
pub mod npm;
pub mod others;
pub mod poppler;
pub mod target;
pub mod wasm_opt;

use std::time::Instant;

use anyhow::Result;

use crate::process::seconds;

/// Installs what building needs. Quick when everything is there.
pub fn all() -> Result<()> {
    target::ensure()?;
    cargo_tool::ensure(&[cargo_tool::trunk(), cargo_tool::wasm_bindgen()?])?;
    wasm_opt::ensure()
}

/// Says what is being done, does it, and says how long it took.
fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("{what} ...");
    let start = Instant::now();
    let result = work()?;
    println!("... done in {}", seconds(start.elapsed()));
    Ok(result)
}
