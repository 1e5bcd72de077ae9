//! Every test, one step after the other.

mod in_browser;

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::process::{self, seconds};
use crate::setup::{self, browser, npm, poppler, target::TARGET};
use crate::{build, project};
use in_browser::Browsers;

/// One step. The cheap ones come first, so that most mistakes show early.
struct Step {
    name: &'static str,
    title: &'static str,
    work: fn(&Browsers, &[String]) -> Result<()>,
    chromium: bool,
    chromedriver: bool,
}

const fn plain(
    name: &'static str,
    title: &'static str,
    work: fn(&Browsers, &[String]) -> Result<()>,
) -> Step {
    Step { name, title, work, chromium: false, chromedriver: false }
}

/// The formatter follows `mod` lines; the rules are listed by a macro, so they are named to it.
fn formatting(_: &Browsers, extra: &[String]) -> Result<()> {
    cargo(&["fmt", "--all", "--check"], extra)?;
    let folder = project::root().join("crates/core/src/checks/rules");
    let mut rustfmt = process::command("rustfmt");
    rustfmt.args(["--check", "--edition", "2024"]);
    for entry in std::fs::read_dir(&folder).context("Cannot list the rules")? {
        rustfmt.arg(entry.context("Cannot list the rules")?.path());
    }
    process::run(&mut rustfmt)
}

const STEPS: [Step; 7] = [
    plain("fmt", "formatting", formatting),
    plain("clippy", "lints of the core and the tools", |_, extra| {
        cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"], extra)
    }),
    plain("clippy-wasm", "lints of the app", |_, extra| {
        let programs = ["--package", "remit-app", "--package", "remit-worker"];
        let mut arguments = vec!["clippy", "--target", TARGET];
        arguments.extend(programs);
        arguments.extend(["--bins", "--", "-D", "warnings"]);
        cargo(&arguments, extra)
    }),
    plain("unit", "tests of the core and the tools", unit),
    Step {
        chromium: true,
        chromedriver: true,
        ..plain("wasm", "tests inside the browser", in_browser::wasm_tests)
    },
    plain("build", "build for publishing", |_, _| build::trunk_build()),
    Step { chromium: true, ..plain("browser", "tests of the whole app", in_browser::app_tests) },
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
    let browsers = prepare(&steps)?;
    let mut times = Vec::new();
    for step in steps {
        println!("\n=== {}: {}", step.name, step.title);
        let start = Instant::now();
        let result = (step.work)(&browsers, extra);
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
    summarise(&times);
    Ok(())
}

/// Gets everything that a step needs before the first one starts: a missing
/// browser should not show after ten minutes.
fn prepare(steps: &[&Step]) -> Result<Browsers> {
    if steps.iter().any(|step| step.name != "fmt" && step.name != "browser") {
        setup::all()?;
    }
    let mut browsers = Browsers::default();
    if steps.iter().any(|step| step.name == "browser") {
        npm::ensure(&project::browser_tests(), "Playwright")?;
        poppler::ensure()?;
    }
    if steps.iter().any(|step| step.chromium) {
        browsers.chromium = Some(browser::chromium()?);
    }
    if steps.iter().any(|step| step.chromedriver) {
        browsers.chromedriver = Some(browser::chromedriver()?);
    }
    Ok(browsers)
}

fn summarise(times: &[(&Step, Duration)]) {
    println!("\nAll steps passed:");
    for (step, time) in times {
        println!("  {:12} {:>6}  {}", step.name, seconds(*time), step.title);
    }
}

/// The properties are tried with the same matrices each time, so that who changed something is
/// not told of a fault that was there before. `cargo test` makes up others each time, as does a
/// seed of one's own.
fn unit(_: &Browsers, extra: &[String]) -> Result<()> {
    const SEED: &str = "PROPTEST_RNG_SEED";
    let mut tests = process::command("cargo");
    tests.args(["test", "--workspace"]).args(extra);
    if std::env::var_os(SEED).is_none() {
        tests.env(SEED, "1");
    }
    process::run(&mut tests)
}

fn cargo(arguments: &[&str], extra: &[String]) -> Result<()> {
    process::run(process::command("cargo").args(arguments).args(extra))
}
