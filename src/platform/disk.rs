//! Files on the disk that the person lets the page read and write, where the browser has the File
//! System Access API.

use js_sys::{JSON, Object, Reflect};
use remit_drafts::bound::{DiskError, Kind, Written};
use remit_formats::json::{self, ReadError};
use wasm_bindgen::prelude::*;
use web_sys::File;

use super::files;

/// What may be asked of a file.
const READ: &str = r#"{"mode":"read"}"#;
const WRITE: &str = r#"{"mode":"readwrite"}"#;

/// What can be chosen to save to.
const TO_SAVE: &str =
    r#"{"types":[{"description":"Remit file","accept":{"application/json":[".json"]}}]}"#;
/// What can be chosen to connect to.
const TO_CONNECT: &str = r#"{"types":[{"description":"Remit files and workbooks","accept":{"application/json":[".json"],"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":[".xlsx"],"application/vnd.ms-excel":[".xls"],"application/vnd.oasis.opendocument.spreadsheet":[".ods"]}}]}"#;

#[wasm_bindgen]
extern "C" {
    // web-sys has all of these for unstable builds only.

    /// The browser's handle of a file, which outlives the page.
    #[derive(Clone)]
    pub type Handle;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Handle) -> Option<String>;
    #[wasm_bindgen(method, catch, js_name = getFile)]
    async fn get_file(this: &Handle) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = createWritable)]
    async fn create_writable(this: &Handle) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = queryPermission)]
    async fn query_permission(this: &Handle, how: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = requestPermission)]
    async fn request_permission(this: &Handle, how: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = isSameEntry)]
    async fn is_same_entry(this: &Handle, other: &Handle) -> Result<JsValue, JsValue>;

    /// A file that is written beside the one that it is going to replace.
    type Swap;
    #[wasm_bindgen(method, catch)]
    async fn write(this: &Swap, text: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn close(this: &Swap) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn abort(this: &Swap) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = showSaveFilePicker)]
    async fn show_save_file_picker(options: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = showOpenFilePicker)]
    async fn show_open_file_picker(options: &JsValue) -> Result<JsValue, JsValue>;
}

/// Whether the browser lets pages write files that the person chooses.
pub fn is_there() -> bool {
    let has = |window| Reflect::has(&window, &"showSaveFilePicker".into()).unwrap_or_default();
    web_sys::window().is_some_and(|window| has(window.into()))
}

/// What kind of file it is, by its name.
pub fn kind(name: &str) -> Kind {
    const WORKBOOKS: [&str; 5] = [".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"];
    let name = name.to_ascii_lowercase();
    let is_workbook = WORKBOOKS.iter().any(|ending| name.ends_with(ending));
    if is_workbook { Kind::Workbook } else { Kind::Matrix }
}

/// Asks the person where to save; nothing where they choose nothing. The browser does this only
/// soon after a click, and empties what they choose.
pub async fn choose_to_save(name: &str) -> Result<Option<Handle>, DiskError> {
    let options = parsed(TO_SAVE);
    // Fails only for what is no object, which this is.
    let _ = Reflect::set(&options, &"suggestedName".into(), &name.into());
    chosen(show_save_file_picker(&options).await)
}

/// Asks the person for a file that is there; nothing where they choose none.
pub async fn choose_to_open() -> Result<Option<Handle>, DiskError> {
    let files = show_open_file_picker(&parsed(TO_CONNECT)).await;
    chosen(files.and_then(|files| Reflect::get_u32(&files, 0)))
}

fn chosen(handle: Result<JsValue, JsValue>) -> Result<Option<Handle>, DiskError> {
    match handle {
        Ok(handle) => Ok(Handle::of(handle)),
        Err(error) if name_of(&error) == "AbortError" => Ok(None),
        Err(error) => Err(of_js(&error)),
    }
}

fn parsed(options: &str) -> JsValue {
    JSON::parse(options).unwrap_or_else(|_| Object::new().into())
}

impl Handle {
    /// What the browser has handed over, where it is a handle.
    pub fn of(value: JsValue) -> Option<Self> {
        value.is_object().then(|| value.unchecked_into())
    }

    /// What the file is called.
    pub fn file_name(&self) -> String {
        self.name().unwrap_or_default()
    }

    /// The file as it is now.
    pub async fn file(&self) -> Result<File, DiskError> {
        Ok(self.get_file().await.map_err(|error| of_js(&error))?.unchecked_into())
    }

    /// What is in the file.
    pub async fn read(&self) -> Result<Vec<u8>, DiskError> {
        files::read(&self.file().await?).await.map_err(|error| match error {
            ReadError::TooLarge { .. } => DiskError::TooLarge,
            // It was there a moment ago.
            _ => DiskError::Locked,
        })
    }

    /// Writes the file beside itself, looks whether it still holds what has this hash, and only
    /// then puts the new one in its place.
    pub async fn write_over(&self, text: &str, over: u64) -> Result<Written, DiskError> {
        let swap = self.create_writable().await.map_err(|error| of_js(&error))?;
        let swap: Swap = swap.unchecked_into();
        let result = self.write_swap(&swap, text, over).await;
        if result != Ok(Written::Done) {
            // What is left of it is removed with the page at the latest.
            let _ = swap.abort().await;
        }
        result
    }

    async fn write_swap(&self, swap: &Swap, text: &str, over: u64) -> Result<Written, DiskError> {
        swap.write(text).await.map_err(|error| of_js(&error))?;
        if json::fingerprint_of(&self.read().await?) != over {
            return Ok(Written::Behind);
        }
        swap.close().await.map_err(|error| of_js(&error))?;
        Ok(Written::Done)
    }

    /// Whether the page may use the file without asking.
    pub async fn is_allowed(&self, kind: Kind) -> bool {
        is_granted(self.query_permission(&mode(kind)).await)
    }

    /// Asks the person whether the page may use the file, which browsers do only soon after a
    /// click.
    pub async fn ask(&self, kind: Kind) -> bool {
        is_granted(self.request_permission(&mode(kind)).await)
    }

    /// Whether both are of the same file.
    pub async fn is_same(&self, other: &Self) -> bool {
        self.is_same_entry(other).await.is_ok_and(|is| is.is_truthy())
    }
}

fn mode(kind: Kind) -> JsValue {
    parsed(if kind == Kind::Workbook { READ } else { WRITE })
}

fn is_granted(state: Result<JsValue, JsValue>) -> bool {
    state.is_ok_and(|state| state.as_string().as_deref() == Some("granted"))
}

fn name_of(error: &JsValue) -> String {
    let name = Reflect::get(error, &"name".into()).ok();
    name.and_then(|name| name.as_string()).unwrap_or_default()
}

/// What an exception says. The browsers name them by what they have tried to do, so some names
/// have several reasons, of which this is the one that people meet.
fn of_js(error: &JsValue) -> DiskError {
    let name = name_of(error);
    match name.as_str() {
        "NotAllowedError" | "SecurityError" => DiskError::NotAllowed,
        "NotFoundError" | "TypeMismatchError" => DiskError::Missing,
        "NotReadableError" | "InvalidStateError" | "InvalidModificationError" => DiskError::Locked,
        "NoModificationAllowedError" => DiskError::ReadOnly,
        "QuotaExceededError" => DiskError::Full,
        _ => DiskError::Failed(format!("the browser refused ({name})")),
    }
}
