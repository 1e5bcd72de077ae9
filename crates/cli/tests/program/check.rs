use crate::scratch::{Scratch, published};

const GOOD: &str = "# Backups\n\n| Task | Dev | Ops |\n|---|---|---|\n| Back up | I | RA |\n| Restore | C | RA |\n";
const BAD: &str = "# Backups\n\n| Task | Dev | Ops |\n|---|---|---|\n| Back up | A | RA |\n| Restore | RI | RA |\n";

#[test]
fn exit_codes_say_what_came_of_it() {
    let scratch = Scratch::new();
    scratch.write("good.md", GOOD);
    scratch.write("bad.md", BAD);
    let code = |args: &[&str]| scratch.remit(args).code;
    assert_eq!(code(&["check", "good.md"]), 0);
    assert_eq!(code(&["check", "bad.md"]), 1);
    assert_eq!(code(&["check", "bad.md", "--fail-on", "never"]), 0);
    assert_eq!(code(&["check", "nowhere.md"]), 2);
    assert_eq!(code(&["check", "--format", "word", "bad.md"]), 2);
    let warns = "# Backups\n\n| Task | Dev | Ops |\n|---|---|---|\n| Back up | R | RAI |\n";
    scratch.write("warns.md", warns);
    assert_eq!(code(&["check", "warns.md"]), 0);
    assert_eq!(code(&["check", "warns.md", "--fail-on", "warning"]), 1);
}

#[test]
fn a_finding_shows_its_row_with_the_cells_underlined() {
    let scratch = Scratch::new();
    scratch.write("bad.md", BAD);
    let said = scratch.remit(&["check", "bad.md"]);
    let expected = "error[several-accountable]: Dev and Ops both have A. Only one party should answer for the result.\n \
                    --> bad.md:5:13\n  |\n5 | | Back up | A | RA |\n  |             ^   --\n  |\n  \
                    = help: Keep Dev accountable; or: Keep Ops accountable\n";
    assert!(said.out.starts_with(expected), "{}", said.out);
    assert!(said.out.contains("in 1 file.\n"), "{}", said.out);
}

#[test]
fn folders_are_searched_for_our_own_files_and_for_documents_on_request() {
    let scratch = Scratch::new();
    scratch.write("a/okms.raci.json", published("ovhcloud-okms"));
    scratch.write("a/ignored/okms.raci.json", published("ovhcloud-okms"));
    scratch.write(".gitignore", "ignored/\n");
    scratch.write("docs/bad.md", BAD);
    scratch.write("docs/other.md", "# Prices\n\n| Plan | Price |\n|---|---|\n| Small | 10 |\n");
    let tools =
        "# Tools\n\n| Tool | Type | Works |\n|---|---|---|\n| top | A | yes |\n| perf | C | no |\n";
    scratch.write("docs/tools.md", tools);
    scratch.write("docs/words.md", "# Words\n\nNothing of the kind.\n");
    scratch.write("docs/empty.md", "");
    scratch.write("docs/picture.html", b"\x89PNG\r\n\x1a\n\x00\x00");
    let files = |args: &[&str]| {
        let said = scratch.remit(args);
        assert_eq!((said.code, said.err.as_str()), (1, ""), "{}", said.out);
        let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        let mut files: Vec<String> = Vec::new();
        for finding in json["findings"].as_array().unwrap() {
            let file = finding["file"].as_str().unwrap().to_owned();
            if !files.contains(&file) {
                files.push(file);
            }
        }
        (files, json["files"].as_u64().unwrap())
    };
    let own = "a/okms.raci.json".to_owned();
    assert_eq!(files(&["check", "--format", "json"]), (vec![own.clone()], 1));
    let all = vec![own, "docs/bad.md".to_owned()];
    assert_eq!(files(&["check", "--docs", "--format", "json"]), (all, 2));
    // As a hook names them: every document of a commit.
    let said = scratch.remit(&["check", "--docs", "docs/words.md", "docs/other.md"]);
    assert_eq!(said.code, 0, "{}", said.err);
    // Who names a page alone is told why it is none.
    let said = scratch.remit(&["check", "docs/words.md"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("docs/words.md: No RACI table was found"), "{}", said.err);
}

#[test]
fn a_file_that_cannot_be_read_does_not_keep_the_others() {
    let scratch = Scratch::new();
    scratch.write("a.raci.json", "{");
    scratch.write("b.raci.json", published("ovhcloud-okms"));
    let said = scratch.remit(&["check"]);
    assert_eq!(said.code, 2);
    assert!(said.out.contains("b.raci.json:302:"), "{}", said.out);
    assert!(said.err.contains("a.raci.json:1: The file is incomplete"), "{}", said.err);
    let scratch = Scratch::new();
    let said = scratch.remit(&["check"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("There is no .raci.json file here"), "{}", said.err);
}

#[test]
fn a_file_over_the_limit_is_refused_before_it_is_read() {
    let scratch = Scratch::new();
    let path = scratch.write("a.raci.json", "");
    std::fs::File::options().write(true).open(path).unwrap().set_len(65 * 1024 * 1024).unwrap();
    let said = scratch.remit(&["check"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("a.raci.json: The file is too large: 65 MiB."), "{}", said.err);
}

#[test]
fn inferred_cells_alone_never_fail_a_check() {
    let text = "ActivityCustomerAcme\nDo the thingRAI\nDo moreIRA\nDo lessRA\n";
    let scratch = Scratch::new();
    scratch.write("page.txt", text);
    scratch.write("remit.toml", "[rules]\ninferred-cell = \"error\"\n");
    let said = scratch.remit(&["check", "page.txt"]);
    assert!(said.out.contains("error[inferred-cell]"), "{}", said.out);
    assert_eq!(said.code, 0);
}

#[test]
fn a_pipe_that_closes_early_does_not_change_what_came_of_it() {
    use std::process::Stdio;
    let scratch = Scratch::new();
    scratch.write("bad.md", BAD);
    let mut command = scratch.command();
    command.args(["check", "bad.md"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(1), 0));
}
