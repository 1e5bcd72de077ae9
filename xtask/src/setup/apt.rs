//! What the system's own packages have, where there is Debian or Ubuntu.

use anyhow::Result;

use crate::process;
use crate::setup::step;

/// Installs packages; false where that does not work, or is not ours to do: it takes root, and is
/// done only where that is given.
pub fn install(what: &str, packages: &[&str]) -> bool {
    works() && run(what, packages).is_ok()
}

fn works() -> bool {
    process::find("apt-get").is_some()
        && process::output(process::command("id").arg("-u")).as_deref() == Some("0")
}

fn run(what: &str, packages: &[&str]) -> Result<()> {
    step(&format!("{what}: installing with apt-get"), || {
        process::run(process::command("apt-get").args(["update", "--quiet"]))?;
        let mut apt = process::command("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        apt.args(["install", "--yes", "--quiet", "--no-install-recommends"]);
        process::run(apt.args(packages))
    })
    .inspect_err(|error| println!("That did not work: {error:#}"))
}
