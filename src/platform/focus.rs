//! Where the focus goes when what had it is gone: a browser leaves it on nothing, and whoever
//! works by keys or hears the screen has to begin at the top again.
//!
//! What is beside it has it next, as lists and menus do it: the next element in the same list,
//! else the last, else something around it. What was opened over the page (a dialog, a menu, a
//! notice) gives it back to what had it before.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, KeyboardEvent};

use super::dom;
use super::hear::{Hearing, hear_first};

/// What stands over the page.
const OVER: &str = "dialog, [role=menu], .notices";
/// What can have the focus.
const FOCUSABLE: &str = "a[href], button, input, select, textarea, [tabindex]";
/// For so many frames after an act it is looked whether the focus is lost; some two seconds, as
/// what is deleted may be asked of the journal first.
const FRAMES: u32 = 120;

/// What had the focus, and what was around it then.
struct Had {
    element: Element,
    /// From the inside out; with each, how many elements that can have the focus came before.
    around: Vec<(Element, usize)>,
    /// What had it before something was opened over the page.
    before: Option<Rc<Had>>,
}

thread_local! {
    static HAD: RefCell<Option<Rc<Had>>> = const { RefCell::new(None) };
    /// How many frames it is still looked.
    static LEFT: Cell<u32> = const { Cell::new(0) };
    /// Whether the last act was on what had the focus: it is to have it again.
    static IS_ACTED_ON: Cell<bool> = const { Cell::new(false) };
    /// Lives as long as the window.
    static HEARING: RefCell<Option<Hearing>> = const { RefCell::new(None) };
}

/// Begins to look after the focus. `owner` is the id of the element that looks after what is in
/// it by itself, `home` puts the focus where it belongs when nothing else is left.
pub fn keep(owner: &'static str, home: fn()) {
    let heard = move |event: &Event| match event.type_().as_str() {
        "focusin" => note(event, owner),
        "keydown" if is_move(event, owner) => {}
        _ => watch(event, home),
    };
    let names = &["focusin", "click", "keydown", "close"];
    HEARING.set(Some(hear_first(names, Box::new(move |event| heard(&event)))));
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn is_in(element: &Element, id: &str) -> bool {
    element.closest(&format!("#{id}")).ok().flatten().is_some()
}

/// Whether a key only moves the focus about in what looks after it by itself.
fn is_move(event: &Event, owner: &str) -> bool {
    let key = event.dyn_ref::<KeyboardEvent>();
    !key.is_some_and(|key| key.alt_key() || key.ctrl_key() || key.meta_key())
        && target(event).is_some_and(|target| is_in(&target, owner))
}

fn note(event: &Event, owner: &str) {
    let Some(element) = target(event) else { return };
    let last = HAD.take();
    // Each key there moves the focus: nothing is asked of the page.
    let around = if is_in(&element, owner) { Vec::new() } else { around(&element) };
    let over = element.closest(OVER).ok().flatten();
    let before = over.and_then(|over| match last {
        Some(last) if over.contains(Some(&last.element)) => last.before.clone(),
        last => last,
    });
    HAD.set(Some(Rc::new(Had { element, around, before })));
}

/// What is around an element, as far as what stands over the page, or a region of it.
fn around(element: &Element) -> Vec<(Element, usize)> {
    let mut around = Vec::new();
    let mut next = element.parent_element();
    while let Some(outer) = next.filter(|outer| outer.tag_name() != "BODY") {
        let all = dom::within(&outer, FOCUSABLE);
        let earlier = all.iter().position(|one| one.is_same_node(Some(element)));
        next = outer.parent_element();
        let is_end = outer.matches(OVER).unwrap_or(false);
        around.push((outer, earlier.unwrap_or(all.len())));
        if is_end {
            break;
        }
    }
    around
}

/// Somebody has done something: it is looked for a while whether that has lost the focus.
fn watch(event: &Event, home: fn()) {
    let acted = HAD.with_borrow(|had| {
        let had = had.as_ref()?;
        Some(had.element.contains(target(event).as_deref()))
    });
    IS_ACTED_ON.set(acted == Some(true));
    if LEFT.replace(FRAMES) == 0 {
        look(home);
    }
}

fn look(home: fn()) {
    let again = Closure::once_into_js(move || {
        if dom::is_focus_free() && !dom::has_open_dialog() && is_lost() {
            let had = HAD.with_borrow(Clone::clone);
            if !had.is_some_and(|had| restore(&had)) {
                home();
            }
        }
        LEFT.set(LEFT.get().saturating_sub(1));
        if LEFT.get() > 0 {
            look(home);
        }
    });
    let asked = web_sys::window()
        .map(|window| window.request_animation_frame(again.as_ref().unchecked_ref()));
    if !matches!(asked, Some(Ok(_))) {
        LEFT.set(0);
    }
}

/// Whether nobody has put the focus on nothing: what had it is gone, or was acted on.
fn is_lost() -> bool {
    HAD.with_borrow(|had| {
        had.as_ref().is_some_and(|had| !had.element.is_connected() || IS_ACTED_ON.get())
    })
}

/// Gives the focus back. False where nothing of what was there can have it.
fn restore(had: &Had) -> bool {
    if takes_focus(&had.element) {
        return true;
    }
    for (outer, earlier) in had.around.iter().filter(|(outer, _)| outer.is_connected()) {
        let all = dom::within(outer, FOCUSABLE);
        let (before, behind) = all.split_at((*earlier).min(all.len()));
        if behind.iter().chain(before.iter().rev()).any(takes_focus) {
            return true;
        }
    }
    had.before.as_deref().is_some_and(restore)
}

/// Puts the focus on an element that a person could reach; false where it cannot have it.
fn takes_focus(element: &Element) -> bool {
    element.is_connected()
        && !element.matches("[tabindex='-1']").unwrap_or(false)
        && dom::takes_focus(element)
}
