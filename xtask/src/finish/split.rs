//! Splits the compiled app: what it needs to start, and what it loads later.
//!
//! Functions marked with `wasm_split` and all that only they use go into files of their own;
//! a small script, the loader, fetches them when one of them is first called.

use std::path::Path;

use anyhow::{Context, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};

use super::hash::Named;
use super::{SMALL, compiled, optimize, read_text, rename, squeeze, write};
use crate::process;

/// How the loader is called before it has a hash.
const LOADER: &str = "loader.js";

/// The line by which the loader would get hold of the app's script. That script imports the
/// loader, so each would have the other's hash in its name: the start script brings them
/// together instead.
const IMPORT: &str = "import { initSync } from \"./remit.js\";";
const HANDED: &str = "let initSync;\nexport const hand = (given) => { initSync = given; };";

/// Splits what the compiler has made, and puts it in place of Trunk's own files. Returns the
/// script that loads the rest.
pub fn run(folder: &Path, script: &str, wasm: &str, release: bool) -> Result<Named> {
    let compiled = compiled("remit-app", if release { "release" } else { "debug" });
    let bytes =
        std::fs::read(&compiled).with_context(|| format!("Cannot read {}", compiled.display()))?;
    let work = folder.join("split");
    let main = work.join("remit.wasm");
    std::fs::create_dir_all(&work).with_context(|| format!("Cannot make {}", work.display()))?;
    let link = format!("./{LOADER}");
    let mut options = Options::new(&bytes);
    options.output_dir = &work;
    options.main_out_path = &main;
    options.link_name = &link;
    options.main_module = "./remit.js";
    let split =
        transform(options).map_err(|error| anyhow!("The app cannot be split: {error:#}"))?;

    let mut bindgen = process::command("wasm-bindgen");
    // The lazy parts need what the linker has exported: memory, table and stack.
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
    bindgen.args(["--out-name", "remit", "--out-dir"]);
    process::run(bindgen.arg(&work).arg(&main)).context("wasm-bindgen could not read the app")?;

    let mut loader = read_text(&work.join(LOADER))?;
    ensure!(loader.contains(IMPORT), "The loader is not what it used to be: it lacks `{IMPORT}`.");
    loader = loader.replace(IMPORT, HANDED);
    for path in &split.split_modules {
        if release {
            optimize(path, &SMALL)?;
        }
        let named = place(&work, folder, path)?;
        let before = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let fetch = format!("fetch(new URL(\"./{before}\", import.meta.url))");
        ensure!(loader.contains(&fetch), "The loader does not fetch {before}.");
        let checked = format!(
            "fetch(new URL(\"./{}\", import.meta.url), {{ integrity: \"{}\" }})",
            named.name, named.integrity
        );
        loader = loader.replace(&fetch, &checked);
    }
    let text = if release { squeeze(&loader) } else { loader };
    let loader = write(folder, text.as_bytes(), "loader", "js")?;

    // The script imports the loader, and hands it on under the same name, which the app knows.
    let text = read_text(&work.join("remit.js"))?;
    let import = format!("from \"{link}\"");
    ensure!(text.contains(&import), "The app's script does not import the loader.");
    let text = text.replace(&import, &format!("from \"./{}\"", loader.name));
    std::fs::write(folder.join(script), text).context("Cannot write the app's script")?;
    std::fs::rename(work.join("remit_bg.wasm"), folder.join(wasm))
        .context("Cannot write the app")?;
    std::fs::remove_dir_all(&work).with_context(|| format!("Cannot delete {}", work.display()))?;
    Ok(loader)
}

/// Moves a part into the folder, under its hashed name.
fn place(work: &Path, folder: &Path, path: &Path) -> Result<Named> {
    let name = path.strip_prefix(work).ok().and_then(Path::to_str).unwrap_or_default();
    // "split_lazy.wasm", and "chunk_2.wasm" for what two of them have in common.
    let stem = name.trim_end_matches(".wasm").trim_start_matches("split_");
    let stem = stem.split('_').next().unwrap_or(stem);
    let named = rename(work, name, stem, "wasm")?;
    std::fs::rename(work.join(&named.name), folder.join(&named.name))
        .with_context(|| format!("Cannot write {}", named.name))?;
    Ok(named)
}
