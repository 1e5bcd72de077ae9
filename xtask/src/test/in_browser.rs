//! The steps that take a browser.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::needs::Found;
use crate::setup::target::TARGET;
use crate::{process, project, serve};

/// Makes Chromium start without a window, without asking, as root in a
/// container as well, and without talking to its maker.
const CHROMIUM_FLAGS: [&str; 8] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Runs the app's own tests as WebAssembly in Chromium.
pub fn wasm_tests(found: &Found, extra: &[String]) -> Result<()> {
    let mut command = process::command("cargo");
    command.args(["test", "--package", "remit-app", "--target", TARGET]);
    command.arg("--lib");
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    // The runner takes the first browser that any variable names.
    command.env_remove("GECKODRIVER");
    if let Some(driver) = &found.chromedriver {
        command.env("CHROMEDRIVER", driver);
    }
    let settings = webdriver_settings(found)?;
    command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &settings);
    process::run(command.args(extra))
}

/// Writes how chromedriver is to start Chromium, and returns the file.
fn webdriver_settings(found: &Found) -> Result<PathBuf> {
    let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let flags: Vec<String> = CHROMIUM_FLAGS.iter().map(|flag| quoted(flag)).collect();
    let binary = found.chromium.as_ref().map_or(String::new(), |path| {
        format!(r#""binary": {}, "#, quoted(&path.to_string_lossy()))
    });
    let json =
        format!("{{ \"goog:chromeOptions\": {{ {binary}\"args\": [{}] }} }}\n", flags.join(", "));
    let folder = project::root().join("target").join("xtask");
    let path = folder.join("webdriver.json");
    std::fs::create_dir_all(&folder)
        .and_then(|()| std::fs::write(&path, json))
        .with_context(|| format!("Cannot write {}", path.display()))?;
    Ok(path)
}

/// Runs Playwright against the finished build.
pub fn app_tests(found: &Found, extra: &[String]) -> Result<()> {
    require_build()?;
    let mut npx = process::command("npx");
    npx.args(["playwright", "test"]).args(extra);
    npx.current_dir(project::browser_tests());
    if let Some(chromium) = &found.headless {
        npx.env("REMIT_CHROMIUM", chromium);
    }
    if let Ok(own) = std::env::current_exe() {
        npx.env("REMIT_XTASK", own);
    }
    process::run(&mut npx)
}

/// Does the main job in Firefox and WebKit, against the finished build.
pub fn other_browsers(found: &Found, extra: &[String]) -> Result<()> {
    require_build()?;
    // WebKit's small browser always has a window; this is a screen for it.
    let mut node = if process::find("xvfb-run").is_some() {
        let mut xvfb = process::command("xvfb-run");
        xvfb.args(["--auto-servernum", "node"]);
        xvfb
    } else {
        process::command("node")
    };
    node.args(["--test", "--test-reporter", "spec", "others/flow.test.mjs"]).args(extra);
    node.current_dir(project::browser_tests());
    node.env("REMIT_URL", serve::in_background()?);
    if let Some(firefox) = &found.firefox {
        node.env("REMIT_FIREFOX", firefox);
    }
    if let Some(webkit) = &found.webkit {
        node.env("REMIT_WEBKIT_DRIVER", &webkit.driver).env("REMIT_WEBKIT", &webkit.browser);
    }
    process::run(&mut node)
}

fn require_build() -> Result<()> {
    if !project::dist().join("index.html").is_file() {
        bail!("There is no build to test. Run `cargo xtask build` first.");
    }
    Ok(())
}
