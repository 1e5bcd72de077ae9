//! The ring of the regions of the screen: F6 goes on to the next one, Shift+F6 to the one before,
//! as in other programs. It leads out of the matrix from anywhere in it, and back.

use remit_core::keymap::Key;

use super::action::{Action, always};
use crate::platform::dom;
use crate::session::Session;

/// The matrix, or what stands in its place.
const MAIN: &str = "main.main";

/// The regions in their order, each with what of it is to have the focus. Where none of that is
/// there, it is the first thing that can.
const RING: [(&str, &str); 7] = [
    ("header.top", ".toolbar button"),
    (".library", "[aria-current=page]"),
    (".notices", "button"),
    (".find", "input"),
    (MAIN, "[tabindex='0']"),
    (".panel", "[role=tab][aria-selected=true]"),
    ("footer.bottom", "button"),
];

/// What can have the focus.
const FOCUSABLE: &str = "a[href], button, input, select, textarea, summary, [tabindex='0']";

/// Goes on.
pub static NEXT: Action = Action::new(
    "Next area",
    "Leave the grid for the panel, then for the toolbar and the library, and come back to it",
    &[Key::plain("f6")],
    always,
    |session| go(session, true),
);

/// Goes back.
pub static PREVIOUS: Action = Action::new(
    "Previous area",
    "The same, the other way round",
    &[Key::shift("f6")],
    always,
    |session| go(session, false),
);

fn go(session: Session, forward: bool) {
    // Menus hold the focus until they are closed.
    if dom::is_focused_in("[role=menu]") {
        return;
    }
    let count = RING.len();
    let selectors = RING.map(|(region, _)| region).join(", ");
    let here = dom::focused().and_then(|focused| focused.closest(&selectors).ok().flatten());
    let is_here = |region: &str| here.as_ref().is_some_and(|here| here.matches(region) == Ok(true));
    let at = RING.iter().position(|(region, _)| is_here(region));
    let steps = (1..=count).map(|step| match at {
        Some(at) if forward => (at + step) % count,
        Some(at) => (at + count - step) % count,
        // The focus is nowhere: the matrix first.
        None => (4 + step - 1) % count,
    });
    for next in steps {
        let Some((region, first)) = RING.get(next) else { continue };
        if enter(session, region, first) {
            return;
        }
    }
}

/// Puts the focus into a region. False where nothing of it is in sight.
fn enter(session: Session, region: &str, first: &str) -> bool {
    if region == MAIN {
        // What covers the matrix on a narrow screen goes when somebody comes back to it.
        if session.screen.drawer.with_untracked(Option::is_some) {
            session.screen.close_drawer();
        }
        if let Some(cursor) = session.grid.cursor.get_untracked() {
            session.go_to(cursor);
            return true;
        }
    }
    dom::focus_first(region, first) || dom::focus_first(region, FOCUSABLE)
}
