//! Files that differ in one place from good ones: the schema and the reader judge them alike.

use remit_formats::catalogue::ALL;
use serde_json::{Value, json};

use crate::{example, fits_schema, is_read, with, without};

/// One value of each type that reads well nowhere by chance.
fn others() -> [Value; 5] {
    [json!(true), json!(7), json!("text"), json!([7]), json!({})]
}

#[track_caller]
fn check_same_verdict(file: &Value, change: &str) {
    let file = file.to_string();
    assert_eq!(fits_schema(&file), is_read(&file), "{change}");
}

/// Puts values of other types at a pointer.
#[track_caller]
fn check_other_types(file: &Value, pointer: &str) {
    let value = file.pointer(pointer).unwrap();
    let kind = std::mem::discriminant(value);
    for other in others().into_iter().filter(|other| std::mem::discriminant(other) != kind) {
        let change = format!("{pointer} is {other}");
        check_same_verdict(&with(file.clone(), pointer, other), &change);
    }
}

#[test]
fn published_files_without_a_key_or_with_another_type_there() {
    for published in &ALL {
        let file: Value = serde_json::from_str(published.file()).unwrap();
        for key in file.as_object().unwrap().keys() {
            let pointer = format!("/{key}");
            let change = format!("{} without {key}", published.slug);
            check_same_verdict(&without(file.clone(), &pointer), &change);
            check_other_types(&file, &pointer);
        }
    }
}

#[test]
fn the_example_with_another_type_anywhere() {
    let mut pointers = Vec::new();
    pointers_in(&example(), "", &mut pointers);
    for pointer in pointers {
        check_other_types(&example(), &pointer);
    }
}

#[test]
fn the_example_without_any_key() {
    // Other parts of the example refer to these, which the schema cannot follow.
    let referred_to = ["/plans", "/parties/2/key"];
    let mut pointers = Vec::new();
    pointers_in(&example(), "", &mut pointers);
    for pointer in pointers {
        let key = pointer.rsplit('/').next().unwrap();
        if key.parse::<usize>().is_err() && !referred_to.contains(&pointer.as_str()) {
            let change = format!("without {pointer}");
            check_same_verdict(&without(example(), &pointer), &change);
        }
    }
}

/// The pointers to everything in a value.
fn pointers_in(value: &Value, place: &str, pointers: &mut Vec<String>) {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(object) => object.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(list) => {
            list.iter().zip(0..).map(|(v, at): (_, u32)| (at.to_string(), v)).collect()
        }
        _ => return,
    };
    for (key, child) in children {
        let pointer = format!("{place}/{key}");
        // What a change holds is described by nothing but its reader.
        if place.ends_with("/change") {
            continue;
        }
        pointers_in(child, &pointer, pointers);
        pointers.push(pointer);
    }
}
