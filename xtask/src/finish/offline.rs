//! The service worker: it keeps what is found in the finished folder, each file with what its
//! content has to be.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::hash::{digits, integrity};
use super::read_text;
use super::squeeze::squeeze;

/// The worker; its marks are filled in below.
const WORKER: &str = include_str!("../../scripts/sw.js");

/// Its name. It stays the same from build to build, which is how browsers find the next one.
const NAME: &str = "sw.js";

const INDEX: &str = "index.html";

/// What only hosts, shops of apps and other programs read.
const LEFT_OUT: [&str; 3] =
    ["remit-matrix.schema.json", "remit-comparison.schema.json", "screenshots/"];

/// What is kept.
pub struct Offline {
    /// The files, by their addresses.
    pub files: Vec<String>,
    /// How large they are together.
    pub bytes: usize,
}

/// Writes the service worker of a finished folder, and the name of the build into its page. One
/// that is there already is replaced.
pub fn write(folder: &Path) -> Result<Offline> {
    let mut files = Vec::new();
    list(folder, "", &mut files)?;
    files.sort_by(|a, b| a.0.cmp(&b.0));
    ensure!(files.iter().any(|(name, _)| name == INDEX), "There is no {INDEX} to be kept.");

    let index = folder.join(INDEX);
    let html = without_build(&read_text(&index)?);
    let mut all = html.clone();
    for (name, bytes) in files.iter().filter(|(name, _)| name != INDEX) {
        let _ = writeln!(all, "{name} {}", integrity(bytes));
    }
    let build = digits(all.as_bytes());
    let html = with_build(&html, &build)?;
    std::fs::write(&index, &html).with_context(|| format!("Cannot write {}", index.display()))?;

    let entries = files.iter().map(|(name, bytes)| {
        let bytes = if name == INDEX { html.as_bytes() } else { bytes };
        format!("[\"{name}\", \"{}\"]", integrity(bytes))
    });
    let entries = format!("[\n{},\n]", entries.collect::<Vec<_>>().join(",\n"));
    let worker = WORKER.replace("__FILES__", &entries).replace("__BUILD__", &build);
    let path = folder.join(NAME);
    std::fs::write(&path, squeeze(&worker))
        .with_context(|| format!("Cannot write {}", path.display()))?;
    let bytes = files.iter().map(|(_, bytes)| bytes.len()).sum();
    Ok(Offline { files: files.into_iter().map(|(name, _)| name).collect(), bytes })
}

/// The files below a folder, by their addresses.
fn list(folder: &Path, below: &str, files: &mut Vec<(String, Vec<u8>)>) -> Result<()> {
    let entries =
        std::fs::read_dir(folder).with_context(|| format!("Cannot list {}", folder.display()))?;
    for entry in entries {
        let path = entry.context("Cannot list the build")?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let name = format!("{below}{name}");
        if path.is_dir() {
            list(&path, &format!("{name}/"), files)?;
        } else if name != NAME && !LEFT_OUT.iter().any(|left_out| name.starts_with(left_out)) {
            let plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
            ensure!(
                name.chars().all(plain),
                "The file name \"{name}\" would have to be written differently in an address. \
                 Use letters, digits, hyphens, underscores and dots."
            );
            let bytes =
                std::fs::read(&path).with_context(|| format!("Cannot read {}", path.display()))?;
            files.push((name, bytes));
        }
    }
    Ok(())
}

const BUILD: &str = "    <meta name=\"build\" content=\"";

/// The page with the name of its build, by which the app knows whether the worker is of the same.
fn with_build(html: &str, build: &str) -> Result<String> {
    let (head, rest) = html.split_once("  </head>").context("The page has no end of its head")?;
    Ok(format!("{head}{BUILD}{build}\">\n  </head>{rest}"))
}

/// The page without it.
fn without_build(html: &str) -> String {
    let lines = html.split_inclusive('\n').filter(|line| !line.starts_with(BUILD));
    lines.collect()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn folder(name: &str, files: &[(&str, &str)]) -> Result<PathBuf> {
        let folder = std::env::temp_dir().join(format!("remit-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        for (name, text) in files {
            let path = folder.join(name);
            std::fs::create_dir_all(path.parent().unwrap_or(&folder))?;
            std::fs::write(path, text)?;
        }
        Ok(folder)
    }

    const PAGE: (&str, &str) = ("index.html", "<html>\n  <head>\n  </head>\n</html>\n");

    #[test]
    fn what_is_there_is_kept_except_what_the_app_never_reads() -> Result<()> {
        let folder = folder(
            "kept",
            &[
                PAGE,
                ("a/b.js", "1"),
                ("screenshots/wide.png", "2"),
                ("remit-matrix.schema.json", "{}"),
            ],
        )?;
        assert_eq!(write(&folder)?.files.len(), 2);
        let worker = read_text(&folder.join(NAME))?;
        assert!(worker.contains("\"a/b.js\", \"sha256-"), "{worker}");
        assert!(!worker.contains("wide.png") && !worker.contains("schema"));
        assert!(!worker.contains("__"), "{worker}");
        // The page's own entry is that of the page as it is now.
        let page = std::fs::read(folder.join(INDEX))?;
        assert!(worker.contains(&integrity(&page)));
        std::fs::remove_dir_all(folder)?;
        Ok(())
    }

    #[test]
    fn the_build_is_named_after_all_of_it_and_writing_again_changes_nothing() -> Result<()> {
        let folder = folder("named", &[PAGE, ("a.js", "1")])?;
        write(&folder)?;
        let state = || -> Result<_> {
            Ok((read_text(&folder.join(INDEX))?, read_text(&folder.join(NAME))?))
        };
        let before = state()?;
        write(&folder)?;
        assert_eq!(state()?, before);
        std::fs::write(folder.join("a.js"), "2")?;
        write(&folder)?;
        let after = state()?;
        assert!(after.0 != before.0 && after.1 != before.1);
        std::fs::remove_dir_all(folder)?;
        Ok(())
    }

    #[test]
    fn a_name_that_addresses_write_differently_is_refused() -> Result<()> {
        let folder = folder("refused", &[PAGE, ("a b.js", "1")])?;
        assert!(write(&folder).is_err());
        std::fs::remove_dir_all(folder)?;
        Ok(())
    }
}
