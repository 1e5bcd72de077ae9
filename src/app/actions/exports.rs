//! Actions that hand the matrix out, in the order of the menu.

use remit::formats::job::Target;

use super::{Action, EXPORT_JSON, checks, something_is_open};
use crate::app::session::Task;

/// An action that downloads a file of this kind.
macro_rules! export {
    ($name:literal, $help:literal, $target:expr) => {
        Action {
            name: $name,
            help: $help,
            icon: None,
            keys: &[],
            of_matrix: false,
            enabled: something_is_open,
            perform: |session| session.later(Task::Export($target)),
        }
    };
}

static MARKDOWN: Action =
    export!("Markdown", "Download it as headings and GitHub tables", Target::Markdown);
static CSV: Action =
    export!("CSV", "Download its rows as a table for spreadsheets and scripts", Target::Csv);
static EXCEL: Action = export!(
    "Excel",
    "Download a workbook; edited there and imported here, it says what changed",
    Target::Excel
);
static HTML: Action = export!(
    "HTML",
    "Download a web page that stands alone, and that Remit reads again without loss",
    Target::Html
);
static COMPLIANCE: Action = export!(
    "Compliance CSV",
    "Download who answers for what, as FedRAMP and PCI DSS ask for it",
    Target::Compliance
);

/// An action that copies.
macro_rules! copy {
    ($name:literal, $help:literal, $target:expr) => {
        Action {
            name: $name,
            help: $help,
            icon: None,
            keys: &[],
            of_matrix: false,
            enabled: something_is_open,
            perform: |session| session.later(Task::Copy($target)),
        }
    };
}

static COPY_MARKDOWN: Action =
    copy!("Copy as Markdown", "Copy the whole matrix as Markdown", Target::Markdown);
static COPY_RICH: Action =
    copy!("Copy as rich text", "Copy the whole matrix as a table for a mail", Target::Fragment);

/// What the menu offers.
pub static MENU: [&Action; 10] = [
    &EXPORT_JSON,
    &MARKDOWN,
    &CSV,
    &EXCEL,
    &HTML,
    &COMPLIANCE,
    &COPY_MARKDOWN,
    &COPY_RICH,
    &checks::EXPORT_REPORT,
    &checks::EXPORT_TABLE,
];
