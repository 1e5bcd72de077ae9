//! What becomes a step of the history, and what undo says of it.

use super::super::{Act, Command, Editor, Entry};
use super::{Tab, letter, set, small};
use crate::matrix::Cell;

#[test]
fn letters_typed_quickly_into_a_cell_are_one_step() {
    let mut tab = Tab::new(1);
    let mut editor = Editor::new(small());
    let mut both = letter('R');
    let first = tab.does("Add R", set(3, 1, both));
    both = Cell::of(both.letters().union(letter('A').letters()));
    let second = Entry { at: first.at + 400, ..tab.does("Add A", set(3, 1, both)) };
    let third = Entry { at: second.at + 501, ..tab.does("Add C", set(3, 1, letter('C'))) };
    for entry in [first, second, third] {
        editor.perform(entry).unwrap();
    }
    let names: Vec<&str> = editor.done().iter().map(|step| step.name.as_str()).collect();
    assert_eq!(names, ["Add R, add A", "Add C"]);
    for _ in 0..2 {
        let step = editor.undoes(|_| true).unwrap().id;
        editor.perform(tab.entry(Act::Undo(step))).unwrap();
    }
    assert_eq!(editor.matrix(), &small());
}

#[test]
fn clearing_is_a_step_of_its_own() {
    let mut tab = Tab::new(1);
    let mut editor = Editor::new(small());
    let typed = tab.does("Add R", set(3, 1, letter('R')));
    let cleared = Entry { at: typed.at + 10, ..tab.does("Clear", set(3, 1, Cell::default())) };
    let again = Entry { at: typed.at + 20, ..tab.does("Add A", set(3, 1, letter('A'))) };
    for entry in [typed, cleared, again] {
        editor.perform(entry).unwrap();
    }
    assert_eq!(editor.done().len(), 3);
}

#[test]
fn undo_says_what_another_tab_has_changed_since() {
    let (mut here, mut there) = (Tab::new(1), Tab::new(2));
    let mut editor = Editor::new(small());
    let mine = here.does("Mine", set(3, 1, letter('R')));
    editor.perform(mine.clone()).unwrap();
    editor.perform(there.does("Elsewhere", set(3, 2, letter('C')))).unwrap();
    assert_eq!(editor.covered(mine.id), None);
    editor.perform(there.does("Theirs", set(3, 1, letter('A')))).unwrap();
    assert_eq!(editor.covered(mine.id), Some("Theirs"));
    assert_eq!(editor.undoes(|tab| tab == here.tab).map(|step| step.id), Some(mine.id));
}

#[test]
fn a_command_that_changes_nothing_is_no_step() {
    let mut editor = Editor::new(small());
    let mut tab = Tab::new(1);
    let title = |title: &str| Command::SetTitle(title.to_owned());
    assert_eq!(editor.perform(tab.does("Rename", title("Small"))), Ok(None));
    assert_eq!(editor.undoes(|_| true), None);
    assert!(editor.perform(tab.does("Rename", title("Big"))).unwrap().is_some());
    assert_eq!(editor.undoes(|_| true).map(|step| step.name.as_str()), Some("Rename"));
}
