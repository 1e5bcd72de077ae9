//! Files: handed to the person, and taken from them.

use js_sys::{Promise, Uint8Array};
use remit_core::matrix::limits;
use remit_formats::json::ReadError;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{
    Blob, BlobPropertyBag, ClipboardItem, File, FilePropertyBag, HtmlElement, ShareData, Url,
};

/// Why the browser would not hand over a file.
#[derive(Debug, thiserror::Error)]
#[error("the browser refused ({0})")]
pub struct Refused(String);

impl From<JsValue> for Refused {
    fn from(value: JsValue) -> Self {
        let error = value.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
        Self(error.or_else(|| value.as_string()).unwrap_or_else(|| "no reason given".to_owned()))
    }
}

/// Downloads a text as a file.
pub fn download(name: &str, mime: &str, text: &str) -> Result<(), Refused> {
    download_part(name, mime, &JsValue::from_str(text))
}

/// Downloads bytes as a file.
pub fn download_bytes(name: &str, mime: &str, bytes: &Uint8Array) -> Result<(), Refused> {
    download_part(name, mime, bytes)
}

/// A piece of memory that browsers treat as a file.
fn blob(mime: &str, part: &JsValue) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = js_sys::Array::of1(part);
    // It makes no difference which of its siblings is called: the browser looks at what it gets.
    Blob::new_with_str_sequence_and_options(&parts, &options)
}

fn download_part(name: &str, mime: &str, part: &JsValue) -> Result<(), Refused> {
    let blob = blob(mime, part)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.ok_or_else(|| Refused("there is no page".to_owned()))?;
    let link = document.create_element("a")?;
    link.set_attribute("href", &url)?;
    link.set_attribute("download", name)?;
    if let Some(link) = link.dyn_ref::<HtmlElement>() {
        link.click();
    }
    // The download has its own hold on the data by now.
    Url::revoke_object_url(&url)?;
    Ok(())
}

/// A file that the system's own share sheet would take.
pub struct Shareable(ShareData);

impl Shareable {
    /// The first of some files, each with its name and type, that the share sheet would take;
    /// nothing where there is no share sheet, or none for such files.
    pub fn first(files: &[(String, &str)], text: &str) -> Option<Self> {
        let navigator = web_sys::window()?.navigator();
        // Not every browser has it.
        js_sys::Reflect::get(&navigator, &"canShare".into()).ok().filter(JsValue::is_function)?;
        files.iter().find_map(|(name, mime)| {
            let options = FilePropertyBag::new();
            options.set_type(mime);
            let parts = js_sys::Array::of1(&text.into());
            let file = File::new_with_str_sequence_and_options(&parts, name, &options).ok()?;
            let data = ShareData::new();
            data.set_files(&js_sys::Array::of1(&file));
            data.set_title(name);
            navigator.can_share_with_data(&data).then_some(Self(data))
        })
    }

    /// Opens the share sheet. False where the person closed it again.
    pub async fn share(self) -> Result<bool, Refused> {
        let window = web_sys::window().ok_or_else(|| Refused("there is no page".to_owned()))?;
        match JsFuture::from(window.navigator().share_with_data(&self.0)).await {
            Ok(_) => Ok(true),
            Err(error) if is_abort(&error) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}

fn is_abort(error: &JsValue) -> bool {
    error.dyn_ref::<web_sys::DomException>().is_some_and(|error| error.name() == "AbortError")
}

/// Puts a text on the clipboard.
pub async fn copy(text: &str) -> Result<(), Refused> {
    let window = web_sys::window().ok_or_else(|| Refused("there is no page".to_owned()))?;
    JsFuture::from(window.navigator().clipboard().write_text(text)).await?;
    Ok(())
}

/// Puts on the clipboard what is still being made, each form with its type. Browsers allow it
/// only while they remember the click, so they are asked at once.
pub async fn copy_soon(forms: Vec<(&'static str, Promise)>) -> Result<(), Refused> {
    let window = web_sys::window().ok_or_else(|| Refused("there is no page".to_owned()))?;
    let items = js_sys::Object::new();
    for (mime, made) in forms {
        let made = async move {
            let made = JsFuture::from(made).await?;
            Ok(blob(mime, &made)?.into())
        };
        js_sys::Reflect::set(&items, &mime.into(), &future_to_promise(made))?;
    }
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&items)?;
    JsFuture::from(window.navigator().clipboard().write(&js_sys::Array::of1(&item))).await?;
    Ok(())
}

/// Reads a file whole, unless it is larger than any that Remit reads.
pub async fn read(file: &File) -> Result<Vec<u8>, ReadError> {
    let bytes = file.size() as usize;
    if bytes > limits::FILE_BYTES {
        return Err(ReadError::TooLarge { bytes });
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    // A file that was moved or deleted after it was chosen.
    let buffer = buffer.map_err(|_| ReadError::Unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
