//! `remit fix`: what can be mended without changing who does what, and without deleting what
//! somebody has written. All else is listed, with what the app calls it.

use std::fmt::Write;
use std::fs;

use remit_core::checks::{Checker, Finding, Fix};
use remit_core::edit::apply;
use remit_core::matrix::{Matrix, MatrixData, Row};
use remit_formats::json;
use remit_import::Corrections;

use super::check::files;
use super::config::Config;
use super::document::{self, Document};
use super::failure::Failure;
use super::outcome::Outcome;
use super::{args, console, diff};

/// One fix may lead to another; that ends somewhere.
const MOST: usize = 10_000;

/// Fixes files.
pub(crate) fn run(args: &args::Fix) -> Result<Outcome, Failure> {
    let config = Config::load(args.config.as_deref())?;
    let files = files::find(&args.paths, false, &config)?;
    let mut out = String::new();
    let mut outcome = Outcome::Good;
    for file in files {
        match one(&file.path, args.diff, &config, &mut out) {
            Ok(Outcome::Good) => {}
            Ok(found) if outcome == Outcome::Good => outcome = found,
            Ok(_) => {}
            Err(failure) => {
                console::fail(&failure);
                outcome = Outcome::Failed;
            }
        }
    }
    console::print(&out);
    Ok(outcome)
}

fn one(
    path: &std::path::Path,
    shows: bool,
    config: &Config,
    out: &mut String,
) -> Result<Outcome, Failure> {
    if !document::is_own(path) {
        let failure =
            Failure::usage(format!("{}: Only .raci.json files are fixed.", path.display()));
        return Err(failure.help("Convert it first: `remit convert FILE -o FILE.raci.json`."));
    }
    let document = Document::open(path, &Corrections::default())?;
    let mut matrix = document.matrix().clone();
    let mut checker = Checker::new(&matrix, config.settings());
    let mut fixed = 0;
    while fixed < MOST
        && let Some(better) = next(&matrix, &checker)
    {
        matrix = better;
        checker = Checker::new(&matrix, config.settings());
        fixed += 1;
    }
    let name = &document.name;
    if fixed > 0 {
        let verb = if shows { "would be fixed" } else { "fixed" };
        let _ok = writeln!(out, "{name}: {fixed} {verb}");
        out.push_str(&diff::shown(&diff::changes(document.matrix(), &matrix)));
        if !shows {
            let file = json::write_file(&matrix, None, &document.reading.versions);
            fs::write(path, file).map_err(|error| Failure::unwritable(path, error))?;
        }
    }
    let left: Vec<String> =
        checker.findings().iter().map(|finding| in_words(&matrix, &checker, finding)).collect();
    if !left.is_empty() {
        let _ok = writeln!(out, "{name}: {} for a person to decide", left.len());
        out.push_str(&left.concat());
    }
    let is_done = (fixed == 0 || !shows) && left.is_empty();
    Ok(if is_done { Outcome::Good } else { Outcome::Found })
}

/// The matrix with the next thing mended; nothing where there is nothing to mend.
fn next(matrix: &Matrix, checker: &Checker) -> Option<Matrix> {
    checker.findings().iter().find_map(|finding| {
        let fixes = checker.fixes(matrix, finding);
        let [Fix { command, .. }] = fixes.as_slice() else { return None };
        let mut better = matrix.clone();
        apply(&mut better, command.clone()).ok()?;
        (better != *matrix && bare(&better) == bare(matrix)).then_some(better)
    })
}

/// A matrix without what a fix may change unasked: how numbers and plans are written.
fn bare(matrix: &Matrix) -> MatrixData {
    let mut data = matrix.clone().into_data();
    for row in &mut data.rows {
        match row {
            Row::Section(section) => section.written.clear(),
            Row::Activity(activity) => activity.plan.printed.clear(),
        }
    }
    data
}

fn in_words(matrix: &Matrix, checker: &Checker, finding: &Finding) -> String {
    let place = super::text::one_line(&finding.place.in_words(matrix));
    let message = super::text::one_line(&finding.message(matrix));
    let mut out =
        format!("  {}[{}] {place}: {message}\n", finding.severity.name(), finding.rule.id);
    let fixes: Vec<String> = checker
        .fixes(matrix, finding)
        .into_iter()
        .map(|fix| format!("“{}”", super::text::one_line(&fix.name)))
        .collect();
    if !fixes.is_empty() {
        let _ok = writeln!(out, "      in the app: {}", fixes.join(" or "));
    }
    out
}
