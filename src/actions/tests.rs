use remit_core::keymap::Key;
use remit_core::keymap::grid::{KEYS, Topic};
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;
use crate::panel::rich_field::TOOLS;

/// A key with Ctrl, Alt and Shift held or not, and what it does.
type Meaning = ((String, bool, bool, bool), String);

/// Where a character needs Shift anyway, it is not asked for.
fn meanings(key: Key, does: &str) -> Vec<Meaning> {
    let is_character = !key.name.chars().all(|c| c.is_alphanumeric() || c == ' ');
    let shifts = if is_character { vec![false, true] } else { vec![key.shift] };
    let held = |shift| (key.name.to_owned(), key.ctrl, key.alt, shift);
    shifts.into_iter().map(|shift| (held(shift), does.to_owned())).collect()
}

fn of_actions<'a>(actions: impl IntoIterator<Item = &'a Action>) -> Vec<Meaning> {
    let each = |action: &'a Action| action.keys.iter().map(move |key| (*key, action.name));
    actions.into_iter().flat_map(each).flat_map(|(key, name)| meanings(key, name)).collect()
}

/// What works while somebody types.
fn while_typing() -> Vec<Meaning> {
    let all = ALL.into_iter().chain(find::ALL).filter(|action| !action.of_matrix);
    let mut all = of_actions(all.filter(|action| ![UNDO.name, REDO.name].contains(&action.name)));
    all.retain(|((name, ctrl, alt, _), _)| *ctrl || *alt || name.chars().count() > 1);
    all
}

#[track_caller]
fn check(mut place: Vec<Meaning>) {
    place.sort();
    for pair in place.windows(2) {
        assert!(pair[0].0 != pair[1].0, "{pair:?}");
    }
}

#[wasm_bindgen_test]
fn no_key_means_two_things_in_the_grid() {
    let all = grid::ALL.iter().chain(shape::ALL).chain(find::ALL).chain(ALL);
    let mut place = of_actions(all);
    for (key, does) in KEYS {
        for shift in [false, true] {
            let does = format!("{:?}", Topic::of(does));
            place.push(((key.name.to_owned(), key.ctrl, false, shift), does));
        }
    }
    for letter in "raci".chars() {
        for shift in [false, true] {
            place.push(((letter.to_string(), false, false, shift), "Letter".to_owned()));
        }
    }
    check(place);
}

#[wasm_bindgen_test]
fn no_key_means_two_things_in_a_text() {
    // Ctrl+Shift+L was the filter and, in a text of the panel, a link.
    let mut place = while_typing();
    place.extend(TOOLS.iter().flat_map(|(_, _, name, key)| meanings(*key, name)));
    // In lines of the grid, and in the bars above it.
    for key in [Key::plain("enter"), Key::shift("enter"), Key::alt("enter"), Key::plain("escape")] {
        place.extend(meanings(key, "Keep, go on or give up"));
    }
    check(place);
}

#[wasm_bindgen_test]
fn the_readme_names_each_key() {
    let readme = include_str!("../../README.md");
    let keys = KEYS.map(|(_, does)| Topic::of(does).keys());
    let of_grid = keys.iter().flat_map(|keys| keys.split(", ")).map(str::to_owned);
    let first = |action: &&Action| action.keys.first().map(|key| key.label());
    let all = grid::ALL.iter().chain(shape::ALL).chain(find::ALL).chain(ALL);
    for key in of_grid.chain(all.collect::<Vec<_>>().iter().filter_map(first)) {
        assert!(readme.contains(&key), "{key}");
    }
}
