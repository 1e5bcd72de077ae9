//! What the system asks of the installed app: to open a file, or to go somewhere.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, Url};

/// What is asked.
pub enum Launch {
    /// To open a file.
    File(File),
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
        let handle = files.get(0);
        spawn_local(async move {
            if let Some(file) = file(&handle).await {
                hear(Launch::File(file));
            }
        });
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

async fn file(handle: &JsValue) -> Option<File> {
    let get_file: Function = get(handle, "getFile").dyn_into().ok()?;
    let promise = get_file.call0(handle).ok()?.dyn_into::<js_sys::Promise>().ok()?;
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}
