//! What is typed ahead: somebody asks for the list of commands, and types on before it is there.
//! On a page that has only just begun its part may still be on the way, and the letters would go
//! to the cell of the cursor. They are kept, and come where they were meant to.

use std::cell::RefCell;
use std::collections::VecDeque;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Event;

use super::actions::{Pressed, opening};
use crate::browser::hear::{Hearing, hear_first};
use crate::browser::{dom, settings, typing};

/// For how many frames something to type in is waited for; some half a second.
const FRAMES: u32 = 30;
/// In so many frames a dialog that is open has put the focus on its field, if it has one.
const FRAMES_OF_DIALOG: u32 = 2;

/// What is kept while something is waited for.
struct Kept {
    keys: VecDeque<KeyboardEvent>,
    _hearing: Hearing,
}

thread_local! {
    static KEPT: RefCell<Option<Kept>> = const { RefCell::new(None) };
}

/// Whether a key opens something to type in.
pub fn opens(event: &KeyboardEvent) -> bool {
    let pressed = Pressed::of(event);
    let is_one = opening::ALL.iter().any(|keys| keys.iter().any(|key| key.is(&pressed)));
    let is_character = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
    let is_off = is_character && !settings::single_keys();
    is_one && !is_off && !dom::is_typing() && !dom::has_open_dialog()
}

/// From now on keys are kept, until they are given back or what they are for does not come.
pub fn begin() {
    KEPT.with_borrow_mut(|kept| {
        kept.get_or_insert_with(|| Kept {
            keys: VecDeque::new(),
            _hearing: hear_first(&["keydown"], Box::new(|event| keep(&event))),
        });
    });
}

/// Keeps a key, but for those of the browser and those that an input method works on.
fn keep(event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    // What is given back is not kept again.
    let is_theirs = !key.is_trusted() || key.ctrl_key() || key.meta_key();
    if is_theirs || key.is_composing() || key.key() == "Process" {
        return;
    }
    event.prevent_default();
    event.stop_immediate_propagation();
    KEPT.with_borrow_mut(|kept| {
        if let Some(kept) = kept {
            kept.keys.push_back(key.clone());
        }
    });
}

/// What was waited for does not come: neither does what was meant for it.
pub fn forget() {
    KEPT.take();
}

/// Gives the keys back once there is something to type in. Where there is nothing after all,
/// because what was asked for cannot be done, they are what they would have been without it.
pub fn give_back() {
    if KEPT.with_borrow(Option::is_some) {
        wait(FRAMES);
    }
}

fn wait(frames: u32) {
    request_animation_frame(move || {
        let left = if dom::has_open_dialog() { frames.min(FRAMES_OF_DIALOG) } else { frames };
        if dom::is_typing() || left == 0 { press_next() } else { wait(left - 1) }
    });
}

/// One in each frame: what a key opens is there before the next one.
fn press_next() {
    let next = KEPT.with_borrow_mut(|kept| kept.as_mut().and_then(|kept| kept.keys.pop_front()));
    match next {
        Some(event) => {
            typing::press(&event);
            request_animation_frame(press_next);
        }
        None => forget(),
    }
}
