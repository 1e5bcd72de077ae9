//! The block at the top of a page that says its title and date.

use crate::dates;
use remit_core::matrix::Date;

/// What such a block says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Front {
    pub(super) title: String,
    pub(super) date: Option<Date>,
    pub(super) language: String,
    /// How many lines it takes.
    pub(super) lines: usize,
}

/// Longer blocks are none: a page may begin with a rule and have another far below.
const MOST_LINES: usize = 200;

/// Reads the block, where the lines begin with one.
pub(super) fn read(lines: &[&str]) -> Front {
    let blank = lines.iter().take_while(|line| line.trim().is_empty()).count();
    let mut front = Front::default();
    let Some(fence) = lines.get(blank).map(|line| line.trim_end()) else { return front };
    if fence != "---" && fence != "+++" {
        return front;
    }
    let inside = lines.get(blank + 1..).unwrap_or_default();
    let ends = |line: &&str| line.trim_end() == fence || line.trim_end() == "...";
    let Some(end) = inside.iter().take(MOST_LINES).position(ends) else { return front };
    let mut lone = "";
    for line in inside.iter().take(end) {
        let pair = line.split_once(':').or_else(|| line.split_once('='));
        let Some((key, value)) = pair.filter(|(key, _)| !key.trim().contains(' ')) else {
            lone = line.trim();
            continue;
        };
        let value = unquoted(value.trim());
        match key.trim().to_ascii_lowercase().as_str() {
            "title" if front.title.is_empty() => value.clone_into(&mut front.title),
            "updated" | "date" | "lastmod" | "last_updated" | "lastupdated" | "last_update"
            | "modified" => front.date = front.date.max(dates::find(value)),
            // Microsoft's pages.
            "ms.date" => front.date = front.date.max(dates::month_first(value)),
            "lang" | "language" | "locale" => value.clone_into(&mut front.language),
            _ => {}
        }
    }
    // A page whose front says nothing but one line means that line as its title.
    if front.title.is_empty() && end == 1 {
        lone.clone_into(&mut front.title);
    }
    front.lines = blank + end + 2;
    front
}

fn unquoted(value: &str) -> &str {
    for quote in ['"', '\''] {
        if let Some(inside) = value.strip_prefix(quote).and_then(|v| v.strip_suffix(quote)) {
            return inside;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, title: &str, date: &str, lines: usize) {
        let all: Vec<&str> = text.lines().collect();
        let front = read(&all);
        let found = front.date.map(|date| date.to_string()).unwrap_or_default();
        assert_eq!((front.title.as_str(), found.as_str(), front.lines), (title, date, lines));
    }

    #[test]
    fn title_and_date_stand_in_front() {
        check("---\ntitle: A page\nupdated: 2022-11-15\n---\n", "A page", "2022-11-15", 4);
        check("---\ntitle: \"A: page\"\nexcerpt: 'x'\n---\n", "A: page", "", 4);
        check("\n---\nTabelle der Aufgaben\n---\n", "Tabelle der Aufgaben", "", 4);
        check("+++\ntitle = \"A page\"\n+++\n", "A page", "", 3);
    }

    #[test]
    fn a_rule_is_not_a_front() {
        check("---\n# Title\nmore\n", "", "", 0);
        check("# Title\n---\nx\n---\n", "", "", 0);
        check("", "", "", 0);
    }
}
