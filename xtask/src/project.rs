//! Where things are in the project folder.

use std::path::PathBuf;

/// The project's folder.
pub fn root() -> PathBuf {
    // Cargo names the folder at run time; the one known at compile time is
    // stale once somebody moves the project.
    let xtask = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    xtask.parent().map_or(xtask.clone(), PathBuf::from)
}

/// The finished build.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Where tools are installed that are not on PATH; one `cargo install --root`.
pub fn tools() -> PathBuf {
    root().join(".tools")
}

/// The folder of this program, which also holds the npm tools of the build.
pub fn xtask() -> PathBuf {
    root().join("xtask")
}

/// The Playwright tests.
pub fn browser_tests() -> PathBuf {
    root().join("tests").join("browser")
}
