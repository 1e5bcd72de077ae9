//! What two tabs do to one draft at the same time.

use super::super::{Act, Command, Editor, Entry, rebase};
use super::{Tab, letter, set, small};
use crate::matrix::{Activity, Party, PartyId, Row, RowId, TabId, Text};

/// What entries do, in a word each.
fn acts(entries: &[Entry]) -> Vec<String> {
    let act = |entry: &Entry| match &entry.act {
        Act::Do { name, .. } => format!("do {name}"),
        Act::Hold { name, .. } => format!("hold {name}"),
        Act::Undo(_) => "undo".to_owned(),
        Act::Redo(_) => "redo".to_owned(),
        other => format!("{other:?}"),
    };
    entries.iter().map(act).collect()
}

/// What two tabs do at once, the first of them first: which acts follow for the second.
#[track_caller]
fn check_rebase(first: Command, second: Command, expected: &[&str]) -> Editor {
    let mut editor = Editor::new(small());
    let missed = Tab::new(1).does("First", first);
    editor.perform(missed.clone()).unwrap();
    let mut serial = 77;
    let pending = vec![Tab::new(2).does("Second", second)];
    let behind = rebase(&mut editor, &[missed], pending, &mut || {
        serial += 1;
        serial
    });
    assert_eq!(acts(&behind), expected);
    editor
}

#[test]
fn changes_of_two_tabs_that_do_not_meet_are_both_made() {
    let editor = check_rebase(set(3, 1, letter('R')), set(3, 2, letter('A')), &["do Second"]);
    assert_eq!(editor.matrix().cell(RowId::from_bits(3), PartyId::from_bits(1)), Some(letter('R')));
    assert_eq!(editor.matrix().cell(RowId::from_bits(3), PartyId::from_bits(2)), Some(letter('A')));
}

#[test]
fn two_changes_of_one_cell_wait_for_a_person() {
    let editor = check_rebase(set(3, 1, letter('R')), set(3, 1, letter('A')), &["hold Second"]);
    assert_eq!(editor.matrix().cell(RowId::from_bits(3), PartyId::from_bits(1)), Some(letter('R')));
    let held = editor.held()[0].id;
    let mut taken = editor.clone();
    taken.perform(Tab::new(3).entry(Act::Settle { held, take: true })).unwrap();
    assert_eq!(taken.matrix().cell(RowId::from_bits(3), PartyId::from_bits(1)), Some(letter('A')));
    assert!(taken.held().is_empty());
    let mut given_up = editor;
    given_up.perform(Tab::new(3).entry(Act::Settle { held, take: false })).unwrap();
    assert!(given_up.held().is_empty());
    assert_eq!(
        given_up.matrix().cell(RowId::from_bits(3), PartyId::from_bits(1)),
        Some(letter('R'))
    );
}

#[test]
fn two_tabs_that_do_the_same_have_nothing_to_choose() {
    // Both gave the same letter to a cell, and were asked which of the two to keep.
    let editor = check_rebase(set(3, 1, letter('R')), set(3, 1, letter('R')), &[]);
    assert!(editor.held().is_empty());
}

#[test]
fn what_was_edited_outlives_its_deletion() {
    let row = RowId::from_bits(3);
    let gone = Command::RemoveRows(vec![row]);
    let editor =
        check_rebase(gone.clone(), set(3, 1, letter('A')), &["undo", "do Second", "hold First"]);
    assert_eq!(editor.matrix().cell(row, PartyId::from_bits(1)), Some(letter('A')));
    let editor = check_rebase(set(3, 1, letter('A')), gone, &["hold Second"]);
    assert_eq!(editor.matrix().cell(row, PartyId::from_bits(1)), Some(letter('A')));
}

#[test]
fn a_row_added_where_another_tab_deleted_is_added_all_the_same() {
    let row = Activity::new(RowId::from_bits(9), Text::plain("New"), 2);
    let insert = Command::InsertRows {
        after: Some(RowId::from_bits(3)),
        rows: vec![Row::Activity(Box::new(row))],
    };
    let gone = Command::RemoveRows(vec![RowId::from_bits(3)]);
    check_rebase(gone, insert, &["do Second"]);
}

#[test]
fn a_row_added_while_another_tab_adds_a_party_is_added_all_the_same() {
    // The row had one cell too few for the new column: it was held, and could never be taken.
    let row = Activity::new(RowId::from_bits(9), Text::plain("New"), 2);
    let insert = Command::InsertRows { after: None, rows: vec![Row::Activity(Box::new(row))] };
    let party = Party::new(PartyId::from_bits(3), "Auditor");
    let party = Command::InsertParty { after: None, party, cells: Vec::new(), marks: Vec::new() };
    check_rebase(party, insert, &["do Second"]);
}

#[test]
fn a_party_that_was_moved_behind_one_that_is_gone_is_asked_about() {
    // Without its neighbour it was to go to the end, where it stood already: the move was dropped
    // without a word.
    let (party, gone) = (PartyId::from_bits(1), PartyId::from_bits(2));
    let moved = Command::MoveParty { party, after: Some(gone) };
    check_rebase(Command::RemoveParty(gone), moved, &["hold Second"]);
}

/// What one tab did and what was undone or chosen in another at the same time.
#[track_caller]
fn check_undo_meets(theirs: Command, expected: &[&str]) -> Editor {
    let (mut here, mut there) = (Tab::new(1), Tab::new(2));
    let mut editor = Editor::new(small());
    let mine = here.does("Mine", set(3, 1, letter('R')));
    editor.perform(mine.clone()).unwrap();
    let missed = there.does("Theirs", theirs);
    editor.perform(missed.clone()).unwrap();
    let undo = here.entry(Act::Undo(mine.id));
    let behind = rebase(&mut editor, &[missed], vec![undo], &mut || 99);
    assert_eq!(acts(&behind), expected);
    editor
}

#[test]
fn an_undo_does_not_take_back_what_another_tab_did_at_the_same_time() {
    // Undo in one tab, while the other changed the same cell, silently put the old letter back.
    let editor = check_undo_meets(set(3, 1, letter('A')), &["hold Undo: Mine"]);
    assert_eq!(editor.matrix().cell(RowId::from_bits(3), PartyId::from_bits(1)), Some(letter('A')));
    check_undo_meets(set(3, 2, letter('A')), &["undo"]);
}

#[test]
fn what_was_typed_into_a_row_outlives_that_its_addition_was_undone() {
    // The other tab took the row's addition back; the text was held, in no row.
    let mut here = Tab::new(1);
    let row = Activity::new(RowId::from_bits(9), Text::plain("New"), 2);
    let insert = Command::InsertRows { after: None, rows: vec![Row::Activity(Box::new(row))] };
    let insert = Command::Group(vec![Command::RemoveRows(vec![RowId::from_bits(3)]), insert]);
    let mut editor = Editor::new(small());
    let added = here.does("Add", insert);
    editor.perform(added.clone()).unwrap();
    let undo = here.entry(Act::Undo(added.id));
    editor.perform(undo.clone()).unwrap();
    let edit = Tab::new(2).does("Second", set(9, 1, letter('A')));
    let mut serial = 77;
    let behind = rebase(&mut editor, &[undo], vec![edit], &mut || {
        serial += 1;
        serial
    });
    assert_eq!(behind.len(), 3, "{behind:?}");
    assert_eq!(editor.matrix().cell(RowId::from_bits(9), PartyId::from_bits(1)), Some(letter('A')));
    assert_eq!(editor.held().len(), 1);
}

#[test]
fn what_is_in_the_journal_already_is_not_done_again() {
    // A page that was closed did not hear that its last entries were kept; the next one did
    // them again, and met itself.
    let mut editor = Editor::new(small());
    let entry = Tab::new(1).does("Once", set(3, 1, letter('R')));
    editor.perform(entry.clone()).unwrap();
    let before = editor.clone();
    let behind = rebase(&mut editor, std::slice::from_ref(&entry), vec![entry.clone()], &mut || 7);
    assert!(behind.is_empty());
    assert_eq!(editor, before);
    assert_eq!(editor.perform(entry), Ok(None));
}

#[test]
fn the_steps_of_a_tab_that_is_gone_are_adopted_once() {
    // Two tabs that opened at once both took over the name of one that was gone, and were one
    // tab from then on.
    let mut editor = Editor::new(small());
    let step = Tab::new(1).does("Gone", set(3, 1, letter('R')));
    editor.perform(step.clone()).unwrap();
    let adopt = |bits| Tab::new(bits).entry(Act::Adopt(vec![TabId::from_bits(1)]));
    assert!(editor.perform(adopt(2)).unwrap().is_some());
    assert_eq!(editor.perform(adopt(3)), Ok(None));
    assert_eq!(editor.tabs(), [TabId::from_bits(2)]);
    let is_mine = |tab| tab == TabId::from_bits(2);
    assert_eq!(editor.undoes(is_mine).map(|step| step.id), Some(step.id));
}
