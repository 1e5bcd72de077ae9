//! What the system asks of the installed app: to open a file, or to go somewhere.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Url;

use super::disk::Handle;

/// What is asked.
pub enum Launch {
    /// To open a file.
    File(Handle),
    /// To go to an address within the app, without `#`.
    Address(String),
}

/// Hears what is asked, from the launch of the app on; nothing where the browser does not say.
pub fn hear(hear: impl Fn(Launch) + Copy + 'static) {
    let Some(queue) = web_sys::window()
        .and_then(|window| Reflect::get(&window, &"launchQueue".into()).ok())
        .filter(JsValue::is_object)
    else {
        return;
    };
    let consumer = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        let files = Array::from(&get(&launch, "files"));
        if files.length() == 0 {
            let target = get(&launch, "targetURL").as_string();
            let url = target.and_then(|target| Url::new(&target).ok());
            let hash = url.map(|url| url.hash().trim_start_matches('#').to_owned());
            if let Some(hash) = hash.filter(|hash| !hash.is_empty()) {
                hear(Launch::Address(hash));
            }
            return;
        }
        // One at a time is previewed.
        if let Some(handle) = Handle::of(files.get(0)) {
            hear(Launch::File(handle));
        }
    });
    if let Ok(set) = get(&queue, "setConsumer").dyn_into::<Function>() {
        // A queue that takes no consumer has nothing to say.
        let _ = set.call1(&queue, consumer.as_ref());
    }
    // The app lives as long as its window.
    consumer.forget();
}

fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}
