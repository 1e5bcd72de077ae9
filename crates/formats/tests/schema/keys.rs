//! The schema by itself, and its keys, words and limits against the reader's.

use std::collections::BTreeSet;

use remit_core::matrix::letter::MAX_LETTERS;
use remit_core::matrix::{MAX_LEVEL, limits};
use remit_formats::catalogue::ALL;
use remit_formats::json::{
    self, FORMAT, MOST_SEEN, NEWEST, STAMPED, UNRESOLVED, Unresolved, VERSION,
};
use remit_formats::versions;
use serde_json::{Map, Value, json};

use crate::{SCHEMA, VALIDATOR, example, with, without};

/// Every sort of object: where the example has one, and what describes it in the schema.
pub const OBJECTS: [(&str, &[&str]); 15] = [
    ("", &[""]),
    ("/partedFrom", &["/$defs/partedFrom"]),
    ("/source", &["/$defs/source"]),
    ("/base", &["/$defs/base"]),
    ("/letters/2", &["/$defs/letter"]),
    ("/parties/2", &["/$defs/party"]),
    ("/plans/0", &["/$defs/plan"]),
    ("/rows/0", &["/$defs/section"]),
    ("/rows/2", &["/$defs/activity"]),
    ("/rows/2/cells/9b05688c2b3e6c1f", &["/$defs/cell"]),
    ("/footnotes/0", &["/$defs/footnote"]),
    ("/rules/0", &["/$defs/rule"]),
    ("/acceptances/0", &["/$defs/acceptance"]),
    ("/versions/0", &["/$defs/namedVersion"]),
    ("/versions/0/approvals/0", &["/$defs/approval"]),
];

/// The properties that a part of the schema describes.
pub fn properties(part: &str) -> &'static Map<String, Value> {
    SCHEMA.pointer(part).and_then(|part| part["properties"].as_object()).unwrap()
}

/// The names that the reader would have taken instead of `x`, by its own words.
fn expected_by_reader(file: &Value) -> BTreeSet<String> {
    let error = json::read_file(file.to_string().as_bytes()).unwrap_err().to_string();
    let mut quoted = error.split('`').skip(1).step_by(2).map(str::to_owned);
    assert_eq!(quoted.next().as_deref(), Some("x"), "{error}");
    quoted.collect()
}

#[test]
fn the_schema_is_a_schema() {
    assert_eq!(jsonschema::draft202012::meta::validate(&SCHEMA).map_err(|e| e.to_string()), Ok(()));
}

#[test]
fn the_published_files_are_valid() {
    for published in &ALL {
        let file = serde_json::from_str(published.file()).unwrap();
        let errors: Vec<String> =
            VALIDATOR.iter_errors(&file).map(|e| format!("{} {e}", e.instance_path())).collect();
        assert_eq!(errors, [""; 0], "{}", published.slug);
    }
}

#[test]
fn everything_in_the_example_is_read() {
    assert!(VALIDATOR.is_valid(&example()));
    let file = json::read_file(example().to_string().as_bytes()).unwrap();
    let written = json::write_file(&file.matrix, file.stamp.as_ref(), &file.versions);
    let written: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(written, without(example(), "/$schema"));
}

#[test]
fn schema_and_reader_know_the_same_keys() {
    for (place, parts) in OBJECTS {
        let keys: BTreeSet<String> =
            parts.iter().flat_map(|part| properties(part).keys().cloned()).collect();
        // No key of a matrix: nobody is told that it could have been one.
        let keys: BTreeSet<String> = keys.into_iter().filter(|key| key != UNRESOLVED).collect();
        let file = with(example(), &format!("{place}/x"), json!(true));
        assert_eq!(keys, expected_by_reader(&file), "{place}");
    }
}

#[test]
fn schema_and_reader_know_the_same_words() {
    for (place, part) in [
        ("/letters/0/kind", "/$defs/letter/properties/kind"),
        ("/parties/0/side", "/$defs/party/properties/side"),
        ("/rows/3/basis", "/$defs/basis"),
        ("/numbering", "/properties/numbering"),
        ("/rules/0/severity", "/$defs/rule/properties/severity"),
    ] {
        let words = SCHEMA.pointer(part).unwrap()["enum"].as_array().unwrap();
        let words = words.iter().map(|word| word.as_str().unwrap().to_owned()).collect();
        let file = with(example(), place, json!("x"));
        assert_eq!(expected_by_reader(&file), words, "{place}");
    }
}

#[test]
fn the_limits_are_those_of_the_reader() {
    for (limit, expected) in [
        ("/properties/letters/maxItems", MAX_LETTERS),
        ("/properties/parties/maxItems", limits::PARTIES),
        ("/properties/plans/maxItems", limits::PLANS),
        ("/properties/rows/maxItems", limits::ROWS),
        ("/properties/footnotes/maxItems", limits::FOOTNOTES),
        ("/properties/rules/maxItems", limits::RULE_SETTINGS),
        ("/properties/acceptances/maxItems", limits::ACCEPTANCES),
        ("/$defs/name/maxLength", limits::NAME_CHARS),
        ("/properties/versions/maxItems", versions::NAMED),
        ("/$defs/partedFrom/properties/seen/maxItems", MOST_SEEN),
        ("/$defs/namedVersion/properties/approvals/maxItems", versions::APPROVALS),
        ("/$defs/namedVersion/properties/note/maxLength", limits::TEXT_CHARS),
        ("/$defs/namedVersion/properties/summary/maxLength", limits::TEXT_CHARS),
        ("/$defs/source/properties/link/maxLength", limits::LINK_CHARS),
        ("/$defs/section/properties/level/maximum", usize::from(MAX_LEVEL)),
        ("/$defs/activity/properties/cells/maxProperties", limits::PARTIES),
        ("/$defs/cell/properties/marks/maxItems", limits::CELL_MARKS),
    ] {
        assert_eq!(SCHEMA.pointer(limit), Some(&json!(expected)), "{limit}");
    }
    assert_eq!(SCHEMA["properties"]["format"]["const"], FORMAT);
    assert_eq!(SCHEMA["properties"]["version"]["enum"], json!([VERSION, STAMPED, NEWEST]));
}

#[test]
fn every_key_is_explained_and_stands_in_the_example() {
    let mut seen = BTreeSet::new();
    keys_of(&example(), &mut seen);
    for part in OBJECTS.iter().flat_map(|(_, parts)| *parts) {
        for (key, property) in properties(part) {
            for word in ["title", "description"] {
                assert!(property[word].is_string(), "{part} {key} has no {word}");
            }
            let is_seen = seen.contains(key) || key == UNRESOLVED;
            assert!(is_seen, "{part} {key} is not in the example");
        }
    }
}

fn keys_of(value: &Value, seen: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            seen.extend(object.keys().cloned());
            object.values().for_each(|value| keys_of(value, seen));
        }
        Value::Array(list) => list.iter().for_each(|value| keys_of(value, seen)),
        _ => {}
    }
}

#[test]
fn no_object_takes_other_keys() {
    let mut parts = Vec::new();
    objects_in(&SCHEMA, "", &mut parts);
    let listed = OBJECTS.iter().flat_map(|(_, parts)| *parts).copied();
    let listed: BTreeSet<&str> = listed.chain(["/$defs/unresolved"]).collect();
    assert_eq!(parts.iter().map(String::as_str).collect::<BTreeSet<_>>(), listed);
    for part in listed {
        assert_eq!(SCHEMA.pointer(part).unwrap()["additionalProperties"], false, "{part}");
    }
}

/// Where the schema describes objects with keys of their own.
fn objects_in(schema: &Value, place: &str, found: &mut Vec<String>) {
    let Value::Object(object) = schema else { return };
    if object.contains_key("properties") {
        found.push(place.to_owned());
    }
    for (key, value) in
        object.iter().filter(|(key, _)| !["examples", "if", "else"].contains(&key.as_str()))
    {
        objects_in(value, &format!("{place}/{key}"), found);
    }
}

#[test]
fn a_file_with_conflicts_is_described_too() {
    let matrix = json::read(example().to_string().as_bytes()).unwrap();
    let text = str::to_owned;
    let (what, ours, theirs) = (text("Title"), text("Ours"), text("Theirs"));
    for change in ["", "{}"] {
        let (what, ours, theirs) = (what.clone(), ours.clone(), theirs.clone());
        let open = Unresolved { what, ours, theirs, change: text(change) };
        let file = json::write_unresolved(&matrix, &[], &[open]);
        let file: Value = serde_json::from_str(&file).unwrap();
        assert!(VALIDATOR.is_valid(&file), "{file}");
        let keys = file[UNRESOLVED][0].as_object().unwrap().keys();
        let known = properties("/$defs/unresolved");
        assert!(keys.into_iter().all(|key| known.contains_key(key)));
    }
}
