//! Pastes tables over what is selected.

use remit_core::grid::Range;
use remit_import::clipboard::Pasted;
use remit_import::job::Job;
use remit_import::paste::{Clip, PastePlan, Taken, plan};

use super::Session;
use crate::platform::ids::RandomIds;
use crate::platform::worker::{self, Answer, Trouble};
use crate::state::Dialog;
use crate::state::wording::cells;

/// Pastes what others have put on the clipboard over what was selected then. Markup is read by the
/// worker; what is done meanwhile comes before the paste.
pub async fn foreign(session: Session, clip: &Clip, selected: Range) {
    let table = match clip.markup() {
        Some(markup) => match of_markup(markup).await {
            Ok(None) => clip.plain_table(),
            Ok(table) => Ok(table),
            Err(Trouble::Cancelled) => return session.screen.announce("Paste cancelled."),
            Err(trouble) => return session.screen.fail(trouble.to_string()),
        },
        None => clip.plain_table(),
    };
    match table {
        Ok(Some(table)) => begin(session, &table, selected),
        Ok(None) => {}
        Err(error) => session.screen.fail(error.to_string()),
    }
}

/// The table of some markup, where it has one.
async fn of_markup(markup: &str) -> Result<Option<Pasted>, Trouble> {
    let answer = worker::ask(&Job::Table, markup.as_bytes(), Box::new(|_, _| ())).await;
    worker::rest();
    match answer? {
        Answer::Table(table) => Ok(table),
        Answer::Read(_) | Answer::Written(_) | Answer::Aligned(_) => Ok(None),
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
pub fn take(session: Session, plan: PastePlan, taken: Taken) {
    let area = plan.area;
    let name = format!("Paste {}", cells(plan.count(taken)));
    if session.dispatch(&name, plan.command(taken)) {
        session.select_area(area);
        session.screen.announce(format!("{name}. {}", session.counts()));
    }
}
