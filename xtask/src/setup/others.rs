//! Firefox and WebKit, in which the main job is tried as well.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::process;
use crate::setup::{apt, browser};

const FIREFOX: [&str; 2] = ["firefox-esr", "firefox"];

/// Where Firefox is installed on systems that do not put it on PATH.
const PLACES: [&str; 2] = [
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    r"C:\Program Files\Mozilla Firefox\firefox.exe",
];

/// Below these folders Linux distributions keep WebKit's small browser.
const LIBRARIES: [&str; 3] = ["/usr/lib", "/usr/lib64", "/usr/libexec"];

/// WebKit's small browser with the program that drives it.
pub struct WebKit {
    /// The program that drives it.
    pub driver: PathBuf,
    /// The browser.
    pub browser: PathBuf,
}

/// Where Firefox is, if it is there or can be installed. The variable `REMIT_FIREFOX` names
/// another one.
pub fn firefox() -> Result<Option<PathBuf>> {
    if let Some(path) = browser::given("REMIT_FIREFOX")? {
        return Ok(Some(path));
    }
    let installed = || {
        let on_path = FIREFOX.iter().find_map(|name| process::find(name));
        on_path.or_else(|| PLACES.iter().map(PathBuf::from).find(|path| path.is_file()))
    };
    found_or_installed("Firefox", &["firefox-esr"], installed)
}

/// Where WebKit is, if it is there or can be installed.
pub fn webkit() -> Result<Option<WebKit>> {
    let packages = ["webkit2gtk-driver", "xvfb", "dbus-x11"];
    found_or_installed("WebKit", &packages, || {
        let driver = process::find("WebKitWebDriver")?;
        let browser = LIBRARIES.iter().find_map(|library| mini_browser(Path::new(library), 2))?;
        Some(WebKit { driver, browser })
    })
}

/// Not every machine can have these browsers; one that builds for everybody has to.
fn found_or_installed<T>(
    what: &str,
    packages: &[&str],
    find: impl Fn() -> Option<T>,
) -> Result<Option<T>> {
    let mut found = find();
    if found.is_none() && apt::install(what, packages) {
        found = find();
    }
    let how = || format!("Debian and Ubuntu: `sudo apt-get install {}`", packages.join(" "));
    match found {
        Some(_) => println!("{what}: found"),
        None if std::env::var_os("CI").is_some() => bail!("{what} is not here. {}", how()),
        None => println!("{what}: not here, so nothing is tried in it. {}", how()),
    }
    Ok(found)
}

/// `MiniBrowser` in a folder whose name begins with `webkit`, so many levels below another.
fn mini_browser(folder: &Path, levels: u8) -> Option<PathBuf> {
    let entries = std::fs::read_dir(folder).ok()?;
    entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).find_map(|path| {
        let is_webkits = path.file_name()?.to_str()?.starts_with("webkit");
        let browser = path.join("MiniBrowser");
        if is_webkits && browser.is_file() {
            return Some(browser);
        }
        if levels > 1 { mini_browser(&path, levels - 1) } else { None }
    })
}
