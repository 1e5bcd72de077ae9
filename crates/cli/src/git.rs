//! `remit git`: how Git shows and merges matrices in a repository.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use remit_formats::json;

use super::args;
use super::document;
use super::failure::Failure;
use super::outcome::Outcome;
use super::{console, text};

/// What goes into the settings of the repository.
const SETTINGS: [(&str, &str); 8] = [
    ("diff.remit.textconv", "remit git textconv"),
    ("diff.remit.cachetextconv", "true"),
    // Headings and activities, so that a hunk says which is changed.
    ("diff.remit.xfuncname", "^[^ ].*$"),
    ("merge.remit.name", "Remit, cell by cell"),
    ("merge.remit.driver", "remit merge %O %A %B -o %A --path %P"),
    ("difftool.remit.cmd", "remit diff \"$LOCAL\" \"$REMOTE\""),
    ("difftool.remit.trustExitCode", "false"),
    ("difftool.remit.prompt", "false"),
];

/// Which files they are for.
const ATTRIBUTES: &str = "*.raci.json diff=remit merge=remit";

/// Does what is asked.
pub(crate) fn run(args: &args::Git) -> Result<Outcome, Failure> {
    match &args.command {
        args::GitCommand::Enable => enable(),
        args::GitCommand::Disable => disable(),
        args::GitCommand::Textconv { file } => textconv(file),
    }
}

fn enable() -> Result<Outcome, Failure> {
    let root = root()?;
    for (key, value) in SETTINGS {
        git(&["config", "--local", key, value])?;
    }
    let path = root.join(".gitattributes");
    let unreadable = |error| Failure::Unreadable { file: super::name::Name::of(&path), error };
    let mut text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(unreadable(error)),
    };
    if !text.lines().any(|line| line.trim() == ATTRIBUTES) {
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(ATTRIBUTES);
        text.push('\n');
        fs::write(&path, text).map_err(|error| Failure::unwritable(&path, error))?;
    }
    console::print(
        "Git now shows and merges .raci.json files with Remit in this repository.\n\
         Commit .gitattributes; everybody runs `remit git enable` once in their own clone.\n\
         GitHub, GitLab and other hosts don't run merge drivers: merge or rebase locally where \
         a merge on the host reports a conflict.\n",
    );
    Ok(Outcome::Good)
}

fn disable() -> Result<Outcome, Failure> {
    let _root = root()?;
    for section in ["diff.remit", "merge.remit", "difftool.remit"] {
        // It may not be there.
        let _gone = git(&["config", "--local", "--remove-section", section]);
    }
    console::print(
        "Git no longer uses Remit in this repository. The line in .gitattributes has no effect \
         without it; delete it if nobody uses it.\n",
    );
    Ok(Outcome::Good)
}

/// Prints a file as Git compares it. What is no matrix is shown as it is: a file that cannot be
/// read must not keep anybody from looking at a change.
fn textconv(file: &Path) -> Result<Outcome, Failure> {
    let bytes = document::bytes(file)?;
    match json::read(&bytes) {
        Ok(matrix) => console::print_bytes(text::write(&matrix).as_bytes()),
        Err(_) => console::print_bytes(&bytes),
    }
    Ok(Outcome::Good)
}

/// The outermost folder of the repository.
fn root() -> Result<PathBuf, Failure> {
    let out = git(&["rev-parse", "--show-toplevel"])?;
    Ok(PathBuf::from(out.trim_end_matches(['\n', '\r'])))
}

fn git(args: &[&str]) -> Result<String, Failure> {
    let output = Command::new("git").args(args).output().map_err(|error| {
        Failure::usage(format!("Git can't be run: {error}.")).help("Install Git.")
    })?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.trim().lines().next().unwrap_or_default().to_owned();
        let failure = Failure::usage(format!("Git can't do it: {said}"));
        return Err(failure.help("Run it inside a Git repository."));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
