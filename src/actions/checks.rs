//! Actions about findings.

use remit_core::keymap::Key;

use super::action::{Action, in_a_draft, something_is_open};
use crate::session::{Session, Task};
use crate::state::Dialog;

/// Goes to the next finding.
pub static NEXT_FINDING: Action = Action::new(
    "Next finding",
    "Go to the next finding in the list",
    &[Key::plain("f8")],
    something_is_open,
    |session| session.go_to_finding(true),
);

/// Goes to the finding before.
pub static PREVIOUS_FINDING: Action = Action::new(
    "Previous finding",
    "Go to the previous finding in the list",
    &[Key::shift("f8")],
    something_is_open,
    |session| session.go_to_finding(false),
);

/// Lists what can be done about the row.
pub static QUICK_FIX: Action = Action::new(
    "Fix this row",
    "Show fixes for this row",
    &[Key::ctrl(".")],
    something_is_open,
    quick_fix,
)
.of_matrix();

/// Opens the settings of the checks.
pub static RULES: Action = Action::new(
    "Check settings",
    "Choose how strict the checks are, by profile or rule by rule",
    &[],
    something_is_open,
    |session| session.screen.open_dialog(Dialog::Rules),
);

/// Opens the letters.
pub static LETTERS: Action = Action::new(
    "Change roles",
    "Switch to RASCI, DACI, CAIRO or your own roles",
    &[],
    in_a_draft,
    |session| session.screen.open_dialog(Dialog::Letters),
);

/// Downloads the findings as a text.
pub static EXPORT_REPORT: Action = Action::new(
    "Findings (Markdown)",
    "Download all findings as a readable report",
    &[],
    something_is_open,
    |session| session.later(Task::Report(false)),
);

/// Downloads the findings as a table.
pub static EXPORT_TABLE: Action = Action::new(
    "Findings (CSV)",
    "Download all findings for a spreadsheet",
    &[],
    something_is_open,
    |session| session.later(Task::Report(true)),
);

fn quick_fix(session: Session) {
    let count = session.open.now(|open| {
        let row = session.grid.cursor.get_untracked().map(|cursor| cursor.row)?;
        Some(open.findings().of_row(row).count())
    });
    match count.flatten() {
        Some(0) | None => session.screen.announce("This row has no findings."),
        Some(_) => session.screen.open_dialog(Dialog::QuickFix),
    }
}
