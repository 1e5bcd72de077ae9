use crate::scratch::{Scratch, published};

#[test]
fn what_was_known_counts_no_more_and_what_is_new_does() {
    let scratch = Scratch::new();
    scratch.write("okms.raci.json", published("ovhcloud-okms"));
    assert_eq!(scratch.remit(&["check", "--write-baseline"]).code, 2);
    let said = scratch.remit(&["check", "--baseline", "known.json", "--write-baseline"]);
    assert_eq!((said.code, said.out.as_str()), (0, "Wrote 2 findings to known.json.\n"));
    let said = scratch.remit(&["check", "--baseline", "known.json"]);
    assert_eq!(said.code, 0);
    assert!(said.out.starts_with("No findings in 1 file (2 in the baseline)."), "{}", said.out);
    // Rows that move stay known; other roles make another finding.
    let moved = published("ovhcloud-okms").replacen('{', "{\n", 1);
    scratch.write("okms.raci.json", moved);
    assert_eq!(scratch.remit(&["check", "--baseline", "known.json"]).code, 0);
    let other = published("ovhcloud-okms").replacen(
        "{\"Customer\": \"RA\", \"OVHcloud\": \"I\"}",
        "{\"Customer\": \"RA\", \"OVHcloud\": \"A\"}",
        1,
    );
    scratch.write("okms.raci.json", other);
    let said = scratch.remit(&["check", "--baseline", "known.json"]);
    assert_eq!(said.code, 1);
    assert_eq!(said.out.matches("error[").count(), 1, "{}", said.out);
    // It may be named once and for all.
    scratch.write("remit.toml", "baseline = \"known.json\"\n");
    scratch.write("okms.raci.json", published("ovhcloud-okms"));
    assert_eq!(scratch.remit(&["check"]).code, 0);
    let json = scratch.remit(&["check", "--format", "json"]).out;
    assert_eq!(json.matches("\"inBaseline\": true").count(), 2);
}

#[test]
fn what_is_no_baseline_is_refused_with_its_line() {
    let scratch = Scratch::new();
    scratch.write("okms.raci.json", published("ovhcloud-okms"));
    scratch.write("known.json", "{\n\"findings\": 3}");
    let said = scratch.remit(&["check", "--baseline", "known.json"]);
    assert_eq!(said.code, 2);
    assert!(said.err.starts_with("error: known.json:2:"), "{}", said.err);
}
