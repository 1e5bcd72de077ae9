//! The headers of tables in a copied text: lines that come again over every table, as one line
//! in which all cells are glued together, or as a line for each cell.

use super::super::interpret::is_letters_line;
use super::super::words::{Says, fold, says};
use super::Words;
use super::lines::Line;
use crate::matrix::Letters;

/// Where a header stands, and how many lines it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At {
    pub(super) line: usize,
    pub(super) lines: usize,
}

/// A table has no more columns than this in a copied text.
const MOST_COLUMNS: usize = 14;

/// The headers of a text.
pub(super) fn find(lines: &[Line], letters: &Letters, from: usize) -> Vec<At> {
    let glued = glued(lines, letters, from);
    if !glued.is_empty() {
        return glued;
    }
    let repeated = repeated(lines, letters, from);
    if !repeated.is_empty() {
        return repeated;
    }
    single(lines, letters, from).into_iter().collect()
}

/// Whether a line is made of several words glued together: a small letter before a capital.
fn joints(text: &str) -> usize {
    let mut before = ' ';
    let mut joints = 0;
    for c in text.chars() {
        joints += usize::from(c.is_uppercase() && (before.is_lowercase() || before == ')'));
        before = c;
    }
    joints
}

/// Lines with joints that come again, or that stand over lines with letters.
fn glued(lines: &[Line], letters: &Letters, from: usize) -> Vec<At> {
    let codes: String = letters.iter().map(|letter| letter.code).collect();
    let candidates: Vec<(usize, String)> = lines
        .iter()
        .enumerate()
        .skip(from)
        .filter(|(_, line)| {
            let text = line.text;
            text.len() <= 400
                && joints(text) > 0
                && !text.ends_with(['.', ':', ';', ','])
                && line.numbers().is_empty()
                && line.item().is_none()
                // A row ends in letters, a header does not.
                && super::tail::longest(text, &codes).is_none()
        })
        .map(|(at, line)| (at, squeezed(line.text)))
        .collect();
    let near = |at: usize| {
        let next = lines.get(at + 1..).unwrap_or_default();
        let mut next = next.iter().take(8);
        next.any(|line| {
            is_letters_line(line.text, letters)
                || super::tail::longest(line.text, &codes).is_some_and(|tail| !tail.doubtful)
        })
    };
    let over_letters: Vec<&(usize, String)> =
        candidates.iter().filter(|(at, _)| near(*at)).collect();
    let alike = |a: &str, b: &str| {
        // Tables with and without a last column: their headers begin alike.
        let shared = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
        shared * 3 >= a.chars().count().min(b.chars().count()) * 2 && shared >= 6
    };
    let Some(best) = over_letters.iter().max_by_key(|(_, text)| {
        let count = over_letters.iter().take(500).filter(|(_, other)| alike(text, other)).count();
        (count, joints(text))
    }) else {
        return Vec::new();
    };
    let family: Vec<At> = over_letters
        .iter()
        .filter(|(_, text)| alike(&best.1, text))
        .map(|(at, _)| At { line: *at, lines: 1 })
        .collect();
    // One line alone could be a sentence with a name like GitHub in it.
    let sure = family.len() >= 2 || joints(&best.1) >= 2 || !best.1.contains(' ');
    let short = lines.get(best.0).is_some_and(|line| line.text.split_whitespace().count() <= 12);
    if sure && short { family } else { Vec::new() }
}

/// Without white space: the same header may have it in one place and not in another.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The longest run of lines that comes again most often, over lines with letters.
fn repeated(lines: &[Line], letters: &Letters, from: usize) -> Vec<At> {
    let mut seen: Vec<(&str, usize)> = lines
        .iter()
        .enumerate()
        .skip(from)
        .filter(|(_, line)| {
            line.text.len() <= 80
                && !is_letters_line(line.text, letters)
                && line.numbers().is_empty()
        })
        .map(|(at, line)| (line.text, at))
        .collect();
    seen.sort_unstable();
    // Where each line stands, for those that stand more than once.
    let mut groups: Vec<&[(&str, usize)]> =
        seen.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() >= 2).collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    let text = |at: usize| lines.get(at).map(|line| line.text);
    let mut best: Option<(usize, usize, Vec<usize>)> = None;
    for group in groups.into_iter().take(40) {
        let starts: Vec<usize> = group.iter().map(|(_, at)| *at).collect();
        let Some(first) = starts.first().copied() else { continue };
        for length in 2..=MOST_COLUMNS {
            let same = |at: usize| (0..length).all(|step| text(at + step) == text(first + step));
            let plain = (0..length).all(|step| {
                text(first + step)
                    .is_some_and(|text| !is_letters_line(text, letters) && text.len() <= 80)
            });
            if !plain {
                break;
            }
            let here: Vec<usize> = starts.iter().copied().filter(|at| same(*at)).collect();
            let over = here.iter().filter(|at| {
                let next = lines.get(**at + length..).unwrap_or_default();
                next.iter().take(6).any(|line| is_letters_line(line.text, letters))
            });
            if here.len() < 2 || over.count() * 2 < here.len() {
                break;
            }
            let better = best
                .as_ref()
                .is_none_or(|(count, longest, _)| (here.len(), length) > (*count, *longest));
            if better {
                best = Some((here.len(), length, here));
            }
        }
    }
    let Some((_, length, starts)) = best else { return Vec::new() };
    starts.into_iter().map(|line| At { line, lines: length }).collect()
}

/// A header that stands once: a line that says "Activity", or the lines over the first letters.
fn single(lines: &[Line], letters: &Letters, from: usize) -> Option<At> {
    let first = lines
        .iter()
        .enumerate()
        .skip(from)
        .find(|(_, line)| is_letters_line(line.text, letters))?
        .0;
    let said = lines.iter().enumerate().take(first).skip(from).rev().find(|(_, line)| {
        says(line.text) == Some(Says::Activity) && line.text.split_whitespace().count() <= 3
    });
    if let Some((line, _)) = said {
        // The last line above the letters is the first activity.
        let length = first.checked_sub(line + 1)?;
        return (2..=MOST_COLUMNS).contains(&length).then_some(At { line, lines: length });
    }
    // As many names as there are letters in the fullest row, and one for the activities.
    let mut fullest = 0;
    let mut run = 0;
    for line in lines.iter().skip(first) {
        run = if is_letters_line(line.text, letters) { run + 1 } else { 0 };
        fullest = fullest.max(run);
    }
    let length = fullest + 1;
    let line = first.checked_sub(length + 1).filter(|line| *line >= from)?;
    let short = lines.iter().skip(line).take(length).all(super::lines::Line::is_heading);
    (short && (2..=MOST_COLUMNS).contains(&length)).then_some(At { line, lines: length })
}

/// The cells of a glued header, as many as wanted where that can be told.
pub(super) fn split(headers: &[&str], wanted: usize, words: &Words) -> Vec<String> {
    let Some(fullest) = headers.iter().max_by_key(|header| header.len()) else { return Vec::new() };
    let mut parts = at_joints(fullest);
    // A name with a capital inside, that the text has elsewhere in one piece.
    while parts.len() > wanted {
        let joined = (0..parts.len() - 1).find(|at| {
            let pair = parts.get(*at..at + 2).map(<[String]>::concat).unwrap_or_default();
            words.has_written(&pair)
        });
        let Some(at) = joined else { break };
        let second = parts.remove(at + 1);
        if let Some(first) = parts.get_mut(at) {
            first.push_str(&second);
        }
    }
    // Two words glued without a capital, each of which the text has elsewhere.
    while parts.len() < wanted {
        let Some((at, first, second)) = parts.iter().enumerate().find_map(|(at, part)| {
            let (first, second) = two_words(part, words)?;
            Some((at, first, second))
        }) else {
            break;
        };
        parts.splice(at..=at, [first, second]);
    }
    // White space that another writing of the same header does not have parts two cells.
    while parts.len() < wanted {
        let spaced = parts.iter().enumerate().find_map(|(at, part)| {
            let places = part.match_indices(char::is_whitespace).map(|(place, _)| place);
            let mut places = places.filter(|place| {
                let glued: String = format!(
                    "{}{}",
                    part.get(..*place).unwrap_or_default(),
                    part.get(*place..).unwrap_or_default().trim_start()
                );
                headers.iter().any(|header| header.contains(&glued))
            });
            places.next().map(|place| (at, place))
        });
        let spaced = spaced.or_else(|| {
            // Otherwise the longest name that has any.
            let longest = parts.iter().enumerate().filter(|(_, part)| part.contains(' '));
            longest
                .max_by_key(|(_, part)| part.len())
                .and_then(|(at, part)| part.find(' ').map(|place| (at, place)))
        });
        let Some((at, place)) = spaced else { break };
        let Some(part) = parts.get(at).cloned() else { break };
        let (first, second) = part.split_at(place);
        parts.splice(at..=at, [first.trim().to_owned(), second.trim().to_owned()]);
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn at_joints(header: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut before = ' ';
    for c in header.chars() {
        if c.is_uppercase() && (before.is_lowercase() || before == ')') {
            parts.push(String::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push(c);
        }
        before = c;
    }
    parts.iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// A word that is two words of the text glued together.
fn two_words(part: &str, words: &Words) -> Option<(String, String)> {
    let word = part.split_whitespace().next()?;
    if words.has(&fold(word)) || word.len() > 80 {
        return None;
    }
    let places: Vec<usize> = word.char_indices().skip(2).map(|(at, _)| at).collect();
    let at = places.into_iter().rev().find(|at| {
        let (first, second) = word.split_at(*at);
        second.chars().count() > 1 && words.has(&fold(first)) && words.has(&fold(second))
    })?;
    let (first, _) = word.split_at(at);
    let rest = part.get(first.len()..)?.trim();
    Some((first.to_owned(), rest.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(headers: &[&str], wanted: usize, text: &str, expected: &[&str]) {
        assert_eq!(split(headers, wanted, &Words::of_text(text)), expected);
    }

    #[test]
    fn glued_headers_are_taken_apart() {
        check(&["ActivityCustomerOVHcloud"], 3, "", &["Activity", "Customer", "OVHcloud"]);
        check(
            &["ActivityClient RoleCloud Temple Role"],
            3,
            "",
            &["Activity", "Client Role", "Cloud Temple Role"],
        );
        let headers =
            ["ActionsPlanacme.cloudcustomerComments", "ActionsPlanacme.cloud customerComments"];
        let text = "the plan of acme.cloud and the customer";
        check(&headers, 5, text, &["Actions", "Plan", "acme.cloud", "customer", "Comments"]);
        check(&["TaskClientGitHub"], 3, "by GitHub itself", &["Task", "Client", "GitHub"]);
    }
}
