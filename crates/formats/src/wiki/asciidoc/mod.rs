//! AsciiDoc: tables between lines `|===`, each cell behind a bar, often in a line of its own;
//! `== Heading`; names in braces, and macros such as `link:` and `footnote:`.

mod table;
mod words;

use super::prose::Prose;
use crate::page::{ImportError, Stage, Watch};
use table::table;

pub(super) use words::LANGUAGE;

/// So long may what a name stands for be: a page may ask for it as often as it is long.
const LONGEST_VALUE: usize = 200;

/// A longer line of one sign begins nothing.
const LONGEST_FENCE: usize = 100;

/// Whether a table begins or ends in a line.
pub(super) fn is_table(line: &str) -> bool {
    line.strip_prefix('|').is_some_and(|rest| rest.len() >= 3 && rest.bytes().all(|c| c == b'='))
}

pub(super) fn read(lines: &[&str], page: &mut Prose, watch: &mut Watch) -> Result<(), ImportError> {
    let mut at = 0;
    let mut options = "";
    while let Some(line) = lines.get(at) {
        watch.step(Stage::Splitting, at, lines.len())?;
        page.budget.check()?;
        let line = line.trim();
        at += 1;
        if is_table(line) {
            let inside = lines.get(at..).unwrap_or_default();
            let end = inside.iter().position(|line| is_table(line.trim()));
            let inside = inside.get(..end.unwrap_or(inside.len())).unwrap_or_default();
            table(inside, at + 1, options, page);
            at += inside.len() + 1;
            options = "";
        } else if line.starts_with('[') && line.ends_with(']') && !line.starts_with("[[") {
            options = line;
            page.line("", at);
        } else if let Some(level) = underlined(line, page) {
            page.underline(level);
        } else if let Some(end) = hidden(line, lines.get(at..).unwrap_or_default()) {
            let inside = lines.get(at..at + end).unwrap_or_default();
            if inside.iter().any(|line| is_table(line.trim())) {
                page.skipped(at, "A table inside a code block wasn't read.");
            }
            page.line("", at);
            at += end + 1;
        } else if let Some((level, title)) = titled(line) {
            page.heading(level, title, at);
        } else if let Some((name, value)) = named(line) {
            if value.len() <= LONGEST_VALUE {
                page.context.names.insert(name.to_owned(), value.to_owned());
            }
        } else {
            page.line(&said(line), at);
        }
    }
    Ok(())
}

/// How many lines stand up to the end of what a person does not see, or sees as code.
fn hidden(line: &str, behind: &[&str]) -> Option<usize> {
    let sign = line.chars().next().filter(|sign| "-./".contains(*sign))?;
    let is_fence = (4..=LONGEST_FENCE).contains(&line.len()) && line.chars().all(|c| c == sign);
    if !is_fence {
        return None;
    }
    behind.iter().position(|other| other.trim_end() == line)
}

/// What a line says that is no sign of how the page looks.
fn said(line: &str) -> String {
    let is_sign = |sign: char| line.len() >= 2 && line.chars().all(|c| c == sign);
    let calls = ["include::", "image::", "toc::", "ifdef::", "ifndef::", "endif::", "ifeval::"];
    if ['=', '*', '_', '-', '+', '\'', '<', '.'].into_iter().any(is_sign)
        || line == "+"
        || line.starts_with("//")
        || calls.iter().any(|call| line.starts_with(call))
    {
        return String::new();
    }
    // The title of what follows.
    if let Some(title) = line.strip_prefix('.').filter(|it| it.starts_with(char::is_alphabetic)) {
        return title.to_owned();
    }
    // A word and what it means.
    match line.split_once(":: ") {
        Some((word, means)) if word.len() <= 60 => format!("{word}: {}", means.trim()),
        _ => line.to_owned(),
    }
}

/// What a line says that a name stands for: ":provider: Acme".
fn named(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.strip_prefix(':')?.split_once(':')?;
    let is_name =
        !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-_!".contains(c));
    (is_name && (value.is_empty() || value.starts_with(' '))).then(|| (name, value.trim()))
}

/// A heading: "== Title".
fn titled(line: &str) -> Option<(usize, &str)> {
    let sign = line.chars().next().filter(|sign| matches!(sign, '=' | '#'))?;
    let level = line.chars().take_while(|c| *c == sign).count();
    let title = line.get(level..)?.strip_prefix(' ')?;
    (1..=6).contains(&level).then_some((level, title))
}

/// The level of the heading that a line makes of the one above, as pages once had them.
fn underlined(line: &str, page: &mut Prose) -> Option<usize> {
    const SIGNS: &str = "=-~^+";
    let sign = line.chars().next()?;
    let level = SIGNS.find(sign)? + 1;
    let length = line.chars().count();
    if length < 3 || !line.chars().all(|c| c == sign) {
        return None;
    }
    let title = page.lone()?.chars().count();
    title.abs_diff(length).le(&1).then_some(level)
}
