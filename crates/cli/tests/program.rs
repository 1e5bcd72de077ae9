//! The built program, as people and scripts run it.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its data has failed")]

#[path = "program/scratch.rs"]
mod scratch;

#[path = "program/baseline.rs"]
mod baseline;
#[path = "program/check.rs"]
mod check;
#[path = "program/convert.rs"]
mod convert;
#[path = "program/diff.rs"]
mod diff;
#[path = "program/explain.rs"]
mod explain;
#[path = "program/fix.rs"]
mod fix;
#[path = "program/formats.rs"]
mod formats;
#[path = "program/git.rs"]
mod git;
#[path = "program/hostile.rs"]
mod hostile;
#[path = "program/known.rs"]
mod known;
#[path = "program/matching.rs"]
mod matching;
#[path = "program/merge.rs"]
mod merge;
#[path = "program/pages.rs"]
mod pages;
#[path = "program/read.rs"]
mod read;
#[path = "program/settings.rs"]
mod settings;
