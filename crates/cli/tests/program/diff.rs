use crate::scratch::{Scratch, published};

const OLD: &str = "# Backups\n\n| Task | Dev | Ops |\n|---|---|---|\n| Back up all systems | I | RA |\n| Restore | C | RA |\n| Tidy | R | A |\n";
const NEW: &str = "# Backups\n\n| Task | Dev | Ops |\n|---|---|---|\n| Back up all our systems | I | RA |\n| Restore | R | A |\n| Test | RA | |\n";

#[test]
fn two_pages_are_compared_row_by_row_and_cell_by_cell() {
    let scratch = Scratch::new();
    scratch.write("old.md", OLD);
    scratch.write("new.md", NEW);
    let said = scratch.remit(&["diff", "old.md", "new.md"]);
    assert_eq!(said.code, 1);
    let expected = "  ~ Back up all our systems\n      text: Back up all systems → Back up all our systems\n  \
                    ~ Restore\n      Dev: C → R\n      Ops: RA → A\n  \
                    + Test\n      Dev: RA\n  - Tidy\n      Dev: R\n      Ops: A\n";
    assert!(said.out.starts_with(expected), "{}", said.out);
    let said = scratch.remit(&["diff", "old.md", "old.md"]);
    assert_eq!((said.code, said.out.as_str()), (0, "old.md and old.md say the same.\n"));
}

#[test]
fn files_of_ours_are_compared_by_their_ids() {
    let scratch = Scratch::new();
    let file = published("ovhcloud-okms");
    scratch.write("old.raci.json", file);
    let changed = file.replacen("\"Handle incidents", "\"Look after incidents", 1).replacen(
        "{\"Customer\": \"AI\", \"OVHcloud\": \"RA\"}",
        "{\"Customer\": \"I\", \"OVHcloud\": \"RA\"}",
        1,
    );
    scratch.write("new.raci.json", changed);
    let said = scratch.remit(&["diff", "old.raci.json", "new.raci.json"]);
    assert!(said.out.contains("3.2.1. Incidents\n  ~ Look after incidents"), "{}", said.out);
    assert!(said.out.contains("      Customer: AI → I\n"), "{}", said.out);
    let json = scratch.remit(&["diff", "old.raci.json", "new.raci.json", "--format", "json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let row = &json["rows"][0];
    assert_eq!((&row["what"], &row["kind"]), (&"changed".into(), &"activity".into()));
    let cell = serde_json::json!({"name": "Customer", "before": "AI", "after": "I"});
    assert_eq!(row["cells"], serde_json::Value::Array(vec![cell]));
    let args = ["diff", "old.raci.json", "new.raci.json", "--format", "markdown"];
    let markdown = scratch.remit(&args).out;
    assert!(markdown.contains("| Customer | AI | I |\n"), "{markdown}");
}

#[test]
fn a_page_is_compared_with_the_matrix_that_it_was_made_from() {
    let scratch = Scratch::new();
    scratch.write("a.raci.json", published("cloud-temple-iaas"));
    assert_eq!(scratch.remit(&["convert", "a.raci.json", "-o", "b.xlsx"]).code, 0);
    let said = scratch.remit(&["diff", "a.raci.json", "b.xlsx"]);
    assert_eq!(said.code, 0, "{}", said.out);
}
