use crate::scratch::{Scratch, published};

/// A matrix, and the page that was made from it.
fn scratch() -> Scratch {
    let scratch = Scratch::new();
    scratch.write("okms.raci.json", published("ovhcloud-okms"));
    std::fs::create_dir(scratch.path().join("docs")).unwrap();
    assert_eq!(scratch.remit(&["convert", "okms.raci.json", "-o", "docs/okms.md"]).code, 0);
    let settings = "[rules]\nseveral-accountable = \"off\"\n\
                    [[page]]\nmatrix = \"okms.raci.json\"\nsource = \"docs/okms.md\"\n";
    scratch.write("remit.toml", settings);
    scratch
}

#[test]
fn a_page_that_says_the_same_is_no_finding() {
    let said = scratch().remit(&["check"]);
    assert_eq!(said.code, 0, "{}", said.out);
    assert!(!said.out.contains("page-differs"), "{}", said.out);
}

#[test]
fn a_page_that_says_something_else_fails_at_its_line() {
    let scratch = scratch();
    let page = scratch.read("docs/okms.md");
    let line = page.lines().position(|line| line.contains("| Manage backups |")).unwrap() + 1;
    let other = page.replace("| Manage backups | | RA |", "| Manage backups | R | A |");
    assert_ne!(page, other);
    scratch.write("docs/okms.md", &other);
    for path in [".", "okms.raci.json", "docs/okms.md", "docs"] {
        let said = scratch.remit(&["check", "--docs", path]);
        assert_eq!(said.code, 1, "{path}: {}", said.out);
        let expected = "error[page-differs]: The page and the matrix differ. Customer: R here, – in okms.raci.json; OVHcloud: A here, RA in okms.raci.json.";
        assert!(said.out.contains(expected), "{path}: {}", said.out);
        assert!(said.out.contains(&format!("--> docs/okms.md:{line}:")), "{}", said.out);
    }
    // A row that the page has lost is shown where the matrix has it.
    let gone: Vec<&str> =
        page.lines().filter(|line| !line.contains("| Manage backups |")).collect();
    scratch.write("docs/okms.md", gone.join("\n"));
    let said = scratch.remit(&["check"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("The page doesn't have this row."), "{}", said.out);
    assert!(said.out.contains("--> okms.raci.json:"), "{}", said.out);
}

#[test]
fn a_page_that_is_not_there_is_told() {
    let scratch = scratch();
    std::fs::remove_file(scratch.path().join("docs/okms.md")).unwrap();
    let said = scratch.remit(&["check"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("docs/okms.md: The file can't be read"), "{}", said.err);
}
