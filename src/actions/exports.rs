//! Actions that hand the matrix out, in the order of the menu.

use remit_core::keymap::Key;
use remit_import::job::Target;

use super::action::{Action, something_is_open};
use super::general::EXPORT_JSON;
use super::{checks, disk};
use crate::session::Task;
use crate::state::Dialog;

/// An action that hands the open matrix to a task.
macro_rules! export {
    ($name:literal, $help:literal, $task:expr) => {
        Action::new($name, $help, &[], something_is_open, |session| session.later($task))
    };
}

static MARKDOWN: Action = export!(
    "Markdown",
    "Download as headings and GitHub-style tables",
    Task::Export(Target::Markdown)
);
static CSV: Action =
    export!("CSV", "Download the rows for spreadsheets and scripts", Task::Export(Target::Csv));
static PLAIN_CSV: Action = export!(
    "CSV without IDs",
    "Download the rows without the ID column",
    Task::Export(Target::PlainCsv)
);
static EXCEL: Action = export!(
    "Excel",
    "Download a workbook; edit it and import it again to review the changes",
    Task::Export(Target::Excel)
);
static HTML: Action = export!(
    "HTML",
    "Download a self-contained web page that Remit can open again in full",
    Task::Export(Target::Html)
);
static COMPLIANCE: Action = export!(
    "Compliance CSV",
    "Download responsibilities in the form that FedRAMP and PCI DSS ask for",
    Task::Export(Target::Compliance)
);

static COPY_MARKDOWN: Action =
    export!("Copy as Markdown", "Copy the whole matrix as Markdown", Task::Copy(Target::Markdown));
static COPY_RICH: Action = export!(
    "Copy as rich text",
    "Copy the whole matrix as a table for email",
    Task::Copy(Target::Fragment)
);

/// Opens the choice of what goes on paper.
pub static PRINT: Action = Action::new(
    "Print or PDF",
    "Choose what to include, then print or save as PDF",
    &[Key::ctrl("p")],
    something_is_open,
    |session| session.screen.open_dialog(Dialog::Print),
);

/// What the menu offers.
pub fn menu() -> Vec<&'static Action> {
    [&MENU, disk::all()].concat()
}

/// What can be downloaded, printed or copied.
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
