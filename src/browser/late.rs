//! Files of the app that are fetched when they are first needed.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The text of a file that stands beside the page, by the name that it has without its ending.
pub async fn text(name: &str) -> Result<String, String> {
    fetched(name).await.map_err(|error| match error.dyn_ref::<js_sys::Error>() {
        Some(error) => String::from(error.message()),
        None => error.as_string().unwrap_or_else(|| "the browser gave no reason".to_owned()),
    })
}

async fn fetched(name: &str) -> Result<String, JsValue> {
    let window = web_sys::window().ok_or_else(|| JsValue::from_str("there is no page"))?;
    let answer = JsFuture::from(window.fetch_with_str(&format!("./{name}.json"))).await?;
    let answer: Response = answer.dyn_into()?;
    if !answer.ok() {
        return Err(JsValue::from_str(&format!("the server said {}", answer.status())));
    }
    let text = JsFuture::from(answer.text()?).await?;
    text.as_string().ok_or_else(|| JsValue::from_str("it is no text"))
}
