//! What is done ahead: a key is pressed whose action is still on the way, on a page that has only
//! just begun, and somebody types on. That is kept and comes in its turn, so that the letters
//! after Ctrl+K do not go to the cell of the cursor, nor those after Ctrl+Z come before it.

use std::cell::RefCell;
use std::collections::VecDeque;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use remit_core::grid::keys;
use remit_import::paste::Clip;
use wasm_bindgen::JsCast;
use web_sys::Event;

use super::actions::known::{self, Purpose};
use super::session::{Session, Task};
use super::{first, grid};
use crate::browser::hear::{Hearing, hear_first};
use crate::browser::{dom, typing};

/// For how many frames something to type in is waited for; some half a second.
const FRAMES: u32 = 30;
/// In so many frames a dialog that is open has put the focus on its field, if it has one.
const FRAMES_OF_DIALOG: u32 = 2;

/// Something that was done too early.
enum Early {
    Key(KeyboardEvent),
    Paste(Clip),
}

/// What is kept while something is waited for.
struct Kept {
    queue: VecDeque<Early>,
    _hearing: Hearing,
}

thread_local! {
    static KEPT: RefCell<Option<Kept>> = const { RefCell::new(None) };
}

/// From now on keys are kept, until they are given back or what they are for does not come.
pub fn begin() {
    KEPT.with_borrow_mut(|kept| {
        kept.get_or_insert_with(|| Kept {
            queue: VecDeque::new(),
            _hearing: hear_first(&["keydown", "mousedown"], Box::new(|event| hear(&event))),
        });
    });
}

/// Keeps a paste behind the keys that are kept. Gives it back where none are: it is its turn.
pub fn queue(clip: Clip) -> Option<Clip> {
    KEPT.with_borrow_mut(|kept| match kept {
        Some(kept) => {
            kept.queue.push_back(Early::Paste(clip));
            None
        }
        None => Some(clip),
    })
}

/// Whether something is kept, so that what is on the screen is not yet what somebody means.
pub fn is_keeping() -> bool {
    KEPT.with_borrow(Option::is_some)
}

fn hear(event: &Event) {
    // What is given back is not kept again.
    if !event.is_trusted() {
        return;
    }
    match event.dyn_ref::<KeyboardEvent>() {
        Some(key) => keep(key),
        // Whoever points elsewhere does not mean that the keys come there.
        None => forget(),
    }
}

/// Keeps a key, but for those of the browser and those that an input method works on.
fn keep(event: &KeyboardEvent) {
    let key = event.key();
    let is_ours = known::purpose(event).is_some() || keys::does(&key, true).is_some();
    let is_theirs = (event.ctrl_key() || event.meta_key()) && !is_ours;
    let is_browsers = key == "Tab" && !grid::takes_tab();
    if is_theirs || is_browsers || first::is_composed(event) {
        return;
    }
    event.prevent_default();
    event.stop_immediate_propagation();
    KEPT.with_borrow_mut(|kept| {
        if let Some(kept) = kept {
            kept.queue.push_back(Early::Key(event.clone()));
        }
    });
}

/// What was waited for does not come: neither does what was meant for it.
pub fn forget() {
    KEPT.take();
}

/// Gives back what was kept, once there is something to type in where that was meant to open.
/// Where there is nothing after all, because what was asked for cannot be done, keys are what they
/// would have been without it.
pub fn give_back(session: Session, purpose: Purpose) {
    if is_keeping() {
        wait(session, if purpose == Purpose::Opens { FRAMES } else { 0 });
    }
}

fn wait(session: Session, frames: u32) {
    request_animation_frame(move || {
        let left = if dom::has_open_dialog() { frames.min(FRAMES_OF_DIALOG) } else { frames };
        if dom::is_typing() || left == 0 { next(session) } else { wait(session, left - 1) }
    });
}

/// One in each frame: what a key opens is there before the next one.
fn next(session: Session) {
    let early = KEPT.with_borrow_mut(|kept| kept.as_mut().and_then(|kept| kept.queue.pop_front()));
    match early {
        Some(Early::Key(event)) => {
            if let Some(character) = typing::press(&event).filter(|_| !dom::is_typing()) {
                // It may have opened the text of a cell, whose first character it is.
                return request_animation_frame(move || {
                    if dom::is_typing() {
                        typing::insert(&character);
                    }
                    next(session);
                });
            }
        }
        Some(Early::Paste(clip)) if dom::has_open_dialog() => {
            if dom::is_typing() {
                typing::insert(clip.text.as_deref().unwrap_or_default());
            }
        }
        Some(Early::Paste(clip)) => session.later(Task::Paste(clip)),
        None => return forget(),
    }
    request_animation_frame(move || next(session));
}
