//! Reading of Cargo.lock.

use anyhow::{Context, Result, bail};

use crate::project;

/// The version of a package in the project's Cargo.lock.
pub fn version_of(package: &str) -> Result<String> {
    let path = project::root().join("Cargo.lock");
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("Cannot read {}", path.display()))?;
    match versions(&text, package).as_slice() {
        [one] => Ok((*one).to_owned()),
        [] => bail!(
            "Cargo.lock has no package {package}. \
             Run `cargo metadata` to bring Cargo.lock up to date."
        ),
        several => bail!(
            "Cargo.lock has {package} in several versions ({}), and the tools can serve one only. \
             `cargo tree --invert {package}` shows who asks for which.",
            several.join(", ")
        ),
    }
}

/// Every version of a package. Cargo writes the file, always one key a line
/// and the name before the version, so that no TOML reader is needed.
fn versions<'a>(lock: &'a str, package: &str) -> Vec<&'a str> {
    let mut found = Vec::new();
    let mut inside = false;
    for line in lock.lines() {
        if line.starts_with('[') {
            inside = false;
        } else if let Some(name) = quoted(line, "name") {
            inside = name == package;
        } else if inside && let Some(version) = quoted(line, "version") {
            found.push(version);
        }
    }
    found
}

/// The value of a line `key = "value"`.
fn quoted<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"version = 4

[[package]]
name = "wasm-bindgen"
version = "0.2.126"
dependencies = [
 "cfg-if",
]

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.999"

[[package]]
name = "syn"
version = "1.0.1"

[[package]]
name = "syn"
version = "2.0.2"
"#;

    #[test]
    fn the_version_of_the_exact_name_is_found() {
        assert_eq!(versions(LOCK, "wasm-bindgen"), ["0.2.126"]);
    }

    #[test]
    fn several_versions_are_all_found() {
        assert_eq!(versions(LOCK, "syn"), ["1.0.1", "2.0.2"]);
    }

    #[test]
    fn an_absent_package_has_none() {
        assert!(versions(LOCK, "wasm").is_empty());
        assert!(versions("", "wasm").is_empty());
    }
}
