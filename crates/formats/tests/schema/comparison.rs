//! The schema of kept comparisons and their reader.

use std::sync::LazyLock;

use jsonschema::Validator;
use remit_formats::comparison::{read, write};
use serde_json::{Value, json};

use crate::{with, without};

static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../../public/remit-comparison.schema.json")).unwrap()
});
static VALIDATOR: LazyLock<Validator> =
    LazyLock::new(|| jsonschema::options().should_validate_formats(true).build(&SCHEMA).unwrap());

fn example() -> Value {
    SCHEMA["examples"][0].clone()
}

/// The schema and the reader are of one mind about a file.
#[track_caller]
fn check(file: &Value, is_valid: bool) {
    assert_eq!(VALIDATOR.is_valid(file), is_valid, "{file}");
    assert_eq!(read(file.to_string().as_bytes()).is_ok(), is_valid, "{file}");
}

#[test]
fn the_example_has_every_key_and_is_read() {
    check(&example(), true);
    let kept = read(example().to_string().as_bytes()).unwrap();
    let written: Value = serde_json::from_str(&write(&kept)).unwrap();
    check(&written, true);
    assert_eq!(read(write(&kept).as_bytes()), Ok(kept));
    let text = example().to_string();
    for object in [&SCHEMA["properties"], &SCHEMA["properties"]["us"]["properties"]] {
        assert!(object.as_object().unwrap().keys().all(|key| text.contains(&format!("\"{key}\""))));
    }
}

#[test]
fn what_one_refuses_the_other_refuses() {
    for key in ["format", "version", "id", "sides"] {
        check(&without(example(), &format!("/{key}")), false);
    }
    for key in ["name", "created", "changed", "us", "parties", "pairs", "$schema"] {
        check(&without(example(), &format!("/{key}")), true);
    }
    for key in ["/sides/0/of", "/sides/0/title", "/sides/0/content", "/us/side", "/us/party"] {
        check(&without(example(), key), false);
    }
    for key in ["/pairs/0/a", "/pairs/0/b", "/parties/0/a", "/parties/0/b"] {
        check(&without(example(), key), false);
        check(&with(example(), key, json!(7)), false);
        check(&with(example(), key, json!("7")), false);
    }
    let cases = [
        ("/version", json!(2), false),
        ("/created", json!("2026-02-30"), false),
        ("/created", json!("March"), false),
        ("/more", json!(""), false),
        ("/sides/0/more", json!(""), false),
        ("/pairs/0/more", json!(""), false),
        ("/sides/0/of", json!("f:1"), false),
        ("/sides/0/of", json!("p:"), false),
        ("/sides/0/of", json!("d:00000000000000d1"), true),
        ("/sides", json!([]), false),
        ("/us/side", json!(0), false),
        ("/pairs/0/side", json!(1), false),
        ("/pairs/0/b", json!(null), true),
        ("/pairs/1/b", json!(null), false),
        ("/parties/0/a", json!(null), false),
        ("/parties/0/b", json!(null), true),
        ("/name", json!("x".repeat(1_001)), false),
        ("/name", json!("x".repeat(1_000)), true),
    ];
    for (pointer, value, is_valid) in cases {
        check(&with(example(), pointer, value), is_valid);
    }
}
