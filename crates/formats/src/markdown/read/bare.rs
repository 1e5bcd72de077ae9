//! Headings of pages that have lost the signs of them: what is left of a page when a program
//! takes its text out of it, tables as Markdown and all else as bare lines.
//!
//! A heading is known there by its number, or by standing alone right above a table.

use super::lines::{Line, What};
use super::table;
use remit_core::matrix::Section;

/// A longer line is a sentence.
const LONGEST: usize = 110;

/// For each line, the level of the heading that it is; nothing at all where the page marks its
/// headings.
pub(super) fn headings(lines: &[&str], from: usize) -> Vec<Option<u8>> {
    let mut found = vec![None; lines.len()];
    let text = |at: usize| lines.get(at).map(|line| Line::new(line));
    let is_rule = |at: usize| text(at).is_some_and(|line| table::is_rule(line.text));
    let tables: Vec<usize> = (from..lines.len())
        .filter(|at| is_rule(*at + 1) && text(*at).is_some_and(|line| table::has_header(line.text)))
        .collect();
    let Some(first) = tables.first().copied() else { return Vec::new() };
    if marks_headings(lines, from) {
        return Vec::new();
    }
    let mut numbered = false;
    let mut end = from;
    let mut alone = Vec::new();
    for table in &tables {
        let mut next_is_heading = true;
        for at in (end..*table).rev() {
            let Some(line) = text(at) else { break };
            if line.text.trim().is_empty() {
                continue;
            }
            if matches!(line.what(), What::Row | What::Fence(_)) {
                break;
            }
            let depth = depth(line.text);
            let short = is_short(line.text);
            let is_numbered = short && (depth > 1 || (depth == 1 && next_is_heading));
            if is_numbered {
                numbered = true;
                mark(&mut found, at, depth);
            } else if short && depth == 0 && next_is_heading && is_line_above(lines, at, *table) {
                alone.push(at);
            }
            next_is_heading = is_numbered;
        }
        end = *table + 2;
    }
    // What stands at the very top is the title, a number of the page's own before it or not,
    // unless front matter says it.
    let filled = |at: &usize| lines.get(*at).is_some_and(|line| !line.trim().is_empty());
    let is_title = |at: &usize| {
        lines.get(*at).is_some_and(|line| is_short(line) && depth(line) == 0 && line.contains(' '))
    };
    let marked = |at: usize| text(at).is_some_and(|line| matches!(line.what(), What::Heading(..)));
    let title = (from..first)
        .filter(filled)
        .take(2)
        .find(is_title)
        .filter(|_| from == 0 && !(0..first).any(marked));
    for at in alone.into_iter().filter(|at| Some(*at) != title) {
        mark(&mut found, at, if numbered { 4 } else { 1 });
    }
    if let Some(slot) = title.and_then(|at| found.get_mut(at)) {
        *slot = Some(1);
    }
    found
}

/// The title of a page is of level 1, so its sections begin at 2.
fn mark(found: &mut [Option<u8>], at: usize, depth: usize) {
    if let Some(slot) = found.get_mut(at) {
        *slot = Some(depth.min(5) as u8 + 1);
    }
}

/// Whether more than a title is marked as a heading.
fn marks_headings(lines: &[&str], from: usize) -> bool {
    let mut headings = 0;
    let mut text_above = false;
    for line in lines.iter().skip(from) {
        let line = Line::new(line);
        match line.what() {
            What::Heading(1, _) => headings += 1,
            What::Heading(..) | What::Html => return true,
            What::Rule if text_above && line.is_underline() => headings += 1,
            _ => {}
        }
        text_above = matches!(line.what(), What::Text) && !table::has_pipe(line.text);
        if headings > 1 {
            return true;
        }
    }
    false
}

/// How many numbers a line begins with: 2 for "1.2. Title".
fn depth(line: &str) -> usize {
    let (number, title) = Section::split_heading(line.trim());
    if title.is_empty() { 0 } else { number.split('.').filter(|part| !part.is_empty()).count() }
}

fn is_short(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() <= LONGEST
        && line.chars().any(char::is_alphabetic)
        && !line.ends_with(['.', ':', ';', ',', '!', '?'])
        && !line.starts_with(['#', '-', '*', '+', '•', '<', '[', '!', '|', '(', '{'])
        && !table::has_pipe(line)
}

/// Whether a line stands right above a table, by itself.
fn is_line_above(lines: &[&str], at: usize, table: usize) -> bool {
    let between = lines.get(at + 1..table).unwrap_or_default();
    let begins = lines.get(at).and_then(|line| line.trim().chars().next());
    between.iter().all(|line| line.trim().is_empty()) && begins.is_some_and(|c| !c.is_lowercase())
}
