//! The tabs in which the app is open: which there are, and what they tell each other.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Reflect};
use remit_core::matrix::{MatrixId, TabId};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageEvent};

/// What locks and the channel are called.
const NAME: &str = "remit";

#[wasm_bindgen]
extern "C" {
    // web-sys has these for unstable builds only. They fail where the browser has no locks.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "locks"], js_name = request)]
    fn request_lock(name: &str, held: &Function) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["navigator", "locks"], js_name = query)]
    fn query_locks() -> Result<Promise, JsValue>;
}

/// Says that this tab is there, for as long as it is.
pub fn announce(tab: TabId) {
    let held = Closure::once_into_js(|| Promise::new(&mut |_, _| {}));
    // Without locks no tab knows of any other, and each takes over what the others have left.
    let _ = request_lock(&format!("{NAME}:{tab}"), held.unchecked_ref());
}

/// What one tab alone does at a time: the others wait for their turn.
pub struct Turn(Rc<RefCell<Stage>>);

enum Stage {
    Waiting,
    /// It is this tab's turn, until this is called.
    Has(Function),
    Over,
}

impl Turn {
    /// Waits for the turn at something of this name. It never comes where the browser has no
    /// locks: then no tab can know that it is alone.
    pub fn wait(name: &str, has_come: Box<dyn FnOnce()>) -> Self {
        let stage = Rc::new(RefCell::new(Stage::Waiting));
        let held = Rc::clone(&stage);
        let held = Closure::once_into_js(move || {
            if matches!(*held.borrow(), Stage::Over) {
                return Promise::resolve(&JsValue::UNDEFINED);
            }
            let lock = Promise::new(&mut |end, _| {
                held.replace(Stage::Has(end));
            });
            has_come();
            lock
        });
        let _ = request_lock(&format!("{NAME}:{name}"), held.unchecked_ref());
        Self(stage)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Stage::Has(end) = self.0.replace(Stage::Over) {
            // Ending a promise does not fail.
            let _ = end.call0(&JsValue::NULL);
        }
    }
}

/// The tabs that are there; none where the browser cannot tell.
pub async fn alive() -> Vec<TabId> {
    let Ok(query) = query_locks() else { return Vec::new() };
    let Ok(state) = JsFuture::from(query).await else { return Vec::new() };
    let held = Reflect::get(&state, &"held".into()).unwrap_or_default();
    let name = |lock: JsValue| Reflect::get(&lock, &"name".into()).ok()?.as_string();
    let tab = |name: String| name.strip_prefix(NAME)?.strip_prefix(':')?.parse().ok();
    Array::from(&held).iter().filter_map(name).filter_map(tab).collect()
}

/// The way to the other tabs. `None` where the browser has none.
#[derive(Clone)]
pub struct Channel(BroadcastChannel);

impl Channel {
    /// Opens it; `hear` is called with the id of each draft that another tab has changed.
    pub fn open(hear: impl Fn(MatrixId) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(NAME).ok()?;
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(id) = event.data().as_string().and_then(|text| text.parse().ok()) {
                hear(id);
            }
        });
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        // The app lives as long as its window.
        listener.forget();
        Some(Self(channel))
    }

    /// Tells the other tabs that a draft has changed.
    pub fn tell(&self, id: MatrixId) {
        // Fails for a closed channel only, and this one never is.
        let _ = self.0.post_message(&JsValue::from_str(&id.to_string()));
    }
}
