//! Commands, and what the journal says of them.

use super::{coded_enum, coded_struct};
use crate::edit::{
    AboutField, Act, ActivityField, CellEdit, Command, Entry, Held, LetterChange, PlanChange,
    SectionField, Step,
};

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
    "numbering" = SetNumbering { numbering, numbers },
    "footnotes" = SetFootnotes(footnotes),
    "review-by" = SetReviewBy(date),
    "rules" = SetRules(rules),
    "accept" = Accept { at, acceptance },
    "withdraw" = Withdraw(at),
    "group" = Group(commands),
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
