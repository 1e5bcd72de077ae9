//! Searching in many matrices.

use std::collections::BTreeSet;

use proptest::prelude::*;
use remit_core::arbitrary::any_matrix;
use remit_core::matrix::{Matrix, RowId};
use remit_core::search::*;
use remit_formats::catalogue;

fn published() -> Index {
    let mut index = Index::default();
    for each in &catalogue::ALL {
        index.put(&each.matrix().unwrap());
    }
    index
}

/// The first rows of each answer, with the title of the matrix.
fn firsts(index: &Index, typed: &str) -> Vec<(String, String)> {
    let first =
        |answer: &Answer| Some((answer.title.to_owned(), answer.rows.first()?.text.clone()));
    index.search(typed, 3).iter().filter_map(first).collect()
}

/// Every answer's first row says one of these words.
#[track_caller]
fn check(typed: &str, words: &[&str], matrices: usize) {
    let index = published();
    let firsts = firsts(&index, typed);
    assert!(firsts.len() >= matrices, "{typed}: {firsts:?}");
    for (_, text) in firsts.iter().take(matrices) {
        let text = text.to_lowercase();
        assert!(words.iter().any(|word| text.contains(word)), "{typed}: {text}");
    }
}

#[test]
fn each_provider_answers_the_same_question() {
    check("who manages backups", &["backup", "back up"], 3);
    check("backup", &["backup", "back up"], 3);
    check("who is responsible for incidents?", &["incident"], 3);
}

#[test]
fn slips_are_forgiven() {
    check("bakcup", &["backup", "back up"], 3);
    check("incidnets", &["incident"], 3);
    check("encrpytion", &["encrypt"], 1);
}

#[test]
fn a_word_that_is_not_finished_counts() {
    check("monit", &["monitor"], 2);
    check("manage incid", &["incident"], 2);
}

#[test]
fn who_names_a_provider_asks_that_provider() {
    let index = published();
    let answers = index.search("cegedim backup", 3);
    assert!(answers[0].title.starts_with("cegedim"), "{}", answers[0].title);
    let answers = index.search("Cloud Temple", 3);
    let temple = answers.iter().find(|answer| answer.title.starts_with("Cloud Temple"));
    assert!(temple.is_some_and(|answer| answer.is_named));
}

#[test]
fn who_asks_in_the_words_of_a_row_finds_it_first() {
    // "Manage backups" came second for its own words: another matrix says both in a section of
    // backups, which counted for more.
    let index = published();
    for typed in ["Manage backups", "manage backups", "who manages the backups?"] {
        let answers = index.search(typed, 3);
        assert_eq!(answers[0].rows[0].text, "Manage backups", "{typed}");
    }
    // And within one matrix, whatever the order of the words.
    let words = |text: &str| terms(text).into_iter().collect::<BTreeSet<String>>();
    for each in &catalogue::ALL {
        let matrix = each.matrix().unwrap();
        for activity in matrix.activities() {
            let text = activity.text.to_plain();
            let answers = index.search(&text, 1);
            let answer = answers.iter().find(|answer| answer.matrix == matrix.id).unwrap();
            assert_eq!(words(&answer.rows[0].text), words(&text));
        }
    }
}

#[test]
fn what_nobody_says_has_no_answer() {
    let index = published();
    assert_eq!(index.search("xylophone", 3), []);
    assert_eq!(index.search("", 3), []);
    assert_eq!(index.search("?!", 3), []);
}

#[test]
fn answers_say_who_holds_what() {
    let index = published();
    let answers = index.search("Handle incidents", 1);
    let row = answers.iter().flat_map(|answer| &answer.rows).next().unwrap();
    assert!(row.held.iter().any(|held| !held.letters.is_empty()));
    assert!(!row.path.is_empty());
}

#[test]
fn a_matrix_that_is_put_in_again_takes_the_place_of_the_old_one() {
    let mut index = published();
    let count = index.len();
    let mut data = catalogue::ALL[2].matrix().unwrap().into_data();
    data.rows.clear();
    let empty = Matrix::new(data).unwrap();
    index.put(&empty);
    assert_eq!(index.len(), count);
    assert!(index.search("keys", 3).iter().all(|a| a.matrix != empty.id || a.rows.is_empty()));
    index.retain(|id| id != empty.id);
    assert_eq!(index.len(), count - 1);
}

#[test]
fn every_published_row_is_found_by_its_own_words() {
    let index = published();
    for each in &catalogue::ALL {
        let matrix = each.matrix().unwrap();
        for activity in matrix.activities() {
            let answers = index.search(&activity.text.to_plain(), usize::MAX);
            assert!(holds(&answers, activity.id), "{}", activity.text.to_plain());
        }
    }
}

fn holds(answers: &[Answer], row: RowId) -> bool {
    answers.iter().flat_map(|answer| &answer.rows).any(|entry| entry.row == row)
}

proptest! {
    #[test]
    fn whatever_is_typed_is_answered(matrix in any_matrix(), typed in "\\PC{0,30}") {
        let mut index = Index::default();
        index.put(&matrix);
        index.search(&typed, 3);
    }
}
