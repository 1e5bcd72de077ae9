//! One rule of styles that changes while the app runs. The page's security policy forbids styles
//! in markup; rules that are added to a style sheet of the page are none.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::CssStyleSheet;

thread_local! {
    /// Where the rule stands in the sheet, once there is one.
    static PLACE: Cell<Option<u32>> = const { Cell::new(None) };
}

/// Puts a rule in place of the one before. Where the page has no style sheet there are no looks
/// to change.
pub fn set(rule: &str) {
    let sheets = web_sys::window().and_then(|window| window.document()).map(|it| it.style_sheets());
    let Some(sheet) = sheets.and_then(|sheets| sheets.item(sheets.length().checked_sub(1)?)) else {
        return;
    };
    let Ok(sheet) = sheet.dyn_into::<CssStyleSheet>() else { return };
    // The rules of a sheet that is still being loaded cannot be changed.
    let Ok(rules) = sheet.css_rules() else { return };
    if let Some(place) = PLACE.take() {
        let _ = sheet.delete_rule(place);
    }
    let place = rules.length();
    if sheet.insert_rule_with_index(rule, place).is_ok() {
        PLACE.set(Some(place));
    }
}
