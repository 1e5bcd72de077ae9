use crate::scratch::Scratch;
use remit_core::checks::ALL;

#[test]
fn every_rule_is_explained() {
    let scratch = Scratch::new();
    let list = scratch.remit(&["explain"]).out;
    for rule in ALL {
        assert!(list.contains(rule.id), "{}", rule.id);
    }
    let said = scratch.remit(&["explain", "several-accountable"]);
    assert!(said.out.contains("Why it matters\n  If two parties"), "{}", said.out);
    let said = scratch.remit(&["explain", "many-accountable"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("There is no rule “many-accountable”"), "{}", said.err);
}

#[test]
fn help_completions_and_the_manual_are_there() {
    let scratch = Scratch::new();
    for args in [&["--help"][..], &["read", "--help"], &["completions", "bash"], &["man"]] {
        let said = scratch.remit(args);
        assert_eq!(said.code, 0, "{args:?}: {}", said.err);
        assert!(said.out.contains("remit"), "{args:?}");
    }
    assert_eq!(scratch.remit(&["--nonsense"]).code, 2);
}
