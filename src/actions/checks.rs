//! Actions about findings.

use super::action::{Action, in_a_draft, something_is_open};
use crate::session::{Session, Task};
use crate::state::Dialog;
use remit_core::keymap::Key;

/// Goes to the next finding.
pub static NEXT_FINDING: Action = Action {
    name: "Next finding",
    help: "Go to the next finding in the list",
    icon: None,
    keys: &[Key::plain("f8")],
    of_matrix: false,
    enabled: something_is_open,
    perform: |session| session.go_to_finding(true),
};

/// Goes to the finding before.
pub static PREVIOUS_FINDING: Action = Action {
    name: "Previous finding",
    help: "Go to the previous finding in the list",
    icon: None,
    keys: &[Key::shift("f8")],
    of_matrix: false,
    enabled: something_is_open,
    perform: |session| session.go_to_finding(false),
};

/// Lists what can be done about the row.
pub static QUICK_FIX: Action = Action {
    name: "Fix this row",
    help: "Show fixes for this row",
    icon: None,
    keys: &[Key::ctrl(".")],
    of_matrix: true,
    enabled: something_is_open,
    perform: quick_fix,
};

/// Opens the settings of the checks.
pub static RULES: Action = Action {
    name: "Check settings",
    help: "Choose how strict the checks are, by profile or rule by rule",
    icon: None,
    keys: &[],
    of_matrix: false,
    enabled: something_is_open,
    perform: |session| session.screen.open_dialog(Dialog::Rules),
};

/// Opens the letters.
pub static LETTERS: Action = Action {
    name: "Change roles",
    help: "Switch to RASCI, DACI, CAIRO or your own roles",
    icon: None,
    keys: &[],
    of_matrix: false,
    enabled: in_a_draft,
    perform: |session| session.screen.open_dialog(Dialog::Letters),
};

/// Downloads the findings as a text.
pub static EXPORT_REPORT: Action = Action {
    name: "Findings (Markdown)",
    help: "Download all findings as a readable report",
    icon: None,
    keys: &[],
    of_matrix: false,
    enabled: something_is_open,
    perform: |session| session.later(Task::Report(false)),
};

/// Downloads the findings as a table.
pub static EXPORT_TABLE: Action = Action {
    name: "Findings (CSV)",
    help: "Download all findings for a spreadsheet",
    icon: None,
    keys: &[],
    of_matrix: false,
    enabled: something_is_open,
    perform: |session| session.later(Task::Report(true)),
};

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
