//! Actions that hand the matrix out, in the order of the menu.

use leptos::prelude::*;
use remit::formats::job::Target;

use super::{Action, EXPORT_JSON, Key, checks, something_is_open};
use crate::app::session::{Dialog, Task};

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
static PLAIN_CSV: Action = export!(
    "CSV without ids",
    "Download the same without the column by which Remit knows rows again",
    Target::PlainCsv
);
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

/// Opens the choice of what goes on paper.
pub static PRINT: Action = Action {
    name: "Print or PDF",
    help: "Choose what goes on paper, then print it or save it as PDF",
    icon: None,
    keys: &[Key::ctrl("p")],
    of_matrix: false,
    enabled: something_is_open,
    perform: |session| session.dialog.set(Some(Dialog::Print)),
};

/// What the menu offers.
pub static MENU: [&Action; 12] = [
    &EXPORT_JSON,
    &MARKDOWN,
    &CSV,
    &PLAIN_CSV,
    &EXCEL,
    &HTML,
    &COMPLIANCE,
    &PRINT,
    &COPY_MARKDOWN,
    &COPY_RICH,
    &checks::EXPORT_REPORT,
    &checks::EXPORT_TABLE,
];
