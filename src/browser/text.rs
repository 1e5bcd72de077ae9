//! Texts that JavaScript has.

use js_sys::{JsString, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type TextEncoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;

    #[wasm_bindgen(method)]
    fn encode(this: &TextEncoder, text: &JsString) -> Uint8Array;
}

/// The text that a value is. `JsValue::as_string` goes from character to character, for some 30 ms
/// in a draft of 10,000 activities; the browser copies all of it at once.
pub fn text(value: &JsValue) -> Option<String> {
    let text = value.dyn_ref::<JsString>()?;
    let bytes = TextEncoder::new().encode(text).to_vec();
    // What the browser has encoded is UTF-8.
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_text_comes_as_it_is_and_nothing_else_is_one() {
        for said in ["", "plain", "Ä 日本 🎉\u{a0}\n"] {
            assert_eq!(text(&said.into()).as_deref(), Some(said));
        }
        assert_eq!(text(&JsValue::from(3)), None);
        // Half a character, which JavaScript allows.
        let half = JsString::from_char_code1(0xd83d);
        assert_eq!(text(&half).as_deref(), Some("\u{fffd}"));
    }
}
