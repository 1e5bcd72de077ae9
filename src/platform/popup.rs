//! Puts what pops up where all of it is in sight. Where that is, is written into properties that
//! the style sheet reads, so that narrow screens can have it elsewhere.

use remit_core::grid::beside::{Frame, Side, spot};
use web_sys::{DomRect, Element, HtmlElement};

/// Puts an element beside another, or over it, within the window.
pub fn place(element: &HtmlElement, anchor: &Element, side: Side) {
    place_at(element, frame(&anchor.get_bounding_client_rect()), side);
}

/// Puts an element at a place of the window.
pub fn place_at(element: &HtmlElement, anchor: Frame, side: Side) {
    let Some(window) = window() else { return };
    set(element, anchor, window, side, (0, 0));
}

/// Puts an element beside another, or over it, in what scrolls both of them.
pub fn place_in(element: &HtmlElement, anchor: &Element, scroll: &HtmlElement, side: Side) {
    let Some(window) = window() else { return };
    let view = frame(&scroll.get_bounding_client_rect());
    let seen = Frame {
        right: view.left + scroll.client_width(),
        bottom: view.top + scroll.client_height(),
        ..view
    };
    let shift = (scroll.scroll_left() - view.left, scroll.scroll_top() - view.top);
    set(element, frame(&anchor.get_bounding_client_rect()), seen.within(window), side, shift);
}

fn set(element: &HtmlElement, anchor: Frame, within: Frame, side: Side, (right, down): (i32, i32)) {
    let style = element.style();
    // As high as it would be. Properties of ours can always be set.
    let _ = style.remove_property("--room");
    let measures = (element.offset_width(), element.offset_height());
    let spot = spot(anchor, measures, within, side);
    for (name, value) in
        [("--left", spot.left + right), ("--top", spot.top + down), ("--room", spot.room)]
    {
        let _ = style.set_property(name, &format!("{value}px"));
    }
}

fn frame(of: &DomRect) -> Frame {
    Frame {
        left: of.left().floor() as i32,
        top: of.top().floor() as i32,
        right: of.right().ceil() as i32,
        bottom: of.bottom().ceil() as i32,
    }
}

fn window() -> Option<Frame> {
    let page = web_sys::window()?.document()?.document_element()?;
    Some(Frame { left: 0, top: 0, right: page.client_width(), bottom: page.client_height() })
}
