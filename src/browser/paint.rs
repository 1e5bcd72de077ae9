//! What waits until the page has been painted.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::{request_animation_frame, set_timeout};

/// After so long nobody waits for a frame any more: a page in the background gets none.
const AT_LAST: Duration = Duration::from_millis(100);

/// Does something once the page has been painted as it is now, or soon where it is not.
pub fn after_paint(act: impl FnOnce() + 'static) {
    let act = Rc::new(Cell::new(Some(act)));
    let once = move || {
        if let Some(act) = act.take() {
            act();
        }
    };
    let in_frame = once.clone();
    // What a frame is asked for comes before it is painted; the next timer comes behind.
    request_animation_frame(move || set_timeout(in_frame, Duration::ZERO));
    set_timeout(once, AT_LAST);
}
