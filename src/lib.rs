//! Remit in the browser: Leptos, one folder for each region of the screen.
//!
//! The arrows run one way: the regions draw what [`state`] holds and call [`actions`]; those call
//! the [`session`], which changes the stores of [`state`] and asks the [`platform`]. [`app`] puts
//! it all together, and hands in what is loaded lazily.
#![cfg(target_arch = "wasm32")]

mod actions;
mod app;
mod compare;
mod conflicts;
mod dialogs;
mod find;
mod first;
mod footer;
mod grid;
mod header;
mod lazy;
mod library;
mod listeners;
mod notice;
mod on_disk;
mod panel;
mod parts;
mod platform;
mod printing;
mod review;
mod session;
mod state;
mod storage;
mod update;
mod view;

pub use app::start;

#[cfg(test)]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
