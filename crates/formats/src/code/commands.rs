//! Commands, and what the journal says of them.

use super::next;
use crate::json::Node;
use crate::{coded_enum, coded_struct};
use remit_core::edit::{
    AboutField, Act, ActivityField, CellEdit, Command, Entry, Held, LetterChange, PlanChange,
    SectionField, Step,
};
use remit_core::matrix::RowId;

coded_struct!(CellEdit { row, party, cell });
coded_enum!(ActivityField {
    "text" = Text(text),
    "plan" = Plan(plan),
    "comment" = Comment(text),
    "marks" = Marks(marks),
});
coded_enum!(SectionField {
    "number" = Number(text),
    "title" = Title(text),
    "before" = Before(text),
    "after" = After(text),
    "level" = Level(level),
});
coded_enum!(AboutField {
    "language" = Language(language),
    "introduction" = Introduction(text),
    "source" = Source(source),
    "letters-introduction" = LettersIntroduction(text),
    "letter" = Letter(code, name, definition),
});
coded_struct!(PlanChange { plans, uses });
coded_struct!(LetterChange { letters, becomes, cells });
coded_enum!(Command {
    "title" = SetTitle(title),
    "cells" = SetCells(edits),
    "activity" = SetActivity(row, field),
    "section" = SetSection(row, field),
    "insert-rows" = InsertRows { after, rows },
    "remove-rows" = RemoveRows(rows),
    "move-rows" = MoveRows { after, rows },
    "insert-party" = InsertParty { after, party, cells, marks },
    "remove-party" = RemoveParty(party),
    "party" = SetParty(party),
    "move-party" = MoveParty { party, after },
    "replace" = Replace(matrix),
    "letters" = SetLetters(change),
    "about" = SetAbout(field),
    "plans" = SetPlans(change),
    "numbers" = SetNumbering(numbering),
    "footnotes" = SetFootnotes(footnotes),
    "review-by" = SetReviewBy(date),
    "rules" = SetRules(rules),
    "accept" = Accept { at, acceptance },
    "withdraw" = Withdraw(at),
    "group" = Group(commands),
} was {
    "numbering" = numbering_with_numbers,
});
coded_enum!(Act {
    "do" = Do { name, command },
    "undo" = Undo(step),
    "redo" = Redo(step),
    "hold" = Hold { name, command },
    "settle" = Settle { held, take },
    "adopt" = Adopt(tabs),
});
coded_struct!(Entry { id, tab, at, act });
coded_struct!(Step { id, tab, at, name, command });
coded_struct!(Held { id, name, command });

/// What counted numbers took the place of was no part of the matrix once: whatever kept them again
/// had to bring them along.
fn numbering_with_numbers(items: &mut std::vec::IntoIter<Node>) -> Option<Command> {
    let numbering = Command::SetNumbering(next(items)?);
    let numbers: Vec<(RowId, String)> = next(items)?;
    let set = |(row, number)| Command::SetSection(row, SectionField::Number(number));
    Some(Command::Group(std::iter::once(numbering).chain(numbers.into_iter().map(set)).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Coded;
    use remit_core::matrix::Numbering;

    #[test]
    fn a_journal_that_brings_the_numbers_along_is_still_read() {
        let row = RowId::from_bits(5);
        let text = |text: &'static str| Node::text(text);
        let list = Node::List;
        let numbers = list(vec![list(vec![row.encode(), text("3.1.")])]);
        let old = list(vec![text("numbering"), list(vec![text("kept")]), numbers]);
        let read = Command::decode(old).unwrap();
        let expected = vec![
            Command::SetNumbering(Numbering::Kept),
            Command::SetSection(row, SectionField::Number("3.1.".to_owned())),
        ];
        assert_eq!(read, Command::Group(expected));
    }
}
