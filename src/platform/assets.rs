//! Files that lie beside the page and are fetched when they are needed. The page says under
//! which name each of them is to be found: `<meta name="asset:NAME" content="./FILE">`.

use remit_core::matrix::Matrix;
use remit_formats::catalogue::Published;
use remit_formats::json::{self, ReadError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::text;

/// Why a file could not be had.
#[derive(Debug, thiserror::Error)]
pub enum AssetError {
    /// The network, or the host, did not give it.
    #[error("it couldn't be loaded. Check your connection and try again")]
    NotLoaded,
    /// It is not what it should be.
    #[error("it is damaged in this copy of Remit. {0}")]
    Damaged(#[from] ReadError),
}

/// A published matrix.
pub async fn matrix(published: &Published) -> Result<Matrix, AssetError> {
    let text = text(published.slug).await?;
    Ok(json::read(text.as_bytes())?)
}

/// The text of an asset.
pub async fn text(name: &str) -> Result<String, AssetError> {
    fetch(name).await.ok_or(AssetError::NotLoaded)
}

/// Where an asset is to be found.
pub fn address(name: &str) -> Option<String> {
    let page = web_sys::window()?.document()?;
    let meta = page.query_selector(&format!("meta[name=\"asset:{name}\"]")).ok()??;
    meta.get_attribute("content")
}

async fn fetch(name: &str) -> Option<String> {
    let window = web_sys::window()?;
    let address = address(name)?;
    let response: JsValue = JsFuture::from(window.fetch_with_str(&address)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    text::text(&JsFuture::from(response.text().ok()?).await.ok()?)
}
