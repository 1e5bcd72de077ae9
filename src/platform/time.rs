//! The clock of the person's place.

use js_sys::{Date, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// What day it is; `None` in a year that a date cannot have.
pub fn today() -> Option<remit_core::matrix::Date> {
    let now = Date::new_0();
    let year = u16::try_from(now.get_full_year()).ok()?;
    remit_core::matrix::Date::new(year, now.get_month() as u8 + 1, now.get_date() as u8)
}

/// Does some work, and lets who watches the page's performance see how long it took: as a
/// measure of this name, of which nothing is kept.
pub fn measured<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let watch = web_sys::window().and_then(|window| window.performance());
    let Some(watch) = watch else { return work() };
    // What cannot be measured is done all the same.
    let _ = watch.mark(name);
    let done = work();
    let _ = watch.measure_with_start_mark(name, name);
    watch.clear_marks_with_mark_name(name);
    watch.clear_measures_with_measure_name(name);
    done
}

/// Waits for so many milliseconds.
pub async fn sleep(milliseconds: i32) {
    let woken = Promise::new(&mut |wake, _| {
        if let Some(window) = web_sys::window() {
            // Fails only for a window that is gone, and then nothing goes on anyway.
            let _ =
                window.set_timeout_with_callback_and_timeout_and_arguments_0(&wake, milliseconds);
        }
    });
    let _ = JsFuture::from(woken).await;
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
