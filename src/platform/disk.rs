//! Files on the disk that the person lets the page read and write, where the browser has the File
//! System Access API.

use js_sys::{Function, JSON, Promise, Reflect};
use remit_drafts::bound::{DiskError, Kind, Written};
use remit_formats::json::{self, ReadError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
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

/// What a browser says where the person closes its dialog.
const CLOSED: &str = "AbortError";

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

/// Asks the person where to save, with the name that is proposed, or, without one, for a file that
/// is there; nothing where they choose nothing. The browser does this only soon after a click, and
/// empties what they choose to save to.
pub async fn choose(name: Option<String>) -> Result<Option<Handle>, DiskError> {
    let (ask, options) = match name {
        Some(_) => ("showSaveFilePicker", parsed(TO_SAVE)),
        None => ("showOpenFilePicker", parsed(TO_CONNECT)),
    };
    if let Some(name) = name {
        // Fails only for what is no object, which this is.
        let _ = Reflect::set(&options, &"suggestedName".into(), &name.into());
    }
    match call(&js_sys::global(), ask, &options).await {
        Ok(files) if files.is_array() => Ok(Reflect::get_u32(&files, 0).ok().and_then(Handle::of)),
        Ok(file) => Ok(Handle::of(file)),
        Err(DiskError::Failed(name)) if name == CLOSED => Ok(None),
        Err(error) => Err(error),
    }
}

fn parsed(options: &str) -> JsValue {
    JSON::parse(options).unwrap_or_default()
}

/// Calls what web-sys has for unstable builds only, and waits for what comes of it.
async fn call(of: &JsValue, name: &str, with: &JsValue) -> Result<JsValue, DiskError> {
    let begin = || -> Result<Promise, JsValue> {
        let function: Function = Reflect::get(of, &name.into())?.dyn_into()?;
        Ok(Promise::resolve(&function.call1(of, with)?))
    };
    let done = match begin() {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    done.map_err(|error| of_js(&error))
}

/// What an exception says. The browsers name them by what they have tried to do, so some names
/// have several reasons, of which this is the one that people meet.
fn of_js(error: &JsValue) -> DiskError {
    let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    let name = name.unwrap_or_default();
    match name.as_str() {
        "NotAllowedError" | "SecurityError" => DiskError::NotAllowed,
        "NotFoundError" | "TypeMismatchError" => DiskError::Missing,
        "NotReadableError" | "InvalidStateError" | "InvalidModificationError" => DiskError::Locked,
        "NoModificationAllowedError" => DiskError::ReadOnly,
        "QuotaExceededError" => DiskError::Full,
        _ => DiskError::Failed(name),
    }
}

/// The browser's handle of a file, which outlives the page.
#[derive(Clone)]
pub struct Handle(JsValue);

impl Handle {
    /// What the browser has handed over, where it is a handle.
    pub fn of(value: JsValue) -> Option<Self> {
        value.is_object().then_some(Self(value))
    }

    /// As the browser has it.
    pub fn value(&self) -> &JsValue {
        &self.0
    }

    /// What the file is called.
    pub fn name(&self) -> String {
        let name = Reflect::get(&self.0, &"name".into()).ok();
        name.and_then(|name| name.as_string()).unwrap_or_default()
    }

    /// The file as it is now, with what is in it.
    pub async fn read(&self) -> Result<(File, Vec<u8>), DiskError> {
        let file: File = call(&self.0, "getFile", &JsValue::UNDEFINED).await?.unchecked_into();
        match files::read(&file).await {
            Ok(bytes) => Ok((file, bytes)),
            Err(ReadError::TooLarge { .. }) => Err(DiskError::TooLarge),
            // It was there a moment ago.
            Err(_) => Err(DiskError::Locked),
        }
    }

    /// Writes the file beside itself, looks whether it still holds what has this hash, and only
    /// then puts the new one in its place.
    pub async fn write_over(&self, text: &str, over: u64) -> Result<Written, DiskError> {
        let swap = call(&self.0, "createWritable", &JsValue::UNDEFINED).await?;
        let mut result = call(&swap, "write", &text.into()).await.map(|_| Written::Done);
        if result.is_ok() {
            result = self.read().await.map(|(_, bytes)| {
                let is_same = json::fingerprint_of(&bytes) == over;
                if is_same { Written::Done } else { Written::Behind }
            });
        }
        // What is left of it otherwise is removed with the page at the latest.
        let end = if result == Ok(Written::Done) { "close" } else { "abort" };
        let ended = call(&swap, end, &JsValue::UNDEFINED).await;
        if result == Ok(Written::Done) { ended.map(|_| Written::Done) } else { result }
    }

    /// Whether the page may use the file without asking; or, where it `asks`, whether the person
    /// says so, whom browsers ask only soon after a click.
    pub async fn is_allowed(&self, kind: Kind, asks: bool) -> bool {
        let name = if asks { "requestPermission" } else { "queryPermission" };
        let mode = parsed(if kind == Kind::Workbook { READ } else { WRITE });
        let state = call(&self.0, name, &mode).await;
        state.is_ok_and(|state| state.as_string().as_deref() == Some("granted"))
    }

    /// Whether both are of the same file.
    pub async fn is_same(&self, other: &Self) -> bool {
        call(&self.0, "isSameEntry", &other.0).await.is_ok_and(|is| is.is_truthy())
    }
}
