//! Holds the published JSON Schema and the reader of the JSON format together: both know the
//! same keys, words and limits, and what one refuses the other refuses.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::sync::LazyLock;

use jsonschema::Validator;
use remit_formats::json;
use serde_json::Value;

/// The tests, by what they compare.
mod schema {
    mod comparison;
    mod keys;
    mod mutations;
    mod verdicts;
}

static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../public/remit-matrix.schema.json")).unwrap()
});

/// Asserts `format` too, as editors do: it alone knows how long a month is.
static VALIDATOR: LazyLock<Validator> =
    LazyLock::new(|| jsonschema::options().should_validate_formats(true).build(&SCHEMA).unwrap());

/// The schema's own example, which has every key that there is.
fn example() -> Value {
    SCHEMA["examples"][0].clone()
}

/// Whether a file is valid under the schema.
fn fits_schema(file: &str) -> bool {
    VALIDATOR.is_valid(&serde_json::from_str(file).unwrap())
}

/// Whether the reader reads a file.
fn is_read(file: &str) -> bool {
    json::read_file(file.as_bytes()).is_ok()
}

/// The file with another value at a pointer; the last key of the pointer may be a new one.
#[track_caller]
fn with(mut file: Value, pointer: &str, value: Value) -> Value {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match file.pointer_mut(parent).unwrap() {
        Value::Object(object) => _ = object.insert(key.to_owned(), value),
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
        other => panic!("{other} has no {key}"),
    }
    file
}

/// The file without the key that a pointer ends with.
#[track_caller]
fn without(mut file: Value, pointer: &str) -> Value {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    file.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(key).unwrap();
    file
}
