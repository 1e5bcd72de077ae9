//! What others read: SARIF by its schema, JUnit, and what was accepted.

use remit_core::checks::{Settings, accept, check_with};
use remit_core::edit::apply;
use remit_formats::{catalogue, json};
use serde_json::Value;

use crate::scratch::{Scratch, published, source};

#[track_caller]
fn check_sarif(text: &str) -> Value {
    // One of its patterns has a bracket that only JavaScript takes for itself.
    let schema = include_str!("../data/sarif-2.1.0.schema.json").replace("{2}]?$", "{2}\\\\]?$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let sarif: Value = serde_json::from_str(text).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&sarif)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(errors, [""; 0]);
    sarif
}

#[test]
fn sarif_is_valid_by_the_official_schema() {
    let scratch = Scratch::new();
    scratch.write("a b/okms.raci.json", published("ovhcloud-okms"));
    scratch.write("c.txt", source("cegedim-cloud-managed-products"));
    scratch.write("broken.raci.json", "{");
    let said = scratch.remit(&["check", ".", "c.txt", "--format", "sarif"]);
    assert_eq!(said.code, 2);
    let sarif = check_sarif(&said.out);
    let run = &sarif["runs"][0];
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    assert_eq!(
        run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
        "a%20b/okms.raci.json"
    );
    let none = Scratch::new();
    none.write("good.md", "| Task | Dev | Ops |\n|---|---|---|\n| Back up | I | RA |\n");
    check_sarif(&none.remit(&["check", "good.md", "--format", "sarif"]).out);
}

/// The OKMS matrix with its error accepted.
fn accepted() -> String {
    let mut matrix = catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
    let findings = check_with(&matrix, Settings::default());
    let error = findings.iter().find(|it| it.rule.id == "several-accountable").unwrap();
    let command =
        accept(&matrix, error, "Agreed in the contract", "Ann", "2026-01-31".parse().ok());
    apply(&mut matrix, command).unwrap();
    json::write(&matrix)
}

#[test]
fn what_was_accepted_is_suppressed_and_fails_nothing() {
    let scratch = Scratch::new();
    scratch.write("okms.raci.json", accepted());
    let said = scratch.remit(&["check"]);
    assert_eq!(said.code, 0, "{}", said.out);
    assert!(said.out.contains("1 warning in 1 file (1 accepted).\n"), "{}", said.out);
    let sarif = check_sarif(&scratch.remit(&["check", "--format", "sarif"]).out);
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let error = results.iter().find(|it| it["ruleId"] == "several-accountable").unwrap();
    let suppression = &error["suppressions"][0];
    assert_eq!(suppression["kind"], "inSource");
    assert_eq!(suppression["justification"], "Agreed in the contract (Ann, 31 Jan 2026)");
    let junit = scratch.remit(&["check", "--format", "junit"]).out;
    assert!(junit.contains("<skipped") && !junit.contains("type=\"error\">\n"), "{junit}");
    assert!(!scratch.remit(&["check", "--format", "github"]).out.contains("several-accountable"));
}
