//! Pastes tables over what is selected.

use remit_core::grid::Range;
use remit_import::clipboard::Pasted;
use remit_import::paste::{Clip, Plan, Taken, plan};

use super::Session;
use crate::platform::ids::RandomIds;
use crate::state::Dialog;
use crate::state::wording::cells;

/// Pastes what others have put on the clipboard over what was selected then.
pub fn foreign(session: Session, clip: &Clip, selected: Range) {
    match clip.table() {
        Ok(Some(table)) => begin(session, &table, selected),
        Ok(None) => {}
        Err(error) => session.screen.fail(error.to_string()),
    }
}

/// Pastes a table, or shows what of it cannot be pasted as it is.
pub fn begin(session: Session, table: &Pasted, selected: Range) {
    let plan = session.open.now(|open| {
        let area = selected.area(open.matrix(), open.layout())?;
        Some(plan(table, area, open.matrix(), open.layout(), &mut RandomIds))
    });
    let Some(plan) = plan.flatten() else { return };
    if plan.is_plain() {
        take(session, plan, Taken::default());
    } else {
        session.screen.open_dialog(Dialog::Paste(Box::new(plan)));
    }
}

/// Carries a paste out, and selects what was pasted.
pub fn take(session: Session, plan: Plan, taken: Taken) {
    let area = plan.area;
    let name = format!("Paste {}", cells(plan.count(taken)));
    if session.dispatch(&name, plan.command(taken)) {
        session.select_area(area);
        session.screen.announce(format!("{name}. {}", session.counts()));
    }
}
