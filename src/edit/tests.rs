use proptest::collection::vec;
use proptest::prelude::*;

use super::{Act, Command, Editor, Entry, apply, rebase};
use crate::arbitrary::{any_matrix, fit_command, loose_command};
use crate::matrix::{
    Activity, Cell, Matrix, MatrixData, MatrixId, Party, PartyId, Row, RowId, Section, Side,
    StepId, TabId, Text,
};

/// A tab that edits, for tests: it numbers its steps and lets a second pass between them.
struct Tab {
    tab: TabId,
    serial: u64,
}

impl Tab {
    fn new(bits: u64) -> Self {
        Self { tab: TabId::from_bits(bits), serial: bits * 1_000_000 }
    }

    fn entry(&mut self, act: Act) -> Entry {
        self.serial += 1;
        Entry { id: StepId::from_bits(self.serial), tab: self.tab, at: self.serial * 1_000, act }
    }

    fn does(&mut self, name: &str, command: Command) -> Entry {
        self.entry(Act::Do { name: name.to_owned(), command })
    }
}

proptest! {
    #[test]
    fn undo_after_do_is_nothing(matrix in any_matrix(), loose in loose_command()) {
        let mut changed = matrix.clone();
        let command = fit_command(&matrix, 0, loose);
        if let Ok(inverse) = apply(&mut changed, command) {
            prop_assert!(apply(&mut changed, inverse).is_ok());
        }
        // A refused command must have changed nothing at all.
        prop_assert_eq!(&changed, &matrix);
    }

    #[test]
    fn what_commands_make_is_a_valid_matrix(
        matrix in any_matrix(), loose in vec(loose_command(), 1..8),
    ) {
        let mut changed = matrix;
        for (serial, loose) in (0..).zip(loose) {
            let command = fit_command(&changed, serial, loose);
            let _refused = apply(&mut changed, command);
            let checked = Matrix::new(changed.clone().into_data());
            prop_assert_eq!(checked.as_ref(), Ok(&changed));
            for row in &changed.rows {
                prop_assert_eq!(changed.position(row.id()), checked.as_ref().unwrap().position(row.id()));
            }
        }
    }

    #[test]
    fn the_same_commands_give_the_same_matrix_and_all_of_them_undo(
        matrix in any_matrix(), loose in vec(loose_command(), 1..8),
    ) {
        let mut editor = Editor::new(matrix.clone());
        let mut tab = Tab::new(1);
        let mut commands = Vec::new();
        for (serial, loose) in (0..).zip(loose) {
            let command = fit_command(editor.matrix(), serial, loose);
            if editor.perform(tab.does("step", command.clone())).is_ok() {
                commands.push(command);
            }
        }
        let end = editor.matrix().clone();

        let mut replayed = matrix.clone();
        for command in commands {
            apply(&mut replayed, command).unwrap();
        }
        prop_assert_eq!(&replayed, &end);

        while let Some(step) = editor.undoes(|_| true).map(|step| step.id) {
            editor.perform(tab.entry(Act::Undo(step))).unwrap();
        }
        prop_assert_eq!(editor.matrix(), &matrix);
        while let Some(step) = editor.redoes(|_| true).map(|step| step.id) {
            editor.perform(tab.entry(Act::Redo(step))).unwrap();
        }
        prop_assert_eq!(editor.matrix(), &end);
    }

    /// Two tabs change a draft at the same time. Whoever comes second takes in what the first
    /// has done; both then have the same, and nothing that either did is gone: it was carried
    /// out, or it waits.
    #[test]
    fn two_tabs_lose_nothing(
        matrix in any_matrix(),
        first in vec(loose_command(), 1..5),
        second in vec(loose_command(), 1..5),
    ) {
        let start = Editor::new(matrix);
        let edits = |tab: &mut Tab, loose: Vec<_>, serials: u64| {
            let mut editor = start.clone();
            let mut entries = Vec::new();
            for (serial, loose) in (serials..).zip(loose) {
                let entry = tab.does("step", fit_command(editor.matrix(), serial, loose));
                if matches!(editor.perform(entry.clone()), Ok(Some(_))) {
                    entries.push(entry);
                }
            }
            entries
        };
        let (mut here, mut there) = (Tab::new(1), Tab::new(2));
        let missed = edits(&mut here, first, 0);
        let pending = edits(&mut there, second, 50);

        let mut journal = start.clone();
        for entry in &missed {
            journal.perform(entry.clone()).unwrap();
        }
        let mut other = journal.clone();
        let mut serial = 9_000_000;
        let behind = rebase(&mut journal, &missed, pending.clone(), &mut || { serial += 1; serial });
        for entry in &behind {
            prop_assert!(matches!(other.perform(entry.clone()), Ok(Some(_))));
        }
        prop_assert_eq!(&other, &journal);

        for entry in pending {
            let Act::Do { command, .. } = &entry.act else { continue };
            let found = behind.iter().find(|other| other.id == entry.id);
            let mut idle = journal.clone();
            let nothing_left = idle.perform(there.does("again", command.clone())).is_ok_and(|c| c.is_none());
            prop_assert!(found.is_some() || nothing_left, "lost: {:?}", entry);
        }
    }
}

fn set(row: u64, party: u64, cell: Cell) -> Command {
    let (row, party) = (RowId::from_bits(row), PartyId::from_bits(party));
    Command::SetCells(vec![super::CellEdit { row, party, cell }])
}

fn letter(code: char) -> Cell {
    Cell::of(small().letters.typed(code).unwrap())
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
    let acts: Vec<String> = behind
        .iter()
        .map(|entry| match &entry.act {
            Act::Do { name, .. } => format!("do {name}"),
            Act::Hold { name, .. } => format!("hold {name}"),
            Act::Undo(_) => "undo".to_owned(),
            Act::Redo(_) => "redo".to_owned(),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(acts, expected);
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
    let party = Party { id: PartyId::from_bits(3), name: "Auditor".to_owned(), side: Side::Other };
    let party = Command::InsertParty { after: None, party, cells: Vec::new(), marks: Vec::new() };
    check_rebase(party, insert, &["do Second"]);
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
    let acts: Vec<String> = behind
        .iter()
        .map(|entry| match &entry.act {
            Act::Undo(_) => "undo".to_owned(),
            Act::Hold { name, .. } => format!("hold {name}"),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(acts, expected);
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

fn small() -> Matrix {
    let mut data = MatrixData::empty(MatrixId::from_bits(1), "Small");
    let party = |bits, name: &str| Party {
        id: PartyId::from_bits(bits),
        name: name.to_owned(),
        side: Side::Other,
    };
    data.parties = vec![party(1, "Customer"), party(2, "Provider")];
    data.rows = vec![
        Row::Section(Box::new(Section::new(RowId::from_bits(1), 1, "Outer"))),
        Row::Section(Box::new(Section::new(RowId::from_bits(2), 2, "Inner"))),
        Row::Activity(Box::new(Activity::new(RowId::from_bits(3), Text::plain("Do it"), 2))),
    ];
    Matrix::new(data).unwrap()
}

#[track_caller]
fn check_refused(command: Command, message: &str) {
    let mut matrix = small();
    let error = apply(&mut matrix, command).unwrap_err();
    assert_eq!(error.to_string(), message);
    assert_eq!(matrix, small());
}

#[test]
fn rows_deleted_in_several_places_come_back_whatever_their_levels() {
    // Undo put them back one place after the other, and refused where what was there in between
    // was no outline: the deletion could not be taken back.
    let levels = |levels: &[u8]| {
        let mut data = MatrixData::empty(MatrixId::from_bits(1), "Levels");
        data.rows = (0..)
            .zip(levels)
            .map(|(at, level)| match level {
                0 => Row::Activity(Box::new(Activity::new(
                    RowId::from_bits(at),
                    Text::plain("Do"),
                    0,
                ))),
                level => {
                    Row::Section(Box::new(Section::new(RowId::from_bits(at), *level, "Section")))
                }
            })
            .collect();
        Matrix::new(data).unwrap()
    };
    // The first comes back only from the last place on, the second only from the first on.
    for (before, gone) in [(levels(&[1, 2, 1, 0, 2, 3]), [2, 4]), (levels(&[1, 2, 0, 3]), [1, 3])] {
        let mut matrix = before.clone();
        let gone = Command::RemoveRows(gone.map(RowId::from_bits).to_vec());
        let back = apply(&mut matrix, gone).unwrap();
        let again = apply(&mut matrix, back).unwrap();
        assert_eq!(matrix, before);
        apply(&mut matrix, again).unwrap();
        assert_eq!(matrix.rows.len(), before.rows.len() - 2);
    }
    let mut matrix = levels(&[1, 2, 3]);
    let gone = Command::RemoveRows(vec![RowId::from_bits(1)]);
    let refused = Command::Group(vec![Command::SetTitle("Other".to_owned()), gone]);
    assert!(apply(&mut matrix, refused).is_err());
    assert_eq!(matrix, levels(&[1, 2, 3]));
}

#[test]
fn impossible_commands_say_why_and_change_nothing() {
    let row = RowId::from_bits;
    check_refused(Command::RemoveRows(vec![row(9)]), "that row is no longer in the matrix");
    check_refused(
        Command::RemoveRows(vec![row(1)]),
        "that is not possible: section 0 has level 2, but here it can be 1 at most, and 1 at least",
    );
    check_refused(
        Command::Group(vec![
            Command::SetTitle("Other".to_owned()),
            Command::RemoveParty(PartyId::from_bits(9)),
        ]),
        "that party is no longer in the matrix",
    );
    check_refused(
        Command::SetTitle("x".repeat(1_001)),
        "that is not possible: a name has 1001 characters; Remit takes 1000 at most",
    );
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
