//! Tools that come as Rust packages.

use anyhow::{Context, Result, bail};

use crate::setup::step;
use crate::{lockfile, process, project};

/// The version of Trunk that the project is built with.
const TRUNK: &str = "0.21.14";

/// A command-line tool in one exact version.
pub struct CargoTool {
    /// What people call it.
    name: &'static str,
    /// Its package on crates.io.
    package: &'static str,
    /// The programs in it; the first tells the version.
    programs: &'static [&'static str],
    version: String,
    /// The packages in which it spends its time, and which are worth being optimised.
    busy: &'static [&'static str],
    /// How long compiling it takes on two cores, roughly.
    patience: &'static str,
}

/// Trunk, which builds the app.
pub fn trunk() -> CargoTool {
    CargoTool {
        name: "Trunk",
        package: "trunk",
        programs: &["trunk"],
        version: TRUNK.to_owned(),
        // It only copies files and starts the compiler.
        busy: &[],
        patience: "about 4 minutes",
    }
}

/// The wasm-bindgen tool, which has to match the library to the last digit.
pub fn wasm_bindgen() -> Result<CargoTool> {
    Ok(CargoTool {
        name: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        version: lockfile::version_of("wasm-bindgen")?,
        busy: &["walrus", "wasmparser", "wasm-bindgen-cli-support"],
        patience: "about 3 minutes",
    })
}

/// Installs tools unless they are there, side by side: each has stretches in which one processor
/// alone has something to do.
pub fn ensure(tools: &[CargoTool]) -> Result<()> {
    std::thread::scope(|scope| {
        let running: Vec<_> = tools.iter().map(|tool| scope.spawn(|| tool.ensure())).collect();
        let ended =
            running.into_iter().map(|tool| tool.join().unwrap_or_else(|_| bail!("It stopped")));
        // Each is waited for, whatever becomes of the others.
        ended.collect::<Vec<_>>().into_iter().collect()
    })
}

impl CargoTool {
    /// Whether the tool is there, in the right version.
    pub fn is_there(&self) -> bool {
        self.found().is_some()
    }

    /// Installs the tool into the project's folder unless it is there.
    fn ensure(&self) -> Result<()> {
        let title = format!("{} {}", self.name, self.version);
        if let Some(place) = self.found() {
            println!("{title}: found {place}");
            return Ok(());
        }
        if process::find("cargo-binstall").is_some() {
            let what = format!("{title}: fetching it once into .tools with cargo-binstall");
            if step(&what, || self.binstall()).is_ok() && self.found().is_some() {
                return Ok(());
            }
            println!("cargo-binstall could not do it; compiling it instead.");
        }
        let what = format!("{title}: compiling it once into .tools, {}", self.patience);
        step(&what, || self.compile())?;
        if self.found().is_none() {
            bail!(
                "{title} was installed into {} but does not run from there. \
                 Delete that folder and run the same command again.",
                project::tools().display()
            );
        }
        Ok(())
    }

    /// Where the tool is, when all of it is there in the right version.
    fn found(&self) -> Option<&'static str> {
        let paths = (self.programs.iter())
            .map(|program| process::find(program))
            .collect::<Option<Vec<_>>>()?;
        let first = paths.first()?;
        if paths.iter().any(|path| path.parent() != first.parent()) {
            return None;
        }
        let text = process::output(process::command(self.programs[0]).arg("--version"))?;
        let own = first.starts_with(project::tools());
        is_version(&text, &self.version).then_some(if own { "in .tools" } else { "on PATH" })
    }

    fn binstall(&self) -> Result<()> {
        let mut cargo = process::command("cargo");
        cargo.args(["binstall", "--no-confirm", "--locked", "--force", "--root"]);
        cargo.arg(project::tools());
        process::run(cargo.arg(format!("{}@{}", self.package, self.version)))
    }

    fn compile(&self) -> Result<()> {
        let mut cargo = process::command("cargo");
        cargo.args(["install", "--locked", "--force", "--root"]);
        cargo.arg(project::tools());
        cargo.args([self.package, "--version", &self.version]);
        // What they have by default is for fetching other tools, which is done here.
        cargo.arg("--no-default-features");
        for package in self.busy {
            cargo.arg("--config").arg(format!("profile.release.package.{package}.opt-level=1"));
        }
        // Both publish builds that are optimised as a whole, which takes four times as long for
        // programs that run for a second.
        cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
        cargo.env("CARGO_PROFILE_RELEASE_LTO", "false");
        cargo.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        cargo.env("CARGO_PROFILE_RELEASE_DEBUG", "false");
        // Several of these run side by side, and each would draw its bar over the others'.
        cargo.env("CARGO_TERM_PROGRESS_WHEN", "never");
        // These may be set for the project; the tool is none of its parts.
        for variable in ["CARGO_BUILD_TARGET", "CARGO_TARGET_DIR"] {
            cargo.env_remove(variable);
        }
        process::run(&mut cargo).with_context(|| {
            format!(
                "Could not install {} {}. It needs the internet (crates.io) and a C linker; \
                 the messages above say what failed",
                self.name, self.version
            )
        })
    }
}

/// Tells whether the output of `--version`, "name 1.2.3 (more)", names
/// exactly this version.
fn is_version(text: &str, version: &str) -> bool {
    text.split_whitespace().nth(1) == Some(version)
}

#[cfg(test)]
mod tests {
    use super::is_version;

    #[test]
    fn only_the_exact_version_counts() {
        assert!(is_version("trunk 0.21.14", "0.21.14"));
        assert!(is_version("wasm-bindgen 0.2.126 (abc 2026)", "0.2.126"));
        assert!(!is_version("trunk 0.21.1", "0.21.14"));
        assert!(!is_version("trunk 0.21.14-beta", "0.21.14"));
        assert!(!is_version("", "0.21.14"));
    }
}
