//! The files on the disk that drafts are saved to: the browser's handle of each, and what is
//! remembered of it.

use js_sys::Array;
use remit_core::matrix::MatrixId;
use wasm_bindgen::{JsCast, JsValue};

use super::database::{FILES, write};
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

/// What becomes of the file that a draft is saved to.
pub enum FileChange {
    /// It stays as it is.
    Keep,
    /// The draft is saved to this one from now on.
    Bind(BoundFile),
    /// This is remembered of it, where it is still the same.
    Remember(BoundFile),
    /// The draft is saved to no file any more.
    Unbind,
}

impl BoundFile {
    fn value(&self) -> JsValue {
        let since = JsValue::from_f64(self.since as f64);
        Array::of3(self.handle.value(), &since, &JsValue::from_str(&self.memory)).into()
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

/// Changes what file a draft is saved to, and says what there was before. Nothing where there was
/// none, or not the one of which something was to be remembered.
pub async fn file(id: MatrixId, change: FileChange) -> Result<Option<BoundFile>, JournalError> {
    let (key, stores) = (key(id), write(&[FILES]).await?);
    let before = stores.get_any(FILES, &key).await?.and_then(|value| BoundFile::of(&value));
    let since = before.as_ref().map(|before| before.since);
    match change {
        FileChange::Keep => return Ok(before),
        FileChange::Remember(file) if since != Some(file.since) => return Ok(None),
        FileChange::Bind(file) | FileChange::Remember(file) => {
            stores.put_any(FILES, &key, &file.value())?;
        }
        FileChange::Unbind => stores.delete(FILES, key)?,
    }
    stores.done().await?;
    Ok(before)
}
