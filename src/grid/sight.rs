//! What the screen shows of the lines.

use remit_core::grid::heights::UNIT;
use web_sys::{Element, HtmlElement};

/// What the screen shows of the lines. To look lays the page out, which is not done while a key
/// waits for its answer.
#[derive(Debug, Clone, Copy)]
pub struct Sight {
    /// How far the lines are scrolled.
    pub top: u32,
    /// How much of them is seen at once.
    pub height: u32,
    /// How wide the grid is.
    pub width: i32,
}

impl Sight {
    /// Looks.
    pub fn of(scroll: &HtmlElement, body: &Element) -> Self {
        let head = body.previous_element_sibling().map_or(0, |head| head.client_height());
        Self {
            top: pixels(scroll.scroll_top()),
            height: pixels(scroll.client_height() - head),
            width: scroll.client_width(),
        }
    }
}

fn pixels(length: i32) -> u32 {
    length.max(0) as u32 * UNIT
}
