//! The clock of the person's place.

use js_sys::Date;
use wasm_bindgen::JsValue;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// What day it is; `None` in a year that a date cannot have.
pub fn today() -> Option<remit::matrix::Date> {
    let now = Date::new_0();
    let year = u16::try_from(now.get_full_year()).ok()?;
    remit::matrix::Date::new(year, now.get_month() as u8 + 1, now.get_date() as u8)
}

/// A time of day with its day, unless that is today: "10:42", "21 Nov, 10:42".
pub fn clock(at: u64) -> String {
    let date = Date::new(&JsValue::from_f64(at as f64));
    let time = format!("{:02}:{:02}", date.get_hours(), date.get_minutes());
    let today = Date::new_0();
    let same = |part: fn(&Date) -> u32| part(&date) == part(&today);
    if same(Date::get_date) && same(Date::get_month) && same(Date::get_full_year) {
        return time;
    }
    let month = MONTHS.get(date.get_month() as usize).copied().unwrap_or_default();
    format!("{} {month}, {time}", date.get_date())
}
