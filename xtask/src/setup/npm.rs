//! Tools that come as npm packages.

use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};

use crate::process;
use crate::setup::step;

/// The oldest Node.js that all packages run on.
const OLDEST_NODE: u32 = 20;

/// Installs the packages of a folder's lock file unless they are there.
/// Returns whether anything was installed.
pub fn ensure(folder: &Path, what: &str) -> Result<bool> {
    require_node(what)?;
    if is_current(folder) {
        return Ok(false);
    }
    step(&format!("{what}: installing with npm"), || {
        let mut npm = process::command("npm");
        process::run(npm.arg("ci").current_dir(folder)).with_context(|| {
            format!(
                "Could not install {what}. It needs the internet (registry.npmjs.org); \
                 try `npm ci` in {}",
                folder.display()
            )
        })
    })?;
    Ok(true)
}

/// Fails with advice when Node.js or npm is not there, or too old.
fn require_node(what: &str) -> Result<()> {
    let problem = if let Some(missing) =
        ["node", "npm"].into_iter().find(|program| process::find(program).is_none())
    {
        format!("`{missing}` is not on PATH")
    } else {
        let text = process::output(process::command("node").arg("--version"));
        match text.as_deref().and_then(major) {
            Some(version) if version >= OLDEST_NODE => return Ok(()),
            Some(version) => format!("`node` is version {version}"),
            None => "`node --version` does not work".to_owned(),
        }
    };
    bail!(
        "{what} needs Node.js {OLDEST_NODE} or newer with npm, and {problem}. \
         Install it from https://nodejs.org (or with `apt-get install nodejs npm`, \
         `brew install node` or `winget install OpenJS.NodeJS.LTS`), \
         then run the same command again."
    )
}

/// The 20 of "v20.11.1".
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// npm writes a copy of the lock file into what it has installed: that one
/// must not be older than the project's.
fn is_current(folder: &Path) -> bool {
    let changed =
        |path: &str| -> Option<SystemTime> { folder.join(path).metadata().ok()?.modified().ok() };
    match (changed("node_modules/.package-lock.json"), changed("package-lock.json")) {
        (Some(installed), Some(wanted)) => installed >= wanted,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major("v20.11.1"), Some(20));
        assert_eq!(major("20"), None);
    }
}
