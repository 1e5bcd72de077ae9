//! What kind of thing stands in a cell, before it is known in which column it stands.

use super::super::cell::{Problem, is_sign, read_cell};
use super::super::roles::{self, Said};
use remit_core::matrix::{Holding, Letters, Text};

/// The kind of thing in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Shape {
    /// Nothing, or a dash.
    Blank,
    /// Letters, or "not applicable".
    Letters,
    /// One capital that is none of the letters: perhaps a letter that nobody has defined.
    Stranger,
    /// A sign, for yes or no or for something that a legend says.
    Tick,
    /// A word that could be a role, and could be a name: "Lead", "Shared".
    Likely,
    /// A number.
    Number,
    /// Anything else.
    Text,
}

impl Shape {
    /// Whether it could be words of any kind.
    pub(in super::super) fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Likely)
    }
}

/// The kind of thing that a text is, where these letters are known.
pub(in super::super) fn shape(text: &Text, letters: &Letters) -> Shape {
    shape_of(text, &text.to_plain(), letters)
}

/// The same, where the plain form of the text is at hand.
pub(super) fn shape_of(text: &Text, plain: &str, letters: &Letters) -> Shape {
    let plain = plain.trim();
    if plain.is_empty() {
        return if text.marks().next().is_some() { Shape::Letters } else { Shape::Blank };
    }
    // Letters with all that may stand around them are shorter than this, but for words in
    // brackets: "R (does it, if …)".
    if plain.len() > 60 {
        let bracket = plain.find('(').and_then(|at| plain.get(..at)).map(str::trim);
        let is_letters = bracket.is_some_and(|head| is_letters_line(head, letters));
        return if is_letters && plain.ends_with(')') { Shape::Letters } else { Shape::Text };
    }
    if is_tick(plain) && letters.typed('X').is_none() && (plain.len() == 1) {
        return Shape::Tick;
    }
    if plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '#')) {
        let dots = plain.chars().all(|c| matches!(c, '.' | ',' | ' '));
        return if dots { Shape::Blank } else { Shape::Number };
    }
    if is_sign(plain) {
        return Shape::Tick;
    }
    let reading = read_cell(plain, letters);
    if reading.problem.is_some()
        && let Some(shape) = shape_of_words(plain, letters)
    {
        return shape;
    }
    match (reading.holding, reading.problem) {
        (Holding::NotApplicable, _) => Shape::Letters,
        (Holding::Letters(held), None) if held.is_empty() => Shape::Blank,
        (Holding::Letters(held), None) if !held.is_empty() => Shape::Letters,
        // "RS" may be letters of which one is not defined; "QA" and "IT" are names.
        (Holding::Letters(held), Some(Problem::Unknown(codes)))
            if !held.is_empty() && codes.chars().all(|c| matches!(c, 'S' | 'K' | 'V' | 'O')) =>
        {
            Shape::Letters
        }
        // A word of small letters is a word, unless it is as short as letters are.
        (Holding::Letters(_), Some(Problem::Guessed)) if plain.chars().count() <= 4 => {
            Shape::Letters
        }
        (Holding::Letters(held), Some(Problem::Beside(beside)))
            if !held.is_empty()
                && (beside.len() <= 30 || plain.ends_with(')') || is_headed(plain, letters))
                && plain.starts_with(|c: char| !c.is_lowercase())
                && starts_with_letters(plain, letters) =>
        {
            Shape::Letters
        }
        // "R,A,C,Q": letters between signs, of which one is not defined.
        (Holding::Letters(held), Some(Problem::Unknown(codes)))
            if codes.chars().count() == 1 && is_single_letters(plain) =>
        {
            if held.len() > 1 {
                Shape::Letters
            } else {
                Shape::Stranger
            }
        }
        _ => Shape::Text,
    }
}

/// The kind of thing that words for roles are, where a cell is nothing else.
fn shape_of_words(plain: &str, letters: &Letters) -> Option<Shape> {
    let mut shape = Shape::Blank;
    for part in roles::listed(plain) {
        let is_known = read_cell(&part, letters).problem.is_none();
        match roles::said(&part) {
            _ if is_known => shape = Shape::Letters,
            Some(Said::Role(_)) => shape = Shape::Letters,
            Some(Said::Likely(_) | Said::Shared) if shape != Shape::Letters => {
                shape = Shape::Likely;
            }
            Some(_) => {}
            None => return None,
        }
    }
    Some(shape)
}

/// Whether letters stand before a colon: "R: does it, if …".
fn is_headed(plain: &str, letters: &Letters) -> bool {
    plain.split_once(':').is_some_and(|(head, _)| is_letters_line(head, letters))
}

/// Whether there are single capitals and signs between them: "G", "G+C".
pub(super) fn is_single_letters(plain: &str) -> bool {
    let words = || plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words().count() <= 4 && words().all(|word| word.chars().count() == 1)
}

/// Whether the first word is letters, two at least where a sentence could begin so.
fn starts_with_letters(plain: &str, letters: &Letters) -> bool {
    let word: String = plain.chars().take_while(|c| c.is_alphanumeric()).collect();
    let sentence = word.len() == 1 && without_brackets(plain).split_whitespace().count() > 4;
    !word.is_empty() && !sentence && letters.read(&word).is_ok()
}

/// What stands outside brackets: of "R (half of it) & C (the rest)" the letters.
fn without_brackets(plain: &str) -> String {
    let mut depth = 0_usize;
    let outside = |c: &char| {
        depth += usize::from(*c == '(');
        let is_outside = depth == 0;
        depth = depth.saturating_sub(usize::from(*c == ')'));
        is_outside
    };
    plain.chars().filter(outside).collect()
}

/// Whether a line of a text is a cell with letters, written in capitals and without doubt.
pub(in super::super) fn is_letters_line(line: &str, letters: &Letters) -> bool {
    if line.len() > 40 || line.chars().any(char::is_lowercase) && !line.eq_ignore_ascii_case("n/a")
    {
        return false;
    }
    let reading = read_cell(line, letters);
    let holds = match reading.holding {
        Holding::Letters(held) => !held.is_empty(),
        Holding::NotApplicable => true,
    };
    holds && reading.problem.is_none()
}

/// Whether a text is a sign for yes or no.
pub(in super::super) fn is_tick(plain: &str) -> bool {
    let plain = plain.trim_end_matches('\u{fe0f}');
    let mut chars = plain.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        matches!(
            c,
            'X' | 'x'
                | '×'
                | '✓'
                | '✔'
                | '☑'
                | '✅'
                | '●'
                | '•'
                | '■'
                | '✗'
                | '✘'
                | '❌'
                | '☐'
                | '○'
        )
    } else {
        let words = ["yes", "no", "oui", "non", "ja", "nein", "true", "false"];
        words.iter().any(|word| word.eq_ignore_ascii_case(plain))
    }
}

/// Whether a sign for yes or no says no.
pub(in super::super) fn is_no(plain: &str) -> bool {
    let lower = plain.trim().trim_end_matches('\u{fe0f}').to_lowercase();
    ["no", "non", "nein", "false", "✗", "✘", "❌", "☐", "○"].contains(&lower.as_str())
}
