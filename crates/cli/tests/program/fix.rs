use crate::scratch::{Scratch, published};

#[test]
fn spelling_is_fixed_and_who_does_what_is_left_to_people() {
    let scratch = Scratch::new();
    let slug = "cegedim-cloud-managed-products";
    scratch.write("a.raci.json", published(slug));
    let said = scratch.remit(&["fix", "--diff"]);
    assert_eq!(said.code, 1);
    assert!(said.out.starts_with("a.raci.json: 2 would be fixed\n"), "{}", said.out);
    assert!(said.out.contains("plan: On request → On Request\n"), "{}", said.out);
    assert!(said.out.contains("error[no-accountable] Performance metrics: "), "{}", said.out);
    assert!(said.out.contains("      in the app: “Assign A to cegedim.cloud”\n"), "{}", said.out);
    assert_eq!(scratch.read("a.raci.json"), published(slug), "nothing is written");
    let said = scratch.remit(&["fix"]);
    assert!(said.out.starts_with("a.raci.json: 2 fixed\n"), "{}", said.out);
    let roles = |file: &str| {
        let matrix = remit_formats::json::read(file.as_bytes()).unwrap();
        let cells = matrix.activities().map(|activity| (activity.id, activity.cells.clone()));
        cells.collect::<Vec<_>>()
    };
    let fixed = scratch.read("a.raci.json");
    assert_ne!(fixed, published(slug));
    assert_eq!(roles(&fixed), roles(published(slug)));
    let said = scratch.remit(&["check"]);
    assert!(!said.out.contains("plan-spelt-differently"), "{}", said.out);
    assert!(!scratch.remit(&["fix"]).out.contains("fixed"));
}

#[test]
fn other_files_are_not_fixed() {
    let scratch = Scratch::new();
    scratch.write("a.md", "| Task | Dev | Ops |\n|---|---|---|\n| Back up | A | RA |\n");
    let said = scratch.remit(&["fix", "a.md"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("a.md: Only .raci.json files are fixed."), "{}", said.err);
}
