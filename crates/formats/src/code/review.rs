//! What a person decides on in a review, and how.

use crate::{coded_enum, coded_struct};
use remit_compare::review::{
    About, Decision, FootnotePart, Held, LetterPart, PartyPart, Place, PlanPart, RowPart, Value,
};
use remit_compare::{Head, HeadField};

coded_enum!(HeadField {
    "id" = Id,
    "edition" = Edition,
    "base" = Base,
    "title" = Title,
    "language" = Language,
    "introduction" = Introduction,
    "source-title" = SourceTitle,
    "provider" = Provider,
    "service" = Service,
    "link" = Link,
    "date" = Date,
    "note" = Note,
    "letters-introduction" = LettersIntroduction,
    "letters" = Letters,
    "numbering" = Numbering,
    "review-by" = ReviewBy,
    "rules" = Rules,
});
coded_enum!(Head {
    "id" = Id(id),
    "edition" = Edition(edition),
    "base" = Base(base),
    "title" = Title(title),
    "language" = Language(language),
    "introduction" = Introduction(text),
    "source-title" = SourceTitle(title),
    "provider" = Provider(name),
    "service" = Service(name),
    "link" = Link(link),
    "date" = Date(date),
    "note" = Note(text),
    "letters-introduction" = LettersIntroduction(text),
    "letters" = Letters(letters),
    "numbering" = Numbering(numbering),
    "review-by" = ReviewBy(date),
    "rules" = Rules(rules),
});
coded_enum!(LetterPart {
    "itself" = Itself,
    "position" = Position,
    "name" = Name,
    "definition" = Definition,
    "kind" = Kind,
});
coded_enum!(PartyPart {
    "itself" = Itself,
    "position" = Position,
    "name" = Name,
    "side" = Side,
});
coded_enum!(PlanPart {
    "itself" = Itself,
    "position" = Position,
    "name" = Name,
    "description" = Description,
});
coded_enum!(FootnotePart {
    "itself" = Itself,
    "position" = Position,
    "mark" = Mark,
    "text" = Text,
});
coded_enum!(RowPart {
    "itself" = Itself,
    "position" = Position,
    "whole" = Whole,
    "level" = Level,
    "number" = Number,
    "title" = Title,
    "before" = Before,
    "after" = After,
    "text" = Text,
    "plan" = Plan,
    "comment" = Comment,
    "cell" = Cell(party),
    "marks" = Marks(party),
    "evidence" = Evidence,
});
coded_struct!(About { rule, row, party });
coded_enum!(Place {
    "head" = Head(field),
    "letter" = Letter(code, part),
    "party" = Party(id, part),
    "plan" = Plan(id, part),
    "row" = Row(id, part),
    "footnote" = Footnote(id, part),
    "rule" = Rule(name),
    "acceptance" = Acceptance(about),
});
coded_struct!(Held { codes, basis });
coded_enum!(Value {
    "absent" = Absent,
    "head" = Head(head),
    "letter" = Letter(letter),
    "party" = Party(party),
    "plan" = Plan(plan),
    "footnote" = Footnote(footnote),
    "row" = Row(row),
    "behind" = Behind(id),
    "name" = Name(name),
    "text" = Text(text),
    "kind" = Kind(kind),
    "side" = Side(side),
    "mark" = Mark(mark),
    "level" = Level(level),
    "plans" = Plans(plans),
    "cell" = Cell(held),
    "marks" = Marks(marks),
    "rule" = Rule(setting),
    "acceptances" = Acceptances(list),
});
coded_enum!(Decision {
    "mine" = Mine,
    "theirs" = Theirs(copy),
    "both" = Both,
    "other" = Other(value),
});
