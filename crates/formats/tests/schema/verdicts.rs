//! Broken files, by who refuses them.

use remit_core::matrix::limits;
use serde_json::{Value, json};

use super::keys::{OBJECTS, properties};
use crate::{example, fits_schema, is_read, with, without};

/// Puts a value into the example and compares who takes the file.
#[track_caller]
fn check(place: &str, value: Value, schema: bool, reader: bool) {
    let shown = value.to_string();
    let shown: String = shown.chars().take(60).collect();
    let file = with(example(), place, value).to_string();
    assert_eq!(
        (("schema", fits_schema(&file)), ("reader", is_read(&file))),
        (("schema", schema), ("reader", reader)),
        "{place} is {shown}"
    );
}

#[track_caller]
fn check_refused(place: &str, values: impl IntoIterator<Item = impl Into<Value>>) {
    for value in values {
        check(place, value.into(), false, false);
    }
}

#[track_caller]
fn check_taken(place: &str, values: impl IntoIterator<Item = impl Into<Value>>) {
    for value in values {
        check(place, value.into(), true, true);
    }
}

#[track_caller]
fn check_refused_by_reader_alone(place: &str, value: Value) {
    check(place, value, true, false);
}

fn id(number: usize) -> String {
    format!("{number:016x}")
}

fn many(count: usize, item: impl FnMut(usize) -> Value) -> Value {
    (0..count).map(item).collect()
}

#[test]
fn keys_and_words_that_do_not_belong() {
    for (place, _) in OBJECTS {
        check_refused(&format!("{place}/other"), [json!(1), json!("x")]);
    }
    check_refused("/format", ["", "remit", "Remit-matrix"]);
    check_refused("/version", [json!(0), json!(1), json!(2), json!(4), json!("1")]);
    check_refused("/letters/0/kind", ["", "Responsible", "r"]);
    check_refused("/parties/0/side", ["", "Customer"]);
    check_refused("/rules/0/severity", ["", "fatal"]);
    check_refused("/rules/0/limit", [json!(-1), json!(4_294_967_296_u64), json!(1.5), json!("3")]);
    check_taken("/rules/0/limit", [json!(0), json!(u32::MAX)]);
    check_refused("/rows/3/basis", ["", "guessed"]);
    check_refused("/rows/3/plans", ["", "none", "510e527fade682d1"]);
}

#[test]
fn rows_are_of_one_kind() {
    let section = properties("/$defs/section");
    let activity = properties("/$defs/activity");
    let values = [json!("x"), json!(1), json!({}), json!("all"), json!("source")];
    for key in activity.keys().filter(|key| !section.contains_key(*key)) {
        check_refused(&format!("/rows/0/{key}"), values.clone());
    }
    for key in section.keys().filter(|key| !activity.contains_key(*key)) {
        check_refused(&format!("/rows/2/{key}"), values.clone());
    }
    check_refused("/rows/0", [json!({}), json!({"id": "3c6ef372fe94f82b"})]);
    for key in ["section", "activity"] {
        check_taken("/rows/2", [json!({"id": "6a09e667f3bcc908", key: ""})]);
    }
}

#[test]
fn ids() {
    for place in [
        "/id",
        "/base/matrix",
        "/parties/3/id",
        "/plans/1/id",
        "/rows/0/id",
        "/rows/3/plans/0",
        "/footnotes/0/id",
        "/acceptances/0/row",
        "/acceptances/0/party",
        "/versions/0/approvals/0/party",
        "/versions/0/approvals/0/row",
    ] {
        let right = "0123456789abcde";
        check_refused(place, ["", right, &format!("{right}F"), &format!("{right}g")]);
        check_refused(place, [format!("{right}ff"), format!("{right}f\n"), format!("+{right}")]);
    }
}

#[test]
fn dates() {
    for place in [
        "/reviewBy",
        "/source/date",
        "/acceptances/0/date",
        "/versions/0/date",
        "/versions/0/approvals/0/date",
    ] {
        check_refused(place, ["", "2026", "26-01-01", "2026-1-1", "0999-01-01", "2026-01-31Z"]);
        check_refused(place, ["2026-00-01", "2026-13-01", "2026-01-00", "2026-01-32"]);
        // These fit the pattern; the format `date` tells them apart.
        check_refused(place, ["2026-04-31", "2026-02-29", "2100-02-29"]);
        check_taken(place, ["2024-02-29", "1000-01-01", "9999-12-31"]);
    }
}

#[test]
fn numbers() {
    for place in ["/edition", "/base/edition"] {
        check_refused(place, [json!(-1), json!(1.5), json!(4_294_967_296_u64), json!("1")]);
        check_taken(place, [1, 4_294_967_295_u32]);
    }
    check_refused("/rows/1/level", [json!(-1), json!(0), json!(7), json!(256), json!(1.5)]);
    check_taken("/rows/1/level", [1, 2]);
}

#[test]
fn names_have_a_limit_and_texts_have_another() {
    for place in [
        "/title",
        "/language",
        "/source/title",
        "/source/provider",
        "/source/service",
        "/base/title",
        "/letters/2/name",
        "/parties/2/name",
        "/plans/1/name",
        "/rows/0/section",
        "/rows/0/number",
        "/rows/2/plan",
        "/rules/0/rule",
        "/acceptances/0/rule",
        "/acceptances/0/letters",
        "/acceptances/0/reason",
        "/acceptances/0/name",
        "/versions/0/approvals/0/name",
        "/versions/0/approvals/0/role",
    ] {
        check_refused(place, ["ü".repeat(limits::NAME_CHARS + 1)]);
        check_taken(place, ["ü".repeat(limits::NAME_CHARS), String::new()]);
    }
    // Any string can be a key, and the notation of a text may be longer than what it says.
    check_taken("/parties/3/key", ["ü".repeat(limits::NAME_CHARS + 1)]);
    check_taken("/rows/2/activity", ["\\*".repeat(limits::TEXT_CHARS)]);
}

#[test]
fn letters() {
    check_refused("/letters/0/code", ["", "RA", "r", "/", " ", "*", "\t", "|"]);
    let letter = |code| json!({"code": code, "kind": "other"});
    check_refused("/letters", [json!([]), "RAICSBDEFGHJKLMNO".chars().map(letter).collect()]);
    for codes in ["RAICSBDEFGHJKLMN", "RAIÄЯ中9"] {
        check_taken("/letters", [codes.chars().map(letter).collect::<Value>()]);
    }
}

#[test]
fn cells() {
    let place = "/rows/3/cells/Customer";
    check_refused(place, ["r", "R/A", "R A", "R|A", "N/A", "n/a ", "n", "RA\n"]);
    check_refused(place, [json!({"letter": "R"}), json!({"letters": "r"}), json!({"letters": 7})]);
    check_refused(place, [json!({"basis": "guessed"}), json!({"marks": "*"})]);
    let marks = |count| json!({"marks": vec!["*"; count]});
    check_refused(place, [marks(limits::CELL_MARKS + 1)]);
    check_taken(place, [json!(""), json!("n/a"), json!("AIR"), json!("AA"), json!({})]);
    check_taken(place, [json!({"letters": "n/a"}), marks(limits::CELL_MARKS)]);
    check_refused("/rows/3/cells", [json!(["A", "R"])]);
    let many = (0..=limits::PARTIES).map(|at| (id(at), json!("A"))).collect();
    check_refused("/rows/3/cells", [Value::Object(many)]);
}

#[test]
fn marks_and_links() {
    for place in ["/footnotes/0/mark", "/rows/2/cells/9b05688c2b3e6c1f/marks/0"] {
        check_refused(
            place,
            ["", "123456789", "a b", "[", "]", "\u{7f}", "\u{85}", "\n", "\u{a0}"],
        );
        check_taken(place, ["1", "*", "ü2345678", "(a)", "^"]);
    }
    let place = "/source/link";
    check_refused(place, ["", "example.org", "/a", "javascript:alert(1)", "data:text/html,x"]);
    check_refused(place, ["https://a b", "https://<b>", "https://a\"", "https:\n//a", "http"]);
    let long = |length| format!("https:{}", "a".repeat(length - 6));
    check_refused(place, [long(limits::LINK_CHARS + 1)]);
    check_taken(place, [long(limits::LINK_CHARS)]);
    check_taken(place, ["HTTPS://a/(b)\\", "mailto:a@example.org", "http:", " https://a\n"]);
}

#[test]
fn lists_have_limits() {
    let party = |at| json!({"id": id(at), "name": format!("Party {at}")});
    check_refused("/parties", [many(limits::PARTIES + 1, party)]);
    let plan = |at| json!({"id": id(at), "name": format!("Plan {at}")});
    check_refused("/plans", [many(limits::PLANS + 1, plan)]);
    let footnote = |at| json!({"id": id(at), "mark": "1", "text": ""});
    check_refused("/footnotes", [many(limits::FOOTNOTES + 1, footnote)]);
    check_taken("/footnotes", [many(limits::FOOTNOTES, footnote)]);
    let rule = |at| json!({"rule": format!("rule-{at}"), "severity": "off"});
    check_refused("/rules", [many(limits::RULE_SETTINGS + 1, rule)]);
    check_taken("/rules", [many(limits::RULE_SETTINGS, rule)]);
}

#[test]
fn versions_have_names_and_a_place_in_files_that_say_so() {
    check_refused("/versions/0/name", ["", " ", &"x".repeat(limits::NAME_CHARS + 1)]);
    check_taken("/versions/0/name", ["1", " x "]);
    check_refused("/versions/0/kept", [json!(-1), json!(8_640_000_000_000_001_u64), json!("1")]);
    check_refused("/versions/0/note", ["x".repeat(limits::TEXT_CHARS + 1)]);
    let alone = without(without(example(), "/partedFrom"), "/author").to_string();
    assert!(fits_schema(&alone) && is_read(&alone));
    for key in ["/versions", "/partedFrom"] {
        let file = without(example(), key).to_string();
        assert!(!fits_schema(&file) && !is_read(&file), "{key}");
    }
}

/// What only the reader can know.
#[test]
fn what_a_schema_cannot_say() {
    let check = check_refused_by_reader_alone;
    // A schema can compare whole items, not one key of each.
    check("/parties/1/id", example()["parties"][0]["id"].clone());
    check("/plans/1/id", example()["plans"][0]["id"].clone());
    check("/rows/1/id", example()["rows"][0]["id"].clone());
    check("/footnotes/1/id", example()["footnotes"][0]["id"].clone());
    check("/parties/3/key", json!("Customer"));
    check("/letters/1/code", json!("R"));
    // What is allowed in one place depends on what stands in another.
    check("/rows/3/cells/Custmer", json!("R"));
    check("/rows/3/cells/Customer", json!("RX"));
    check("/rows/3/plans/0", json!("0123456789abcdef"));
    check("/rows/0/level", json!(2));
    check("/rows/1/level", json!(3));
    let marks = vec!["*"; limits::CELL_MARKS - 1];
    check("/rows/3/cells", json!({"Customer": {"marks": marks}, "Provider": {"marks": marks}}));
    // The limit on a text counts what there is to read, without the notation.
    check("/rows/2/activity", json!("a".repeat(limits::TEXT_CHARS + 1)));
    // So do those on its pieces and on its links.
    check("/rows/2/activity", json!("**a** ".repeat(limits::TEXT_PIECES)));
    let link = format!("[a](https://{}) ", "b".repeat(limits::LINK_CHARS - 100));
    check("/rows/2/activity", json!(link.repeat(2 * limits::TEXT_SIZE / limits::LINK_CHARS)));
    // Brackets in an address are written as three characters.
    check("/source/link", json!(format!("https://{}", "(".repeat(limits::LINK_CHARS / 2))));
    // The regular expressions that all validators share know no case beyond ASCII.
    for code in ["ä", "→", "\u{a0}"] {
        check("/letters/2/code", json!(code));
    }
    // To a schema, 2.0 is the integer 2.
    check("/version", json!(3.0));
    check("/edition", json!(2.0));
    check("/rows/1/level", json!(2.0));
}

/// A validator sees a file after it has been parsed, when the first of two equal keys is gone.
#[test]
fn what_a_schema_does_not_see() {
    for (once, twice) in [
        (r#""edition":2"#, r#""edition":2,"edition":2"#),
        (r#""Customer":"A""#, r#""Customer":"A","Customer":"A""#),
    ] {
        let file = example().to_string();
        assert!(file.contains(once), "{file}");
        let file = file.replacen(once, twice, 1);
        assert_eq!((fits_schema(&file), is_read(&file)), (true, false), "{twice}");
    }
}

/// What other parts of the example refer to, which a schema cannot follow.
#[test]
fn what_a_schema_does_not_miss() {
    for place in ["/plans", "/parties/2/key"] {
        let file = without(example(), place).to_string();
        assert_eq!((fits_schema(&file), is_read(&file)), (true, false), "{place}");
    }
}

/// Shapes that a lenient reader would take, and that Remit never writes.
#[test]
fn what_has_another_shape_is_refused() {
    let check = |place: &str, value: Value| check_refused(place, [value]);
    // A key without a value, where there is a way to leave the key out.
    for place in [
        "/$schema",
        "/reviewBy",
        "/base",
        "/source/link",
        "/source/date",
        "/letters/2/name",
        "/parties/3/key",
        "/rows/0/activity",
        "/rows/1/level",
        "/rows/0/number",
        "/rows/0/before",
        "/rows/0/after",
        "/rows/2/section",
        "/rows/2/plan",
        "/rows/3/plans",
        "/rows/2/comment",
        "/rows/3/basis",
        "/rows/2/cells",
        "/rows/2/evidence",
        "/rows/2/cells/9b05688c2b3e6c1f/basis",
        "/acceptances/0/row",
        "/acceptances/0/party",
        "/acceptances/0/date",
    ] {
        check(place, Value::Null);
    }
    // An object as the list of its values, in the order of its keys.
    check("/source", json!(["Title", "Provider"]));
    check("/parties/0", json!(["1f83d9abfb41bd6b", "Customer"]));
    check("/rows/0", json!(["3c6ef372fe94f82b", "Operation"]));
    check("/rows/3/cells/Customer", json!(["A"]));
    // A word as an object that has it for its only key.
    check("/parties/0/side", json!({"customer": null}));
    // Editions are counted from 1 on.
    check("/edition", json!(0));
    check("/base/edition", json!(0));
}
