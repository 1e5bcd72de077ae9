use serde_json::{Value, json};

use crate::scratch::{Scratch, published};

fn files() -> Scratch {
    let scratch = Scratch::new();
    for slug in ["ovhcloud-hosted-exchange", "ovhcloud-private-exchange", "cloud-temple-iaas"] {
        scratch.write(&format!("{slug}.raci.json"), published(slug));
    }
    scratch
}

fn json_of(scratch: &Scratch, args: &[&str]) -> Value {
    let said = scratch.remit(&[&["match", "--format", "json"], args].concat());
    assert_eq!(said.code, 0, "{}", said.err);
    serde_json::from_str(&said.out).unwrap()
}

#[test]
fn two_pages_of_one_provider_share_most_wordings() {
    let scratch = files();
    let args = ["ovhcloud-hosted-exchange.raci.json", "ovhcloud-private-exchange.raci.json"];
    let found = json_of(&scratch, &args);
    assert!(found["pairs"].as_array().unwrap().len() >= 15, "{found}");
    assert_eq!(found["pairs"][0]["why"], "same text");
    let first = &found["candidates"][0]["b"][0];
    assert!(first["score"].as_f64().unwrap() <= 1.0 && first["why"].is_array(), "{first}");
    let said = scratch.remit(&["match", args[0], args[1]]);
    assert!(said.out.contains("= OVHcloud = OVHcloud (same name)\n"), "{}", said.out);
    assert!(said.out.contains("  = Manage backups on the service (same text)\n"), "{}", said.out);
    assert!(said.out.contains("      1. "), "{}", said.out);
}

#[test]
fn lists_of_ids_and_texts_keep_their_ids() {
    let scratch = Scratch::new();
    scratch.write("a.csv", "id,text\n5.1,Policies for security\n5.2,\"Roles, and duties\"\n");
    scratch.write("b.csv", "Text;Id\nThe roles and duties;5.1\nPolicies for security;9.9\n");
    let found = json_of(&scratch, &["a.csv", "b.csv", "--candidates", "1"]);
    assert_eq!(found["pairs"], json!([{"a": "5.1", "b": "9.9", "why": "same text"}]));
    assert_eq!(found["candidates"][0]["a"], "5.2");
    assert_eq!(found["candidates"][0]["b"].as_array().unwrap().len(), 1);
    assert_eq!(found["candidates"][0]["b"][0]["row"], "5.1");
}

#[test]
fn matches_that_are_written_down_are_kept() {
    let scratch = Scratch::new();
    scratch.write("a.csv", "id,text\na1,Manage backups\na2,Restore the mailboxes\n");
    scratch.write("b.csv", "id,text\nb1,Manage backups\nb2,Bring mailboxes back\n");
    scratch.write("m.json", r#"{"pairs": [{"a": "a1", "b": "b2"}, {"a": "a2", "b": null}]}"#);
    let found = json_of(&scratch, &["a.csv", "b.csv", "--matches", "m.json"]);
    assert_eq!(found["pairs"], json!([{"a": "a1", "b": "b2", "why": "matched by a person"}]));
    assert_eq!(found["candidates"], json!([]));
    scratch.write("m.json", "[]");
    let said = scratch.remit(&["match", "a.csv", "b.csv", "--matches", "m.json"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("m.json:1"), "{}", said.err);
}

#[test]
fn a_switching_report_says_what_becomes_our_job() {
    let scratch = files();
    let args = ["ovhcloud-hosted-exchange.raci.json", "ovhcloud-private-exchange.raci.json"];
    let said = scratch.remit(&["match", "--format", "report", args[0], args[1]]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.starts_with("# Switching from OVHcloud Hosted Exchange to "), "{}", said.out);
    assert!(said.out.contains("## New, and our job (3)\n"), "{}", said.out);
    assert!(said.out.contains("## Not decided yet (19)\n"), "{}", said.out);
}

#[test]
fn a_comparison_of_the_app_is_a_file_of_matches() {
    let scratch = Scratch::new();
    scratch.write("a.csv", "id,text\n#0000000000000001,Manage backups\n");
    scratch.write("b.csv", "id,text\n#0000000000000002,Look after copies\n");
    let file = r#"{"format": "remit-comparison", "version": 1, "pairs": [
        {"a": "0000000000000001", "textA": "Manage backups", "b": "0000000000000002"},
        {"side": 3, "a": "0000000000000001", "b": null}]}"#;
    scratch.write("c.json", file);
    let found = json_of(&scratch, &["a.csv", "b.csv", "--matches", "c.json"]);
    assert_eq!(found["pairs"][0]["why"], "matched by a person");
}

#[test]
fn a_page_read_twice_is_matched_by_its_texts() {
    let scratch = Scratch::new();
    let page = "# Mail\n\n| Task | Dev | Ops |\n|---|---|---|\n| Back up | I | RA |\n";
    scratch.write("a.md", page);
    let found = json_of(&scratch, &["a.md", "a.md"]);
    assert_eq!(found["pairs"][0]["why"], "same text");
}

#[test]
fn matrices_of_different_descent_are_compared() {
    let scratch = files();
    let args = ["ovhcloud-hosted-exchange.raci.json", "ovhcloud-private-exchange.raci.json"];
    let said = scratch.remit(&["diff", "--match", args[0], args[1]]);
    assert_eq!(said.code, 1);
    let same = "Manage backups on the service";
    let changed = format!("  ~ {same}\n");
    assert!(
        !said.out.contains(&format!("+ {same}\n")) || said.out.contains(&changed),
        "{}",
        said.out
    );
    assert!(!said.out.contains("      moved\n"), "{}", said.out);
    assert!(said.err.contains("`remit match` lists them"), "{}", said.err);
    let plain = scratch.remit(&["diff", args[0], "cloud-temple-iaas.raci.json"]);
    let said = scratch.remit(&["diff", "--match", args[0], "cloud-temple-iaas.raci.json"]);
    assert!(plain.out.contains("party OVHcloud removed"), "{}", plain.out);
    assert!(said.out.contains("party OVHcloud renamed to Cloud Temple"), "{}", said.out);
}
