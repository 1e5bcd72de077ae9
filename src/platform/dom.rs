//! The page: its address, its focus, where things stand.

use remit_core::keymap::Pressed;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, Event, FocusOptions, HtmlElement, KeyboardEvent, NodeList, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

/// The part of the address behind `#`, without it.
pub fn hash() -> String {
    let location = web_sys::window().map(|window| window.location());
    let hash = location.and_then(|location| location.hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// The address of the page, without what stands behind `#` or `?`.
pub fn address() -> String {
    let location = web_sys::window().map(|window| window.location());
    let part = |read: fn(&web_sys::Location) -> Result<String, wasm_bindgen::JsValue>| {
        location.as_ref().and_then(|location| read(location).ok()).unwrap_or_default()
    };
    part(web_sys::Location::origin) + &part(web_sys::Location::pathname)
}

/// Whether the page comes from the computer that it is shown on.
pub fn is_local() -> bool {
    let host = web_sys::window().and_then(|window| window.location().hostname().ok());
    host.is_some_and(|host| matches!(host.as_str(), "localhost" | "127.0.0.1" | "[::1]"))
}

/// Goes to another address within the page.
pub fn set_hash(hash: &str) {
    if let Some(window) = web_sys::window() {
        // Only fails for a detached window, where nobody looks any more.
        let _ = window.location().set_hash(hash);
    }
}

/// The same, in place of the address that was there: nothing to go back to, nothing to hear.
pub fn replace_hash(hash: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let url = format!("#{hash}");
        // Where a page may not change its address, it only shows the one it was opened with.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&url));
    }
}

/// Has the browser print the page; it waits until the person is done with that.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Fails only where the browser forbids it, and then it has said so.
        let _ = window.print();
    }
}

/// The title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// The element with this id.
pub fn element(id: &str) -> Option<HtmlElement> {
    web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Puts the focus on an element and brings it into view. False where there is none.
pub fn focus(id: &str) -> bool {
    let Some(element) = element(id) else { return false };
    let nearest = ScrollIntoViewOptions::new();
    nearest.set_block(ScrollLogicalPosition::Nearest);
    nearest.set_inline(ScrollLogicalPosition::Nearest);
    let focused = element.focus().is_ok();
    element.scroll_into_view_with_scroll_into_view_options(&nearest);
    focused
}

/// Selects the text of a field, if it is there.
pub fn select_text(id: &str) {
    if let Some(input) = element(id).and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok())
    {
        input.select();
    }
}

/// Brings an element into view, if it is there.
pub fn show_nearest(id: &str) {
    let nearest = ScrollIntoViewOptions::new();
    nearest.set_block(ScrollLogicalPosition::Nearest);
    nearest.set_inline(ScrollLogicalPosition::Nearest);
    if let Some(element) = element(id) {
        element.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}

/// The element that has the focus.
pub fn focused() -> Option<Element> {
    web_sys::window()?.document()?.active_element()
}

/// Whether no element has the focus.
pub fn is_focus_free() -> bool {
    focused().is_none_or(|element| matches!(element.tag_name().as_str(), "BODY" | "HTML"))
}

/// Puts the focus on an element without scrolling.
pub fn focus_here(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // What cannot take the focus leaves it where it is.
    let _ = element.focus_with_options(&options);
}

/// Whether some text of the page is selected.
pub fn has_selected_text() -> bool {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    selection.is_some_and(|selection| !selection.is_collapsed())
}

/// Whether the main pointer is a finger.
pub fn is_touch() -> bool {
    let query = web_sys::window().and_then(|window| window.match_media("(pointer: coarse)").ok());
    query.flatten().is_some_and(|query| query.matches())
}

/// Whether keys typed now are text of an input.
pub fn is_typing() -> bool {
    focused().is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
    })
}

/// Whether the focus is inside an element that matches a selector.
pub fn is_focused_in(selector: &str) -> bool {
    focused().is_some_and(|element| element.closest(selector).ok().flatten().is_some())
}

/// Whether a modal dialog is open.
pub fn has_open_dialog() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document
        .is_some_and(|document| document.query_selector("dialog[open]").ok().flatten().is_some())
}

/// Whether a dialog is open that is printed by itself.
pub fn has_printed_dialog() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let open = document.and_then(|page| page.query_selector("dialog.sheet[open]").ok().flatten());
    open.is_some()
}

/// Closes the modal dialog that is open, so that the focus is where it was before.
pub fn close_dialog() {
    let document = web_sys::window().and_then(|window| window.document());
    let open = document.and_then(|page| page.query_selector("dialog[open]").ok().flatten());
    if let Some(dialog) = open.and_then(|open| open.dyn_into::<web_sys::HtmlDialogElement>().ok()) {
        dialog.close();
    }
}

/// Whether the page is hidden, and may be gone before it is shown again.
pub fn is_hidden() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.visibility_state() == web_sys::VisibilityState::Hidden)
}

/// The nearest element around an event's target that carries a data attribute, and its value.
pub fn closest(target: Option<web_sys::EventTarget>, attribute: &str) -> Option<(Element, String)> {
    let element: Element = target?.dyn_into().ok()?;
    let found = element.closest(&format!("[{attribute}]")).ok()??;
    let value = found.get_attribute(attribute)?;
    Some((found, value))
}

/// Puts the focus on an element.
pub fn focus_element(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // What cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// What an event says of the key that was pressed, asked once: each answer crosses from the browser.
pub fn pressed(event: &KeyboardEvent) -> Pressed {
    Pressed {
        name: event.key(),
        code: event.code(),
        ctrl: event.ctrl_key() || event.meta_key(),
        alt: event.alt_key(),
        shift: event.shift_key(),
    }
}

/// Puts the focus on an element; false where it cannot have it, as what is hidden or disabled.
pub fn takes_focus(element: &Element) -> bool {
    focus_element(element);
    focused().is_some_and(|focused| focused.is_same_node(Some(element)))
}

/// All elements of the page that match a selector, in its order.
fn matching(selector: &str) -> Vec<Element> {
    let document = web_sys::window().and_then(|window| window.document());
    elements(document.and_then(|document| document.query_selector_all(selector).ok()))
}

/// All elements within another one that match a selector, in their order.
pub fn within(region: &Element, selector: &str) -> Vec<Element> {
    elements(region.query_selector_all(selector).ok())
}

fn elements(nodes: Option<NodeList>) -> Vec<Element> {
    let all = |nodes: NodeList| (0..nodes.length()).filter_map(move |at| nodes.item(at));
    nodes.into_iter().flat_map(all).filter_map(|node| node.dyn_into().ok()).collect()
}

/// Puts the focus on the first element within a region that matches a selector and can have it.
/// False where there is none.
pub fn focus_first(region: &str, selector: &str) -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let region = document.and_then(|page| page.query_selector(region).ok().flatten());
    region.is_some_and(|region| within(&region, selector).iter().any(takes_focus))
}

/// Puts the focus where a dialog that is open wants it, where its frame alone has it or nothing
/// has: what is in the dialog may have come after it, or in the place of what had the focus.
pub fn focus_in_dialog() {
    const FRAME: &str = "dialog[open]";
    const BARE: &str = "body, dialog[open], dialog[open] > h2:not([autofocus])";
    let is_frame = focused().is_some_and(|element| element.matches(BARE).unwrap_or(false));
    if is_frame && !focus_first(FRAME, "[autofocus]") {
        focus_first(FRAME, "input, select, textarea, button, a[href]");
    }
}

/// Moves the focus to the next of the elements that match a selector, or to the one before;
/// behind the last comes the first.
pub fn focus_beside(selector: &str, forward: bool) {
    let (all, focused) = (matching(selector), focused());
    let count = all.len();
    let next = match all.iter().position(|one| one.is_same_node(focused.as_deref())) {
        Some(at) if forward => (at + 1) % count,
        Some(at) => (at + count - 1) % count,
        None => 0,
    };
    if let Some(element) = all.get(next) {
        focus_element(element);
    }
}

/// Moves the focus to the first of the elements that match a selector, or to the last.
pub fn focus_end(selector: &str, last: bool) {
    let all = matching(selector);
    if let Some(element) = if last { all.last() } else { all.first() } {
        focus_element(element);
    }
}

/// Says something to the style sheet of the whole page, or no more.
pub fn mark_page(name: &str, value: Option<&str>) {
    let page = web_sys::window().and_then(|window| window.document()?.document_element());
    // Fails for no name that an attribute can have.
    let _ = page.map(|page| match value {
        Some(value) => page.set_attribute(name, value),
        None => page.remove_attribute(name),
    });
}

/// Has the browser ask, in words of its own, before the page is left, or leaves off.
pub fn ask_before_leaving(asks: bool) {
    let Some(window) = web_sys::window() else { return };
    if !asks {
        return window.set_onbeforeunload(None);
    }
    let ask = Closure::<dyn Fn(Event)>::new(|event: Event| event.prevent_default());
    window.set_onbeforeunload(Some(ask.as_ref().unchecked_ref()));
    // Once for each time that storage fails: the window may call it at any time from now on.
    ask.forget();
}
