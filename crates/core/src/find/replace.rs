//! What becomes of a matrix when something in it is replaced. Each is one command, so one undo
//! takes it back.

use super::hits::in_row;
use super::needle::plain;
use super::{Hit, Needle, Query, Spot};
use crate::edit::{ActivityField, CellEdit, Command, SectionField};
use crate::matrix::text::{Inline, Style, Text};
use crate::matrix::{Cell, LetterSet, Matrix, PartyId, PlanReader, Row, RowId};

/// What is put in place of what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Characters in place of others.
    Text(Needle, String),
    /// Letters in place of others, in cells that hold all of those.
    Letters(LetterSet, LetterSet),
}

impl Change {
    /// What is looked for.
    pub fn query(&self) -> Query {
        match self {
            Self::Text(needle, _) => Query::Text(needle.clone()),
            Self::Letters(letters, _) => Query::Letters(*letters),
        }
    }
}

/// Makes the change in one place; `None` where it does not stand there any more.
pub fn replace_one(matrix: &Matrix, change: &Change, hit: Hit) -> Option<Command> {
    let row = matrix.rows.get(matrix.position(hit.row)?)?;
    let count = in_row(matrix, row, &change.query());
    count.iter().find(|(spot, count)| *spot == hit.spot && hit.nth < *count)?;
    let plans = PlanReader::new(&matrix.plans);
    in_spot(row, hit.spot, change, Some(hit.nth), matrix, &plans)
}

/// Makes the change everywhere in the rows that are asked for, and says in how many places.
pub fn replace_all(
    matrix: &Matrix,
    change: &Change,
    is_asked: impl Fn(RowId) -> bool,
) -> (Command, usize) {
    let (query, plans) = (change.query(), PlanReader::new(&matrix.plans));
    let (mut commands, mut places) = (Vec::new(), 0);
    for row in matrix.rows.iter().filter(|row| is_asked(row.id())) {
        for (spot, count) in in_row(matrix, row, &query) {
            if let Some(command) = in_spot(row, spot, change, None, matrix, &plans) {
                commands.push(command);
                places += count;
            }
        }
    }
    (Command::Group(commands), places)
}

/// Makes the change in a part of a row: in the n-th place, or in all.
fn in_spot(
    row: &Row,
    spot: Spot,
    change: &Change,
    nth: Option<usize>,
    matrix: &Matrix,
    plans: &PlanReader,
) -> Option<Command> {
    let id = row.id();
    let (needle, with) = match (change, spot) {
        (Change::Text(needle, with), _) => (needle, with.as_str()),
        (Change::Letters(letters, with), Spot::Cell(party)) => {
            return in_cell(matrix, id, party, *letters, *with);
        }
        (Change::Letters(..), _) => return None,
    };
    let text = |text: &Text| in_text(text, needle, with, nth);
    let words = |words: &str| in_words(words, needle, with, nth);
    let activity = |field| Command::SetActivity(id, field);
    let section = |field| Command::SetSection(id, field);
    Some(match (row, spot) {
        (Row::Section(it), Spot::Title) => section(SectionField::Title(words(&it.title))),
        (Row::Section(it), Spot::Before) => section(SectionField::Before(text(&it.before))),
        (Row::Section(it), Spot::After) => section(SectionField::After(text(&it.after))),
        (Row::Activity(it), Spot::Activity) => activity(ActivityField::Text(text(&it.text))),
        (Row::Activity(it), Spot::Comment) => activity(ActivityField::Comment(text(&it.comment))),
        (Row::Activity(it), Spot::Plan) => {
            activity(ActivityField::Plan(plans.read(&words(&it.plan.printed))))
        }
        _ => return None,
    })
}

fn in_cell(
    matrix: &Matrix,
    row: RowId,
    party: PartyId,
    letters: LetterSet,
    with: LetterSet,
) -> Option<Command> {
    let held = matrix.cell(row, party)?.letters();
    // What a person puts there is stated by them.
    let cell = Cell::of(held.without(letters).union(with));
    Some(Command::SetCells(vec![CellEdit { row, party, cell }]))
}

fn in_words(words: &str, needle: &Needle, with: &str, nth: Option<usize>) -> String {
    let mut new = String::new();
    let mut from = 0;
    for (at, range) in needle.find(words).into_iter().enumerate() {
        if nth.is_none_or(|nth| nth == at) {
            new.push_str(words.get(from..range.start).unwrap_or_default());
            new.push_str(with);
            from = range.end;
        }
    }
    new.push_str(words.get(from..).unwrap_or_default());
    new.trim().to_owned()
}

/// Replaces in a text; what is put there has the looks of what it takes the place of, and marks
/// stay where they are.
fn in_text(text: &Text, needle: &Needle, with: &str, nth: Option<usize>) -> Text {
    let mut before = 0;
    text.map_lines(|line| {
        let ranges = needle.find(&plain(line));
        let first = before;
        before += ranges.len();
        let wanted = ranges.into_iter().enumerate();
        let wanted = wanted.filter(|(at, _)| nth.is_none_or(|nth| nth == first + at));
        let ranges: Vec<_> = wanted.map(|(_, range)| range).collect();
        if ranges.is_empty() { line.to_vec() } else { in_line(line, &ranges, with) }
    })
}

fn in_line(line: &[Inline], ranges: &[std::ops::Range<usize>], with: &str) -> Vec<Inline> {
    let begins = |start: usize, end: usize| {
        ranges.iter().filter(move |range| start <= range.start && range.start < end)
    };
    let mut new = Vec::new();
    let mut start = 0;
    for inline in line {
        match inline {
            Inline::Mark { .. } => new.push(inline.clone()),
            Inline::Break => {
                let inside = ranges.iter().any(|range| range.contains(&start));
                if begins(start, start + 1).next().is_some() {
                    new.push(Inline::Run {
                        text: with.to_owned(),
                        style: Style::default(),
                        link: None,
                    });
                } else if !inside {
                    new.push(Inline::Break);
                }
                start += 1;
            }
            Inline::Run { text, style, link } => {
                let mut kept = String::new();
                for (at, character) in text.char_indices() {
                    let at = start + at;
                    if begins(at, at + 1).next().is_some() {
                        kept.push_str(with);
                    }
                    if !ranges.iter().any(|range| range.contains(&at)) {
                        kept.push(character);
                    }
                }
                start += text.len();
                if !kept.is_empty() {
                    new.push(Inline::Run { text: kept, style: *style, link: link.clone() });
                }
            }
        }
    }
    new
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arbitrary::any_matrix;
    use crate::edit::apply;
    use crate::find::hits;
    use crate::matrix::text::notation;
    use proptest::prelude::*;

    #[track_caller]
    fn check(before: &str, needle: &str, with: &str, nth: Option<usize>, after: &str) {
        let needle = Needle::new(needle, false, false).unwrap();
        let text = in_text(&notation::read(before), &needle, with, nth);
        assert_eq!(notation::write(&text), after);
    }

    #[test]
    fn styles_links_and_marks_stay() {
        check(
            "Back up the **backup**[^1]",
            "backup",
            "archive",
            None,
            "Back up the **archive**[^1]",
        );
        check("*back*up[^1] plan", "backup", "archive", None, "*archive*[^1] plan");
        check("a [b](https://x.example/) c", "b", "d", None, "a [d](https://x.example/) c");
        check("one[^1] two", "one two", "three", None, "three[^1]");
        check("one\ntwo", "one two", "three", None, "three");
        check("- one\n- two one", "one", "1", Some(1), "- one\n- two 1");
        check("one one", "one", "", None, "");
    }

    proptest! {
        #[test]
        fn to_replace_and_undo_is_to_do_nothing(
            matrix in any_matrix(),
            typed in "[a-e ]{1,2}",
            with in "\\PC{0,3}",
        ) {
            let mut changed = matrix.clone();
            let change = Change::Text(Needle::new(&typed, false, false).unwrap(), with);
            let (command, places) = replace_all(&matrix, &change, |_| true);
            prop_assert_eq!(places, hits(&matrix, &change.query(), |_| true).len());
            let inverse = apply(&mut changed, command).unwrap();
            apply(&mut changed, inverse).unwrap();
            prop_assert_eq!(changed, matrix);
        }

        #[test]
        fn what_was_replaced_by_something_else_is_not_there_any_more(
            matrix in any_matrix(), typed in "[a-e]",
        ) {
            let mut changed = matrix.clone();
            let needle = Needle::new(&typed, false, false).unwrap();
            let change = Change::Text(needle, "0".to_owned());
            apply(&mut changed, replace_all(&matrix, &change, |_| true).0).unwrap();
            prop_assert!(hits(&changed, &change.query(), |_| true).is_empty());
        }

        #[test]
        fn to_replace_letters_moves_them(matrix in any_matrix()) {
            let mut changed = matrix.clone();
            let (from, to) = (LetterSet::nth(0), LetterSet::nth(3));
            let change = Change::Letters(from, to);
            apply(&mut changed, replace_all(&matrix, &change, |_| true).0).unwrap();
            for (old, new) in matrix.activities().zip(changed.activities()) {
                for (old, new) in old.cells.iter().zip(&new.cells) {
                    let (old, new) = (old.letters(), new.letters());
                    let expected = if old.contains(from) { old.without(from).union(to) } else { old };
                    prop_assert_eq!(new, expected);
                }
            }
        }

        #[test]
        fn one_place_after_the_other_is_all_places(matrix in any_matrix()) {
            // What is put there holds nothing of what is looked for, so places do not move.
            let change = Change::Text(Needle::new("a", false, false).unwrap(), "0".to_owned());
            let (mut at_once, mut by_step) = (matrix.clone(), matrix.clone());
            apply(&mut at_once, replace_all(&matrix, &change, |_| true).0).unwrap();
            while let Some(hit) = hits(&by_step, &change.query(), |_| true).first() {
                let command = replace_one(&by_step, &change, *hit).unwrap();
                apply(&mut by_step, command).unwrap();
            }
            prop_assert_eq!(at_once, by_step);
        }
    }
}
