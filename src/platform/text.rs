//! Texts that JavaScript has.

use js_sys::JsString;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type TextEncoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;

    #[wasm_bindgen(method, js_name = encodeInto)]
    fn encode_into(this: &TextEncoder, text: &JsString, bytes: &mut [u8]) -> Encoded;

    /// How far it came.
    type Encoded;

    /// In UTF-16 units.
    #[wasm_bindgen(method, getter)]
    fn read(this: &Encoded) -> u32;

    /// In bytes.
    #[wasm_bindgen(method, getter)]
    fn written(this: &Encoded) -> u32;
}

/// The text that a value is. `JsValue::as_string` goes from character to character, for some 30 ms
/// in a draft of 10,000 activities; the browser copies all of it at once.
pub fn text(value: &JsValue) -> Option<String> {
    let mut rest = value.dyn_ref::<JsString>()?.clone();
    let encoder = TextEncoder::new();
    // Most texts are mostly ASCII; a character of another script takes up to three times as much.
    let mut bytes = vec![0; rest.length() as usize + 8];
    let mut end = 0;
    loop {
        let done = encoder.encode_into(&rest, bytes.get_mut(end..)?);
        end += done.written() as usize;
        if done.read() == rest.length() {
            break;
        }
        rest = rest.slice(done.read(), rest.length());
        bytes.resize(end + 3 * rest.length() as usize, 0);
    }
    bytes.truncate(end);
    // What the browser has encoded is UTF-8.
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_text_comes_as_it_is_and_nothing_else_is_one() {
        for said in ["", "plain", "Ä 日本 🎉\u{a0}\n", &"日本".repeat(99), &"🎉".repeat(99)]
        {
            assert_eq!(text(&said.into()).as_deref(), Some(said));
        }
        assert_eq!(text(&JsValue::from(3)), None);
        // Half a character, which JavaScript allows.
        let half = JsString::from_char_code1(0xd83d);
        assert_eq!(text(&half).as_deref(), Some("\u{fffd}"));
    }
}
