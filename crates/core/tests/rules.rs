//! Holds every rule's file to the shape that all of them share.

use std::fs;
use std::path::Path;

use remit_core::checks::ALL;

#[test]
fn every_rule_stands_in_a_file_of_its_name_and_is_tested_there() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/checks/rules");
    for rule in ALL {
        let file = folder.join(format!("{}.rs", rule.id.replace('-', "_")));
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.starts_with(&format!("//! `{}`: ", rule.id)), "{}", file.display());
        for test in ["#[test]\n    fn fires_", "#[test]\n    fn is_silent_"] {
            assert!(text.contains(test), "{} has no {test}", file.display());
        }
    }
    // Besides the rules: the list, and what several of them share.
    assert_eq!(fs::read_dir(folder).unwrap().count(), ALL.len() + 5);
}
