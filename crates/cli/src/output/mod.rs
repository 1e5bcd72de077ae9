//! Findings in the formats of those who read them.

mod github;
mod human;
mod json;
mod junit;
mod sarif;

use super::args::Format;
use super::check::Run;
use super::failure::Failure;
use super::rules;
use remit_core::checks::Rule;

/// What a run has found, in a format.
pub(crate) fn findings(format: Format, run: &Run) -> Result<String, Failure> {
    match format {
        Format::Human => Ok(human::write(run)),
        Format::Json => json::write(run),
        Format::Sarif => sarif::write(run),
        Format::Github => Ok(github::write(run)),
        Format::Junit => junit::write(run),
    }
}

/// The title of a rule.
fn title(rule: &str) -> &'static str {
    let of_file = rules::find(rule).map(|rule| rule.title);
    of_file.or_else(|| Rule::find(rule).map(|rule| rule.title)).unwrap_or_default()
}

/// A number of things, in words.
fn counted(count: usize, one: &str) -> String {
    format!("{count} {one}{}", if count == 1 { "" } else { "s" })
}
