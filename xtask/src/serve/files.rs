//! From the path of a request to a file of the build, and to no other file.

use std::path::{Path, PathBuf};

use crate::finish::is_hashed;

/// The file that a request's path means, if there is one within the folder,
/// which has to be given in its canonical form.
pub fn locate(folder: &Path, path: &str) -> Option<PathBuf> {
    let mut file = folder.to_path_buf();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        if !is_plain(part) {
            return None;
        }
        file.push(part);
    }
    if path.ends_with('/') {
        file.push("index.html");
    }
    // This resolves symbolic links, which may lead out of the folder.
    let file = file.canonicalize().ok()?;
    (file.starts_with(folder) && file.is_file()).then_some(file)
}

/// A part of a path that stays inside its folder on every system.
fn is_plain(part: &str) -> bool {
    part != "." && part != ".." && !part.contains(['\\', ':', '\0'])
}

/// How long browsers may keep a file. A name that holds the content's hash
/// never comes to mean anything else.
pub fn cache_control(path: &str) -> &'static str {
    if is_hashed(path) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_within_the_folder_are_found() -> std::io::Result<()> {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let folder = source.join("serve").canonicalize()?;
        assert!(locate(&folder, "/mime.rs").is_some());
        assert!(locate(&folder, "//mime.rs").is_some());
        for path in [
            "/",
            "/none",
            "/../main.rs",
            "/./mime.rs",
            "/..\\main.rs",
            "/C:/mime.rs",
            "/mime.rs\0",
            "/mime.rs/",
        ] {
            assert_eq!(locate(&folder, path), None, "{path:?}");
        }
        Ok(())
    }

    #[test]
    fn only_hashed_names_are_kept_for_long() {
        assert!(cache_control("/remit-0123456789abcdef.wasm").contains("immutable"));
        assert_eq!(cache_control("/"), "no-cache");
        // Browsers look whether it has changed; an old one would hide every newer build.
        assert_eq!(cache_control("/sw.js"), "no-cache");
        assert_eq!(cache_control("/manifest.webmanifest"), "no-cache");
    }
}
