//! Findings that were there before: a file of them, so that a repository with many can begin to
//! check today and fail on new ones alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::found::{Found, Run};
use crate::document;
use crate::failure::Failure;
use crate::paths::{absolute, relative};

const VERSION: u32 = 1;

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Baseline {
    version: u32,
    findings: Vec<Known>,
}

/// A finding that is known. Lines move, so none is kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    /// Beside the baseline, with slashes.
    file: String,
    rule: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    section: String,
    place: String,
    message: String,
    /// How many there are of it.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    count: usize,
}

fn one() -> usize {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
fn is_one(count: &usize) -> bool {
    *count == 1
}

/// Writes all open findings, and says how many there are.
pub(super) fn write(file: &Path, run: &Run) -> Result<usize, Failure> {
    let folder = folder(file);
    let mut counted: BTreeMap<Known, usize> = BTreeMap::new();
    for found in run.found.iter().filter(|found| found.accepted.is_none()) {
        *counted.entry(known(&folder, found)).or_default() += 1;
    }
    let total = counted.values().sum();
    let findings = counted.into_iter().map(|(known, count)| Known { count, ..known }).collect();
    let baseline = Baseline { version: VERSION, findings };
    let json = serde_json::to_string_pretty(&baseline);
    let json = json.map_err(|error| Failure::usage(error.to_string()))?;
    fs::write(file, json + "\n").map_err(|error| Failure::unwritable(file, error))?;
    Ok(total)
}

/// What to do about a baseline that is not as it must be.
const HELP: &str = "`remit check --write-baseline` writes such a file.";

/// Marks the findings that are known.
pub(super) fn apply(file: &Path, all: &mut [Found]) -> Result<(), Failure> {
    let baseline: Baseline = document::settings(file, HELP)?;
    if baseline.version != VERSION {
        let what = format!("Version {} of a baseline is not known.", baseline.version);
        return Err(Failure::settings(file, what, HELP));
    }
    let mut left: BTreeMap<Known, usize> = BTreeMap::new();
    for each in baseline.findings {
        let count = each.count;
        *left.entry(Known { count: 1, ..each }).or_default() += count;
    }
    let folder = folder(file);
    for found in all.iter_mut().filter(|found| found.accepted.is_none()) {
        if let Some(count) = left.get_mut(&known(&folder, found)).filter(|count| **count > 0) {
            *count -= 1;
            found.is_known = true;
        }
    }
    Ok(())
}

fn folder(file: &Path) -> PathBuf {
    let file = absolute(file);
    file.parent().map(Path::to_path_buf).unwrap_or_default()
}

fn known(folder: &Path, found: &Found) -> Known {
    let file = absolute(Path::new(found.file.as_str()));
    Known {
        file: relative(&file, folder),
        rule: found.rule.to_owned(),
        section: found.section.clone(),
        place: found.place.clone(),
        message: found.message.clone(),
        count: 1,
    }
}
