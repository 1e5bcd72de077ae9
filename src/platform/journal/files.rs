//! The files on the disk that drafts are saved to: the browser's handle of each, and what is
//! remembered of it.

use js_sys::Array;
use remit_core::matrix::MatrixId;
use wasm_bindgen::{JsCast, JsValue};

use super::database::{FILES, read, write};
use super::{JournalError, key};
use crate::platform::disk::Handle;

/// A file that a draft is saved to.
pub struct BoundFile {
    /// The browser's handle.
    pub handle: Handle,
    /// Since when, in milliseconds since 1970: another file has another time.
    pub since: u64,
    /// What is remembered of it.
    pub memory: String,
}

impl BoundFile {
    fn value(&self) -> JsValue {
        let since = JsValue::from_f64(self.since as f64);
        Array::of3(&self.handle, &since, &JsValue::from_str(&self.memory)).into()
    }

    /// Nothing where that cannot be read: then the draft is saved to no file.
    fn of(value: &JsValue) -> Option<Self> {
        let parts = value.dyn_ref::<Array>()?;
        Some(Self {
            handle: Handle::of(parts.get(0))?,
            since: parts.get(1).as_f64()? as u64,
            memory: parts.get(2).as_string()?,
        })
    }
}

/// The file that a draft is saved to, if there is one.
pub async fn bound(id: MatrixId) -> Result<Option<BoundFile>, JournalError> {
    let found = read(&[FILES]).await?.get_any(FILES, &key(id)).await?;
    Ok(found.and_then(|value| BoundFile::of(&value)))
}

/// A draft is saved to a file from now on.
pub async fn bind(id: MatrixId, file: &BoundFile) -> Result<(), JournalError> {
    let stores = write(&[FILES]).await?;
    stores.put_any(FILES, &key(id), &file.value())?;
    stores.done().await
}

/// Remembers something of the file of a draft. False where the draft is not saved to that file any
/// more.
pub async fn remember(id: MatrixId, file: &BoundFile) -> Result<bool, JournalError> {
    let stores = write(&[FILES]).await?;
    let found = stores.get_any(FILES, &key(id)).await?;
    let now = found.and_then(|value| BoundFile::of(&value));
    if now.is_none_or(|now| now.since != file.since) {
        return Ok(false);
    }
    stores.put_any(FILES, &key(id), &file.value())?;
    stores.done().await?;
    Ok(true)
}

/// A draft is saved to no file any more.
pub async fn unbind(id: MatrixId) -> Result<(), JournalError> {
    let stores = write(&[FILES]).await?;
    stores.delete(FILES, key(id))?;
    stores.done().await
}
