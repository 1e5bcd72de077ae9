//! The copied texts again with every word replaced by another. Nothing may be looked up, and no
//! word may be relied on: the same rows come out, in other words.

use remit_core::matrix::{Basis, Matrix, Row};
use remit_import::Corrections;

use crate::published::{read, source};
use crate::shown::reading;

/// Another word of the same length and shape: the same for the same word, whatever its case.
fn other_word(word: &str, salt: u64) -> String {
    const VOWELS: &[u8] = b"aeiou";
    const OTHERS: &[u8] = b"bdfghklmnpstvwz";
    let mut state = salt ^ 0x9e37_79b9_7f4a_7c15;
    for byte in word.to_lowercase().bytes() {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3).rotate_left(23);
    }
    let mut vowel = state & 1 == 0;
    let letter = |c: char| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let pick = (state >> 33) as usize;
        let list = if vowel { VOWELS } else { OTHERS };
        vowel = !vowel;
        let other = char::from(list[pick % list.len()]);
        if c.is_uppercase() { other.to_ascii_uppercase() } else { other }
    };
    word.chars().map(letter).collect()
}

/// All words of a text replaced; what is no letter stays.
fn other_words(text: &str, salt: u64) -> String {
    let mut out = String::new();
    let mut word = String::new();
    for c in text.chars().chain(['\n']) {
        if c.is_alphabetic() {
            word.push(c);
        } else {
            // The letters of the legend are no words.
            let code = word.chars().count() == 1 && "RACI".contains(&word);
            out += &if code { word.clone() } else { other_word(&word, salt) };
            word.clear();
            out.push(c);
        }
    }
    out.pop();
    out
}

/// The glued parts of a header, each replaced by itself.
const HEADERS: [(&str, &[&str]); 7] = [
    ("ActivityCustomerOVHcloud", &["Activity", "Customer", "OVHcloud"]),
    (
        "ActionsPlancegedim.cloudcustomerComments",
        &["Actions", "Plan", "cegedim.cloud", "customer", "Comments"],
    ),
    (
        "ActionsPlancegedim.cloud customerComments",
        &["Actions", "Plan", "cegedim.cloud ", "customer", "Comments"],
    ),
    (
        "ActionsPlancegedim.cloud customerCommentaires",
        &["Actions", "Plan", "cegedim.cloud ", "customer", "Commentaires"],
    ),
    ("ActionsPlancegedim.cloud customer", &["Actions", "Plan", "cegedim.cloud ", "customer"]),
    ("PlanDescription", &["Plan", "Description"]),
    ("", &[]),
];

/// A line with its words replaced, its letters kept.
fn other_line(line: &str, activities: &[String], salt: u64) -> String {
    if let Some((_, parts)) =
        HEADERS.iter().find(|(header, _)| !header.is_empty() && *header == line)
    {
        return parts.iter().map(|part| other_words(part, salt)).collect();
    }
    let plain = line.trim();
    let is_letters = !plain.is_empty() && plain.chars().all(|c| "RACI/ ".contains(c));
    if is_letters {
        return line.to_owned();
    }
    // Letters glued to an activity are no part of its last word.
    let mut own = activities.iter().filter_map(|activity| {
        let letters = line.strip_prefix(activity.as_str())?;
        letters.chars().all(|c| "RACI".contains(c)).then_some((activity, letters))
    });
    match own.next() {
        Some((activity, letters)) => format!("{}{letters}", other_words(activity, salt)),
        None => other_words(line, salt),
    }
}

/// What is to be the same: sections and activities in other words, letters, plans, comments.
fn rows(matrix: &Matrix, words: impl Fn(&str) -> String) -> Vec<String> {
    let row = |row: &Row| match row {
        Row::Section(section) => format!("{} {}", section.level, words(&section.heading())),
        Row::Activity(activity) => {
            let cells: Vec<String> = activity
                .cells
                .iter()
                .map(|cell| {
                    let sign = if cell.basis == Basis::Inferred { "?" } else { "" };
                    format!("{}{sign}", matrix.letters.write(cell.letters()))
                })
                .collect();
            let text = words(&activity.text.to_plain());
            let (plan, comment) = (&activity.plan.printed, &activity.comment.to_plain());
            format!("{text} | {} | {} | {}", cells.join(" | "), words(plan), words(comment))
        }
    };
    matrix.rows.iter().map(row).collect()
}

#[track_caller]
fn check(slug: &str) {
    let original = read(slug).matrix;
    let mut activities: Vec<String> =
        original.activities().map(|a| a.text.to_plain().into_owned()).collect();
    activities.sort_by_key(|activity| std::cmp::Reverse(activity.len()));
    for salt in 1..=20 {
        let lines: Vec<String> =
            source(slug).lines().map(|line| other_line(line, &activities, salt)).collect();
        let replaced = reading(lines.join("\n").as_bytes(), "", &Corrections::default());
        let replaced = replaced.unwrap_or_else(|error| panic!("{slug}, {salt}: {error}")).matrix;
        assert_eq!(replaced.parties.len(), original.parties.len(), "{slug}, {salt}");
        let wanted = rows(&original, |text| other_words(text, salt));
        let found = rows(&replaced, str::to_owned);
        for (found, wanted) in found.iter().zip(&wanted) {
            assert_eq!(found, wanted, "{slug}, {salt}");
        }
        assert_eq!(found.len(), wanted.len(), "{slug}, {salt}");
        let names: Vec<String> =
            original.parties.iter().map(|party| other_words(&party.name, salt)).collect();
        let found: Vec<&str> = replaced.parties.iter().map(|party| party.name.as_str()).collect();
        assert_eq!(found, names, "{slug}, {salt}");
    }
}

#[test]
fn a_cell_per_line() {
    check("ovhcloud-hosted-exchange");
}

#[test]
fn letters_at_the_end_of_lines() {
    check("ovhcloud-private-exchange");
    check("ovhcloud-okms");
}

#[test]
fn a_paragraph_per_cell() {
    check("cegedim-cloud-managed-products");
}
