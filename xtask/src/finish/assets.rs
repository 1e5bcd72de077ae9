//! The files that the app fetches when it needs them.

use std::path::Path;

use anyhow::{Context, Result};

use super::hash::Named;
use super::{read_text, write};

/// Where Trunk has put them.
const FOLDER: &str = "assets";

/// An asset: the name by which the app asks for it, and its file.
pub struct Asset {
    /// The name.
    pub name: String,
    /// The file.
    pub file: Named,
}

/// Gives the assets their hashed names.
pub fn place(folder: &Path) -> Result<Vec<Asset>> {
    let from = folder.join(FOLDER);
    let mut assets = Vec::new();
    let entries =
        std::fs::read_dir(&from).with_context(|| format!("Cannot list {}", from.display()))?;
    for entry in entries {
        let path = entry.context("Cannot list the assets")?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Some((name, ending)) = name.split_once('.') else { continue };
        let text = squeeze_json(&read_text(&path)?);
        let file = write(folder, text.as_bytes(), name, ending)?;
        assets.push(Asset { name: name.to_owned(), file });
    }
    std::fs::remove_dir_all(&from).with_context(|| format!("Cannot delete {}", from.display()))?;
    assets.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(assets)
}

/// JSON without the white space that only people read.
fn squeeze_json(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    let (mut in_string, mut escaped) = (false, false);
    for c in text.chars() {
        if in_string || !c.is_ascii_whitespace() {
            squeezed.push(c);
        }
        match c {
            _ if escaped => escaped = false,
            '\\' if in_string => escaped = true,
            '"' => in_string = !in_string,
            _ => {}
        }
    }
    squeezed
}

#[cfg(test)]
mod tests {
    use super::squeeze_json;

    #[test]
    fn white_space_goes_except_in_strings() {
        let text = "{\n  \"a b\": [1, \"c \\\" d\"]\n}\n";
        assert_eq!(squeeze_json(text), "{\"a b\":[1,\"c \\\" d\"]}");
    }
}
