//! What stands beside the letters of a cell, and where letters come again behind it.

use super::scan::Scan;
use super::signs::{is_blank, is_space};

impl<'a> Scan<'a> {
    /// Keeps a piece at the start of the rest as what stands beside the letters.
    pub(super) fn piece(&mut self, rest: &str, piece: &str) {
        let from = self.text.len() - rest.len();
        self.pieces.push((from, from + piece.len()));
    }

    /// Keeps words as what stands beside the letters, up to where letters come again: capitals
    /// behind a separator, or behind one or two words at the end. Returns what is left.
    pub(super) fn words(&mut self, rest: &'a str) -> &'a str {
        let mut spaces = 0;
        let again = rest.char_indices().find_map(|(at, c)| {
            let parts = matches!(c, ',' | ';' | '/' | '+' | '&' | '|' | '\n');
            spaces += usize::from(is_space(c) && !parts);
            if !parts && (!is_space(c) || spaces > 2) {
                return None;
            }
            let after = rest.get(at + c.len_utf8()..)?;
            self.begins_with_letters(after, !parts).then_some((at, after))
        });
        let (words, after) = match again {
            Some((at, after)) => (rest.get(..at).unwrap_or(rest), after),
            None => (rest, ""),
        };
        self.late |= again.is_some();
        self.piece(rest, words.trim_end_matches(|c| is_blank(c) || matches!(c, '_' | '*' | '`')));
        after
    }

    /// Whether a text begins with letters and nothing else, all of them capitals; with `last`,
    /// whether its line ends with them. "A" and "I" before a word are words.
    fn begins_with_letters(&self, text: &str, last: bool) -> bool {
        // A few signs are looked past, so that no row of them takes its time again and again.
        let sign = |c: char| is_space(c) || matches!(c, '_' | '*' | '`');
        let past = text.chars().take(4).take_while(|c| sign(*c)).map(char::len_utf8).sum();
        let text = text.get(past..).unwrap_or_default();
        let known = |c: char| c.is_uppercase() && self.letters.typed(c).is_some();
        let count = text.chars().take(5).take_while(|c| known(*c)).count();
        let after = text.get(text.chars().take(count).map(char::len_utf8).sum()..);
        let mut after = after.unwrap_or_default().chars();
        let (next, then) = (after.next(), after.next());
        let ends = next.is_none_or(|c| {
            matches!(c, ',' | ';' | '/' | '\n' | '*' | '_')
                || (!last && !c.is_alphanumeric() && !matches!(c, '-' | '\'' | '’'))
        });
        let article =
            count == 1 && next.is_some_and(is_space) && then.is_some_and(char::is_lowercase);
        (1..=4).contains(&count) && ends && !article
    }

    /// What stands beside the letters: all of the cell where letters stand in between.
    pub(super) fn beside(&self) -> String {
        if self.late {
            return self.text.to_owned();
        }
        let mut beside = String::new();
        let mut end = 0;
        for (from, to) in &self.pieces {
            let between = self.text.get(end..*from).unwrap_or_default();
            if !beside.is_empty() {
                beside.push_str(if between.chars().all(is_space) { between } else { "; " });
            }
            beside.push_str(self.text.get(*from..*to).unwrap_or_default());
            end = *to;
        }
        beside
    }
}
