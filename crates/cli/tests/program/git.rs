//! A repository of its own: what Git shows and merges with Remit in it.

use std::path::PathBuf;
use std::process::Command;

use super::merge::handled;
use crate::scratch::{Said, Scratch, published, said};

/// Git in this folder, with the built program on the path and no settings of this machine.
fn git(scratch: &Scratch, args: &[&str]) -> Said {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_remit"));
    let mut paths = vec![program.parent().unwrap().to_path_buf()];
    paths.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let mut command = Command::new("git");
    command
        .current_dir(scratch.path())
        .env("PATH", std::env::join_paths(paths).unwrap())
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .args(["-c", "user.name=Test", "-c", "user.email=test@example.invalid"])
        .args(["-c", "commit.gpgsign=false"])
        .args(args);
    said(&mut command)
}

#[track_caller]
fn good(scratch: &Scratch, args: &[&str]) -> String {
    let said = git(scratch, args);
    assert_eq!(said.code, 0, "git {args:?}: {}{}", said.out, said.err);
    said.out
}

/// A repository with the OKMS matrix, in which Git uses Remit.
fn repository() -> Scratch {
    let scratch = Scratch::new();
    good(&scratch, &["init", "-q", "-b", "main"]);
    let enabled = scratch.remit(&["git", "enable"]);
    assert_eq!(enabled.code, 0, "{}", enabled.err);
    assert!(enabled.out.contains("don't run merge drivers"), "{}", enabled.out);
    scratch.write("okms.raci.json", published("ovhcloud-okms"));
    good(&scratch, &["add", "."]);
    good(&scratch, &["commit", "-qm", "Begin"]);
    scratch
}

#[test]
fn a_difference_shows_cells() {
    let scratch = repository();
    scratch.write("okms.raci.json", handled("I", "RA"));
    let shown = good(&scratch, &["diff", "-U0"]);
    let lines: Vec<&str> = shown.lines().skip_while(|line| !line.starts_with("@@")).collect();
    let [hunk, rest @ ..] = lines.as_slice() else { panic!("{shown}") };
    assert!(hunk.ends_with(" Handle incidents (tickets and telephone contacts)"), "{hunk}");
    assert_eq!(rest, ["-    Customer: AI", "+    Customer: I"]);
    // What is no matrix is shown as it is.
    scratch.write("okms.raci.json", "{");
    assert!(good(&scratch, &["diff"]).contains("\n+{\n"));
}

/// Commits these roles on a branch that begins at the first commit.
fn branch(scratch: &Scratch, name: &str, customer: &str, ovhcloud: &str) {
    good(scratch, &["checkout", "-qb", name, "main"]);
    scratch.write("okms.raci.json", handled(customer, ovhcloud));
    good(scratch, &["commit", "-qam", name]);
}

#[test]
fn a_merge_joins_cells_and_stops_where_both_changed_one() {
    let scratch = repository();
    branch(&scratch, "ann", "I", "RA");
    branch(&scratch, "bob", "AI", "R");
    branch(&scratch, "eve", "C", "RA");
    good(&scratch, &["checkout", "-q", "bob"]);
    good(&scratch, &["merge", "-q", "ann", "-m", "Join"]);
    assert_eq!(scratch.read("okms.raci.json"), handled("I", "R"));

    let said = git(&scratch, &["merge", "-q", "eve", "-m", "Stop"]);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    assert!(said.err.contains("okms.raci.json: conflict: Handle incidents"), "{}", said.err);
    assert!(git(&scratch, &["status", "--short"]).out.contains("UU okms.raci.json"));
    assert!(scratch.read("okms.raci.json").contains("\"theirs\": \"C\""));
    assert_eq!(scratch.remit(&["check", "okms.raci.json"]).code, 1);
}

#[test]
fn a_commit_is_blocked_by_an_error() {
    let scratch = repository();
    let program = env!("CARGO_BIN_EXE_remit");
    let hook = scratch.write(
        ".git/hooks/pre-commit",
        format!(
            "#!/bin/sh\nexec '{program}' check $(git diff --cached --name-only -- '*.raci.json')\n"
        ),
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(hook, std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    scratch.write("okms.raci.json", handled("A", "RA"));
    let said = git(&scratch, &["commit", "-qam", "Two"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("several-accountable") || said.out.contains("several-accountable"));
    scratch.write("okms.raci.json", handled("I", "RA"));
    good(&scratch, &["commit", "-qam", "One"]);
}

#[test]
fn enabling_twice_and_disabling_leave_no_trace() {
    let scratch = repository();
    assert_eq!(scratch.remit(&["git", "enable"]).code, 0);
    assert_eq!(scratch.read(".gitattributes"), "*.raci.json diff=remit merge=remit\n");
    assert_eq!(scratch.remit(&["git", "disable"]).code, 0);
    assert!(!scratch.read(".git/config").contains("remit"));
    let said = Scratch::new().remit(&["git", "enable"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("Run it inside a Git repository."), "{}", said.err);
}
