//! Every test, one step after the other.

mod in_browser;
mod needs;

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::build::{self, Early, Program};
use crate::process::{self, seconds};
use crate::project;
use crate::setup::target::TARGET;
use needs::{Found, Need};

/// One step. The cheap ones come first, so that most mistakes show early.
struct Step {
    name: &'static str,
    title: &'static str,
    needs: &'static [Need],
    work: fn(&Found, &[String]) -> Result<()>,
}

/// The formatter follows `mod` lines; the rules are listed by a macro, so they are named to it.
fn formatting(_: &Found, extra: &[String]) -> Result<()> {
    cargo(&["fmt", "--all", "--check"], extra)?;
    cargo(&["fmt", "--manifest-path", "fuzz/Cargo.toml", "--check"], extra)?;
    let folder = project::root().join("crates/core/src/checks/rules");
    let mut rustfmt = process::command("rustfmt");
    rustfmt.args(["--check", "--edition", "2024"]);
    for entry in std::fs::read_dir(&folder).context("Cannot list the rules")? {
        rustfmt.arg(entry.context("Cannot list the rules")?.path());
    }
    process::run(&mut rustfmt)
}

const STEPS: [Step; 9] = [
    Step { name: "fmt", title: "formatting", needs: &[], work: formatting },
    Step {
        name: "clippy",
        title: "lints of the core and the tools",
        needs: &[],
        work: |_, extra| {
            cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"], extra)
        },
    },
    Step {
        name: "clippy-wasm",
        title: "lints of the app",
        needs: &[Need::Target],
        work: |_, extra| {
            let programs = ["--package", "remit-app", "--package", "remit-worker"];
            let mut arguments = vec!["clippy", "--target", TARGET];
            arguments.extend(programs);
            arguments.extend(["--bins", "--", "-D", "warnings"]);
            cargo(&arguments, extra)
        },
    },
    Step { name: "unit", title: "tests of the core and the tools", needs: &[], work: unit },
    Step { name: "fuzz", title: "the fuzz targets compile", needs: &[], work: fuzz },
    Step {
        name: "wasm",
        title: "tests inside the browser",
        needs: &[Need::Target, Need::WasmBindgen, Need::Chromium, Need::Chromedriver],
        work: in_browser::wasm_tests,
    },
    Step {
        name: "build",
        title: "build for publishing",
        needs: &[Need::Target, Need::Trunk, Need::WasmBindgen, Need::WasmOpt],
        work: |_, _| build::trunk_build(),
    },
    Step {
        name: "browser",
        title: "tests of the whole app",
        needs: &[Need::Playwright, Need::Poppler, Need::Headless],
        work: in_browser::app_tests,
    },
    Step {
        name: "firefox-webkit",
        title: "the main job in Firefox and WebKit",
        needs: &[Need::OtherBrowsers],
        work: in_browser::other_browsers,
    },
];

/// Runs all steps, or the one that is named, and stops at the first failure.
pub fn run(only: Option<&str>, extra: &[String]) -> Result<()> {
    let steps: Vec<&Step> = match only {
        None => STEPS.iter().collect(),
        Some(name) => STEPS.iter().filter(|step| step.name == name).collect(),
    };
    if steps.is_empty() {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        bail!("There is no such step. The steps are: {}", names.join(", "));
    }
    // From here to the build there is work for one processor at a time again and again.
    let early =
        if only.is_none() { Some(Early::start(&[Program::App, Program::Worker])?) } else { None };
    let found = Found::prepare(|need| steps.iter().any(|step| step.needs.contains(&need)))?;
    let mut times = Vec::new();
    for step in steps {
        println!("\n=== {}: {}", step.name, step.title);
        let start = Instant::now();
        let result = (step.work)(&found, extra);
        let time = start.elapsed();
        result.with_context(|| {
            format!(
                "Step {} failed after {}. `cargo xtask test --only {}` runs it alone",
                step.name,
                seconds(time),
                step.name
            )
        })?;
        println!("=== {}: passed in {}", step.name, seconds(time));
        times.push((step, time));
    }
    drop(early);
    summarise(&times);
    Ok(())
}

fn summarise(times: &[(&Step, Duration)]) {
    println!("\nAll steps passed:");
    for (step, time) in times {
        println!("  {:14} {:>6}  {}", step.name, seconds(*time), step.title);
    }
}

/// The properties are tried with the same matrices each time, so that who changed something is
/// not told of a fault that was there before. `cargo test` makes up others each time, as does a
/// seed of one's own.
fn unit(_: &Found, extra: &[String]) -> Result<()> {
    const SEED: &str = "PROPTEST_RNG_SEED";
    let mut tests = process::command("cargo");
    tests.args(["test", "--workspace"]).args(extra);
    if std::env::var_os(SEED).is_none() {
        tests.env(SEED, "1");
    }
    process::run(&mut tests)
}

/// Running them takes the nightly compiler; whether they still fit what they call does not. Nothing
/// is linked, so the library that fuzzes need not be built: any path stands for it.
fn fuzz(_: &Found, extra: &[String]) -> Result<()> {
    let mut check = process::command("cargo");
    check.args(["check", "--manifest-path", "fuzz/Cargo.toml", "--target-dir", "target"]);
    process::run(check.env("CUSTOM_LIBFUZZER_PATH", "target/none.a").args(extra))
}

fn cargo(arguments: &[&str], extra: &[String]) -> Result<()> {
    process::run(process::command("cargo").args(arguments).args(extra))
}
