//! Printing: a sheet of its own is drawn just before, and gone after it. What is on the screen has
//! no part in it.

use leptos::ev;
use leptos::prelude::*;
use remit_formats::paper::{Choice, Paper};

use crate::header;
use crate::platform::{dom, paper};
use crate::session::Session;

/// What is printed where the parts that draw it are not loaded yet.
const NOT_YET: &str = "Remit is still loading. Print again in a moment.";

/// Begins to listen: browsers print from their own menus too.
pub fn listen(session: Session) {
    window_event_listener(ev::beforeprint, move |_| {
        // What was asked for in the dialog is there already, and some dialogs print themselves.
        if paper::is_there() || dom::has_printed_dialog() || !session.open.is_there.get_untracked()
        {
            return;
        }
        session.grid.commit_typing();
        let choice = Choice { origin: origin(session), ..Choice::default() };
        if !(session.lazy.draw_paper)(session, &choice) {
            paper::show(|pen| pen.words("p", &[], NOT_YET));
        }
    });
    window_event_listener(ev::afterprint, |_| paper::remove());
}

/// Where the matrix on the screen comes from.
pub fn origin(session: Session) -> String {
    session.open.now(header::from).unwrap_or_default()
}

/// Draws the sheet.
pub fn draw(session: Session, choice: &Choice) {
    session.open.now(|open| {
        let sheet = Paper::new(open.matrix(), choice);
        paper::show(|pen| sheet.draw(pen));
    });
}

/// Prints what was chosen.
pub fn print(session: Session, choice: &Choice) {
    draw(session, choice);
    dom::print();
    paper::remove();
}
