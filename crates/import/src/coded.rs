//! Jobs, readings and corrections as they cross between the page and its worker.

use super::choose::{Corrections, TableChoice};
use super::clipboard::{Cell, Pasted};
use super::facts::{
    Answer, Choice, ColumnFacts, ColumnUse, Counts, LetterFacts, LetterUse, LineFacts, LineUse,
    OpenRow, Orientation, OwnerColumns, OwnersFacts, Question, Reading, RowFacts, RowPlace,
    TableFacts, TableRow,
};
use super::format::Format;
use super::job::{Job, Target};
use remit_formats::{coded_enum, coded_struct};

coded_enum!(Format {
    "remit" = Remit,
    "json" = Json,
    "markdown" = Markdown,
    "wiki" = Wiki,
    "html" = Html,
    "delimited" = Delimited(delimiter),
    "workbook" = Workbook,
    "word" = Word,
    "text" = Text,
});
coded_enum!(Orientation {
    "activities-down" = ActivitiesDown,
    "activities-across" = ActivitiesAcross,
    "letters-across" = LettersAcross,
    "owners-in-cells" = OwnersInCells,
});
coded_enum!(OwnerColumns { "plans" = Plans, "duties" = Duties, "sections" = Sections });
coded_struct!(OwnersFacts { columns, letters, are_columns_chosen, are_letters_chosen });
coded_enum!(Choice {
    "columns" = Columns(tables, columns),
    "roles" = Roles(tables, letters),
    "letters" = Letters(letters),
});
coded_struct!(Answer { text, choice });
coded_struct!(Question { place, text, answers, taken, is_answered });
coded_enum!(ColumnUse {
    "activity" = Activity,
    "party" = Party(name),
    "letter" = Letter(code),
    "owners" = Owners(name),
    "plan" = Plan,
    "variant" = Variant(name),
    "comment" = Comment,
    "section" = Section,
    "ignore" = Ignore,
});
coded_struct!(ColumnFacts { header, sample, taken });
coded_enum!(LineUse {
    "header" = Header,
    "section" = Section,
    "activity" = Activity,
    "note" = Note,
    "ignore" = Ignore,
});
coded_struct!(LineFacts { line, text, taken });
coded_struct!(RowFacts { row, place, text, taken });
coded_struct!(TableFacts {
    place,
    heading,
    rows,
    taken,
    orientation,
    header,
    columns,
    owners,
    chosen_rows
});
coded_struct!(TableRow { table, row });
coded_struct!(RowPlace { place, from } leaves { activity, parties });
coded_enum!(LetterUse { "own" = Own(kind), "other" = Other(code), "nothing" = Nothing });
coded_struct!(LetterFacts { written, cells, defined, taken, is_assumed });
coded_struct!(OpenRow { row, alternatives });
coded_struct!(Counts { sections, activities });
coded_struct!(Reading {
    format,
    encoding,
    matrix,
    counts,
    notes,
    tables,
    letters,
    open,
    lines,
    questions,
    base,
    stamp,
    versions,
    rows
});
coded_struct!(TableChoice {
    table,
    taken,
    orientation,
    header,
    columns,
    rows,
    owner_columns,
    owner_letters
});
coded_struct!(Corrections { format, encoding, title, tables, letters, lines });
coded_enum!(Target {
    "markdown" = Markdown,
    "csv" = Csv,
    "plain-csv" = PlainCsv,
    "excel" = Excel,
    "html" = Html,
    "compliance" = Compliance,
    "fragment" = Fragment,
});
coded_enum!(Job {
    "read" = Read { name, corrections },
    "write" = Write { target, matrix, today, stamp, told },
    "page" = Page { matrix, options },
    "lines" = Lines { title, lines, today },
    "align" = Align { a, b, matches },
    "table" = Table,
});
coded_struct!(Cell { text, part });
coded_struct!(Pasted { rows, headings });

#[cfg(test)]
#[path = "coded_tests.rs"]
mod tests;
