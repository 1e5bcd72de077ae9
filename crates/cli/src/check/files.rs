//! Which files are checked: those that are named, and below folders our own, and documents where
//! they are wanted. What Git ignores is passed over.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::config::Config;
use crate::document;
use crate::failure::Failure;

/// A file to be checked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct File {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// Whether somebody has named it, so that it must hold a matrix.
    pub(crate) is_named: bool,
}

/// The endings of documents.
const DOCUMENTS: [&str; 19] = [
    "md",
    "markdown",
    "mdx",
    "adoc",
    "asciidoc",
    "rst",
    "html",
    "htm",
    "xhtml",
    "csv",
    "tsv",
    "xlsx",
    "xlsm",
    "xlsb",
    "xls",
    "ods",
    "docx",
    "wiki",
    "mediawiki",
];

/// The files at these paths, each once and in order.
pub(crate) fn find(paths: &[PathBuf], docs: bool, config: &Config) -> Result<Vec<File>, Failure> {
    let mut files = BTreeSet::new();
    for path in paths {
        if path.is_dir() {
            below(path, docs, config, &mut files);
        } else {
            // With --docs a hook may name every document of a commit.
            let is_named = !(docs && is_document(path));
            files.insert(File { path: path.clone(), is_named });
        }
    }
    let mut files: Vec<File> = files.into_iter().collect();
    // A file that was named stands before itself as it was found: the later goes.
    files.sort_by(|a, b| (&a.path, !a.is_named).cmp(&(&b.path, !b.is_named)));
    files.dedup_by(|later, first| later.path == first.path);
    if files.is_empty() && !docs {
        let failure = Failure::usage("There is no .raci.json file here.");
        return Err(failure.help("Name the files, or look into documents with --docs."));
    }
    Ok(files)
}

fn below(folder: &Path, docs: bool, config: &Config, files: &mut BTreeSet<File>) {
    let walk = WalkBuilder::new(folder).require_git(false).build();
    // What cannot be listed cannot be read; a folder without rights is not the project's.
    let entries = walk.flatten().filter(|entry| entry.file_type().is_some_and(|it| it.is_file()));
    for entry in entries {
        // What is below this folder is called as people name it.
        let path = entry.into_path();
        let path = path.strip_prefix(".").map(Path::to_path_buf).unwrap_or(path);
        let wanted =
            document::is_own(&path) || (docs && is_document(&path)) || config.docs.matches(&path);
        if wanted && !config.exclude.matches(&path) {
            files.insert(File { path, is_named: false });
        }
    }
}

fn is_document(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
    ending.is_some_and(|ending| DOCUMENTS.contains(&ending.as_str()))
}
