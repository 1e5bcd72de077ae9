use remit_formats::versions::{Approval, Approved, Named, NamedVersion};

use crate::scratch::{Scratch, published};

/// A matrix with a named version.
pub fn with_version(approver: &str) -> String {
    let matrix = remit_formats::json::read(published("ovhcloud-okms").as_bytes()).unwrap();
    let party = Some(matrix.parties[0].id);
    let (name, role) = (approver.to_owned(), String::new());
    let approval = Approval { party, name, role, date: None, of: Approved::Whole };
    let named = Named { name: "1.0".to_owned(), approvals: vec![approval], ..Named::default() };
    let summary = String::new();
    let version = NamedVersion { kept: 1, summary, named, matrix: matrix.clone() };
    remit_formats::json::write_file(&matrix, None, &[version])
}

#[test]
fn named_versions_go_along_and_are_told_of() {
    let scratch = Scratch::new();
    scratch.write("a.raci.json", with_version("Ann Lee"));
    assert_eq!(scratch.remit(&["convert", "a.raci.json", "-o", "b.raci.json"]).code, 0);
    assert_eq!(scratch.read("b.raci.json"), with_version("Ann Lee"));
    assert_eq!(scratch.remit(&["convert", "a.raci.json", "-o", "a.md"]).code, 0);
    assert!(scratch.read("a.md").contains("Approved by Ann Lee, for Customer."));
    // The log is for people: the matrix is read from the page as if there were none.
    assert_eq!(scratch.remit(&["convert", "a.md", "-o", "c.raci.json"]).code, 0);
    let rows = |text: &str| {
        let matrix = remit_formats::json::read(text.as_bytes()).unwrap();
        matrix.rows.iter().map(remit_core::matrix::Row::words).collect::<Vec<_>>()
    };
    assert_eq!(rows(&scratch.read("c.raci.json")), rows(published("ovhcloud-okms")));
}

#[test]
fn each_format_comes_back_with_the_same_roles() {
    let scratch = Scratch::new();
    let slug = "ovhcloud-okms";
    scratch.write("a.raci.json", published(slug));
    let roles = |name: &str| {
        let text = scratch.remit(&["read", name, "--as", "text"]);
        assert_eq!(text.code, 0, "{name}: {}", text.err);
        let lines = text.out.lines().filter(|line| line.starts_with("    ") && line.contains(": "));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let wanted = roles("a.raci.json");
    assert!(wanted.len() > 31);
    for name in ["b.md", "b.csv", "b.xlsx", "b.html", "b.raci.json"] {
        let said = scratch.remit(&["convert", "a.raci.json", "-o", name]);
        assert_eq!((said.code, said.out.as_str()), (0, ""), "{name}: {}", said.err);
        assert_eq!(roles(name), wanted, "{name}");
    }
    assert_eq!(scratch.read("b.raci.json"), published(slug));
    for name in ["b.responsibilities.csv", "b.txt"] {
        assert_eq!(scratch.remit(&["convert", "a.raci.json", "-o", name]).code, 0);
        assert!(scratch.read(name).contains("Handle incidents"), "{name}");
    }
}

#[test]
fn an_unknown_ending_is_refused_with_those_there_are() {
    let scratch = Scratch::new();
    scratch.write("a.raci.json", published("ovhcloud-okms"));
    let said = scratch.remit(&["convert", "a.raci.json", "-o", "a.docx"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("can't write a.docx") && said.err.contains(".xlsx"), "{}", said.err);
}

#[test]
fn files_of_office_programs_are_read() {
    let scratch = Scratch::new();
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/office/");
    for name in ["raci.ods", "raci.xls", "raci.xlsx", "raci.docx"] {
        scratch.write(name, std::fs::read(format!("{data}{name}")).unwrap());
        let said = scratch.remit(&["read", name, "--as", "text"]);
        assert_eq!(said.code, 0, "{name}: {}", said.err);
        assert!(said.out.contains("Plan the move\n    Kunde: A\n    Équipe: R\n"), "{}", said.out);
    }
    let said = scratch.remit(&["check", "--docs", "--format", "json"]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.out.contains("raci.docx") && said.out.contains("raci.ods"), "{}", said.out);
}
