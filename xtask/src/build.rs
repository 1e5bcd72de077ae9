//! The build for publishing.

use std::process::{Child, Stdio};

use anyhow::{Context, Result};

use crate::finish::worker;
use crate::process;
use crate::setup::target::{self, TARGET};
use crate::setup::{self, cargo_tool};

/// Installs what is missing and builds into `dist/`.
pub fn build() -> Result<()> {
    // Where Trunk is there it compiles the app at once, and shows what it says.
    let is_waiting = !cargo_tool::trunk().is_there() || !cargo_tool::wasm_bindgen()?.is_there();
    let programs =
        if is_waiting { &[Program::App, Program::Worker][..] } else { &[Program::Worker] };
    let _early = Early::start(programs)?;
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

/// What is compiled for the page.
#[derive(Clone, Copy)]
pub enum Program {
    /// The app.
    App,
    /// The worker.
    Worker,
}

/// Programs that are compiled in the background, before Trunk and `finish` ask for them: while
/// tools are installed and tests compile, there is often work for one processor alone. The
/// compiler's messages are left for when they ask.
pub struct Early(Vec<Child>);

impl Early {
    /// Begins to compile programs as they are published.
    pub fn start(programs: &[Program]) -> Result<Self> {
        target::ensure()?;
        println!("What the page needs is compiled in the background meanwhile.");
        let compile = |program: &Program| {
            let mut cargo = match program {
                Program::App => {
                    let mut cargo = process::command("cargo");
                    cargo.args(["build", "--release", "--target", TARGET, "--bin", "remit-app"]);
                    cargo
                }
                Program::Worker => worker::cargo(true),
            };
            cargo.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            cargo.spawn().context("Could not start cargo")
        };
        Ok(Self(programs.iter().map(compile).collect::<Result<_>>()?))
    }
}

impl Drop for Early {
    fn drop(&mut self) {
        for child in &mut self.0 {
            // They have ended long since, unless something failed meanwhile.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
