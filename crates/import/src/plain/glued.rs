//! The cells of a header in which all of them are glued together.

use super::super::words::{fold, says};
use super::words::Words;

/// Names that are written with a capital inside, by their two parts.
const NAMES: [(&str, &str); 14] = [
    ("Dev", "Ops"),
    ("Dev", "Sec"),
    ("Sec", "Ops"),
    ("Fin", "Ops"),
    ("Git", "Ops"),
    ("Net", "Ops"),
    ("Data", "Ops"),
    ("Cloud", "Ops"),
    ("Sys", "Admin"),
    ("Net", "Admin"),
    ("Git", "Hub"),
    ("Git", "Lab"),
    ("Power", "Point"),
    ("Share", "Point"),
];

/// The cells of a glued header, as many as wanted where that can be told.
pub(super) fn cells(headers: &[&str], wanted: usize, words: &Words) -> Vec<String> {
    let Some(fullest) = headers.iter().max_by_key(|header| header.len()) else { return Vec::new() };
    let mut parts = at_joints(fullest);
    // A name with a capital inside, that the text has elsewhere in one piece.
    while parts.len() > wanted {
        let joined = (0..parts.len() - 1).find(|at| {
            let Some([first, second]) = parts.get(*at..at + 2) else { return false };
            let is_name = |(one, other): &(&str, &str)| first.ends_with(one) && second == other;
            words.has_written(&[first.as_str(), second].concat()) || NAMES.iter().any(is_name)
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

/// How many places there are at which words could be glued together.
pub(super) fn joints(text: &str) -> usize {
    at_joints(text).len().saturating_sub(1)
}

/// Whether the text says elsewhere, or everybody knows, that each of these is a name.
pub(super) fn are_known(names: &[String], words: &Words) -> bool {
    let is_known = |name: &String| {
        says(name).is_some() || name.split_whitespace().all(|word| words.has_written(word))
    };
    names.iter().all(is_known)
}

/// A header at the places where words are glued together: a small letter before a capital.
pub(super) fn at_joints(header: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut chars = header.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        let joint = c.is_uppercase() && (before.is_lowercase() || before == ')');
        let ends = chars.peek().is_none_or(|next| !next.is_alphanumeric());
        // "iOS", "McKinsey", "SaaS": one letter is no name, and "Mc" begins one.
        let is_begun = |part: &String| {
            let word = part.split_whitespace().next_back().unwrap_or_default();
            let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
            word == "Mc" || word.chars().count() == 1
        };
        if joint && !ends && !parts.last().is_some_and(is_begun) {
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
        assert_eq!(cells(headers, wanted, &Words::of_text(text)), expected);
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

    #[test]
    fn names_with_a_capital_inside_stay_whole() {
        // They became two parties each, where the rows did not say how many there are.
        let names = ["Activity", "DevSecOps", "McKinsey", "SysAdmin"];
        check(&["ActivityDevSecOpsMcKinseySysAdmin"], 2, "", &names);
        for name in ["iOS", "SaaS", "McKinsey", "eCommerce", "PoC (iOS)"] {
            assert_eq!(joints(name), 0, "{name}");
        }
        assert_eq!(joints("TaskCustomerAcme"), 2);
    }
}
