//! `remit check`: the rules, over files.
//!
//! Which files there are is made out first ([`files`]), then each is read and checked by itself
//! ([`one`]), many at a time; what stays of each is its findings with the lines that are shown,
//! so memory does not grow with what was read. Pages that belong to a matrix are held against it
//! ([`pages`]). What was known before counts no more than a note ([`baseline`]).

mod baseline;
pub(crate) mod files;
mod found;
#[cfg(test)]
mod laws;
mod one;
mod pages;

use std::path::PathBuf;

use rayon::prelude::*;
use remit_core::matrix::Severity;

pub(crate) use found::{Found, Run};

use super::args::{self, FailOn};
use super::config::Config;
use super::failure::Failure;
use super::name::Name;
use super::outcome::Outcome;
use super::{console, output};

/// Checks files.
pub(crate) fn run(args: &args::Check) -> Result<Outcome, Failure> {
    let config = Config::load(args.config.as_deref())?;
    let fail_on = args.fail_on.or(config.fail_on).unwrap_or_default();
    let mut run = of_paths(&args.paths, args.docs, &config)?;
    let baseline = args.baseline.clone().or_else(|| config.baseline.clone());
    if args.write_baseline {
        let file = baseline.ok_or_else(no_baseline)?;
        let count = baseline::write(&file, &run)?;
        let findings = if count == 1 { "finding" } else { "findings" };
        console::print(&format!("Wrote {count} {findings} to {}.\n", file.display()));
        return Ok(Outcome::Good);
    }
    if let Some(file) = baseline {
        baseline::apply(&file, &mut run.found)?;
    }
    console::print(&output::findings(args.format, &run)?);
    for (_, failure) in &run.failures {
        console::fail(failure);
    }
    Ok(outcome(&run, fail_on))
}

fn no_baseline() -> Failure {
    let failure = Failure::usage("There is no file to write the findings into.");
    failure.help("Name it with --baseline FILE, or as `baseline` in remit.toml.")
}

/// Checks what is at these paths.
fn of_paths(paths: &[PathBuf], docs: bool, config: &Config) -> Result<Run, Failure> {
    let files = files::find(paths, docs, config)?;
    let checked: Vec<one::Checked> =
        files.par_iter().map(|file| one::check(file, config)).collect();
    let mut run = Run::default();
    for checked in checked {
        match checked {
            one::Checked::Nothing => {}
            one::Checked::Matrix(found) => {
                run.files += 1;
                run.found.extend(found);
            }
            one::Checked::Failed(name, failure) => run.failures.push((name, failure)),
        }
    }
    for page in &config.pages {
        if paths.iter().any(|path| page.is_under(path)) {
            match pages::check(page, config) {
                Ok(found) => run.found.extend(found),
                Err(failure) => {
                    let name = failure.file().cloned();
                    run.failures.push((name.unwrap_or(Name::of(&page.source)), failure));
                }
            }
        }
    }
    // What pages are found to say stands with the rest of its file.
    run.found.sort_by(|a, b| a.file.cmp(&b.file));
    Ok(run)
}

/// What the findings come to.
fn outcome(run: &Run, fail_on: FailOn) -> Outcome {
    let least = match fail_on {
        FailOn::Error => Some(Severity::Error),
        FailOn::Warning => Some(Severity::Warning),
        FailOn::Hint => Some(Severity::Hint),
        FailOn::Never => None,
    };
    let counts =
        |found: &&Found| found.counts() && least.is_some_and(|least| found.severity >= least);
    // What could not be read may hold anything.
    if !run.failures.is_empty() {
        return Outcome::Failed;
    }
    let fails = run.found.iter().any(|found| counts(&found));
    if fails { Outcome::Found } else { Outcome::Good }
}
