//! The errors that are known of the published texts and matrices: these, in every format, and at
//! their lines.

use serde_json::Value;

use crate::scratch::{Scratch, published, source};

pub const SLUGS: [&str; 5] = [
    "ovhcloud-hosted-exchange",
    "ovhcloud-private-exchange",
    "ovhcloud-okms",
    "cegedim-cloud-managed-products",
    "cloud-temple-iaas",
];

/// An error: the file, the rule, and the words that stand in its line.
type Known = (&'static str, &'static str, &'static str);

const TWO: &str = "several-accountable";
const NONE: &str = "no-accountable";

/// What is known of the texts. That of Hosted Exchange breaks off before its last letters.
const OF_TEXTS: [Known; 3] = [
    ("cegedim-cloud-managed-products.txt", NONE, "Performance metrics"),
    ("ovhcloud-hosted-exchange.txt", "empty-row", "Destroy configurations at end of service"),
    ("ovhcloud-okms.txt", TWO, "Handle incidents (tickets and telephone contacts)"),
];

/// What is known of the matrices, which have been completed.
fn of_matrices(ending: &str) -> Vec<(String, &'static str, &'static str)> {
    let cegedim = format!("cegedim-cloud-managed-products.{ending}");
    let okms = format!("ovhcloud-okms.{ending}");
    let handle = "Handle incidents (tickets and telephone contacts)";
    vec![(cegedim, NONE, "Performance metrics"), (okms, TWO, handle)]
}

/// All five, as files of this ending.
fn scratch(ending: &str) -> Scratch {
    let scratch = Scratch::new();
    for slug in SLUGS {
        if ending == "txt" {
            scratch.write(&format!("{slug}.txt"), source(slug));
            continue;
        }
        let own = format!("own/{slug}.raci.json");
        scratch.write(&own, published(slug));
        let said = scratch.remit(&["convert", &own, "-o", &format!("{slug}.{ending}")]);
        assert_eq!(said.code, 0, "{}", said.err);
    }
    if scratch.path().join("own").exists() {
        std::fs::remove_dir_all(scratch.path().join("own")).unwrap();
    }
    scratch
}

/// The arguments that check all files of the folder.
fn args(scratch: &Scratch, format: &'static str) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(scratch.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let begin = ["check", "--format", format].map(str::to_owned);
    begin.into_iter().chain(names).collect()
}

fn run(scratch: &Scratch, format: &'static str) -> String {
    let args = args(scratch, format);
    let said = scratch.remit(&args.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(said.code, 1, "{}", said.err);
    said.out
}

/// The line of a file that has these words.
fn line_of(scratch: &Scratch, file: &str, words: &str) -> usize {
    let text = scratch.read(file);
    let lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().position(|line| line.contains(words)).unwrap();
    // In our own files the roles stand below, in a line of their own.
    let own = file.ends_with(".raci.json") && words.starts_with("Handle");
    let below = || lines.iter().skip(at).position(|line| line.contains("\"cells\"")).unwrap();
    at + 1 + if own { below() } else { 0 }
}

#[track_caller]
fn check(ending: &str, known: &[(String, &str, &str)]) {
    let scratch = scratch(ending);
    let is_sheet = ending == "xlsx";
    let expected: Vec<(String, String, Option<usize>)> = known
        .iter()
        .map(|(file, rule, words)| {
            let line = (!is_sheet).then(|| line_of(&scratch, file, words));
            (file.clone(), (*rule).to_owned(), line)
        })
        .collect();

    let json: Value = serde_json::from_str(&run(&scratch, "json")).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let number = |value: &Value| value.as_u64().map(|number| number as usize);
    let errors = |list: &Value| -> Vec<Value> {
        list.as_array().unwrap().iter().filter(|it| it["severity"] == "error").cloned().collect()
    };
    let found: Vec<_> = errors(&json["findings"])
        .iter()
        .map(|it| {
            let line = number(&it["line"]).filter(|_| !is_sheet);
            (text(&it["file"]), text(&it["rule"]), line)
        })
        .collect();
    assert_eq!(found, expected, "json");
    assert_eq!(json["failures"], Value::Array(Vec::new()));

    let sarif: Value = serde_json::from_str(&run(&scratch, "sarif")).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let found: Vec<_> = results
        .iter()
        .filter(|it| it["level"] == "error")
        .map(|it| {
            let place = &it["locations"][0]["physicalLocation"];
            let line = number(&place["region"]["startLine"]);
            (text(&place["artifactLocation"]["uri"]), text(&it["ruleId"]), line)
        })
        .collect();
    assert_eq!(found, expected, "sarif");

    let github = run(&scratch, "github");
    let errors: Vec<&str> = github.lines().filter(|line| line.starts_with("::error ")).collect();
    assert_eq!(errors.len(), expected.len(), "{github}");
    for (error, (file, rule, line)) in errors.iter().zip(&expected) {
        let at = line.map(|line| format!(",line={line},")).unwrap_or_default();
        assert!(error.starts_with(&format!("::error file={file}{at}")), "{error}");
        assert!(error.contains(&format!("title=remit%3A {rule}::")), "{error}");
    }

    let human = run(&scratch, "human");
    let mut lines = human.lines();
    for (file, rule, line) in &expected {
        lines.find(|line| line.starts_with(&format!("error[{rule}]: "))).unwrap();
        let place = lines.next().unwrap();
        let at = line.map_or("Matrix!".to_owned(), |line| format!("{line}:"));
        assert!(place.contains(&format!("--> {file}:{at}")), "{place}");
    }
    assert_eq!(lines.filter(|line| line.starts_with("error[")).count(), 0);
    assert!(!human.contains(":::"), "{human}");

    let junit = run(&scratch, "junit");
    assert_eq!(junit.matches("type=\"error\"").count(), expected.len(), "{junit}");
    for (file, rule, _) in &expected {
        assert!(junit.contains(&format!("<testcase name=\"{rule}: ")), "{junit}");
        assert!(junit.contains(&format!("classname=\"{file}\"")), "{junit}");
    }
}

#[test]
fn of_the_texts_as_they_were_copied() {
    check("txt", &OF_TEXTS.map(|(file, rule, words)| (file.to_owned(), rule, words)));
}

#[test]
fn of_the_matrices_in_every_format() {
    for ending in ["raci.json", "md", "csv", "xlsx"] {
        check(ending, &of_matrices(ending));
    }
}

#[test]
fn of_the_matrices_as_web_pages() {
    // Their tables have no lines that are known yet; the matrix is in them unseen.
    let scratch = scratch("html");
    let json: Value = serde_json::from_str(&run(&scratch, "json")).unwrap();
    let errors = json["findings"].as_array().unwrap().iter();
    let rules: Vec<_> =
        errors.filter(|it| it["severity"] == "error").map(|it| &it["rule"]).collect();
    assert_eq!(rules, [NONE, TWO]);
}
