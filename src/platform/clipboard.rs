//! What copy, cut and paste carry.

use web_sys::DataTransfer;

/// Our own form, for what other programs would lose.
pub const OWN: &str = "application/x-remit-cells";
/// Plain text.
pub const TEXT: &str = "text/plain";
/// Markup.
pub const HTML: &str = "text/html";

/// Puts texts on the clipboard, each of its type. False where the browser refuses.
pub fn put(data: &DataTransfer, texts: &[(&str, &str)]) -> bool {
    // A browser that knows no other types than its own still takes those.
    texts.iter().filter(|(kind, text)| data.set_data(kind, text).is_ok()).count() > 1
}

/// What is there of a type, unless there is nothing.
pub fn text(data: &DataTransfer, kind: &str) -> Option<String> {
    data.get_data(kind).ok().filter(|text| !text.is_empty())
}
