//! What files are called.

use std::fmt;
use std::path::Path;

/// What a file is called in messages and reports: with slashes on every system.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Name(String);

impl Name {
    /// The name of a path.
    pub(crate) fn of(path: &Path) -> Self {
        // Nothing in a name moves the cursor of a terminal.
        let shown = path.display().to_string().replace(char::is_control, "\u{fffd}");
        let shown = if cfg!(windows) { shown.replace('\\', "/") } else { shown };
        Self(shown.strip_prefix("./").map(str::to_owned).unwrap_or(shown))
    }

    /// As text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
