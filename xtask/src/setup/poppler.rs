//! The program by which the browser tests read what was printed.

use anyhow::{Result, bail};

use crate::process;
use crate::setup::apt;

/// Makes sure that `pdftotext` is there; installs it first where needed.
pub fn ensure() -> Result<()> {
    let is_there = || process::find("pdftotext").is_some();
    if is_there() || (apt::install("poppler-utils", &["poppler-utils"]) && is_there()) {
        return Ok(());
    }
    bail!(
        "The tests of printing read PDFs with pdftotext of poppler-utils, which is not here and \
         could not be installed. Install it (Debian and Ubuntu: \
         `sudo apt-get install poppler-utils`, Fedora: `sudo dnf install poppler-utils`, \
         macOS: `brew install poppler`, Windows: `scoop install poppler`), \
         then run the same command again."
    )
}
