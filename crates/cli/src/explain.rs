//! `remit explain`: what a rule finds, and why.

use std::fmt::Write;

use remit_core::checks::{ALL, EXPLANATIONS, Rule};
use remit_core::matrix::Severity;
use remit_formats::explanations::PARTS;

use super::args::Explain;
use super::failure::Failure;
use super::outcome::Outcome;
use super::{console, rules};

/// Prints the explanation of a rule, or the list of rules.
pub(crate) fn run(args: &Explain) -> Result<Outcome, Failure> {
    let text = match &args.rule {
        None => list(),
        Some(name) => explanation(name).ok_or_else(|| unknown(name))?,
    };
    console::print(&text);
    Ok(Outcome::Good)
}

/// There is no rule of this name.
pub(crate) fn unknown(name: &str) -> Failure {
    Failure::usage(format!("There is no rule “{name}”.")).help(hint(name))
}

/// Which rule may be meant by a name that there is not.
pub(crate) fn hint(name: &str) -> String {
    let words = |text: &str| text.split('-').map(str::to_owned).collect::<Vec<_>>();
    let typed = words(name);
    let shared = |rule: &&&Rule| words(rule.id).iter().filter(|word| typed.contains(word)).count();
    let near = ALL.iter().rev().filter(|rule| shared(rule) > 0).max_by_key(shared);
    let meant = near.map(|rule| format!("Did you mean {}? ", rule.id)).unwrap_or_default();
    meant + "`remit explain` lists all rules."
}

/// How much the findings of a rule matter, in a word.
pub(crate) fn severity(severity: Option<Severity>) -> &'static str {
    severity.map_or("off", Severity::name)
}

fn list() -> String {
    let width = ALL.iter().map(|rule| rule.id.len()).max().unwrap_or_default();
    let mut out = String::new();
    let own = ALL.iter().map(|rule| (rule.id, severity(rule.severity), rule.title));
    let files = rules::ALL.iter().map(|rule| (rule.id, Severity::Error.name(), rule.title));
    for (id, severity, title) in own.chain(files) {
        let _ok = writeln!(out, "{id:width$}  {severity:7}  {title}");
    }
    out
}

fn explanation(name: &str) -> Option<String> {
    let of_file = rules::find(name)
        .map(|rule| (format!("{}: {} (error)\n", rule.id, rule.title), &rule.explanation));
    let of_matrix = || {
        let (rule, explanation) = EXPLANATIONS.iter().find(|(rule, _)| rule.id == name)?;
        let mut head = format!("{}: {} ({})\n", rule.id, rule.title, severity(rule.severity));
        if let Some(limit) = &rule.limit {
            let _ok = writeln!(head, "Limit: {} {}", limit.default, limit.counts);
        }
        Some((head, *explanation))
    };
    let (mut out, e) = of_file.or_else(of_matrix)?;
    let parts = [e.finds, e.why, e.example, e.remedy, e.accept, e.source];
    for ((_, heading), part) in PARTS.iter().zip(parts) {
        out.push('\n');
        if !heading.is_empty() {
            out.push_str(heading);
            out.push('\n');
        }
        wrap(&mut out, part, if heading.is_empty() { "" } else { "  " });
    }
    Some(out)
}

/// Writes a paragraph in lines that a terminal shows whole.
pub(crate) fn wrap(out: &mut String, text: &str, indent: &str) {
    const WIDTH: usize = 88;
    let mut width = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > WIDTH {
            out.push('\n');
            width = 0;
        }
        if width == 0 {
            out.push_str(indent);
            width = indent.len();
        } else {
            out.push(' ');
            width += 1;
        }
        out.push_str(word);
        width += length;
    }
    out.push('\n');
}
