//! The browser that the tests run in.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::setup::{apt, npm, step};
use crate::{process, project};

const NAMES: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// Chromium without a window, as program and as package.
const SHELL: &str = "chromium-headless-shell";

/// Where Chrome is installed on systems that do not put it on PATH.
const PLACES: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
];

/// Where Chromium is; installs it first where needed. The variable
/// `REMIT_CHROMIUM` names another one.
pub fn chromium() -> Result<PathBuf> {
    if let Some(path) = given("REMIT_CHROMIUM")? {
        return Ok(path);
    }
    if let Some(path) = installed_chromium() {
        println!("Chromium: found at {}", path.display());
        return Ok(path);
    }
    if let Some(path) = playwright_chromium() {
        println!("Chromium: found Playwright's own");
        return Ok(path);
    }
    if apt_install()
        && let Some(path) = installed_chromium()
    {
        return Ok(path);
    }
    if playwright_install().is_ok()
        && let Some(path) = playwright_chromium()
    {
        return Ok(path);
    }
    bail!(
        "The browser tests need Chromium or Chrome, and it could not be installed. \
         Install it (Debian: `sudo apt-get install chromium chromium-driver`, \
         Ubuntu and others: https://www.google.com/chrome, \
         macOS: `brew install --cask google-chrome chromedriver`), \
         or set REMIT_CHROMIUM to its path, then run the same command again."
    )
}

/// Where the Chromium is that has no window at all, or else any Chromium: for the tests of the
/// whole app, whose pages take it two thirds of the time.
pub fn headless() -> Result<PathBuf> {
    if std::env::var_os("REMIT_CHROMIUM").is_some() {
        return chromium();
    }
    let installed = || process::find(SHELL);
    if let Some(path) = installed() {
        println!("Chromium without a window: found at {}", path.display());
        return Ok(path);
    }
    if apt::install("Chromium without a window", &[SHELL])
        && let Some(path) = installed()
    {
        return Ok(path);
    }
    chromium()
}

/// Where the program is that drives Chromium for the WebAssembly tests;
/// installs it first where needed. The variable `CHROMEDRIVER` names another.
pub fn chromedriver() -> Result<PathBuf> {
    if let Some(path) = given("CHROMEDRIVER")? {
        return Ok(path);
    }
    // Build machines often have it in a folder that this variable names.
    let shared = std::env::var_os("CHROMEWEBDRIVER")
        .map(|folder| Path::new(&folder).join("chromedriver"))
        .filter(|path| path.is_file());
    if let Some(path) = shared.or_else(|| process::find("chromedriver")) {
        println!("chromedriver: found at {}", path.display());
        return Ok(path);
    }
    if apt_install()
        && let Some(path) = process::find("chromedriver")
    {
        return Ok(path);
    }
    bail!(
        "The WebAssembly tests need chromedriver in the version of your Chromium or Chrome. \
         Install it (Debian: `sudo apt-get install chromium-driver`, \
         macOS: `brew install --cask chromedriver`, \
         others: `npx @puppeteer/browsers install chromedriver@stable`, \
         which prints where it put it), put it on PATH or set CHROMEDRIVER to its path, \
         then run the same command again. \
         `cargo xtask test --only STEP` runs the other steps without it."
    )
}

/// The file that a variable names, which then has to be there.
pub fn given(variable: &str) -> Result<Option<PathBuf>> {
    match std::env::var_os(variable).map(PathBuf::from) {
        Some(path) if path.is_file() => Ok(Some(path)),
        Some(path) => bail!(
            "{variable} is set to {}, which is no file. Correct it or unset it.",
            path.display()
        ),
        None => Ok(None),
    }
}

fn installed_chromium() -> Option<PathBuf> {
    let on_path = NAMES.iter().find_map(|name| process::find(name));
    on_path.or_else(|| PLACES.iter().map(PathBuf::from).find(|path| path.is_file()))
}

fn apt_install() -> bool {
    apt::install("Chromium and chromedriver", &["chromium", "chromium-driver"])
}

fn playwright_install() -> Result<()> {
    let folder = project::browser_tests();
    npm::ensure(&folder, "Playwright")?;
    step("Chromium: fetching Playwright's own", || {
        let mut npx = process::command("npx");
        npx.args(["playwright", "install", "chromium"]);
        process::run(npx.current_dir(&folder)).context("Playwright could not fetch Chromium")
    })
    .inspect_err(|error| println!("That did not work: {error:#}"))
}

/// The Chromium that Playwright has fetched, if it has.
fn playwright_chromium() -> Option<PathBuf> {
    let script = "import('@playwright/test').then(p => console.log(p.chromium.executablePath()))";
    let mut node = process::command("node");
    node.args(["-e", script]).current_dir(project::browser_tests());
    process::output(&mut node).map(PathBuf::from).filter(|path| path.is_file())
}
