//! Jobs, readings and corrections as they cross between the page and its worker.

use super::clipboard::{Cell, Pasted};
use super::facts::{
    ColumnFacts, ColumnUse, Corrections, LetterFacts, LetterUse, LineFacts, LineUse, OpenRow,
    Orientation, Reading, TableChoice, TableFacts,
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
    "excel" = Excel,
    "text" = Text,
});
coded_enum!(Orientation {
    "activities-down" = ActivitiesDown,
    "activities-across" = ActivitiesAcross,
    "letters-across" = LettersAcross,
});
coded_enum!(ColumnUse {
    "activity" = Activity,
    "party" = Party(name),
    "letter" = Letter(code),
    "plan" = Plan,
    "variant" = Variant(name),
    "comment" = Comment,
    "section" = Section,
    "ignore" = Ignore,
});
coded_struct!(ColumnFacts { header, sample, taken });
coded_struct!(TableFacts { place, heading, rows, taken, orientation, header, columns });
coded_enum!(LineUse {
    "header" = Header,
    "section" = Section,
    "activity" = Activity,
    "note" = Note,
    "ignore" = Ignore,
});
coded_struct!(LineFacts { line, text, taken });
coded_enum!(LetterUse { "own" = Own(kind), "other" = Other(code), "nothing" = Nothing });
coded_struct!(LetterFacts { code, cells, defined, taken });
coded_struct!(OpenRow { row, alternatives });
coded_struct!(
    Reading { format, encoding, matrix, notes, tables, letters, open, lines, base } leaves { rows }
);
coded_struct!(TableChoice { table, taken, orientation, header, columns });
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
    "write" = Write { target, matrix, today },
    "page" = Page { matrix, options },
    "table" = Table,
});
coded_struct!(Cell { text, part });
coded_struct!(Pasted { rows, headings });

#[cfg(test)]
#[path = "coded_tests.rs"]
mod tests;
