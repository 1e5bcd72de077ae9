//! The few places that touch the browser: what it keeps, what it hands over, where it stands.
//! Nothing here knows Leptos or how the app looks.

pub mod assets;
pub mod cells;
pub mod clipboard;
pub mod disk;
pub mod dom;
pub mod failure;
pub mod files;
pub mod focus;
pub mod hear;
pub mod history;
pub mod ids;
pub mod journal;
pub mod launch;
pub mod offline;
pub mod paint;
pub mod paper;
pub mod persistence;
pub mod popup;
pub mod settings;
pub mod store;
pub mod styles;
pub mod tabs;
pub mod text;
pub mod time;
pub mod worker;

/// Milliseconds since 1970.
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}
