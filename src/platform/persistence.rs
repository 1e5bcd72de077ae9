//! Whether the browser may throw away what is stored when it runs out of room.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{StorageEstimate, StorageManager};

/// What the browser says of its storage for this page, in bytes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// What is used by everything on this origin.
    pub used: u64,
    /// What can be used.
    pub quota: u64,
}

/// Asks the browser to keep what is stored until the person removes it. Most decide by
/// themselves, some ask the person; what they said is asked with [`is_persistent`].
pub fn ask_to_persist() {
    spawn_local(async {
        if is_persistent().await == Some(false)
            && let Some(asked) = storage().and_then(|storage| storage.persist().ok())
        {
            let _ = JsFuture::from(asked).await;
        }
    });
}

/// Whether the browser keeps what is stored; `None` where it cannot say.
pub async fn is_persistent() -> Option<bool> {
    answer(storage()?.persisted()).await?.as_bool()
}

/// How much room there is; `None` where the browser cannot say.
pub async fn estimate() -> Option<Estimate> {
    let estimate: StorageEstimate = answer(storage()?.estimate()).await?.unchecked_into();
    let bytes = |number: Option<f64>| number.map(|number| number as u64);
    Some(Estimate { used: bytes(estimate.get_usage())?, quota: bytes(estimate.get_quota())? })
}

/// There is none on a page that did not come over a safe connection.
fn storage() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    let there = js_sys::Reflect::get(&navigator, &JsValue::from_str("storage")).ok()?;
    (!there.is_undefined()).then(|| navigator.storage())
}

async fn answer(asked: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(asked.ok()?).await.ok()
}
