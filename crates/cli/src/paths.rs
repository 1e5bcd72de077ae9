//! Paths, held against each other.

use std::path::{Component, Path, PathBuf};

/// The whole path, without steps that lead nowhere. Nothing is asked of the file system, so that
/// a file that is not there has one too.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut plain = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

/// A path as it is seen from a folder, with slashes.
pub(crate) fn relative(path: &Path, folder: &Path) -> String {
    let mut folder = folder.to_path_buf();
    let mut up = String::new();
    loop {
        if let Ok(rest) = path.strip_prefix(&folder) {
            let parts = rest.components().map(|part| part.as_os_str().to_string_lossy());
            return up + &parts.collect::<Vec<_>>().join("/");
        }
        if !folder.pop() {
            return path.to_string_lossy().into_owned();
        }
        up.push_str("../");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_seen_from_a_folder() {
        let check = |path: &str, folder: &str, expected: &str| {
            assert_eq!(relative(&absolute(Path::new(path)), Path::new(folder)), expected);
        };
        check("/a/b/c.md", "/a", "b/c.md");
        check("/a/./b/../c.md", "/a", "c.md");
        check("/a/c.md", "/a/b", "../c.md");
    }
}
