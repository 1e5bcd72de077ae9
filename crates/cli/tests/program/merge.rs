use crate::convert::with_version;
use crate::scratch::{Scratch, published};

const HANDLED: &str = "{\"Customer\": \"AI\", \"OVHcloud\": \"RA\"}";

/// The OKMS matrix with other roles for "Handle incidents".
pub fn handled(customer: &str, ovhcloud: &str) -> String {
    let cells = format!("{{\"Customer\": \"{customer}\", \"OVHcloud\": \"{ovhcloud}\"}}");
    let file = published("ovhcloud-okms");
    assert_eq!(file.matches(HANDLED).count(), 1);
    file.replace(HANDLED, &cells)
}

fn merged(ours: &str, theirs: &str) -> (Scratch, crate::scratch::Said) {
    let scratch = Scratch::new();
    scratch.write("base", published("ovhcloud-okms"));
    scratch.write("ours", ours);
    scratch.write("theirs", theirs);
    let args = ["merge", "base", "ours", "theirs", "-o", "ours", "--path", "okms.raci.json"];
    let said = scratch.remit(&args);
    (scratch, said)
}

#[test]
fn edits_of_different_cells_of_one_row_are_joined() {
    let (scratch, said) = merged(&handled("I", "RA"), &handled("AI", "R"));
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err);
    assert_eq!(scratch.read("ours"), handled("I", "R"));
    // Each by itself is right, and together nobody is accountable.
    assert!(said.err.contains("okms.raci.json: Together, the changes give"), "{}", said.err);
}

#[test]
fn named_versions_of_both_sides_stay() {
    let (ours, theirs) = (with_version("Ann Lee"), with_version("Bob Ray"));
    let (scratch, said) = merged(&ours, &theirs);
    assert_eq!(said.code, 0, "{}", said.err);
    let file = remit_formats::json::read_file(scratch.read("ours").as_bytes()).unwrap();
    let names: Vec<&str> =
        file.versions.iter().map(|it| it.named.approvals[0].name.as_str()).collect();
    assert_eq!(names, ["Ann Lee", "Bob Ray"]);
    let (scratch, _) = merged(&ours, &ours);
    assert_eq!(scratch.read("ours"), ours);
}

#[test]
fn edits_of_one_cell_stop_and_lose_nothing() {
    let (scratch, said) = merged(&handled("I", "RA"), &handled("C", "RA"));
    assert_eq!(said.code, 1);
    let words = "okms.raci.json: conflict: Handle incidents (tickets and telephone contacts), Customer (ours: I; theirs: C)\n";
    assert!(said.err.starts_with(words), "{}", said.err);
    let file = scratch.read("ours");
    assert!(file.contains("{\"Customer\": \"I\", \"OVHcloud\": \"RA\"}"), "ours is in place");
    let path = scratch.write("okms.raci.json", &file);
    // A check fails on it at the entry, and finds what it finds besides.
    let said = scratch.remit(&["check", "okms.raci.json"]);
    assert_eq!(said.code, 1);
    assert!(
        said.out.starts_with("error[unresolved-conflict]: A merge has left this to decide"),
        "{}",
        said.out
    );
    assert!(said.out.contains("--> okms.raci.json:5:5"), "{}", said.out);
    // Nothing reads it as a matrix.
    let said = scratch.remit(&["read", "okms.raci.json"]);
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("okms.raci.json:4:17: The file has 1 unresolved merge conflict: Handle"),
        "{}",
        said.err
    );
    // Decided by hand, it is one again.
    let begin = file.find("  \"unresolved\"").unwrap();
    let end = file[begin..].find("],\n").unwrap() + begin + 3;
    let decided = format!("{}{}", &file[..begin], &file[end..]);
    std::fs::write(path, decided).unwrap();
    let said = scratch.remit(&["check", "okms.raci.json"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
}

#[test]
fn a_side_that_cannot_be_read_leaves_both_texts() {
    let (scratch, said) = merged(&handled("I", "RA"), "{\"format\": ");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("okms.raci.json (theirs):1: The file is incomplete"), "{}", said.err);
    let file = scratch.read("ours");
    assert!(file.starts_with("<<<<<<< ours\n{"), "{file}");
    assert!(file.ends_with("=======\n{\"format\": \n>>>>>>> theirs\n"), "{file}");
}

#[test]
fn without_an_output_it_is_printed() {
    let scratch = Scratch::new();
    scratch.write("base", published("ovhcloud-okms"));
    scratch.write("ours", handled("I", "RA"));
    let said = scratch.remit(&["merge", "base", "ours", "base"]);
    assert_eq!((said.code, said.out), (0, handled("I", "RA")));
}

#[test]
fn a_link_opens_what_is_to_be_decided() {
    let scratch = Scratch::new();
    scratch.write("base", published("ovhcloud-okms"));
    scratch.write("ours", handled("I", "RA"));
    scratch.write("theirs", handled("C", "RA"));
    let said = scratch.remit(&[
        "merge",
        "base",
        "ours",
        "theirs",
        "--link",
        "https://example.org/app/#/x",
    ]);
    assert_eq!(said.code, 1);
    let (_, link) = said.err.split_once("Decide in Remit: https://example.org/app/").unwrap();
    let link = link.lines().next().unwrap();
    let (matrix, open) = remit_formats::link::decode_unresolved(link).unwrap();
    assert_eq!(
        remit_formats::json::read_unresolved(said.out.as_bytes())
            .map(|(file, open)| (file.matrix, open)),
        Ok((matrix.clone(), open.clone()))
    );
    let mut review = remit_formats::review::of_unresolved(matrix, &open, "theirs").unwrap();
    assert_eq!((review.changes().len(), review.counts().open), (1, 1));
    review.accept(&remit_compare::review::Scope::All);
    let decided = remit_formats::json::write(&review.outcome().unwrap().matrix);
    assert_eq!(decided, handled("C", "RA"));
    // Without a conflict there is nothing to open.
    scratch.write("theirs", handled("I", "RA"));
    let said =
        scratch.remit(&["merge", "base", "ours", "theirs", "--link", "https://example.org/"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
}
