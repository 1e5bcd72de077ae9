//! The numbers that a source prints before its headings: what they should be.

use crate::checks::engine::Whole;
use crate::checks::finding::{Fact, Finding, Fix, Found, Place};
use crate::edit::{Command, SectionField};
use crate::matrix::{Matrix, Section};

/// How a section is numbered otherwise than those around it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Odd {
    /// It has no number.
    Missing,
    /// Its number is not what those before it lead to expect.
    Wrong,
}

/// The sections that are odd in this way, each with the number that was expected; none where the
/// source does not number most of its sections, or not in this way.
pub(super) fn odd(whole: &Whole, which: Odd) -> Vec<Found> {
    let sections: Vec<&Section> =
        whole.matrix.rows.iter().filter_map(|row| row.section()).collect();
    let numbers: Vec<Option<Vec<u32>>> = sections.iter().map(|section| read(section)).collect();
    let numbered = numbers.iter().filter(|number| number.is_some()).count();
    let other = sections.iter().zip(&numbers).any(|(s, n)| n.is_none() && !s.number().is_empty());
    if other || numbered * 2 <= sections.len() {
        return Vec::new();
    }
    let dot = has_dot(&sections);
    let mut odd = Vec::new();
    // The last number on each level; a section closes all that are deeper.
    let mut open: Vec<Vec<u32>> = Vec::new();
    for (section, number) in sections.iter().zip(numbers) {
        let level = usize::from(section.level);
        let before = open.get(level - 1).cloned();
        let is_first = open.is_empty();
        open.truncate(level - 1);
        let expected = if let Some(mut before) = before {
            if let Some(last) = before.last_mut() {
                *last = last.saturating_add(1);
            }
            before
        } else {
            let mut parent = open.last().cloned().unwrap_or_default();
            parent.push(1);
            parent
        };
        // A source may begin to count where it likes.
        let is_right = |number: &Vec<u32>| {
            *number == expected || (is_first && level == 1 && number.len() == 1)
        };
        let is = if number.is_some() { Odd::Wrong } else { Odd::Missing };
        if is == which && !number.as_ref().is_some_and(is_right) {
            let expected = Fact::Words(write(&expected, dot));
            odd.push(Found::at(Place::Section(section.id)).with(expected));
        }
        // One wrong number does not make those behind it wrong, if they go on from there. One
        // that is missing is not counted.
        match number {
            Some(number) if number.len() == level => open.push(number),
            Some(_) => open.push(expected),
            None => {
                let mut uncounted = expected;
                if let Some(last) = uncounted.last_mut() {
                    *last = last.saturating_sub(1);
                }
                open.push(uncounted);
            }
        }
    }
    odd
}

/// The numbers of a heading; `None` where there are none, or something else.
fn read(section: &Section) -> Option<Vec<u32>> {
    let number = section.number().strip_suffix('.').unwrap_or(section.number());
    number.split('.').map(|part| part.parse().ok()).collect()
}

fn write(number: &[u32], dot: bool) -> String {
    let parts: Vec<String> = number.iter().map(u32::to_string).collect();
    format!("{}{}", parts.join("."), if dot { "." } else { "" })
}

/// Whether the source ends its numbers with a dot.
fn has_dot(sections: &[&Section]) -> bool {
    sections
        .iter()
        .find(|section| !section.number().is_empty())
        .is_some_and(|s| s.number().ends_with('.'))
}

/// What is said of either.
pub(super) fn message(_: &Matrix, finding: &Finding) -> String {
    let Fact::Words(expected) = &finding.fact else { return String::new() };
    format!("Expected {expected} here.")
}

/// The fix of either rule: all sections are counted anew.
pub(super) fn fixes(matrix: &Matrix, _: &Finding) -> Vec<Fix> {
    let sections: Vec<&Section> = matrix.rows.iter().filter_map(|row| row.section()).collect();
    let dot = has_dot(&sections);
    let mut count: Vec<u32> = Vec::new();
    let mut commands = Vec::new();
    for section in sections {
        count.resize(usize::from(section.level), 0);
        if let Some(last) = count.last_mut() {
            *last += 1;
        }
        let number = write(&count, dot);
        if number != section.written {
            commands.push(Command::SetSection(section.id, SectionField::Number(number)));
        }
    }
    vec![Fix { name: "Renumber all sections".to_owned(), command: Command::Group(commands) }]
}
