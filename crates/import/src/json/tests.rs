use super::super::tests_shown::{error, rows};

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(rows(text.as_bytes(), "x.json"), expected);
}

#[test]
fn one_entry_per_letter() {
    check(
        r#"[{"activity":"Test","role":"QA","letter":"R"},{"activity":"Test","role":"PM","letter":"A"},{"activity":"Ship","role":"PM","letter":"A"}]"#,
        &["= QA | PM", "Test | R | A", "Ship |  | A"],
    );
    check(
        r#"{"title":"Plan","assignments":[{"task":"Test","person":"QA","raci":"R"},{"task":"Test","person":"QA","raci":"A"}]}"#,
        &["= QA", "Test | RA"],
    );
}

#[test]
fn parties_to_letters() {
    let expected = ["= QA | PM", "Test | R | A", "Ship | I | RA"];
    check(
        r#"[{"task":"Test","roles":{"QA":"R","PM":"A"}},{"task":"Ship","roles":{"QA":"I","PM":["R","A"]}}]"#,
        &expected,
    );
    check(r#"[{"task":"Test","QA":"R","PM":"A"},{"task":"Ship","QA":"I","PM":"R/A"}]"#, &expected);
    check(
        r#"{"tasks":[{"name":"Test","assignments":[{"role":"QA","type":"R"},{"role":"PM","type":"A"}]},{"name":"Ship","assignments":[{"role":"QA","type":"Informed"},{"role":"PM","type":"RA"}]}]}"#,
        &expected,
    );
    check(r#"{"Test":{"QA":"R","PM":"A"},"Ship":{"QA":"I","PM":"RA"}}"#, &expected);
}

#[test]
fn activities_have_many_names() {
    let expected = ["= QA | PM", "Test | R | A"];
    for key in ["decision", "step_name", "activity_group", "task_or_area", "Actividad"] {
        check(
            &format!(r#"[{{"{key}":"Test","responsible":["QA"],"accountable":"PM"}}]"#),
            &expected,
        );
        check(
            &format!(r#"{{"raci":{{"items":[{{"{key}":"Test","R":"QA","A":"PM"}}]}}}}"#),
            &expected,
        );
    }
}

#[test]
fn letters_to_parties() {
    check(
        r#"[{"task":"Test","responsible":["QA"],"accountable":"PM","consulted":[],"informed":["Ops","Sales"]}]"#,
        &["= QA | PM | Ops | Sales", "Test | R | A | I | I"],
    );
    check(r#"[{"task":"Test","raci":{"R":["QA"],"A":["QA"]}}]"#, &["= QA", "Test | RA"]);
}

#[test]
fn a_grid() {
    check(
        r#"{"roles":["QA","PM"],"tasks":["Test","Ship"],"matrix":[["R","A"],["","RA"]]}"#,
        &["= QA | PM", "Test | R | A", "Ship |  | RA"],
    );
}

#[test]
fn groups_are_sections() {
    check(
        r#"{"name":"All","phases":[{"name":"One","tasks":[{"name":"Test","QA":"R"}]},{"name":"Two","tasks":[{"name":"Ship","QA":"A"}]}]}"#,
        &["= QA", "# One", "Test | R", "# Two", "Ship | A"],
    );
    check(
        r#"{"One":{"Test":{"QA":"R"}},"Two":{"Ship":{"QA":"A"}}}"#,
        &["= QA", "# One", "Test | R", "# Two", "Ship | A"],
    );
}

#[test]
fn what_is_no_matrix_is_told() {
    for text in ["{}", "[]", r#"{"a":1}"#, r#"[{"name":"x"}]"#, r#"{"name":"x","tasks":[]}"#] {
        let error = error(text.as_bytes(), "x.json");
        assert!(error.contains("No RACI table"), "{error}");
    }
    assert!(error(b"{\"a\":", "x.json").contains("line 1"));
}
