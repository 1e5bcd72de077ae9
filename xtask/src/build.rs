//! The build for publishing.

use anyhow::{Context, Result};

use crate::{process, setup};

/// Installs what is missing and builds into `dist/`.
pub fn build() -> Result<()> {
    setup::all()?;
    trunk_build()
}

/// Builds into `dist/`. Trunk's hook calls `finish` at the end, so that this
/// is no more than what `trunk build --release` does by itself.
pub fn trunk_build() -> Result<()> {
    let mut trunk = process::command("trunk");
    trunk.args(["build", "--release"]);
    // Trunk 0.21 takes only the words true and false in this variable, and
    // stops at the usual 1.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env_remove("NO_COLOR").args(["--color", "never"]);
    }
    process::run(&mut trunk).context("The build failed; its messages are above")
}
