//! One rule of styles that changes while the app runs. The page's security policy forbids styles
//! in markup; rules that are added to a style sheet of the page are none.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::CssStyleSheet;

thread_local! {
    /// The rule, and where it stands in the sheet; nothing where there is none.
    static NOW: RefCell<Option<(String, u32)>> = const { RefCell::new(None) };
}

/// Puts a rule in place of the one before, or takes that away where the new one is empty. Where
/// the page has no style sheet there are no looks to change.
pub fn set(rule: &str) {
    // The browser styles the whole page anew for every rule that comes or goes.
    if NOW.with_borrow(|now| now.as_ref().map_or("", |(rule, _)| rule) == rule) {
        return;
    }
    let sheets = web_sys::window().and_then(|window| window.document()).map(|it| it.style_sheets());
    let Some(sheet) = sheets.and_then(|sheets| sheets.item(sheets.length().checked_sub(1)?)) else {
        return;
    };
    let Ok(sheet) = sheet.dyn_into::<CssStyleSheet>() else { return };
    // The rules of a sheet that is still being loaded cannot be changed.
    let Ok(rules) = sheet.css_rules() else { return };
    if let Some((_, place)) = NOW.take() {
        let _ = sheet.delete_rule(place);
    }
    let place = rules.length();
    if !rule.is_empty() && sheet.insert_rule_with_index(rule, place).is_ok() {
        NOW.set(Some((rule.to_owned(), place)));
    }
}
