//! The keys that mean something, without what they mean, which is loaded late. Until then a key of
//! ours must not become the browser's (Ctrl+R would reload the page), and what is typed behind it
//! has to come behind it.

use leptos::ev::KeyboardEvent;

use super::{Key, Pressed};
use crate::app::grid;
use crate::browser::{dom, settings};

/// Those that open something to type in.
pub(super) const OPENING: [Key; 8] = [
    Key::ctrl("f"),
    Key::ctrl("h"),
    Key::ctrl_shift("l"),
    Key::plain("/"),
    Key::ctrl("k"),
    Key::alt("n"),
    Key::alt("enter"),
    Key::alt_shift("enter"),
];

/// The others that count wherever nobody types.
pub(super) const ANYWHERE: [Key; 20] = [
    Key::ctrl("z"),
    Key::ctrl_shift("z"),
    Key::ctrl("y"),
    Key::alt("delete"),
    Key::alt("backspace"),
    Key::alt("h"),
    Key::ctrl("o"),
    Key::ctrl("p"),
    Key::ctrl("s"),
    Key::ctrl("g"),
    Key::ctrl_shift("g"),
    Key::plain("f3"),
    Key::shift("f3"),
    Key::plain("f8"),
    Key::shift("f8"),
    Key::ctrl("."),
    Key::plain("f6"),
    Key::shift("f6"),
    Key::plain("f1"),
    Key::plain("?"),
];

/// Those that count while the grid has the focus.
pub(super) const IN_GRID: [Key; 24] = [
    Key::ctrl("a"),
    Key::ctrl_shift(" "),
    Key::shift(" "),
    Key::ctrl(" "),
    Key::ctrl("d"),
    Key::ctrl("r"),
    Key::ctrl("enter"),
    Key::ctrl_shift("enter"),
    Key::ctrl_shift("d"),
    Key::alt("arrowup"),
    Key::alt("arrowdown"),
    Key::alt("arrowleft"),
    Key::alt("arrowright"),
    Key::alt_shift("arrowleft"),
    Key::alt_shift("arrowright"),
    Key::alt("m"),
    Key::alt_shift("m"),
    Key::alt_shift("s"),
    Key::plain(" "),
    Key::alt("-"),
    Key::alt("+"),
    Key::alt("="),
    Key::alt(","),
    Key::alt("."),
];

/// What a key is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To open something to type in.
    Opens,
    /// Anything else.
    Acts,
}

/// Whether a key is not ours where the focus is now: it presses the button or link that has it,
/// or is a single character where somebody has turned those off.
pub(super) fn is_other(pressed: &Pressed) -> bool {
    (pressed.is_character() && !settings::single_keys())
        || (pressed.is_space() && dom::is_focused_in("button, a, summary"))
}

/// What a key is for where the focus is now. Nothing where it is not ours.
pub fn purpose(event: &KeyboardEvent) -> Option<Purpose> {
    if dom::is_typing() || dom::has_open_dialog() {
        return None;
    }
    let pressed = Pressed::of(event);
    if is_other(&pressed) {
        return None;
    }
    let is_one_of = |keys: &[Key]| keys.iter().any(|key| key.is(&pressed));
    if is_one_of(&OPENING) {
        Some(Purpose::Opens)
    } else if is_one_of(&ANYWHERE) || (grid::is_here() && is_one_of(&IN_GRID)) {
        Some(Purpose::Acts)
    } else {
        None
    }
}
