use crate::scratch::{Scratch, published, source};

const PAGE: &str = "# Backups\n\n| Task | Dev | Ops |\n|---|---|---|\n| Back up | I | RA |\n| Restore | R | A, K |\n";

#[test]
fn a_page_is_printed_as_a_matrix_with_notes_beside_it() {
    let scratch = Scratch::new();
    scratch.write("page.md", PAGE);
    let said = scratch.remit(&["read", "page.md"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let matrix = remit_formats::json::read(said.out.as_bytes()).unwrap();
    assert_eq!(matrix.title, "Backups");
    assert!(said.err.lines().all(|line| line.starts_with("page.md")), "{}", said.err);
    assert!(said.err.contains("page.md:6: "), "{}", said.err);
}

#[test]
fn what_is_read_twice_is_the_same() {
    let scratch = Scratch::new();
    scratch.write("page.md", PAGE);
    scratch.write("other.md", PAGE.replace("| I | RA |", "| C | RA |"));
    let [one, again, other] =
        ["page.md", "page.md", "other.md"].map(|name| scratch.remit(&["read", name]).out);
    assert_eq!(one, again);
    let changed = one.lines().zip(other.lines()).filter(|(a, b)| a != b).count();
    assert_eq!((one.lines().count(), changed), (other.lines().count(), 1), "{one}\n{other}");
}

#[test]
fn text_shows_each_role_in_a_line_of_its_own() {
    let scratch = Scratch::new();
    scratch.write("page.md", PAGE);
    let said = scratch.remit(&["read", "page.md", "--as", "text"]);
    assert!(said.out.contains("\nBack up\n    Dev: I\n    Ops: RA\n"), "{}", said.out);
    let said = scratch.remit(&["read", "page.md", "--as", "markdown"]);
    assert!(said.out.contains("| Back up | I | RA |"), "{}", said.out);
}

#[test]
fn standard_input_is_read() {
    let said = Scratch::new().remit_with(&["read", "-", "--as", "text"], PAGE.as_bytes());
    assert!(said.out.contains("    Dev: I\n"), "{} {}", said.out, said.err);
}

#[test]
fn choices_are_taken_in_the_words_of_the_report() {
    let scratch = Scratch::new();
    scratch.write("page.md", PAGE);
    let report = scratch.remit(&["read", "page.md", "--report", "json"]).out;
    let value: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert_eq!(value["choices"]["format"], "Markdown page");
    assert_eq!(value["choices"]["tables"][0]["columns"][1]["useAs"], "Roles of a party");
    assert_eq!(value["matrix"]["title"], "Backups");
    // The choices as they were taken change nothing.
    scratch.write("same.json", value["choices"].to_string());
    let plain = scratch.remit(&["read", "page.md"]).out;
    let same = scratch.remit(&["read", "page.md", "--corrections", "same.json"]);
    assert_eq!((same.code, same.out), (0, plain), "{}", same.err);
    let other = r#"{"tables": [{"table": 1, "columns": [{"column": 2, "useAs": "Ignore"}]}]}"#;
    scratch.write("other.json", other);
    let said = scratch.remit(&["read", "page.md", "--corrections", "other.json", "--as", "text"]);
    assert!(!said.out.contains("Dev:") && said.out.contains("Ops: RA"), "{}", said.out);
}

#[track_caller]
fn check_refused(name: &str, bytes: impl AsRef<[u8]>, expected: &str) {
    let scratch = Scratch::new();
    scratch.write(name, bytes);
    let said = scratch.remit(&["read", name]);
    assert_eq!((said.code, said.out.as_str()), (2, ""), "{}", said.err);
    assert!(said.err.starts_with(&format!("error: {expected}")), "{}", said.err);
}

#[test]
fn what_cannot_be_read_is_refused_with_its_line() {
    check_refused("a.md", "", "a.md: The file is empty.");
    check_refused("a.md", "Just words.\n", "a.md: No RACI table was found");
    check_refused("a.pdf", "%PDF-1.7", "a.pdf: This is ");
    check_refused("a.csv", b"\x01\x02\x03\x04\x05\x06", "a.csv: This is not a text file.");
    check_refused("a.raci.json", "{\n\"format\": }", "a.raci.json:2:11: The JSON is not valid");
    check_refused("a.raci.json", "{\n\"format\": [", "a.raci.json:2: The file is incomplete");
    check_refused("a.raci.json", "{}", "a.raci.json: This is JSON, but not a Remit file.");
    let broken = published("ovhcloud-okms").replacen("\"RA\"", "\"RX\"", 1);
    let line = broken.lines().position(|line| line.contains("\"RX\"")).unwrap() + 1;
    check_refused("a.raci.json", &broken, &format!("a.raci.json:{line}:"));
    let said = Scratch::new().remit(&["read", "nowhere.md"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("nowhere.md: The file can't be read: no such file"), "{}", said.err);
}

#[test]
fn a_pipe_that_closes_early_ends_it_quietly() {
    use std::process::Stdio;
    let scratch = Scratch::new();
    scratch.write("a.txt", source("cloud-temple-iaas"));
    let mut command = scratch.command();
    command.args(["read", "a.txt"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(!err.contains("panicked") && !err.contains("pipe"), "{err}");
}
