use crate::scratch::{Scratch, published};

#[test]
fn the_nearest_settings_hold() {
    let scratch = Scratch::new();
    scratch.write("a/okms.raci.json", published("ovhcloud-okms"));
    scratch.write("remit.toml", "fail-on = \"warning\"\n[rules]\nseveral-accountable = \"off\"\n");
    let check = |args: &[&str]| {
        let mut command = scratch.command();
        command.current_dir(scratch.path().join("a")).arg("check").args(args);
        crate::scratch::said(&mut command)
    };
    let said = check(&[]);
    assert_eq!(said.code, 1);
    assert!(!said.out.contains("several-accountable"), "{}", said.out);
    assert!(said.out.contains("warning[redundant-informed]"), "{}", said.out);
    scratch.write("a/remit.toml", "exclude = [\"*.json\"]\n");
    assert_eq!(check(&[]).code, 2);
    assert_eq!(check(&["okms.raci.json"]).code, 1);
    assert_eq!(check(&["--config", "../remit.toml", "--fail-on", "error"]).code, 0);
}

#[test]
fn documents_that_settings_name_are_checked() {
    let scratch = Scratch::new();
    let bad = "| Task | Dev | Ops |\n|---|---|---|\n| Back up | A | RA |\n";
    scratch.write("docs/roles/a.md", bad);
    scratch.write("docs/roles/old/b.md", bad);
    scratch.write("docs/c.md", bad);
    scratch
        .write("remit.toml", "docs = [\"docs/roles/**/*.md\"]\nexclude = [\"docs/roles/old/\"]\n");
    let said = scratch.remit(&["check"]);
    assert_eq!(said.code, 1);
    assert!(
        said.out.contains("docs/roles/a.md:3:") && said.out.contains("in 1 file."),
        "{}",
        said.out
    );
}

#[test]
fn settings_that_are_wrong_are_refused() {
    let scratch = Scratch::new();
    scratch.write("remit.toml", "[rules]\nno-accountable = \"fatal\"\n");
    let said = scratch.remit(&["check"]);
    assert_eq!(said.code, 2);
    let expected =
        "error: remit.toml:2:18: a rule is \"error\", \"warning\", \"hint\", \"off\" or ";
    assert!(said.err.starts_with(expected), "{}", said.err);
}
