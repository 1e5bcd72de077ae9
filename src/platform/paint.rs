//! What waits until the page has been painted.

use std::cell::RefCell;

use js_sys::{Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::dom;

/// After so many milliseconds nobody waits for a frame any more. On the screen a frame comes, as
/// soon as what is to be painted has been made: what comes first would delay it.
const AT_LAST: i32 = 1_000;
/// A page in the background gets no frames.
const IN_BACKGROUND: i32 = 100;

thread_local! {
    /// What waits for the page to be painted.
    static WAITING: RefCell<Batch> = const { RefCell::new(Batch { number: 0, acts: Vec::new() }) };
}

/// What is done together, in one task of the browser.
struct Batch {
    number: u32,
    acts: Vec<Box<dyn FnOnce()>>,
}

/// Does something once the page has been painted as it is now, or soon where it is not.
pub fn after_paint(act: impl FnOnce() + 'static) {
    let first = WAITING.with_borrow_mut(|batch| {
        batch.acts.push(Box::new(act));
        (batch.acts.len() == 1).then_some(batch.number)
    });
    let Some(number) = first else { return };
    // What a frame is asked for comes before it is painted; the next timer comes behind.
    let frame = once(move || after(0, number));
    if let Some(window) = web_sys::window() {
        // Fails only where there is no page; the timer below is enough then.
        let _ = window.request_animation_frame(&frame);
    }
    after(if dom::is_hidden() { IN_BACKGROUND } else { AT_LAST }, number);
}

/// Waits until the page has been painted as it is now.
pub async fn painted() {
    let painted = Promise::new(&mut |done, _| {
        // Ending a promise does not fail.
        after_paint(move || drop(done.call0(&JsValue::NULL)));
    });
    let _ = JsFuture::from(painted).await;
}

/// Does something a frame later than that: whoever has waited for the page may act on it first.
pub fn after_next_paint(act: impl FnOnce() + 'static) {
    after_paint(move || after_paint(act));
}

/// Does what waits, so many milliseconds from now, unless it was done by then.
fn after(milliseconds: i32, number: u32) {
    let act = once(move || {
        let acts = WAITING.with_borrow_mut(|batch| {
            if batch.number != number {
                return Vec::new();
            }
            batch.number = batch.number.wrapping_add(1);
            std::mem::take(&mut batch.acts)
        });
        for act in acts {
            act();
        }
    });
    if let Some(window) = web_sys::window() {
        // Fails only for a function that cannot be called, which this one can.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&act, milliseconds);
    }
}

fn once(act: impl FnOnce() + 'static) -> Function {
    Closure::once_into_js(act).unchecked_into()
}
