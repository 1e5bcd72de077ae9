//! A folder of its own for each test, and what the program says in it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What the program came to.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// A folder that goes with the test.
pub struct Scratch(tempfile::TempDir);

impl Scratch {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file, and the folders that it stands in.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap()
    }

    /// The program, to be run here.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_remit"));
        command.current_dir(self.path()).env("NO_COLOR", "1");
        command
    }

    /// What it says to these arguments.
    pub fn remit(&self, args: &[&str]) -> Said {
        said(self.command().args(args))
    }

    /// What it says to these arguments and this on standard input.
    pub fn remit_with(&self, args: &[&str], input: &[u8]) -> Said {
        let mut command = self.command();
        command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let _closed = child.stdin.take().unwrap().write_all(input);
        let output = child.wait_with_output().unwrap();
        of_output(&output)
    }
}

/// What a command says.
pub fn said(command: &mut Command) -> Said {
    of_output(&command.output().unwrap())
}

fn of_output(output: &std::process::Output) -> Said {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let said = Said {
        code: output.status.code().unwrap_or(-1),
        out: text(&output.stdout),
        err: text(&output.stderr),
    };
    assert!(!said.err.contains("panicked"), "{}", said.err);
    said
}

/// The file of a published matrix.
pub fn published(slug: &str) -> &'static str {
    remit_formats::catalogue::find(slug).unwrap().file()
}

/// One of the texts from which the published matrices were made.
pub fn source(slug: &str) -> String {
    let path = format!("{}/../../tests/data/texts/{slug}.txt", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(path).unwrap()
}
