//! What has to be there before a step begins.

use std::path::PathBuf;

use anyhow::Result;

use crate::project;
use crate::setup::others::{self, WebKit};
use crate::setup::{browser, cargo_tool, npm, poppler, target, wasm_opt};

/// A thing that a step needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// The standard library for WebAssembly.
    Target,
    /// Trunk.
    Trunk,
    /// The wasm-bindgen tools.
    WasmBindgen,
    /// wasm-opt.
    WasmOpt,
    /// Playwright, with what else comes from npm.
    Playwright,
    /// The reader of PDFs.
    Poppler,
    /// Chromium or Chrome.
    Chromium,
    /// Chromium without a window.
    Headless,
    /// The program that drives it for the WebAssembly tests.
    Chromedriver,
    /// Firefox and WebKit.
    OtherBrowsers,
}

/// Where browsers have been found.
#[derive(Default)]
pub struct Found {
    /// Chromium or Chrome.
    pub chromium: Option<PathBuf>,
    /// The program that drives it.
    pub chromedriver: Option<PathBuf>,
    /// Chromium without a window.
    pub headless: Option<PathBuf>,
    /// Firefox.
    pub firefox: Option<PathBuf>,
    /// WebKit.
    pub webkit: Option<WebKit>,
}

impl Found {
    /// Gets everything before the first step starts: a missing browser should not show after ten
    /// minutes.
    pub fn prepare(needed: impl Fn(Need) -> bool) -> Result<Self> {
        let mut found = Self::default();
        if needed(Need::Target) {
            target::ensure()?;
        }
        let mut tools = Vec::new();
        if needed(Need::Trunk) {
            tools.push(cargo_tool::trunk());
        }
        if needed(Need::WasmBindgen) {
            tools.push(cargo_tool::wasm_bindgen()?);
        }
        cargo_tool::ensure(&tools)?;
        if needed(Need::WasmOpt) {
            wasm_opt::ensure()?;
        }
        if needed(Need::Playwright) {
            npm::ensure(&project::browser_tests(), "Playwright")?;
        }
        if needed(Need::Poppler) {
            poppler::ensure()?;
        }
        if needed(Need::Chromium) {
            found.chromium = Some(browser::chromium()?);
        }
        if needed(Need::Headless) {
            found.headless = Some(browser::headless()?);
        }
        if needed(Need::Chromedriver) {
            found.chromedriver = Some(browser::chromedriver()?);
        }
        if needed(Need::OtherBrowsers) {
            found.firefox = others::firefox()?;
            found.webkit = others::webkit()?;
        }
        Ok(found)
    }
}
